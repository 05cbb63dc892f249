"""What papers are drawn from: records complete enough to print the same bytes in ten years."""

from dataclasses import dataclass
from datetime import date

from desk.records.addresses import Address
from desk.records.notices import Notice
from desk.records.orders import Order
from desk.records.returns import Return
from desk.records.shop import Shop


@dataclass(frozen=True, slots=True)
class ReturnPaper:
    """What an RA label and an RA sheet show; ``copy`` 0 is the original, later ones are marked COPY."""

    shop: Shop
    ra: Return
    customer: Address
    copy: int = 0


@dataclass(frozen=True, slots=True)
class DaySeal:
    """What the day's close-out shows of the history: its last seal, on which day, printed by whom."""

    shop: Shop
    day: date
    head: str
    person: str


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """What a printed order shows."""

    shop: Shop
    order: Order


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet with a shop's recovery words shows, and the day that it was printed."""

    shop: Shop
    words: tuple[str, ...]
    printed: date


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """What a letter to a customer shows: what is told, of which order."""

    shop: Shop
    notice: Notice
    order: Order


@dataclass(frozen=True, slots=True)
class NoticePapers:
    """Several letters in one file, or the list of whom to phone, made on a day."""

    shop: Shop
    day: date
    papers: tuple[NoticePaper, ...]
