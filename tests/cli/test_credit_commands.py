"""Store credit is looked at, given away in part and voided by command."""

import io
import json
import sys
from datetime import date, timedelta

import pytest

from desk.operations import credits, orders
from desk.records.money import Money
from tests.cli.conftest import Counter


@pytest.fixture
def slip(counter: Counter) -> str:
    """The credit slip of a doll that came back."""
    issue = ("--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")
    ra = counter.json("ra", "issue", "2001", *issue)["number"]
    came = ("--on", "2026-02-14", "--sent", "2026-02-12", "--ra-outside")
    found = ("--condition", "original_packaging,secured", "--json")
    return str(counter.json("ra", "receive", ra, *came, *found)["slip"])


def test_a_credit_is_given_away_in_part_and_the_rest_voided(
    counter: Counter, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = counter.json("credit", "show", slip, "--json")["balance"]
    monkeypatch.setattr(
        sys, "stdin", io.StringIO(json.dumps({"customer": {"id": 0, "number": "", "name": "Ida"}}))
    )
    ida = counter.json("do", "add_customer")["number"]
    why = ("--reason", "a present", "--json")
    made = counter.json("credit", "transfer", slip, "--to", ida, "--amount", "20.00", *why)
    assert (made["customer"], made["balance"], made["origin"]) == ("Ida", "20.00", slip)
    void = counter.json("credit", "void", slip, "--reason", "by mistake", "--json")
    assert whole != "20.00" and (void["balance"], void["state"]) == ("0.00", "reversed")
    assert slip in counter("credit", "void", slip, "--reason", "again", code=1)


def test_all_of_it_is_listed_and_what_is_outstanding_told(counter: Counter, slip: str) -> None:
    assert slip in counter("credits") and slip in counter("credits", "--chip", "open")
    assert "No store credit yet" in counter("credits", "--chip", "expired")
    said = counter("credits", "--outstanding")
    assert slip in said and "Return: 1, " in said and "the ledger says" in said and "expired" not in said
    told = counter.json("credits", "--outstanding", "--json")
    assert [each["origin"] for each in told["by_origin"]] == ["return"]
    assert told["booked"] == told["lots"][0]["balance"]
    before = counter.json("credits", "--outstanding", "--on", "2026-02-01", "--json")
    assert (before["lots"], before["booked"]) == ([], "0.00")


def test_one_that_has_ended_is_extended(counter: Counter, slip: str) -> None:
    until = ("--until", (date.today() + timedelta(days=30)).isoformat(), "--reason", "she was ill")
    assert "does not expire" in counter("credit", "extend", slip, *until, code=1)
    with counter.start.open_desk(counter.shop) as desk, desk.db.atomic():
        buyer = orders.open_order(desk, "2001").customer.id
        ended, _ = credits.grant(desk, buyer, "2001", Money(500), desk.clock.today() - timedelta(days=1))
    assert "Expired" in counter("credit", "show", ended) and "Valid until" in counter("credit", "show", ended)
    assert counter.json("credit", "extend", ended, *until, "--json")["state"] == "open"
