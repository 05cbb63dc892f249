"""An order's payments as a table, and what is asked to void one."""

from dataclasses import replace

from desk.gui.payments_view import ask_void, payments_table
from desk.records.money import Money
from desk.records.payments import Payment
from desk.words import Words
from tests.paper.samples import order_paper

GOOD, GONE, BACK = (
    Payment(
        3, "card", Money(5000), order_paper().order.placed, "A1", "DP-26-00001-7", "deposit", "visa", "4242"
    ),
    Payment(4, "cash", Money(100), order_paper().order.placed, number="PM-26-00001-8"),
    Payment(5, "cash", Money(-100), order_paper().order.placed, reverses=4),
)


def test_every_payment_is_listed_with_what_it_is_for(qapp: object, words: Words) -> None:
    order = replace(order_paper().order, payments=(GOOD, GONE, BACK))
    table = payments_table(words, order)
    assert table.rowCount() == 3
    shown = cells_of(table)
    assert shown[0] == ["DP-26-00001-7", "Mar 2, 2026", "Card visa 4242 A1", "Deposit", "$50.00"]
    assert [row[3] for row in shown[1:]] == ["Voided", "Voided"] and shown[2][4] == "-$1.00"
    shown = cells_of(payments_table(words, order, came_back={4, 5}))
    assert [row[3] for row in shown] == ["Deposit", "Came back", "Came back"]


def cells_of(table: object) -> list[list[str]]:
    """A table's texts by row."""
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]  # type: ignore[attr-defined]
        for row in range(table.rowCount())  # type: ignore[attr-defined]
    ]


def test_only_payments_that_stand_are_voided(qapp: object, words: Words) -> None:
    entered = replace(GOOD, id=6, number="")
    order = replace(order_paper().order, payments=(GOOD, GONE, BACK, entered))
    assert [row[0] for row in cells_of(payments_table(words, order))][2:] == ["", "PY-6"]
    question = ask_void(words, order, print)
    assert list(question.blanks[0].options) == ["DP-26-00001-7", "PY-6"]
    assert "visa 4242" in question.blanks[0].options["DP-26-00001-7"]
