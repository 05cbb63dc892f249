"""``desk bank``: a statement read, its lines told, matched, set aside, opened again."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BUYER, Counter
from tests.exchange.list_files import list_of

COLUMNS = ("Date", "Description", "Amount")


def test_lines_are_read_once_and_told_with_what_they_are(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No line is left over." in counter("bank", "lines")
    order = counter.json("order", "take", *BUYER, "--line", "B:1", "--pay", "check:20.00:1207", "--json")
    slip = _deposited(counter, monkeypatch, order)
    path = tmp_path / "bank.csv"
    rows = ({"Amount": "20.00", "Description": "DEPOSIT"}, {"Amount": "-54.10", "Description": "POS"})
    path.write_bytes(list_of(COLUMNS, *({**row, "Date": order["placed"]} for row in rows)))
    assert "2 new" in counter("bank", "read", path)
    assert "There is nothing to import." in counter("bank", "read", path, "--dry-run")
    told = counter("bank", "lines")
    assert f"$20.00    DEPOSIT\n  Deposit {slip}" in told and "-$54.10    POS" in told
    assert counter.json("bank", "match", "1", slip, "--clear", "--json")["deposit"] == slip
    assert "office" not in counter("bank", "aside", "2", "--reason", "office supply")
    assert counter.json("bank", "lines", "--json")["left"] == []
    assert "matched or set aside already" in counter("bank", "match", "2", slip, code=1)
    assert counter.json("bank", "reopen", "2", "--reason", "a check", "--json")["state"] == "open"


def _deposited(counter: Counter, monkeypatch: pytest.MonkeyPatch, order: dict[str, Any]) -> str:
    """The slip with which the only check went to the bank, as scripts do it."""
    (check,) = counter.json("check", "list", "--json")
    told = json.dumps({"wanted": [check["number"]], "on": order["placed"]})
    monkeypatch.setattr(sys, "stdin", io.StringIO(told))
    return str(counter.json("do", "make_deposit")["number"])
