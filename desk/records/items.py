"""What the shop sells, and how many of it stand on the shelf."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

# What an order makes of an item unless it is said otherwise: layaway is a way to pay, not a kind of item.
KINDS = ("stock", "preorder", "special")
COUNTED, CAME_BACK = "counted", "came_back"


@dataclass(frozen=True, slots=True)
class Item:
    """Something the shop sells; ``price`` is today's and changes no order that was placed.

    ``weight`` is in pounds and ``size`` in inches (``12x8x6``), each as written and empty where not known.
    ``on_hand`` are the pieces in the shop, None as long as nobody counted; ``allocated`` of them are set
    aside for orders. ``released`` is the day the maker ships it, where that lies ahead or is known.
    ``category`` says which checklist is gone through when one comes back; ``damaged`` are the pieces that
    came back and cannot be sold, which are not among those on hand.
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
    category: str = ""
    damaged: int = 0

    @property
    def free(self) -> int | None:
        """The pieces that can still be sold from the shelf; None where nobody counted."""
        return None if self.on_hand is None else self.on_hand - self.allocated


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A change of an item's stock: ``kind`` is counted, arrived, shipped, came_back or damaged.

    ``subject`` is the number of the record that it was done for, or the reason of a count.
    """

    item: int
    kind: str
    change: int
    day: date
    at: str
    subject: str
    person: str


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """What the window of an item shows: the item, its movements, the pieces orders wait for.

    ``damaged`` are the movements of those that came back and cannot be sold.
    """

    item: Item
    movements: tuple[StockMovement, ...] = ()
    awaited: int = 0
    damaged: tuple[StockMovement, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row of the items list; ``on_hand`` and ``free`` are None where nobody counted."""

    id: int
    sku: str
    name: str
    kind: str
    price: Money
    on_hand: int | None
    free: int | None
    released: date | None
    retired: bool
    damaged: int = 0

    @property
    def number(self) -> str:
        """What the item goes by."""
        return self.sku


def barcode_text(text: str) -> str:
    """A barcode as it is kept and compared: no white space, and of an EAN that is a UPC no first 0."""
    typed = "".join(text.split())
    return typed[1:] if len(typed) == 13 and typed.startswith("0") and typed.isdecimal() else typed
