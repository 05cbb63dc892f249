"""Asks for the recovery words of a shop whose key is not on this computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.words import Words


class KeyCard(Card):
    """Hidden until it is needed; ``given`` tells that the words were typed."""

    given = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words("welcome.key-heading"))
        self.words = QLineEdit()
        self.words.setAccessibleName(words("welcome.key-words"))
        self.words.setPlaceholderText(words("welcome.key-words"))
        self.open = word_button(words("welcome.key-open"), "primary")
        self.body.addWidget(PlainLabel(words("welcome.key-hint"), wrap=True))
        self.body.addWidget(self.words)
        self.body.addWidget(self.open)
        self.open.clicked.connect(self.given)
        self.words.returnPressed.connect(self.given)
        self.hide()
