"""Orders whose parcel left, what is told of one that came back, and trials of the rights over them."""

from collections.abc import Callable
from dataclasses import replace

from desk.operations import billings, carriage, orders, parcels, quoting, shipping, shops, taking
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, Order
from desk.records.parcels import ParcelBack, Ruling
from desk.records.shipments import Dispatch, Shipment
from desk.store import shipments
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import basket, paid


def left(desk: Desk, *lines: NewLine, **changes: object) -> Order:
    """An order, a bear and a doll unless said, paid and sent today."""
    new = basket(desk, *lines, **changes)
    payments = paid(desk, quoting.quote(desk, new).order.total)
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


Step = Callable[[Desk], object]
Trial = Callable[[Desk, Desk, str], Step]
CHARGE = Money(1800)


def _foresee(owner: Desk, maker: Desk, state: str) -> Step:
    return lambda desk: carriage.foresee_cost(desk, "#1003", CHARGE)


def _agree(owner: Desk, maker: Desk, state: str) -> Step:
    return lambda desk: carriage.agree_shipping(desk, "#1003", CHARGE)


def _bill(owner: Desk, maker: Desk, state: str) -> Step:
    return lambda desk: billings.bill_correction(desk, "#1002", CHARGE)


def _decide_bill(owner: Desk, maker: Desk, state: str) -> Step:
    order = left(owner, service="priority_mail")
    return lambda desk: billings.decide_correction(desk, order.number, CHARGE, "the carrier charged us")


def _void_charge(owner: Desk, maker: Desk, state: str) -> Step:
    billings.bill_correction(maker, "#1002", CHARGE)
    (charge,) = billings.charges_of(owner, "#1002")
    return lambda desk: billings.void_charge(desk, "#1002", charge.id, "the carrier was wrong")


def _take_back(owner: Desk, maker: Desk, state: str) -> Step:
    told = back(owner, orders.open_order(owner, "#1002"), reship_cost=CHARGE)
    sheet = parcels.ask_parcel_back(owner, told)
    return lambda desk: parcels.take_parcel_back(desk, sheet)


def _decide_back(owner: Desk, maker: Desk, state: str) -> Step:
    sheet = parcels.ask_parcel_back(owner, back(owner, orders.open_order(owner, "#1002"), "other"))
    ruling = Ruling("refunded", Money(500), "store_credit")
    return lambda desk: parcels.decide_parcel_back(desk, sheet, ruling, "she moved away")


def _arrives(owner: Desk, maker: Desk, state: str) -> Step:
    parcel = parcel_of(owner, left(owner))
    return lambda desk: parcels.mark_parcel_delivered(desk, parcel.number, desk.clock.today())


TRIALS: dict[str, Trial] = {
    "foresee_cost": _foresee,
    "agree_shipping": _agree,
    "bill_correction": _bill,
    "decide_correction": _decide_bill,
    "void_charge": _void_charge,
    "take_parcel_back": _take_back,
    "decide_parcel_back": _decide_back,
    "mark_parcel_delivered": _arrives,
}
