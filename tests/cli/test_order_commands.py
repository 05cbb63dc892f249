"""Orders are taken, paid and voided by command."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Counter


@pytest.fixture
def stocked(counter: Counter) -> Counter:
    """The shop with an item, a pre-order and a customer of Missouri."""
    items = (("A1", "12000", "stock"), ("P:1", "34999", "preorder"))
    for sku, cents, kind in items:
        item = {
            "id": 0,
            "sku": sku,
            "name": f"Doll {sku}",
            "price": f"{cents[:-2]}.{cents[-2:]}",
            "kind": kind,
        }
        run(counter, "add_item", {"item": item})
    home = {"name": "Ann Lee", "street": "1 Elm", "city": "Rolla", "state": "MO", "postal_code": "65401"}
    run(counter, "add_customer", {"customer": {"id": 0, "number": "", "name": "Ann Lee", "address": home}})
    return counter


def run(counter: Counter, name: str, given: dict) -> dict:  # type: ignore[type-arg]
    """Call an operation as ``desk do`` does."""
    import sys

    before, sys.stdin = sys.stdin, io.StringIO(json.dumps(given))
    try:
        return counter.json("do", name)
    finally:
        sys.stdin = before


TOWN = ("--city", "Rolla", "--state", "mo", "--zip", "65401")
HOME = ("--street", "pob 12", *TOWN)
PLACE = {"name": "Zoe", "street": "5 Elm St", "city": "Rolla", "state": "MO", "postal_code": "65401"}


def buyer(counter: Counter) -> str:
    """Ann Lee's number."""
    return str(run(counter, "find_customers", {"text": "ann lee"})[0]["number"])  # type: ignore[index]


def take(counter: Counter, *words: str) -> dict:  # type: ignore[type-arg]
    """Ann Lee orders."""
    return counter.json("order", "take", "--customer", buyer(counter), *words, "--json")


def test_an_order_is_taken_by_options(stocked: Counter) -> None:
    words = ("--line", "a1:2", "--line", "P:1:1", "--shipping", "12.95", "--channel", "phone")
    order = take(stocked, *words, "--pay", "card:100.00:visa 4242 A1", "--pay", "check:5.00:1207")
    assert [(line["sku"], line["quantity"], line["kind"]) for line in order["lines"]] == [
        ("A1", 2, "stock"),
        ("P:1", 1, "preorder"),
    ]
    assert (order["paid"], order["channel"], order["payments"][0]["last4"]) == ("105.00", "phone", "4242")
    assert order["ship_to"]["state"] == "MO" and order["payments"][1]["reference"] == "1207"


def test_a_line_s_own_discount_and_deposit(stocked: Counter) -> None:
    told = ("--line", "A1:2", "--discount", "5.00", "--line", "P:1:1", "--deposit-rate", "25%")
    order = take(stocked, *told, "--discount", "0.99")
    assert [line["discount"] for line in order["lines"]] == ["5.00", "0.99"]
    known = run(stocked, "open_order", {"number": order["number"]})["lines"]
    assert [line["deposit_rate"] for line in known] == [None, "25"]
    early = stocked("order", "take", "--discount", "5.00", "--line", "A1:1", code=2)
    assert "--discount stands after the --line" in early
    assert "is not a percentage" in stocked("order", "take", *told[:-1], "a lot", code=2)


def test_a_kind_is_said_and_a_stranger_may_buy(stocked: Counter) -> None:
    words = ("order", "take", "--name", "Zoe", "--line", "A1:1:layaway", "--first-payment", "20.00")
    assert "lacks: Street or PO box, City" in stocked(*words, code=1)
    told = ("--street", "5 Elm St", *TOWN, "--phone", "314 555 0100", "--email", "zoe@Example.com")
    order = stocked.json(*words, *told, "--json")
    assert order["lines"][0]["kind"] == "layaway" and order["customer"]["name"] == "Zoe"
    assert order["lines"][0]["first_payment"] == "20.00"
    zoe = run(stocked, "open_customer", {"number": order["customer"]["number"]})["customer"]
    assert (zoe["phone"], zoe["email"], zoe["address"]["state"]) == (
        "(314) 555-0100",
        "zoe@example.com",
        "MO",
    )


def test_who_may_be_known_already_is_asked_about(stocked: Counter) -> None:
    told = ("order", "take", "--name", "Ann Lee", "--line", "A1:1", "--street", "1 Elm St", *TOWN)
    assert buyer(stocked) in stocked(*told, code=1)
    found = stocked.json(*told, "--new-customer", "--json")["customer"]
    assert found["name"] == "Ann Lee" and found["number"] != buyer(stocked)


def test_what_is_not_sold_any_more_is_told(stocked: Counter) -> None:
    known = run(stocked, "open_item", {"sku": "A1"})["item"]
    run(stocked, "change_item", {"item": {**known, "retired": True}})
    told = ("order", "take", "--customer", buyer(stocked), "--line", "A1:1", "--dry-run")
    assert "120.00" in stocked(*told) and "A1 is not sold any more" in stocked.errors


def test_it_goes_where_it_is_said(stocked: Counter) -> None:
    found = take(stocked, "--line", "A1:1", *HOME, "--service", "priority_mail")["ship_to"]
    assert (found["name"], found["street"], found["po_box"]) == ("Ann Lee", "PO Box 12", True)
    ann = ("--customer", buyer(stocked), "--recipient", "Her aunt")
    told = ("order", "take", "--line", "A1:1", "--street", "5 Elm St", *TOWN, "--json")
    assert stocked.json(*told, *ann)["ship_to"]["name"] == "Her aunt"
    stranger = stocked.json(*told, "--name", "Zoe", "--recipient", "Her aunt")["customer"]["number"]
    assert run(stocked, "open_customer", {"number": stranger})["customer"]["address"]["street"] == ""


def test_what_is_paid_first_is_shared_over_what_is_laid_away(stocked: Counter) -> None:
    lines = ("--line", "A1:1:layaway", "--line", "P:1:1", "--line", "A1:2:layaway")
    words = ("--name", "Zoe", "--street", "5 Elm St", *TOWN, *lines)
    order = stocked.json("order", "take", *words, "--first-payment", "20.00", "--json")
    assert [line["first_payment"] for line in order["lines"]] == ["6.67", None, "13.33"]


def test_one_comes_out_of_a_file(stocked: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"sku": "A1", "name": "Doll", "quantity": 1, "price": "120.00"}
    told = json.dumps({"placed": "2026-03-13", "name": "Zoe", "lines": [line], "ship_to": PLACE})
    (tmp_path / "order.json").write_text(told, "utf-8")
    assert "SO-" in stocked("order", "take", tmp_path / "order.json")
    monkeypatch.setattr("sys.stdin", io.StringIO(told))
    assert "SO-" in stocked("order", "take", "-")
    (tmp_path / "bad.json").write_text('{"placed": "soon"}', "utf-8")
    stocked("order", "take", tmp_path / "bad.json", code=2)


def test_what_the_policy_says_is_told_before(stocked: Counter) -> None:
    words = ("order", "take", "--customer", buyer(stocked), "--line", "A1:1")
    assert "SO-" not in stocked(*words, "--dry-run")
    address = {**PLACE, "street": "PO Box 1", "po_box": True}
    line = {"sku": "A1", "name": "Doll", "quantity": 1, "price": "120.00"}
    (stocked.folder / "box.json").write_text(
        json.dumps({"placed": "2026-03-13", "name": "Zoe", "lines": [line], "ship_to": address}), "utf-8"
    )
    assert "Refused" in stocked("order", "take", stocked.folder / "box.json", code=1)
    against = ("order", "take", stocked.folder / "box.json", "--reason", "the carrier agreed")
    assert "SO-" in stocked(*against)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--line", "A1:1"), 2, "needs a customer"),
        (("--name", "Zoe"), 2, "needs a customer"),
        (("--name", "Zoe", "--line", "A1"), 2, "is no line"),
        (("--name", "Zoe", "--line", "A1:1", "--first-payment", "5.00"), 2, "laid away"),
        (("--name", "Zoe", "--line", "A1:x"), 2, "is no line"),
        (("--name", "Zoe", "--line", "A9:1"), 1, "A9"),
        (("--name", "Zoe", "--line", "A1:1", "--pay", "cash"), 2, "is no payment"),
        (("--name", "Zoe", "--line", "A1:1", "--pay", "gold:1.00"), 1, "gold"),
        (("--name", "Zoe", "--line", "A1:1", "--pay", "check:1.00:4111111111111111"), 1, "card number"),
    ],
)
def test_wrong_use_is_told(stocked: Counter, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in stocked("order", "take", "--service", "pickup", *words, code=code)


def test_a_payment_is_taken_and_voided_and_then_the_order(stocked: Counter) -> None:
    number = take(stocked, "--line", "A1:1")["number"]
    words = ("--method", "card", "--amount", "20.00", "--reference", "visa 4242 A1", "--json")
    paid = stocked.json("order", "pay", number, *words)["payments"][0]
    assert (paid["brand"], paid["last4"], paid["reference"], paid["amount"]) == (
        "visa",
        "4242",
        "A1",
        "20.00",
    )
    assert "Void its payments first" in stocked("order", "void", number, "--reason", "twice", code=1)
    found = stocked.json("order", "void-payment", paid["number"], "--reason", "wrong card", "--json")
    assert found["paid"] == "0.00"
    assert stocked.json("order", "void", number, "--reason", "typed twice", "--json")["state"] == "voided"
