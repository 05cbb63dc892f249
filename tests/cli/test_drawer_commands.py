"""The drawer is counted by command, and its cash moved; what is counted is told against the books."""

from pathlib import Path

import pytest

from tests.cli.conftest import BUYER, Counter


@pytest.fixture(autouse=True)
def cash(counter: Counter) -> None:
    """100.00 that the owner put into the drawer."""
    assert "Put into the drawer  $100.00" in counter("cash", "put-in", "100", "--note", "change")


def test_cash_is_moved_listed_and_taken_back(counter: Counter) -> None:
    counter("cash", "bank", "30")
    counter("cash", "take", "5.50")
    rows = counter.json("cash", "list", "--json")
    assert [(row["kind"], row["amount"]) for row in rows] == [
        ("taken", "5.50"),
        ("banked", "30.00"),
        ("put_in", "100.00"),
    ]
    assert "change" in counter("cash", "list")
    assert "$5.50" in counter("cash", "undo", str(rows[0]["id"]), "--reason", "typed twice")
    for row in rows[1:]:
        counter("cash", "undo", str(row["id"]), "--reason", "never was")
    assert counter("cash", "list") == "No cash was put in or taken out yet.\n"
    assert "above 0.00" in counter("cash", "bank", "0", code=1)


def test_a_count_is_told_and_a_day_closed_out(counter: Counter, tmp_path: Path) -> None:
    assert counter("close-out", "list") == "No day was closed out yet.\n"
    told = counter("close-out", "count", "--pieces", "20=4", "--pieces", "0.25=2")
    assert "Expected by the books: $100.00" in told and "Difference: -$19.50" in told
    asked = counter.json("close-out", "count", "--counted", "90", "--json")
    assert (asked["expected"], asked["difference"]) == ("100.00", "-10.00")
    done = counter.json("close-out", "make", "--counted", "90", "--banked", "50", "--note", "slow", "--json")
    assert (done["expected"], done["difference"], done["left"], done["banked"]) == (
        "100.00", "-10.00", "40.00", "50.00",
    )  # fmt: skip
    number = done["number"]
    shown = counter("close-out", "show", number)
    for part in (number, "counted $90.00, difference -$10.00", "Taken to the bank: $50.00", done["head"]):
        assert part in shown
    assert "closed out already" in counter("close-out", "make", "--counted", "90", code=1)
    slip, again = tmp_path / "slip.pdf", tmp_path / "again.pdf"
    counter("close-out", "slip", number, "--output", slip)
    counter("paper", "close-out-slip", number, "--output", again)
    assert slip.read_bytes().startswith(b"%PDF") and slip.read_bytes() == again.read_bytes()
    assert "taken back" in counter("close-out", "undo", number, "--reason", "counted wrong")
    assert (
        "taken back" in counter("close-out", "list")
        and counter.json("close-out", "list", "--json")[0]["undone"]
    )
    assert "taken back" in counter("close-out", "slip", number, "--output", slip, code=1)


def test_what_is_looked_through_tells_nothing_of_the_cash(counter: Counter) -> None:
    shown = counter("close-out", "look")
    assert "100" not in shown and "Cards since the last close-out" in shown
    assert counter.json("close-out", "look", "--json")["checks"] == []


def test_what_was_taken_by_card_and_check_is_listed(counter: Counter) -> None:
    paid = ("--pay", "card:20.00:visa 4242 A1", "--pay", "check:10.00:1207")
    sold = counter.json("order", "take", *BUYER, "--line", "B:1", *paid, "--json")
    shown = counter("close-out", "look")
    assert sold["number"] in shown and "visa 4242 A1  $20.00" in shown and "1207  $10.00" in shown


def test_a_clerk_needs_a_second_name_for_a_difference(counter: Counter) -> None:
    assert "approv" in counter.unsigned("close-out", "make", "--counted", "90", code=1).casefold()
    assert "difference $0.00" in counter.unsigned("close-out", "make", "--counted", "100")
