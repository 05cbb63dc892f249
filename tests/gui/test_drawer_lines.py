"""Cards and checks stand with their sum, what moved the cash with what it comes to."""

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.drawer_lines import LinesCard, moved_rows
from desk.records.close_outs import Line
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import texts


def test_lines_stand_with_their_sum(qapp: QApplication, words: Words) -> None:
    card = LinesCard(words, "drawer-cards")
    card.show_lines(())
    assert "No card was taken." in texts(card)
    paid = Line("payment", 1, "PY-26-00001-4", "#1001", "card", "Visa 4242", Money(5000))
    card.show_lines((paid, Line("payout", 2, "", "#1002", "card", "", Money(-700))))
    shown = texts(card)
    for part in (
        "PY-26-00001-4",
        "Visa 4242",
        "$50.00",
        "Refund",
        "#1002",
        "-$7.00",
        "Total of 2 cards: $43.00",
    ):
        assert part in shown


def test_an_imported_card_payment_is_no_refund(qapp: QApplication, words: Words) -> None:
    card = LinesCard(words, "drawer-cards")
    card.show_lines((Line("payment", 1, "", "1030", "card", "visa 9006", Money(12070)),))
    assert "Refund" not in texts(card) and card.table.isColumnHidden(0)


@pytest.mark.parametrize(
    ("counted", "said"),
    [(900, "No difference"), (1000, "Too much in the drawer"), (0, "Missing from the drawer")],
)
def test_the_difference_is_called_by_its_name(words: Words, counted: int, said: str) -> None:
    moved = (("opening", Money(1000)), ("banked", Money(-100)))
    rows, sums = moved_rows(words, moved, Money(counted))
    assert [name for name, _ in rows] == [
        "In the drawer after the last count", "Taken to the bank", "Expected by the books", "Counted", said,
    ]  # fmt: skip
    assert sums == [name for name, _ in rows[2:]]
    assert rows[2][1] == "$9.00" and rows[4][1] == words.money(Money(counted - 900))
