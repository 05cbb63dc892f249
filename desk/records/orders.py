"""Orders as they stand in the shop's file: who bought what, what was paid, where it went."""

from dataclasses import dataclass
from datetime import date

from desk.records.addresses import Address
from desk.records.money import ZERO, Money, total


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer; ``email`` is what imports match by."""

    id: int
    number: str
    name: str
    email: str = ""
    phone: str = ""
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class Item:
    """Something the shop sells; ``price`` is today's and changes no order that was placed."""

    id: int
    sku: str
    name: str
    price: Money


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as it was placed; ``returned`` counts settled pieces, ``under_ra`` those on open RAs."""

    id: int
    position: int
    sku: str
    name: str
    quantity: int
    price: Money
    kind: str = "stock"
    discount: Money = ZERO
    returned: int = 0
    under_ra: int = 0
    cancelled: int = 0

    @property
    def value(self) -> Money:
        """Price times quantity less the line's discount."""
        return self.price * self.quantity - self.discount

    @property
    def returnable(self) -> int:
        """The pieces that are neither returned, on the way back, nor cancelled."""
        return self.quantity - self.returned - self.under_ra - self.cancelled


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in for an order; ``reference`` is a check number or approval code, no card number."""

    id: int
    method: str
    amount: Money
    received: date
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines and payments; dates None are to come or unknown (an import lacks some)."""

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

    @property
    def merchandise(self) -> Money:
        """The value of all lines after discounts."""
        return total(line.value for line in self.lines)

    @property
    def total(self) -> Money:
        """Merchandise, tax and shipping."""
        return self.merchandise + self.tax + self.shipping_charged

    @property
    def paid(self) -> Money:
        """What came in for this order."""
        return total(payment.amount for payment in self.payments)

    @property
    def state(self) -> str:
        """One word for lists: cancelled, delivered, shipped, processed or placed."""
        for word in ("cancelled", "delivered", "shipped", "processed"):
            if getattr(self, word):
                return word
        return "placed"


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be stored with a new order."""

    sku: str
    name: str
    quantity: int
    price: Money
    kind: str = "stock"
    discount: Money = ZERO


@dataclass(frozen=True, slots=True)
class NewPayment:
    """A payment to be stored with a new order."""

    method: str
    amount: Money
    received: date
    reference: str = ""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to be stored; ``number`` empty asks for the next of the series."""

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

    @property
    def merchandise(self) -> Money:
        """The value of all lines after discounts."""
        return total(line.price * line.quantity - line.discount for line in self.lines)

    @property
    def total(self) -> Money:
        """Merchandise, tax and shipping."""
        return self.merchandise + self.tax + self.shipping_charged
