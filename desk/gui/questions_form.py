"""The questions of a shop's own policy, each with a field of its kind; of goods, one for each line chosen."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desk.gui.bar import MessageBar
from desk.gui.fields import Choice, DayField, MoneyField, TimeField, YesNo
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import returns
from desk.records.questions import OF_DAY, TIME, Question, Told
from desk.words import Words

_MOST = 999_999
_FLAGS = {True: "yes", False: "no"}


class CountField(QLineEdit):
    """A whole number, or nothing."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(Theme.px(14))
        self.editingFinished.connect(self.chosen)


class _Row(NamedTuple):
    """A question as it is asked of the order, the request or one line, with its field."""

    question: Question
    line: str
    label: PlainLabel
    field: Any


class QuestionsForm(QWidget):
    """``chosen`` tells that something was answered; ``lines`` maps the ids of lines to their names."""

    chosen = Signal()

    def __init__(
        self, words: Words, today: date, questions: Sequence[Question], lines: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._words, self._today = words, today
        self.rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(Theme.px(1))
        self._grid.setColumnStretch(0, 1)
        for question in questions:
            for line, name in lines.items() if question.holder == "line" else [("", "")]:
                self._add(question, line, name)

    def _add(self, question: Question, line: str, name: str) -> None:
        text = self._text(question)
        label = PlainLabel(f"{name}: {text}" if name else text, wrap=True)
        field = self._field(question, label.text())
        field.setAccessibleName(label.text())
        field.chosen.connect(self.chosen)
        place = len(self.rows)
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignRight)
        self.rows.append(_Row(question, line, label, field))
        _put(self.rows[-1], question.default)

    def _field(self, question: Question, text: str) -> Any:
        if question.kind == "flag":
            return YesNo(self._words, text)
        if question.kind == "word":
            return Choice(text, {name: self._said(each) or name for name, each in question.options.items()})
        if question.kind == "day":
            return DayField(self._words, self._today, ahead=True)
        if question.kind == TIME:
            return TimeField()
        return MoneyField() if question.kind == "money" else CountField()

    def _text(self, question: Question) -> str:
        text = self._said(question.text)
        if question.kind != TIME:
            return text
        day = text or self._words.named("event", question.name.removesuffix(OF_DAY))
        return self._words("question.time", day=day)

    def _said(self, text: Mapping[str, str]) -> str:
        return text.get(self._words.language) or text.get("en", "")

    def ask_of(self, lines: Collection[str]) -> None:
        """Ask what is asked of lines of these only."""
        for row in self.rows:
            shown = not row.line or row.line in lines
            row.label.setVisible(shown)
            row.field.setVisible(shown)

    def answers(self, before: Sequence[Told] = ()) -> tuple[Told, ...]:
        """What was answered so far; raises BadInput where a day or amount is none.

        What was answered ``before`` and is empty now is told as empty, so that it counts no more.
        """
        shown = [row for row in self.rows if not row.field.isHidden()]
        told = [Told(row.question.name, _value(row), row.line) for row in shown]
        known = {(each.name, each.line) for each in before}
        return tuple(each for each in told if each.value or (each.name, each.line) in known)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as a draft keeps it."""
        return {f"{row.question.name} {row.line}": _text(row) for row in self.rows}

    def retype(self, typed: Mapping[str, str]) -> None:
        """Put again what a draft kept, or what was answered before."""
        for row in self.rows:
            _put(row, typed.get(f"{row.question.name} {row.line}", ""))


def questions_of(run: Run, bar: MessageBar, order: str, lines: Mapping[str, str], ask: str) -> QuestionsForm:
    """The form of what the policy asks that judges an order; without rows where it asks nothing."""
    asked = run.read(bar, returns.read_questions, order, ask) or ()
    return QuestionsForm(run.words, run.desk.clock.today(), asked, lines)


def as_typed(told: Sequence[Told]) -> dict[str, str]:
    """Answers as a form takes them."""
    return {f"{each.name} {each.line}": each.value for each in told}


def _text(row: _Row) -> str:
    kind, field = row.question.kind, row.field
    if kind == "flag":
        return _FLAGS.get(field.value(), "")
    if kind == "day":
        return str(field.typed())
    return str(field.value() if kind == "word" else field.text())


def _value(row: _Row) -> str:
    if row.question.kind == "day":
        day = row.field.day()
        return day.isoformat() if day else ""
    if row.question.kind == "money":
        money = row.field.money()
        return "" if money is None else str(money)
    if row.question.kind == TIME:
        hour = row.field.time()
        return hour.isoformat("minutes") if hour else ""
    return _text(row)


def _put(row: _Row, value: str) -> None:
    kind, field = row.question.kind, row.field
    if kind == "flag":
        field.set_value({"yes": True, "no": False}.get(value))
    elif kind == "word":
        field.set_value(value)
    elif kind == "day":
        field.retype(value)
    else:
        field.setText(value)
