"""Every paper is written by its command, read from its record."""

import io
import sys
from pathlib import Path

import pytest

from desk.cli import paper_commands
from tests.cli.conftest import Counter


def test_every_paper_is_read_and_drawn() -> None:
    assert set(paper_commands.READ) == set(paper_commands._drawers())
    assert set(paper_commands.COUNTS) <= set(paper_commands.READ)


def test_a_receipt_is_written(counter: Counter, tmp_path: Path) -> None:
    to = tmp_path / "receipt.pdf"
    assert "receipt.pdf" in counter("paper", "receipt", "2001", "--output", to)
    assert to.read_bytes().startswith(b"%PDF")


def test_a_paper_goes_to_standard_output(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdout", stream)
    counter("paper", "receipt", "2001", "--output", "-")
    assert stream.buffer.getvalue().startswith(b"%PDF") and not (tmp_path / "-").exists()


def test_what_has_no_such_paper_is_told(counter: Counter, tmp_path: Path) -> None:
    to = tmp_path / "agreement.pdf"
    assert "nothing to sign" in counter("paper", "preorder-agreement", "2001", "--output", to, code=1)
    assert not to.exists()
