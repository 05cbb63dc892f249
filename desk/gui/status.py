"""The status at the bottom: whose shop it is, the holds that end today, the last backup, the language."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from desk.gui.icons import state_mark
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption, restyle
from desk.gui.theme import Theme
from desk.operations import shops
from desk.words import LANGUAGES, Words

# What may hold an order, or let it go.
HOLDING = frozenset({"orders", "payments", "settings"})


class Status(QStatusBar):
    """``spoken`` tells the language chosen, ``asked`` that the backup was clicked, ``held`` the holds."""

    spoken = Signal(str)
    asked = Signal()
    held = Signal()

    def __init__(self, run: Run, words: Words) -> None:
        super().__init__()
        self._run, self._words = run, words
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Theme.px(1), 0, Theme.px(1), 0)
        self.shop: Any = shops.read_shop(run.desk)
        self.name = PlainLabel(self.shop.name, "strong")
        # A long name gives way: the window is no wider for it.
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sample = PlainLabel(words("status.sample"), "sample")
        if self.shop.sample:
            self.addWidget(self.sample)
        self.addWidget(self.name, 1)
        self.holds, self.backup = _quiet(), _quiet()
        self.holds.hide()
        self.backup.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.holds.clicked.connect(self.held)
        self.backup.clicked.connect(self.asked)
        run.changed.connect(self._changed)
        self.addPermanentWidget(self.holds)
        self.addPermanentWidget(self.backup)
        for language in LANGUAGES:
            self.addPermanentWidget(self._switch(words, language))

    def show_facts(self) -> None:
        """Say what is read once the first page is painted."""
        self.show_holds()
        self.show_backup()

    def show_holds(self) -> None:
        """Say how many orders are held no longer from today on."""
        from desk.operations import today

        self.holds.setText(self._words("status.holds", number=today.holds_ending(self._run.desk)))
        self.holds.show()

    def show_backup(self) -> None:
        """Say how old the last backup is; an old one or none by a shape, a word and a colour."""
        from desk.gui.backup_words import BackupWords
        from desk.operations import backups

        last, said = backups.last_backup(self._run.desk), BackupWords(self._run)
        at = last.manifest.at if last else ""
        state = said.state(at)
        text = self._words("status.backup", age=said.age(at)) if at else self._words("status.no-backup")
        if state != "allowed" and at:
            text = self._words("status.backup-old", age=said.age(at))
        self.backup.setText(f" {caption(text)}")
        self.backup.setIcon(QIcon(state_mark(state)))
        self.backup.setAccessibleDescription(said.word(at))
        restyle(self.backup, "quiet" if state == "allowed" else "quiet-bad")

    def _changed(self, nouns: Any) -> None:
        if "backups" in nouns:
            self.show_backup()
        if HOLDING & nouns:
            self.show_holds()

    def _switch(self, words: Words, language: str) -> QWidget:
        button = _quiet()
        button.setText(words(f"language.{language}"))
        button.setCheckable(True)
        button.setChecked(language == words.language)
        button.clicked.connect(lambda: self.spoken.emit(language))
        return button


def _quiet() -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "quiet")
    button.setProperty("no_letter", True)
    return button
