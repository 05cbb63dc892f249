"""What came in the same parcel is one click away."""

from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.gui.together_card import TogetherCard
from desk.records.returns import ReturnRow
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import click, texts

ROWS = tuple(
    ReturnRow(place, f"RA-{place}", "#1 <b>", "Ann", date(2026, 3, 3), "defective", date(2026, 3, 12), state)
    for place, state in enumerate(("open", "refused"))
)


def test_each_is_opened_by_a_click(words: Words, qtbot: QtBot) -> None:
    opened: list[ReturnRow] = []
    card = TogetherCard(words, DAY, opened.append)
    qtbot.addWidget(card)
    card.show_rows(())
    assert card.isHidden()
    card.show_rows(ROWS)
    card.show()
    assert "RA-0  ·  Lapsed  ·  order #1 <b>  ·  Defective" in texts(card)
    assert "RA-1  ·  Refused  ·  order #1 <b>  ·  Defective" in texts(card)
    for button in card.findChildren(QPushButton):
        click(button)
    assert tuple(opened) == ROWS
