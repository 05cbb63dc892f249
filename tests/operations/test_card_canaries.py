"""A card number planted in everything that people type is stored nowhere: no file of the shop holds it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.app import ShippedCases, ShippedPacks, set_up_log
from desk.exchange import shopify
from desk.operations import (
    cases,
    customers,
    drafts,
    editions,
    items,
    orders,
    overrides,
    people,
    personal,
    photos,
    proposals,
    returns,
    returns_list,
    shops,
    trust,
)
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import DeskError
from desk.records.facts import Choices
from desk.records.items import Item
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.people import OWNER
from desk.records.photos import Photo
from desk.records.policies import PolicyDraft
from desk.records.trust import CHANGED, Checked, Finding
from desk.store import cards
from desk.store import people as kept
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.conftest import SHOP, FixedClock, doll_order, owners_desk
from tests.exchange.export_file import two_dolls
from tests.operations.test_returns import ask_for, parcel_for

pytestmark = pytest.mark.slow

CARD = "4111 1111 1111 1111"
BY_NUMBER = Query(sort="number")
DIGITS = CARD.replace(" ", "")
FORMS = (CARD, DIGITS, CARD.replace(" ", "-"), "".join(chr(0xFF10 + int(digit)) for digit in DIGITS))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A shop's file with its owner at the counter, orders, an open return and a settled one."""
    db = Database.create(tmp_path / "shop.desk", KeyRing(tmp_path / "keys"))
    with db.atomic():
        owner = kept.add(db, "Alma", OWNER)
        kept.add(db, "Bea", OWNER)
    made = Desk(db, ShippedPacks(), clock, "Alma", ShippedCases(), person=owner, proven=True)
    shops.create_shop(made, SHOP, made.packs["samanthas"])
    for order in (doll_order(), doll_order("#1002", "OH")):
        orders.enter_order(made, order)
    ra = [returns.issue_ra(made, ask_for(made, sku=sku)) for sku in ("A", "B")][1]
    returns.settle(made, returns.inspect(made, returns.open_return(made, ra.number), parcel_for(ra)))
    orders.enter_order(made, replace(doll_order("#1003", "IL"), email="late@example.org"))
    set_up_log(tmp_path)
    yield made
    db.close()


def planted_orders(text: str) -> Iterator[NewOrder]:
    """An order with the number in each of its texts in turn."""
    order = replace(doll_order("#5000"), email="new@example.org")
    for name in ("number", "name", "email", "phone", "payment_method", "service", "source", "note"):
        yield replace(order, **{name: text})
    for each in fields(Address):
        if each.type in (str, "str"):
            yield replace(order, address=replace(order.address, **{each.name: text}))
            yield replace(order, ship_to=replace(order.ship_to, **{each.name: text}))
    for name in ("sku", "name", "kind"):
        yield replace(order, lines=(replace(NewLine("A", "Bear", 1, order.total), **{name: text}),))
    for name in ("method", "reference"):
        yield replace(order, payments=(replace(order.payments[0], **{name: text}),))
    yield replace(order, payments=(NewPayment("card", order.total, order.placed, f"approved {text} 12/27"),))
    yield replace(order, flags=(text,))


def plantings(desk: Desk, text: str) -> Iterator[Callable[[], Any]]:
    """Every way in which a person's text comes into the file."""
    told, (back, void) = f"so {text} said", (row.number for row in returns_list.list_returns(desk, BY_NUMBER))
    buyer = orders.open_order(desk, "#1001").customer.number
    second = orders.open_order(desk, "#1002").customer.number
    pack = desk.packs["samanthas"]
    damage = Checked(1, 1, 0, "1-a", (Finding(CHANGED, "orders", 1, text),))
    day = desk.clock.today()
    later = day + timedelta(days=30)
    yield from ((lambda order=order: orders.enter_order(desk, order)) for order in planted_orders(text))
    yield lambda: orders.enter_order(replace(desk, who=text), doll_order("#5001"))
    for name in ("name", "outside_number", "note"):
        new = replace(Customer(0, "", "Ida"), **{name: told})
        yield lambda new=new: customers.add_customer(desk, new)
    for name in ("sku", "name", "note"):
        thing = replace(Item(0, "CAT", "Cat", Money(100)), **{name: told})
        yield lambda thing=thing: items.add_item(desk, thing)
    yield lambda: items.count_stock(desk, "A", 3, told)
    yield lambda: customers.merge_customers(desk, buyer, second, told)
    yield lambda: orders.correct_delivery(desk, "#1002", day, told)
    yield lambda: returns.void_ra(desk, void, told)
    yield lambda: returns.reverse_settlement(desk, back, told)
    yield lambda: overrides.override_ra(desk, ask_for(desk, "#1003", on=date(2026, 4, 10)), told)
    yield lambda: cases.save_case(desk, void, told)
    yield lambda: photos.attach(desk, "#1001", Photo.of(b"jpeg", 1, 1, f"{text}.jpg"))
    yield lambda: people.add_person(desk, text, "clerk", "4711")
    yield lambda: people.set_role(desk, 2, "clerk", told)
    yield lambda: people.set_active(desk, 2, False, told)
    yield lambda: editions.new_edition(desk, pack + f"\n# {text}\n", Choices(), later, "so")
    yield lambda: proposals.adopt(desk, PolicyDraft(later, readings={"tax-on-returns": "kept"}), told)
    yield lambda: personal.export_customer(desk, buyer, told)
    yield lambda: personal.erase_customer(desk, orders.open_order(desk, "#1002").customer.number, told)
    yield lambda: trust.accept_findings(desk, damage, told)
    yield lambda: shops.create_shop(desk, replace(SHOP, name=told), pack)
    yield lambda: drafts.save(desk, "issue", "#1001", {"a": [{"b": told}]})
    yield lambda: drafts.save(desk, "issue", text, {})


def stored(folder: Path) -> list[str]:
    """The files in which the number stands, however it is written."""
    wanted = [form.encode() for form in FORMS] + [FORMS[3].encode("unicode-escape")]
    return [
        each.name
        for each in folder.rglob("*")
        if each.is_file() and any(w in each.read_bytes() for w in wanted)
    ]


def plant(desk: Desk, texts: tuple[str, ...] = FORMS) -> list[str]:
    """Try every way; what was let pass, or refused for any other reason than the number."""
    passed = []
    for text in texts:
        for place, way in enumerate(plantings(desk, text)):
            try:
                way()
                passed.append(f"{place} {text}")
            except DeskError as trouble:
                if trouble.key != "card-number":
                    passed.append(f"{place} {text} {trouble.key}")
    return passed


def test_no_operation_stores_a_card_number(desk: Desk, tmp_path: Path) -> None:
    assert plant(desk) == []
    desk.db.close()
    assert stored(tmp_path) == []


def test_the_store_without_its_door_is_caught(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "refuse", lambda values: None)
    assert len(plant(desk, (CARD,))) > 10
    desk.db.close()
    assert "shop.desk" in stored(tmp_path)


@pytest.mark.parametrize(
    "column", ["Notes", "Billing Name", "Shipping Address1", "Lineitem name", "Email", "Name"]
)
def test_an_import_names_the_field_and_writes_nothing(clock: FixedClock, tmp_path: Path, column: str) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    path = tmp_path / "orders.csv"
    path.write_bytes(two_dolls(**{column.replace(" ", "_"): f"card {CARD}"}))
    report = shopify.check(desk, path)
    assert ("import-card", 2, column) in [(each.key, each.line, each.where) for each in report.faults]
    with pytest.raises(DeskError, match="import-faults") as caught:
        to_end(shopify.run(desk, path))
    assert CARD not in str(caught.value.values) + repr(caught.value.faults)
    assert desk.db.query("SELECT 1 FROM orders") == []
    desk.db.close()


def test_a_bar_code_is_a_sku_in_an_import(clock: FixedClock, tmp_path: Path) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    path = tmp_path / "orders.csv"
    path.write_bytes(two_dolls(Lineitem_sku="30569309025904"))
    assert to_end(shopify.run(desk, path)).written
    desk.db.close()
