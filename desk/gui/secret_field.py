"""A field for a PIN or a secret: dots instead of letters, and nothing of it can be copied."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit


class SecretField(QLineEdit):
    """Takes ``digits`` only for a PIN, anything for a secret."""

    def __init__(self, *, digits: bool = False) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        if digits:
            self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
