"""A number of pieces, or an error that says what is wanted."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.pieces_field import PiecesField
from desk.records.errors import BadInput
from tests.gui.acts import type_text


def test_a_number_is_read_and_told(qapp: QApplication, qtbot: QtBot) -> None:
    field = PiecesField("Pieces")
    qtbot.addWidget(field)
    assert field.pieces() is None
    with qtbot.waitSignal(field.chosen):
        type_text(field, " 12")
    assert field.pieces() == 12
    for text in ("x", "1.5", "-1", "٣", "12345678"):
        field.setText(text)
        with pytest.raises(BadInput, match="arrival-quantity"):
            field.pieces()
