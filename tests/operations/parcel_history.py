"""What becomes of parcels in a history of orders: corrected, come back, sent again, given back."""

from collections.abc import Callable, Container
from fractions import Fraction
from functools import partial
from random import Random

from desk.operations import billings, parcels, shipping
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.parcels import ParcelBack, Ruling
from desk.records.paybacks import WAYS
from desk.records.shipments import CAUSES, Dispatch

SHARES = (0, 33, 50, 100, 100)
# What no history may do, and says so.
NO = {
    "stock-short", "credit-below", "payment-above", "nothing-to-ship", "order-held-check",
    "order-held-balance", "order-held-unpaid", "override-needless", "payment-credited", "void-paid",
    "void-shipped", "payment-voided", "credit-spent", "charge-voided", "parcel-came-back", "parcel-delivered",
    "parcel-returned", "order-came-back", "too-many-pieces", "shipping-below-paid",
    "told-otherwise-delivered", "replacement-stays",
}  # fmt: skip


def tried(step: Callable[[], object], no: Container[str] = NO) -> None:
    """Do a step, or hear why not."""
    try:
        step()
    except DeskError as error:
        if error.key not in no:
            raise


class Parcels:
    """The steps, taken by a history that picks an order."""

    desk: Desk
    rng: Random

    def _pick(self, fits: Callable[[Order], object]) -> Order | None:
        raise NotImplementedError

    def correct(self) -> None:
        """An address that a carrier corrected: the owner bills it, or the policy does."""
        order = self._pick(lambda each: any(line.shipped for line in each.lines))
        if order is None:
            return
        charge = Money(self.rng.choice((1, 1800)))
        if billings.ask_correction(self.desk, order.number, charge).outcome == "allowed":
            billings.bill_correction(self.desk, order.number, charge)
        else:
            billings.decide_correction(self.desk, order.number, charge, "so it is")

    def void_charge(self) -> None:
        """What was billed by mistake."""
        order = self._pick(lambda each: each.charged)
        if order is not None:
            every = billings.charges_of(self.desk, order.number)
            charge = self.rng.choice(every)
            tried(lambda: billings.void_charge(self.desk, order.number, charge.id, "by mistake"))

    def undelivered(self) -> None:
        """A parcel comes back: it is sent again, at a cost, or given back, by the policy or the owner."""
        order = self._pick(lambda each: any(line.shipped for line in each.lines))
        if order is not None:
            tried(lambda: self._undelivered(order))

    def _undelivered(self, order: Order) -> None:
        sent = parcels.parcels_of(self.desk, order.number)
        parcel = self.rng.choice(sent)
        if parcel.waits and self.rng.random() < 0.5:
            leaves = Dispatch(order.number, self.desk.clock.today(), again=parcel.number)
            held = shipping.look_at_parcel(self.desk, leaves).holds
            step = partial(shipping.ship_anyway, reason="so it is") if held else shipping.ship
            step(self.desk, leaves)
            return
        cost = None if parcel.waits else self.rng.choice((None, Money(900)))
        told = ParcelBack(
            order.number,
            self.desk.clock.today(),
            self.rng.choice(CAUSES),
            parcel.number,
            reship_cost=cost,
            shipping_cost=Money(700) if order.shipping_cost is None else None,
            wish="store_credit",
        )
        sheet = parcels.ask_parcel_back(self.desk, told)
        if sheet.answer.outcome == "allowed":
            parcels.take_parcel_back(self.desk, sheet)
            return
        given = sheet.most.percent(Fraction(self.rng.choice(SHARES)))
        again = Ruling("again", Money(self.rng.choice((0, 500, 1100))))
        ruling = self.rng.choice((again, Ruling("refunded", given, self.rng.choice(WAYS))))
        parcels.decide_parcel_back(self.desk, sheet, ruling, "so it is")
