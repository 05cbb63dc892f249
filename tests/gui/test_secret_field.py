"""A PIN and a secret are not seen, and a PIN has digits only."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk.gui.secret_field import SecretField
from tests.gui.acts import type_text


def test_it_shows_dots(qtbot: QtBot) -> None:
    secret, pin = SecretField(), SecretField(digits=True)
    for field in (secret, pin):
        qtbot.addWidget(field)
        type_text(field, "Łong 12 3")
        assert field.echoMode() == QLineEdit.EchoMode.Password
        assert set(field.displayText()) == {field.displayText()[0]}
    assert (secret.text(), pin.text()) == ("Łong 12 3", "123")
