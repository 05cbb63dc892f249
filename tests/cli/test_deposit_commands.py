"""Checks are taken to the bank by command; the slip is listed, shown, written and taken back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Counter
from tests.cli.test_check_commands import paid

__all__ = ["paid"]


@pytest.fixture
def check(counter: Counter, paid: str) -> str:
    """The number of a check of 20.00 that waits to be deposited."""
    (row,) = counter.json("check", "list", "--json")
    return str(row["number"])


def test_a_slip_is_made_listed_shown_and_undone(counter: Counter, check: str) -> None:
    assert counter("deposit", "list") == "No slip was made yet.\n"
    made = counter.json("deposit", "make", check, "--json")
    assert (made["total"], made["state"], [each["number"] for each in made["checks"]]) == (
        "20.00",
        "made",
        [check],
    )
    (row,) = counter.json("deposit", "list", "--json")
    assert row["number"] == made["number"] and "1 check  $20.00  made" in counter("deposit", "list")
    assert f"{check}  Zoe  1042  with the bank  $20.00" in counter("deposit", "show", made["number"])
    assert "with the bank" in counter("deposit", "make", check, code=1)
    undone = counter("deposit", "undo", made["number"], "--reason", "the car broke down")
    assert "undone" in undone and "to deposit" in undone


def test_a_day_before_it_came_is_refused(counter: Counter, check: str) -> None:
    assert "cannot have been deposited" in counter("deposit", "make", check, "--on", "2020-01-02", code=1)


def test_a_slip_is_written_as_pdf(counter: Counter, check: str, tmp_path: Path) -> None:
    number = counter.json("deposit", "make", check, "--json")["number"]
    first, second = tmp_path / "slip.pdf", tmp_path / "again.pdf"
    assert "slip.pdf" in counter("deposit", "slip", number, "--output", first)
    counter("paper", "deposit-slip", number, "--output", second)
    assert first.read_bytes().startswith(b"%PDF") and first.read_bytes() == second.read_bytes()
    counter("deposit", "undo", number, "--reason", "not meant")
    assert "undone" in counter("deposit", "slip", number, "--output", first, code=1)
