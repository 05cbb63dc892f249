"""Parcels come back with what was in them, by order and by the number of their slip."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.errors import NotFound
from desk.records.money import Money
from desk.records.shipments import Packed, Shipment, ShipmentLine
from desk.store import shipments
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

SLIP = "SH-26-00001-2"


@pytest.fixture
def sent(db: Database) -> Database:
    """A parcel with one piece, which Ann scanned, and an imported one of which nothing more is known."""
    order = samples.add_order(db)
    with db.atomic():
        shipments.add(db, order.id, Shipment(0, "", "", DAY, None, "ground", "", None))
        parcel = Shipment(0, SLIP, "", DAY, None, "ground", "1Z", Money(612))
        key = shipments.add(db, order.id, parcel)
        shipments.add_line(db, key, Packed(order.lines[1].id, 2, "scanned"), MOMENT, "Ann")
    return db


def test_a_parcel_comes_back_with_its_lines(sent: Database) -> None:
    bare, found = shipments.of_order(sent, 1)
    assert (bare.lines, bare.number, bare.cost) == ((), "", None)
    assert found == shipments.get(sent, "sh-26-00001-2")
    assert (found.order, found.shipped, found.cost, found.tracking) == ("#10100", DAY, Money(612), "1Z")
    assert found.lines == (ShipmentLine(2, 2, "scanned", MOMENT, "Ann"),)


def test_a_parcel_comes_back_once(sent: Database) -> None:
    on = date(2026, 3, 9)
    back = replace(shipments.get(sent, SLIP), came_back=on, cause="bad_address", fate="refunded")
    with sent.atomic():
        assert shipments.mark_back(sent, back)
        assert not shipments.mark_back(sent, replace(back, came_back=DAY, cause="other"))
    found = shipments.get(sent, SLIP)
    assert (found.came_back, found.cause, found.fate, found.waits) == (on, "bad_address", "refunded", False)


def test_a_parcel_waits_until_another_leaves_for_it(sent: Database) -> None:
    old = shipments.get(sent, SLIP)
    with sent.atomic():
        shipments.mark_back(sent, replace(old, came_back=DAY, cause="other", fate="again"))
    assert shipments.get(sent, SLIP).waits
    with sent.atomic():
        order = sent.query("SELECT order_id FROM shipments WHERE id = ?", (old.id,))[0][0]
        shipments.add(sent, order, replace(old, number="SH-26-00009-1", resends=old.id))
        shipments.mark_delivered(sent, old.id, DAY)
    found = shipments.get(sent, SLIP)
    assert (found.waits, found.resent, found.delivered) == (False, True, DAY)


def test_an_unknown_slip_is_told(sent: Database) -> None:
    with pytest.raises(NotFound) as caught:
        shipments.get(sent, "SH-26-00009-0")
    assert caught.value.key == "shipment-unknown"
