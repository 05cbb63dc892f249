"""Orders are cancelled by command: what it comes to first, then the same done."""

import io
import json
import sys

import pytest

from tests.cli.conftest import Counter

ORDER = {
    "placed": "2026-03-02",
    "name": "Ann Bell",
    "lines": [
        {"sku": "A", "name": "Felt bear", "quantity": 2, "price": "60.00"},
        {"sku": "B", "name": "Doll", "quantity": 1, "price": "89.95"},
    ],
    "payments": [{"method": "card", "amount": "222.90", "received": "2026-03-02"}],
    "shipping_charged": "12.95",
    "ship_to": {"name": "Ann", "street": "1 Elm", "city": "Columbus", "state": "OH", "postal_code": "43004"},
}
ON = ("--on", "2026-03-03")


@pytest.fixture
def number(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> str:
    """An order that was taken by command, paid."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"new": ORDER})))
    return str(counter.json("do", "take_order")["number"])


def test_a_preview_changes_nothing(counter: Counter, number: str) -> None:
    found = counter.json("order", "cancel", number, *ON, "--preview", "--json")
    assert (found["outcome"], found["credit"]) == ("allowed", "201.90")
    assert counter.json("order", "show", number, "--json")["state"] == "processed"


def test_it_is_cancelled(counter: Counter, number: str) -> None:
    found = counter.json("order", "cancel", number, "--json")
    assert (found["state"], found["credited"]) == ("cancelled", "201.90")


def test_pieces_of_it_are(counter: Counter, number: str) -> None:
    found = counter.json("order", "cancel", number, *ON, "--line", "a", "--quantity", "2", "--json")
    assert [line["cancelled"] for line in found["lines"]] == [2, 0]
    assert "Of B, 1 can still be cancelled, not 2" in counter(
        "order", "cancel", number, *ON, "--line", "B", "--quantity", "2", code=1
    )


def test_what_the_policy_leaves_open_is_said(counter: Counter, number: str) -> None:
    for more in ((), ("--preview",)):
        assert "owner" in counter("order", "cancel", number, *ON, "--by", "factory", *more, code=1).lower()
    told = ("--by", "factory", "--reason", "it will never be made", "--to", "original_payment", "--json")
    found = counter.json("order", "cancel", number, *ON, *told, "--credit", "200")
    assert (found["state"], found["credited"]) == ("cancelled", "200.00")


def test_who_decides_gives_all_unless_they_say(counter: Counter, number: str) -> None:
    told = ("--by", "factory", "--reason", "it will never be made", "--to", "original_payment", "--json")
    assert counter.json("order", "cancel", number, *ON, *told)["credited"] == "222.90"


def test_an_amount_alone_decides_nothing(counter: Counter, number: str) -> None:
    """Whoever gives an amount means it: nothing is cancelled at the policy's amount instead."""
    said = counter("order", "cancel", number, *ON, "--credit", "1.00", code=2)
    assert "--credit goes with --reason" in said
    assert counter.json("order", "show", number, "--json")["state"] == "processed"
