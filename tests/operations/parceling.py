"""Orders whose parcel left, and what is told of one that came back."""

from dataclasses import replace

from desk.operations import orders, shipping, shops, taking
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, Order
from desk.records.parcels import ParcelBack
from desk.records.shipments import Dispatch, Shipment
from desk.store import shipments
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import basket, paid


def left(desk: Desk, *lines: NewLine, **changes: object) -> Order:
    """An order, a bear and a doll unless said, paid and sent today."""
    new = basket(desk, *lines, **changes)
    payments = paid(desk, taking.quote(desk, new).order.total)
    order = taking.take_order(desk, replace(new, payments=payments))
    return shipping.ship(desk, Dispatch(order.number, desk.clock.today(), cost=Money(940)))


def parcel_of(desk: Desk, order: Order) -> Shipment:
    """The last parcel of an order."""
    return shipments.of_order(desk.db, order.id)[-1]


def back(desk: Desk, order: Order, cause: str = "bad_address", **more: object) -> ParcelBack:
    """That its parcel came back today."""
    return ParcelBack(order.number, desk.clock.today(), cause, **more)  # type: ignore[arg-type]


def miniatures(clock: FixedClock) -> Desk:
    """An empty shop under the other policy, which refunds what cannot be delivered."""
    desk = owners_desk(clock)
    shops.create_shop(desk, SHOP, desk.packs["miniature-expressions"])
    return desk


def read(desk: Desk, order: Order) -> Order:
    """The order as it is now."""
    return orders.open_order(desk, order.number)
