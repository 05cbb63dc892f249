"""An order's papers say the same of its lines and payments, by the same tables."""

from dataclasses import replace

from desk.paper import tables
from desk.paper.flow import Flow
from desk.records.orders import OrderLine
from desk.words import Words
from tests.paper.reading import text
from tests.paper.samples import order_paper

EN = Words("en")
ORDER = order_paper().order


def drawn_lines(lines: tuple[OrderLine, ...], notes: dict[str, list[str]]) -> str:
    """The table of lines as it is read back."""
    flow = Flow(EN, "x")
    tables.line_rows(flow, lines, "USD", notes)
    return text(flow.finish())


def test_a_line_has_its_discount_and_notes_below_it() -> None:
    line = replace(ORDER.lines[0], cancelled=1)
    shown = drawn_lines((line,), {str(line.id): ["Kept for her."], "99": ["of another"]})
    assert "$110.00 Discount -$5.00 Kept for her." in shown and "another" not in shown


def test_pieces_that_were_cancelled_and_returned_are_told() -> None:
    line = replace(ORDER.lines[0], cancelled=1, returned=1)
    assert tables.piece_notes(EN, (line,)) == {str(line.id): ["Cancelled: 1", "Returned: 1"]}
    assert tables.piece_notes(EN, (replace(line, cancelled=0, returned=0),)) == {str(line.id): []}


def test_a_payment_has_its_number_day_purpose_and_way() -> None:
    flow = Flow(EN, "x")
    tables.payment_rows(flow, [replace(ORDER.payments[0], brand="", last4="", reference="A1")], "USD")
    shown = text(flow.finish())
    assert (
        f"Payments {EN('paper.receipt_number')}" in shown and "Mar 2, 2026 The order Card A1 $400.00" in shown
    )
