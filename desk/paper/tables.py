"""The tables that an order's papers share: what was bought, and what was paid."""

from collections.abc import Mapping, Sequence

from desk.paper.flow import QUIET, STRONG, Column, Flow
from desk.records.orders import OrderLine
from desk.records.payments import Payment
from desk.words import Words
from desk.words.payments import way_text

# What a table comes to, below its last column; and the same with a sentence to it.
SUM = (Column(250, 150), Column(404, 100, "right"))
TOTAL = (Column(250, 150, style=STRONG), Column(404, 100, "right", STRONG))
TOLD_SUM = (Column(0, 390), Column(404, 100, "right"))
TOLD_TOTAL = (Column(0, 390, style=STRONG), Column(404, 100, "right", STRONG))
_LINES = (
    Column(0, 84),
    Column(92, 208),
    Column(304, 34, "right"),
    Column(342, 76, "right"),
    Column(422, 82, "right"),
)
_NOTES = (Column(92, 246, style=QUIET), Column(422, 82, "right", QUIET))
_PAYMENTS = (
    Column(0, 92),
    Column(98, 70),
    Column(172, 76),
    Column(252, 148),
    Column(404, 100, "right"),
)


def line_rows(
    flow: Flow, lines: Sequence[OrderLine], currency: str, notes: Mapping[str, Sequence[str]]
) -> None:
    """Lines of an order with what they come to; below each what has to be known of it, by the line's id."""
    words = flow.words
    heads = [words(f"paper.{name}") for name in ("sku", "item", "quantity", "price", "total")]
    flow.space(8)
    flow.heads(_LINES, heads)
    for line in lines:
        price, value = (words.money(each, currency) for each in (line.price, line.price * line.quantity))
        flow.row(_LINES, (line.sku, line.name, str(line.quantity), price, value), heads)
        if line.discount:
            flow.row(_NOTES, (words("paper.discount"), words.money(-line.discount, currency)))
        for note in notes.get(str(line.id), ()):
            flow.row(_NOTES, (note, ""))
        flow.space(3)


def piece_notes(words: Words, lines: Sequence[OrderLine]) -> dict[str, list[str]]:
    """How many pieces of each line were cancelled and returned, to stand below it."""
    found = {}
    for line in lines:
        counted = (("paper.pieces_cancelled", line.cancelled), ("paper.pieces_returned", line.returned))
        found[str(line.id)] = [words(key, count=count) for key, count in counted if count]
    return found


def payment_rows(flow: Flow, payments: Sequence[Payment], currency: str) -> None:
    """Payments under their heading: number, day, what for, how, and how much."""
    words = flow.words
    flow.heading(words("paper.payments"))
    heads = [words(f"paper.receipt_{name}") for name in ("number", "paid_on", "for", "way", "amount")]
    flow.heads(_PAYMENTS, heads)
    for each in payments:
        purpose, amount = words.named("purpose", each.purpose), words.money(each.amount, currency)
        cells = (each.number, words.day(each.received), purpose, way_text(words, each), amount)
        flow.row(_PAYMENTS, cells, heads)
        flow.space(2)
