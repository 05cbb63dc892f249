"""The status at the bottom: whose shop it is, whether it is a sample, the last backup, and the language."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import shops
from desk.words import LANGUAGES, Words


class Status(QStatusBar):
    """``spoken`` tells the language that was chosen."""

    spoken = Signal(str)

    def __init__(self, run: Run, words: Words) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Theme.px(1), 0, Theme.px(1), 0)
        self.shop: Any = shops.read_shop(run.desk)
        self.name = PlainLabel(self.shop.name, "strong")
        self.addWidget(self.name)
        self.sample = PlainLabel(words("status.sample"), "sample")
        if self.shop.sample:
            self.addWidget(self.sample)
        self.backup = PlainLabel(words("status.no-backup"), "muted")
        self.addPermanentWidget(self.backup)
        for language in LANGUAGES:
            self.addPermanentWidget(self._switch(words, language))

    def _switch(self, words: Words, language: str) -> QWidget:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setProperty("no_letter", True)
        button.setText(words(f"language.{language}"))
        button.setCheckable(True)
        button.setChecked(language == words.language)
        button.clicked.connect(lambda: self.spoken.emit(language))
        return button
