"""Orders as they stand in the shop's file: who bought what, what was paid, where it went."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.money import ZERO, Money, total
from desk.records.payments import NewPayment, Payment

# What a line may be; how an order reached the shop; who may end it.
STOCK, PREORDER, SPECIAL, LAYAWAY = KINDS = ("stock", "preorder", "special", "layaway")
CHANNELS = ("counter", "mail", "phone", "web")
PICKUP = "pickup"
SERVICES = ("ground", "priority_mail", "second_day_air", "next_day_air", "customer_choice", PICKUP)
# What is not there yet when it is ordered.
AWAITED = (PREORDER, SPECIAL)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as it was placed; ``returned`` counts settled pieces, ``under_ra`` those on open RAs.

    ``allocated`` are pieces set aside for it and ``shipped`` those that left. ``arrived``, ``notified`` and
    ``balanced`` say of a pre-order when it came, when the customer was told, and that its balance was asked
    for, ``turn`` in which turn among several: what was paid before anybody asked is the first.
    ``deposit_rate`` (percent) and ``first_payment`` are its own where they were agreed.
    """

    id: int
    position: int
    sku: str
    name: str
    quantity: int
    price: Money
    kind: str = STOCK
    discount: Money = ZERO
    returned: int = 0
    under_ra: int = 0
    cancelled: int = 0
    item: int = 0
    shipped: int = 0
    allocated: int = 0
    deposit_rate: Fraction | None = None
    first_payment: Money | None = None
    arrived: date | None = None
    notified: date | None = None
    balanced: bool = False
    untaxed: bool = False
    turn: int = 0

    @property
    def value(self) -> Money:
        """Price times quantity less the line's discount."""
        return self.price * self.quantity - self.discount

    @property
    def returnable(self) -> int:
        """The pieces that left and are neither returned nor on the way back."""
        return self.shipped - self.returned - self.under_ra

    @property
    def unshipped(self) -> int:
        """The pieces that are still to leave."""
        return max(0, self.quantity - self.cancelled - self.shipped)

    @property
    def owed(self) -> int:
        """The pieces that are still to leave and not set aside yet."""
        return max(0, self.unshipped - self.allocated)

    @property
    def awaited(self) -> int:
        """The pieces that the maker has to send first."""
        return self.owed if self.kind in AWAITED else 0

    @property
    def shippable(self) -> int:
        """The pieces that are in the shop for it."""
        return self.unshipped - self.awaited


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines and payments; dates None are to come or unknown (an import lacks some).

    ``shipped`` is the day the last of it left. ``charged`` is billed beside the total, ``released`` is due no
    more and ``withdrawn`` was taken out of the money held, both since pieces were cancelled; ``billed`` is
    what its parcels made due of the total. ``holds``, ``first_ship``, ``ship_target``, ``ship_limit`` and
    ``balance_due`` are what the policy said last; ``awaits`` that nothing of it is in the shop yet; ``told``
    the day the customer heard that it is late.
    """

    id: int
    number: str
    customer: Customer
    placed: date
    lines: tuple[OrderLine, ...]
    payments: tuple[Payment, ...] = ()
    processed: date | None = None
    shipped: date | None = None
    delivered: date | None = None
    cancelled: date | None = None
    ship_to: Address = Address()
    payment_method: str = "card"
    service: str = "ground"
    shipping_charged: Money = ZERO
    shipping_cost: Money | None = None
    tax: Money = ZERO
    tax_stands: bool = False
    credited: Money = ZERO
    edition: int = 0
    source: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    version: int = 1
    channel: str = ""
    promised: date | None = None
    foreseen_cost: Money | None = None
    balance_paid: date | None = None
    weight: str = ""
    size: str = ""
    voided: bool = False
    charged: Money = ZERO
    released: Money = ZERO
    withdrawn: Money = ZERO
    billed: Money = ZERO
    holds: tuple[str, ...] = ()
    first_ship: date | None = None
    ship_target: date | None = None
    ship_limit: date | None = None
    told: date | None = None
    balance_due: date | None = None
    awaits: bool = False

    @property
    def merchandise(self) -> Money:
        """The value of all lines after discounts."""
        return total(line.value for line in self.lines)

    @property
    def total(self) -> Money:
        """Merchandise, tax and shipping, as it was placed."""
        return self.merchandise + self.tax + self.shipping_charged

    @property
    def paid(self) -> Money:
        """What came in for this order."""
        return total(payment.amount for payment in self.payments)

    @property
    def net_paid(self) -> Money:
        """What came in and was not taken out of it since pieces were cancelled."""
        return self.paid - self.withdrawn

    @property
    def due(self) -> Money:
        """What it comes to now: without what was cancelled, with what was billed beside it."""
        return self.total + self.charged - self.released

    @property
    def owed(self) -> Money:
        """What is still to be paid, below 0.00 where too much was.

        An order that was called off before it was entered, or was never meant, owes nothing.
        """
        if self.voided or (self.cancelled and not (self.released or self.charged)):
            return ZERO
        return self.due - self.net_paid

    @property
    def state(self) -> str:
        """One word for lists: voided, cancelled, delivered, shipped, partly shipped, processed or placed."""
        if self.voided:
            return "voided"
        for word in ("cancelled", "delivered", "shipped"):
            if getattr(self, word):
                return word
        if any(line.shipped for line in self.lines):
            return "partly_shipped"
        return "processed" if self.processed else "placed"

    def reached(self, on: date) -> "Order":
        """The order as pieces of it are judged that left before the rest of it, and arrived on a day."""
        return replace(self, shipped=None, delivered=on)

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to leave the shop."""
        return not (self.cancelled or self.shipped or self.delivered)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the policy says of an open order now: what holds it, and when it may and must leave."""

    holds: tuple[str, ...] = ()
    first_ship: date | None = None
    ship_target: date | None = None
    ship_limit: date | None = None
    balance_due: date | None = None
    awaits: bool = False


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be stored with a new order."""

    sku: str
    name: str
    quantity: int
    price: Money
    kind: str = STOCK
    discount: Money = ZERO
    deposit_rate: Fraction | None = None
    first_payment: Money | None = None
    untaxed: bool = False
    allocated: int = 0

    @property
    def value(self) -> Money:
        """Price times quantity less the line's discount."""
        return self.price * self.quantity - self.discount


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to be stored; ``number`` empty asks for the next of the series.

    ``customer`` is the number of one the shop knows; without it the email finds one, or makes one.
    """

    placed: date
    name: str
    lines: tuple[NewLine, ...]
    number: str = ""
    email: str = ""
    phone: str = ""
    address: Address = Address()
    ship_to: Address = Address()
    payments: tuple[NewPayment, ...] = ()
    payment_method: str = "card"
    processed: date | None = None
    shipped: date | None = None
    delivered: date | None = None
    cancelled: date | None = None
    service: str = "ground"
    shipping_charged: Money = ZERO
    shipping_cost: Money | None = None
    tax: Money = ZERO
    tax_stands: bool = False
    source: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    customer: str = ""
    channel: str = ""
    promised: date | None = None
    weight: str = ""
    size: str = ""

    @property
    def merchandise(self) -> Money:
        """The value of all lines after discounts."""
        return total(line.value for line in self.lines)

    @property
    def total(self) -> Money:
        """Merchandise, tax and shipping."""
        return self.merchandise + self.tax + self.shipping_charged
