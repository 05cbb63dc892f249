"""The one place that asks: a question inside the window, a file to choose, a mail to be written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desk.gui.button import Button
from desk.gui.fields import DayField, MoneyField
from desk.gui.keys import letter_keys
from desk.gui.run import Bar, Run
from desk.gui.secret_field import SecretField
from desk.gui.text import PlainLabel, caption, shown
from desk.gui.theme import Theme
from desk.records.errors import BadInput
from desk.records.money import Money


@dataclass(frozen=True)
class Blank:
    """One field of a question; ``kind`` is day, money, reason, line, secret, pin or choice.

    One that is ``required`` must be filled; ``day``, ``money`` and ``text`` are what stands in it at first. A
    day that looks ``ahead`` is the next such day where no year is typed.
    ``options`` maps the codes of a choice to its words; the first one is chosen at first. ``only`` names a
    choice, and the codes for which this is asked at all.
    """

    name: str
    label: str
    kind: str
    required: bool = True
    day: date | None = None
    ahead: bool = False
    money: Money | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    only: tuple[str, tuple[str, ...]] = ("", ())


@dataclass(frozen=True)
class Question:
    """What is asked before a step, the word on its button, and the step that gets the answers by name.

    The word may be that of the entry that led here: its button asks no more, and loses the dots.
    """

    sentence: str
    confirm: str
    blanks: tuple[Blank, ...]
    step: Callable[[dict[str, object]], None]


class OptionsField(QComboBox):
    """One of several answers; Enter agrees, as in the lines beside it."""

    returnPressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, which Qt's own passes on to nobody."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class AskPanel(QFrame):
    """A question inside the window: nothing else is blocked, Escape takes it back, Enter agrees."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__()
        self._run, self._bar = run, bar
        self.setProperty("role", "card")
        self._fields: dict[str, QWidget] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._question: Question | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Theme.px(2), Theme.px(2), Theme.px(2), Theme.px(2))
        self._layout.setSpacing(Theme.px(1.5))
        self._content: QWidget | None = None
        # Said to the shortcut itself: its constructor takes a context and leaves it unheeded.
        escape = QShortcut("Esc", self, self.take_back)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def put(self, question: Question) -> None:
        """Ask a question instead of the one that stood there."""
        self.take_back()
        self._question = question
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(question.sentence, "heading", wrap=True))
        column.addLayout(self._blanks(question))
        column.addLayout(self._buttons(question))
        self._layout.addWidget(self._content)
        self._fold()
        self.show()
        letter_keys(self.window())
        next(iter(self._fields.values()), self.confirm).setFocus()

    def take_back(self) -> None:
        """Ask nothing."""
        self._fields, self._labels, self._question = {}, {}, None
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        self.hide()

    def _blanks(self, question: Question) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Theme.px(2))
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for row, blank in enumerate(question.blanks):
            field = self._field(blank)
            field.setAccessibleName(blank.label)
            if isinstance(field, QLineEdit | OptionsField):
                field.returnPressed.connect(self._agree)
            if isinstance(field, OptionsField):
                field.currentIndexChanged.connect(self._fold)
            self._fields[blank.name], self._labels[blank.name] = field, PlainLabel(blank.label)
            grid.addWidget(self._labels[blank.name], row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _fold(self) -> None:
        """Show what is asked with the choices as they stand."""
        for blank in self._question.blanks if self._question else ():
            for widget in (self._labels[blank.name], self._fields[blank.name]):
                widget.setVisible(self._is_asked(blank))

    def _is_asked(self, blank: Blank) -> bool:
        name, codes = blank.only
        blanks = self._question.blanks if self._question else ()
        first = next((each for each in blanks if each.name == name), None)
        return first is None or (self._is_asked(first) and _value(self._fields[name]) in codes)

    def _field(self, blank: Blank) -> QWidget:
        if blank.kind == "day":
            return DayField(self._run.words, self._run.desk.clock.today(), blank.day, ahead=blank.ahead)
        if blank.kind == "choice":
            return _choice(blank.options)
        if blank.kind in ("secret", "pin"):
            return SecretField(digits=blank.kind == "pin")
        if blank.kind != "money":
            return QLineEdit(blank.text)
        field = MoneyField()
        field.setText("" if blank.money is None else str(blank.money))
        return field

    def _buttons(self, question: Question) -> QHBoxLayout:
        self.confirm = Button(caption(question.confirm.removesuffix("…")))
        self.confirm.setProperty("role", "primary")
        self.confirm.clicked.connect(self._agree)
        cancel = Button(self._run.words("button.cancel"))
        cancel.clicked.connect(self.take_back)
        row = QHBoxLayout()
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        row.addStretch()
        return row

    def empty_secret(self) -> None:
        """A secret that was wrong is typed anew."""
        for each in self._fields.values():
            if isinstance(each, SecretField):
                each.clear()
                each.setFocus()

    def _agree(self) -> None:
        question = self._question
        answers = self._run.attempt(self._bar, self._answers) if question else None
        if question and answers is not None:
            question.step(answers)

    def _answers(self) -> dict[str, object]:
        every = self._question.blanks if self._question else ()
        blanks = [each for each in every if self._is_asked(each)]
        answers = {blank.name: _value(self._fields[blank.name]) for blank in blanks}
        for blank in blanks:
            if blank.required and answers[blank.name] in (None, ""):
                raise BadInput("field-empty", label=blank.label)
        return answers


def _choice(options: Mapping[str, str]) -> QComboBox:
    made = OptionsField()
    for code, text in options.items():
        made.addItem(shown(text), code)
    return made


def _value(field: QWidget) -> object:
    if isinstance(field, DayField):
        return field.day()
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, MoneyField):
        return field.money()
    assert isinstance(field, QLineEdit), "all other blanks are lines"
    # A secret is taken as it was typed: a blank may be part of it.
    return field.text() if isinstance(field, SecretField) else field.text().strip()


def choose_file(window: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there, or None."""
    name, _ = QFileDialog.getOpenFileName(window, title, "", kinds)
    return Path(name) if name else None


def choose_files(window: QWidget, title: str, kinds: str) -> list[Path]:
    """Files of one folder that are there, in the order of the list; none where nothing was chosen."""
    names, _ = QFileDialog.getOpenFileNames(window, title, "", kinds)
    return [Path(name) for name in names]


def choose_folder(window: QWidget, title: str) -> Path | None:
    """A folder that is there, or None."""
    name = QFileDialog.getExistingDirectory(window, title)
    return Path(name) if name else None


def choose_target(window: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file, or None; a name with a record's number in it is made fit to be proposed."""
    from desk.exchange.files import file_name

    stem, dot, ending = name.rpartition(".")
    chosen, _ = QFileDialog.getSaveFileName(window, title, file_name(stem, dot + ending), kinds)
    return Path(chosen) if chosen else None


def save_file(window: Any, name: str, kinds: str, data: bytes) -> Path | None:
    """Ask where to, and write a whole file or none; the path, or None (an error is told in the bar)."""
    from desk.exchange.files import write_file

    run = window.run
    path = choose_target(window, run.words("file.save-as"), name, kinds)
    return run.attempt(window.bar, lambda: write_file(path, data, run.desk.db.path)) if path else None


def write_mail(address: str, subject: str, body: str) -> bool:
    """Open the mail program with the text ready, by an encoded ``mailto:``; False if there is none."""
    target = f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
    return QDesktopServices.openUrl(QUrl.fromEncoded(target.encode("ascii")))
