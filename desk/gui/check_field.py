"""The answer to one question of a checklist: yes or no, or a text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk.gui.fields import YesNo
from desk.gui.theme import Theme
from desk.records.checklists import LONGEST, NO, TEXT, YES, Check
from desk.words import Words

_FLAGS: dict[bool | None, str] = {True: YES, False: NO, None: ""}


class CheckField(QWidget):
    """``chosen`` tells that it was answered otherwise."""

    chosen = Signal()

    def __init__(self, words: Words, check: Check, name: str) -> None:
        super().__init__()
        self.check = check
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.flag = self.line = None
        if check.kind == TEXT:
            self.line = QLineEdit()
            self.line.setMaxLength(LONGEST)
            self.line.setAccessibleName(name)
            self.line.setMaximumWidth(Theme.px(24))
            self.line.editingFinished.connect(self.chosen)
            row.addWidget(self.line)
        else:
            self.flag = YesNo(words, name)
            self.flag.chosen.connect(self.chosen)
            row.addWidget(self.flag)

    def value(self) -> str:
        """``yes``, ``no`` or what was typed; empty while nobody answered."""
        if self.line is not None:
            return self.line.text().strip()
        return _FLAGS[self.flag.value()] if self.flag is not None else ""

    def set_value(self, answer: str) -> None:
        """Show an answer."""
        if self.line is not None:
            self.line.setText(answer)
        elif self.flag is not None:
            self.flag.set_value({YES: True, NO: False}.get(answer))

    def set_all_right(self) -> None:
        """Yes; a text only a person can know."""
        if self.flag is not None:
            self.flag.set_value(True)
