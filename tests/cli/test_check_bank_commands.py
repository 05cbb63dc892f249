"""A check is cleared or returned by command, that is undone, and what is owed of it is paid."""

import pytest

from tests.cli.conftest import Counter
from tests.cli.test_check_commands import paid
from tests.cli.test_deposit_commands import check

__all__ = ["check", "paid"]
NSF = ("--reason", "nsf", "--charge", "12.00")


@pytest.fixture
def banked(counter: Counter, check: str) -> str:
    """The number of a check of 20.00 that is with the bank."""
    counter("deposit", "make", check)
    return check


def test_what_follows_is_told_before_it_is_posted(counter: Counter, banked: str, paid: str) -> None:
    told = counter("check", "bounce", banked, *NSF, "--dry-run")
    for part in (f"{paid} owes again", "$20.00", "$35.00", "$55.00", "paid in full by", "no more checks"):
        assert part in told
    look = counter.json("check", "bounce", banked, *NSF, "--dry-run", "--json")
    assert (look["total"], look["marks"], look["check"]["state"]) == ("55.00", True, "deposited")
    assert look["answer"]["outcome"] == "allowed"
    assert "with the bank" in counter("check", "show", banked)
    done = counter.json("check", "bounce", banked, *NSF, "--note", "notice 7", "--json")
    assert (done["check"]["state"], done["check"]["bank_charge"], done["open"]) == (
        "returned",
        "12.00",
        "55.00",
    )
    assert done["steps"][-1]["note"] == "notice 7"
    assert "bounce" in counter("check", "bounce", banked, "--reason", "bored", code=2)


def test_a_return_is_undone(counter: Counter, banked: str) -> None:
    counter("check", "bounce", banked, *NSF)
    back = counter.json("check", "undo-bounce", banked, "--reason", "the bank erred", "--json")
    assert (back["check"]["state"], back["open"]) == ("deposited", "0.00")


def test_it_clears_and_that_is_taken_back(counter: Counter, banked: str) -> None:
    assert counter("check", "clear", banked) == f"{banked}  cleared\n"
    assert "has cleared" in counter("check", "clear", banked, code=1)
    back = counter.json("check", "undo-clear", banked, "--reason", "another one", "--json")
    assert back["check"]["state"] == "deposited"
    (row,) = counter.json("check", "clear", banked, "--json")
    assert row["state"] == "cleared"


def test_it_is_paid_in_parts(counter: Counter, banked: str) -> None:
    counter("check", "bounce", banked, "--reason", "account_closed")
    part = counter.json("check", "pay", banked, "--method", "cash", "--amount", "15.00", "--json")
    assert (part["open"], part["paid"], part["check"]["state"]) == ("40.00", "15.00", "returned")
    assert "more than" in counter("check", "pay", banked, "--method", "cash", "--amount", "99.00", code=1)
    card = ("--method", "card", "--amount", "40.00", "--reference", "visa 4242 A1")
    done = counter.json("check", "pay", banked, *card, "--json")
    assert (done["open"], done["check"]["state"]) == ("0.00", "paid")
    payment = done["recoveries"][-1]["payment"]
    assert (payment["brand"], payment["last4"], payment["reference"]) == ("visa", "4242", "A1")
