"""Months are closed by command: what is closed, what is open of the next one."""

import pytest

from tests.cli.conftest import Counter


@pytest.fixture
def month(counter: Counter) -> str:
    """The month of the shop's first entry."""
    found = counter.json("month", "list", "--json")["next"]
    return str(found["until"])[:7]


def test_a_month_is_closed_and_listed(counter: Counter, month: str) -> None:
    assert counter("month", "list").startswith("No month is closed yet.\nNext to be closed: up to ")
    done = counter.json("month", "close", month, "--json")
    assert done["until"].startswith(month) and done["person"] == "Alma"
    (row,) = counter.json("month", "list", "--json")["closed"]
    assert row == done
    assert "by Alma, seal" in counter("month", "list")
    assert "closed already" in counter("month", "close", month, code=1)


def test_the_month_that_runs_stays_open(counter: Counter) -> None:
    assert "is not over" in counter("month", "close", "2999-01", code=1)
    assert "is no month" in counter("month", "close", "2026-13", code=2)


def test_who_may_not_is_told(counter: Counter, month: str) -> None:
    assert "may not" in counter.unsigned("month", "close", month, code=1)


def test_when_all_are_closed_there_is_no_next(counter: Counter) -> None:
    while (next_one := counter.json("month", "list", "--json")["next"]) is not None:
        counter("month", "close", next_one["until"][:7])
    assert "No other month is over." in counter("month", "list")
