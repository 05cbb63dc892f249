"""What the shop sells, and how many of it stand on the shelf."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

# What an order makes of an item unless it is said otherwise: layaway is a way to pay, not a kind of item.
KINDS = ("stock", "preorder", "special")


@dataclass(frozen=True, slots=True)
class Item:
    """Something the shop sells; ``price`` is today's and changes no order that was placed.

    ``weight`` is in pounds and ``size`` in inches (``12x8x6``), each as written and empty where not known.
    ``on_hand`` are the pieces in the shop, None as long as nobody counted; ``allocated`` of them are set
    aside for orders. ``released`` is the day the maker ships it, where that lies ahead or is known.
    """

    id: int
    sku: str
    name: str
    price: Money
    barcode: str = ""
    kind: str = "stock"
    released: date | None = None
    weight: str = ""
    size: str = ""
    untaxed: bool = False
    retired: bool = False
    note: str = ""
    on_hand: int | None = None
    allocated: int = 0
    version: int = 1

    @property
    def free(self) -> int | None:
        """The pieces that can still be sold from the shelf; None where nobody counted."""
        return None if self.on_hand is None else self.on_hand - self.allocated


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A change of an item's stock: ``kind`` is counted, arrived, shipped or came_back.

    ``subject`` is the number of the record that it was done for, or the reason of a count.
    """

    item: int
    kind: str
    change: int
    day: date
    at: str
    subject: str
    person: str
