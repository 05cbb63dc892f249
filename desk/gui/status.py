"""The status at the bottom: whose shop it is, whether it is a sample, the last backup, and the language."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from desk.gui.icons import state_mark
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption, restyle
from desk.gui.theme import Theme
from desk.operations import shops
from desk.words import LANGUAGES, Words


class Status(QStatusBar):
    """``spoken`` tells the language that was chosen, ``asked`` that the backup's age was clicked."""

    spoken = Signal(str)
    asked = Signal()

    def __init__(self, run: Run, words: Words) -> None:
        super().__init__()
        self._run, self._words = run, words
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Theme.px(1), 0, Theme.px(1), 0)
        self.shop: Any = shops.read_shop(run.desk)
        self.name = PlainLabel(self.shop.name, "strong")
        self.addWidget(self.name)
        self.sample = PlainLabel(words("status.sample"), "sample")
        if self.shop.sample:
            self.addWidget(self.sample)
        self.backup = QToolButton()
        self.backup.setProperty("role", "quiet")
        self.backup.setProperty("no_letter", True)
        self.backup.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.backup.clicked.connect(self.asked)
        run.changed.connect(self._changed)
        self.addPermanentWidget(self.backup)
        for language in LANGUAGES:
            self.addPermanentWidget(self._switch(words, language))

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

    def _switch(self, words: Words, language: str) -> QWidget:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setProperty("no_letter", True)
        button.setText(words(f"language.{language}"))
        button.setCheckable(True)
        button.setChecked(language == words.language)
        button.clicked.connect(lambda: self.spoken.emit(language))
        return button
