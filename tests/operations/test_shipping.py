"""What leaves is checked, booked, taken from the shelf; what is held stays until the owner says otherwise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import booking, orders, shipping
from desk.operations.desk import Desk
from desk.records.errors import BadInput, DeskError, Refused
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.shipments import Dispatch, Packed
from desk.store import items, ledger, overrides, shipments, stock
from tests.operations.ordering import BEAR, DOLL, RELEASE, paid, shelve, taken


def all_of(order: Order, checked: str = "ticked") -> tuple[Packed, ...]:
    """All pieces of an order, checked against the slip."""
    return tuple(Packed(line.id, line.quantity, checked) for line in order.lines)


@pytest.fixture
def order(desk: Desk) -> Order:
    """Two bears and a doll that are on the shelf, paid by card: 236.95 and 14.45 tax, with 12.95 shipping."""
    shelve(desk, BEAR, 5)
    bears = replace(BEAR, quantity=2, price=Money(7350))
    return taken(desk, bears, DOLL, payments=paid(desk, 14700 + 8995 + 1445 + 1295))


def leave(desk: Desk, order: Order, **changes: object) -> Order:
    """The order after a parcel left today."""
    return shipping.ship(
        desk,
        replace(Dispatch(order.number, desk.clock.today()), **changes),  # type: ignore[arg-type]
    )


def test_a_checked_parcel_leaves_and_is_kept(desk: Desk, order: Order) -> None:
    left = leave(
        desk,
        order,
        packed=all_of(order, "scanned"),
        tracking="1Z",
        cost=Money(900),
        service="customer_choice",
    )
    assert (left.state, left.shipping_cost, left.owed) == ("shipped", Money(900), Money(0))
    (parcel,) = shipments.of_order(desk.db, order.id)
    assert (parcel.number, parcel.tracking, parcel.service) == ("SH-26-00001-8", "1Z", "customer_choice")
    assert [(each.quantity, each.checked, each.person) for each in parcel.lines] == [
        (2, "scanned", "Alma"), (1, "scanned", "Alma"),
    ]  # fmt: skip
    assert booking.held(desk, order.number) == Money(0)
    assert ledger.balance_of(desk.db, order.number, "4000") == Money(-23695)


def test_what_leaves_is_taken_from_the_shelf(desk: Desk, order: Order) -> None:
    leave(desk, order)
    item = items.by_sku(desk.db, "A")
    assert item is not None and (item.on_hand, item.allocated) == (3, 0)
    assert stock.movements(desk.db, item.id)[-1].subject == "SH-26-00001-8"


def test_parcels_of_one_order_come_to_the_whole(desk: Desk, order: Order) -> None:
    bears, doll = order.lines
    part = leave(desk, order, packed=(Packed(bears.id, 1),))
    assert (part.state, part.lines[0].unshipped, part.shipped) == ("partly_shipped", 1, None)
    assert booking.held(desk, order.number) == Money(26435 - 7350 - 448 - 1295)
    part = leave(desk, part, packed=(Packed(doll.id, 1),))
    part = leave(desk, part)
    assert (part.state, part.owed, booking.held(desk, order.number)) == ("shipped", Money(0), Money(0))
    assert ledger.balance_of(desk.db, order.number, "2230") == Money(-1445)
    numbers = [each.number[:-2] for each in shipments.of_order(desk.db, order.id)]
    assert numbers == ["SH-26-00001", "SH-26-00002", "SH-26-00003"]


def test_a_sheet_tells_what_may_be_packed_and_what_holds_it(desk: Desk) -> None:
    held = taken(desk, RELEASE, DOLL, payments=paid(desk, 14000 + 9544 + 1295, "check"))
    sheet = shipping.pack_sheet(desk, held.number)
    assert (dict(sheet.pieces), sheet.parcels) == ({held.lines[1].id: 1}, ())
    assert [hold.name for hold in sheet.holds] == ["check"]
    assert shipping.pack_sheet(desk, "#1001").holds == ()


def test_a_hold_keeps_it_here_and_says_until_when(desk: Desk) -> None:
    held = taken(desk, payments=paid(desk, 23571, "check"))
    with pytest.raises(Refused) as caught:
        leave(desk, held)
    until = desk.clock.today() + timedelta(10)
    assert (caught.value.key, caught.value.values["until"]) == ("order-held-check", until)
    assert leave(desk, held, on=until).shipped == until


def test_the_owner_may_let_it_leave_all_the_same(desk: Desk) -> None:
    held = taken(desk)
    left = shipping.ship_anyway(desk, Dispatch(held.number, desk.clock.today()), "she pays on Friday")
    assert left.state == "shipped"
    (kept,) = overrides.between(desk.db, date.min, date.max)
    assert (kept.operation, kept.subject, kept.reason) == ("ship_anyway", held.number, "she pays on Friday")
    free = taken(desk, payments=paid(desk, 23571))
    with pytest.raises(Refused, match="override-needless"):
        shipping.ship_anyway(desk, Dispatch(free.number, desk.clock.today()), "so")


def test_an_order_that_leaves_was_worked_on(desk: Desk) -> None:
    """One paid in part, which the owner lets go: the work on it began at the latest then."""
    held = taken(desk, payments=paid(desk, 5))
    assert held.processed is None
    left = shipping.ship_anyway(desk, Dispatch(held.number, desk.clock.today()), "so")
    assert left.processed == desk.clock.today()


def test_more_than_the_shelf_has_does_not_leave(desk: Desk) -> None:
    """An order that an import brought has nothing set aside."""
    shelve(desk, BEAR, 0)
    with pytest.raises(Refused) as caught:
        shipping.ship(desk, Dispatch("#1003", date(2026, 3, 20)))
    assert (caught.value.key, caught.value.values["free"]) == ("stock-short", 0)
    assert orders.open_order(desk, "#1003").is_open


def _unknown(order: Order) -> Dispatch:
    return Dispatch(order.number, order.placed, (Packed(999, 1),))


def _many(order: Order) -> Dispatch:
    return Dispatch(order.number, order.placed, (Packed(order.lines[1].id, 2),))


def _odd(order: Order) -> Dispatch:
    return Dispatch(order.number, order.placed, (Packed(order.lines[1].id, 1, "sniffed"),))


@pytest.mark.parametrize(
    ("dispatch", "key"),
    [
        (_unknown, "line-not-on-order"),
        (_many, "too-many-to-ship"),
        (_odd, "pack-check-unknown"),
        (lambda order: Dispatch(order.number, date(2026, 3, 1)), "shipped-before-placed"),
        (lambda order: Dispatch(order.number, date(2026, 9, 1)), "day-ahead"),
        (lambda order: Dispatch(order.number, order.placed, cost=Money(-1)), "cost-negative"),
        (lambda order: Dispatch(order.number, order.placed, tracking="1\x00"), "text-control"),
    ],
)
def test_what_no_parcel_can_be_is_told(
    desk: Desk, order: Order, dispatch: Callable[[Order], Dispatch], key: str
) -> None:
    with pytest.raises(BadInput, match=key):
        shipping.ship(desk, dispatch(order))


def test_what_is_awaited_or_gone_does_not_leave(desk: Desk, order: Order) -> None:
    waits = taken(desk, RELEASE, payments=paid(desk, 14000))
    with pytest.raises(Refused, match="nothing-to-ship"):
        leave(desk, waits)
    leave(desk, order)
    with pytest.raises(DeskError, match="order-already-shipped"):
        leave(desk, order)


def test_what_was_called_off_does_not_leave(desk: Desk, order: Order) -> None:
    with desk.db.atomic():
        shipping.call_off(desk, order, {order.lines[0].id: 2})
        shipping.orders.mark_cancelled(desk.db, order.id, desk.clock.today())
    item = items.by_sku(desk.db, "A")
    assert item is not None and (item.on_hand, item.allocated) == (5, 0)
    with pytest.raises(Refused, match="order-cancelled"):
        leave(desk, order)


def test_a_parcel_is_looked_at_before_it_leaves(desk: Desk, order: Order) -> None:
    bears, _ = order.lines
    look = shipping.look_at_parcel(desk, Dispatch(order.number, desk.clock.today(), (Packed(bears.id, 1),)))
    assert (look.holds, look.missing) == ((), Money(0))


def test_a_pieces_barcode_stands_for_its_line(desk: Desk, order: Order) -> None:
    with desk.db.atomic():
        desk.db.execute("UPDATE items SET barcode = '0401' WHERE sku = 'A'")
    assert shipping.pack_sheet(desk, order.number).barcodes == {"0401": "A"}
