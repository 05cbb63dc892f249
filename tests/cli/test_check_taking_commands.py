"""Checks are taken, voided and replaced by command; the account's number is never an argument."""

import os
import pty
import sys

import pytest

from tests.cli.conftest import SECRET, Counter
from tests.cli.test_check_commands import _ITEM
from tests.cli.test_order_commands import run

ACCOUNT = "998877665544"


@pytest.fixture
def owed(counter: Counter) -> tuple[str, str]:
    """Two orders of a customer, of which nothing is paid, and the customer's number."""
    run(counter, "add_item", {"item": _ITEM})
    zoe = run(counter, "add_customer", {"customer": {"id": 0, "number": "", "name": "Zoe"}})["number"]
    take = ("order", "take", "--customer", zoe, "--line", "A1:1", "--service", "pickup", "--json")
    orders = [str(counter.json(*take)["number"]) for _ in range(2)]
    return orders[0], orders[1]


def receive(*orders: str) -> tuple[str, ...]:
    """The command of a check of 20.00 for each order."""
    parts = [word for number in orders for word in ("--order", f"{number}=20.00")]
    return ("check", "receive", *parts, "--amount", f"{20 * len(orders)}.00", "--check-number", "1042")


def lines(*given: str) -> int:
    """A descriptor with these lines."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in given).encode())
    os.close(writing)
    return reading


def test_one_check_pays_two_orders_and_its_account_comes_by_a_descriptor(
    counter: Counter, owed: tuple[str, str]
) -> None:
    number = lines(ACCOUNT)
    more = ("--routing", "081000210", "--account-fd", str(number), "--payer", "Zoe's mother", "--json")
    sheet = counter.json(*receive(*owed), *more)
    os.close(number)
    assert (sheet["check"]["account4"], sheet["check"]["payer"]) == ("5544", "Zoe's mother")
    assert [part["order"] for part in sheet["parts"]] == list(owed)
    assert "120.00" not in counter.errors and "owe" in counter.errors, "it is of less than they owe"
    assert ACCOUNT not in (counter.folder / "shop.desk").read_bytes().decode("latin-1")


def test_the_same_descriptor_brings_the_secret_first(counter: Counter, owed: tuple[str, str]) -> None:
    both = lines(SECRET, ACCOUNT)
    signed = ("--as", "Alma", "--secret-fd", str(both))
    said = counter.unsigned(*signed, *receive(owed[0]), "--account-fd", str(both))
    os.close(both)
    assert "to deposit" in said


def test_it_is_asked_for_at_a_terminal(
    counter: Counter, owed: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or ACCOUNT)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        sheet = counter.json(*receive(owed[0]), "--ask-account", "--json")
    os.close(ours)
    assert sheet["check"]["account4"] == "5544" and "Account number" in asked[0]


def test_what_is_grave_wants_the_owners_reason(counter: Counter, owed: tuple[str, str]) -> None:
    zoe = counter.json("order", "show", owed[0], "--json")["customer"]["number"]
    assert "--no-checks" in counter("check", "mark", zoe, "--reason", "so", code=2)
    marked = counter("check", "mark", zoe, "--no-checks", "--reason", "two came back")
    assert f"No checks are taken from {zoe}" in marked
    assert "No checks are taken from Zoe" in counter(*receive(owed[0]), code=1)
    sheet = counter.json(*receive(owed[0]), "--anyway", "cash by Friday", "--json")
    assert sheet["check"]["state"] == "received"
    again = counter.json("check", "mark", zoe, "--checks", "--reason", "all is paid", "--json")
    assert again == {"customer": zoe, "no_checks": False}


def test_a_check_is_replaced_or_voided(counter: Counter, owed: tuple[str, str]) -> None:
    first = counter.json(*receive(owed[0]), "--json")["check"]["number"]
    sheet = counter.json("check", "replace", first, "--method", "card", "--reference", "visa 4242", "--json")
    assert sheet["check"]["state"] == "replaced"
    second = counter.json(*receive(owed[1]), "--money-order", "--json")["check"]
    assert second["kind"] == "money_order"
    said = counter("check", "void", second["number"], "--reason", "typed twice")
    assert "voided" in said and "typed twice" in said


def test_what_cannot_be_read_is_wrong_use(counter: Counter, owed: tuple[str, str]) -> None:
    wrong = ("check", "receive", "--order", f"{owed[0]}=twenty", "--amount", "20.00")
    assert "twenty" in counter(*wrong, code=2)
    assert "nine figures" in counter(*receive(owed[0]), "--routing", "12", code=1)
