"""One value of the policy as a field: what it is, the field with its unit, its range and what holds now."""

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from desk.gui.fields import MoneyField
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.policies import MONEY, PERCENT, RATES, TEXT, Value
from desk.words import Words

LINES = 4
UNITS = ("hours", "days", "business_days", "weeks", "months", "years")
# Of what an amount is made: steps, what accrues, several amounts.
_STEPS = ("tiers", "accrues")
_PARTS = re.compile(r"\.(tiers|accrues|between|greatest|smallest|sum|difference)(?:\[(\d+)\])?(?=\.)")


class CountBox(QSpinBox):
    """A whole number; turning the wheel over it scrolls the page unless it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that is scrolled changes nothing of the policy."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def label_of(words: Words, value: Value) -> str:
    """What a value is: a fee and where it counts, a window and from when, a setting, a language."""
    if value.what == TEXT:
        return words.named("language", value.name)
    if value.path.startswith("windows."):
        way, _, event = value.event.partition(".")
        name = _limit(words, value.name, value) or words("policy.window")
        return f"{name[:1].upper()}{name[1:]}: {words(f'policy.{way}', event=_event(words, event, value))}"
    if value.path.startswith("settings."):
        return words.named("setting", value.name)
    name = words.named("amount", value.name, value.names)
    name = f"{name[:1].upper()}{name[1:]}"
    for way, number in _PARTS.findall(value.path):
        kind = f"{way}-length" if way in _STEPS and value.what in UNITS else way
        name = words(f"policy.part.{kind}", name=name, number=number)
    if value.event and value.event not in _STEPS:
        name = words(f"policy.bound.{value.event}", name=name)
    elif value.path.startswith("plans["):
        name = words("policy.plan", part=words.named("plan", value.path.rpartition(".")[2]))
    asks = ", ".join(words(f"ask.{ask}") for ask in value.asks)
    return f"{name} ({asks})" if asks else name


def _event(words: Words, event: str, value: Value) -> str:
    """From which day a window counts: a day of every shop, one that the pack asks for, another's last day."""
    if words.has(f"event.{event}"):
        return words.named("event", event)
    name = _limit(words, event, value)
    return words("policy.event", event=name) if name else words("policy.other-window")


def _limit(words: Words, name: str, value: Value) -> str:
    """What a time limit is called: by the deadline that it sets, or as the pack says; else nothing."""
    known = words.has(f"deadline.{name}") or name in value.names
    return words.named("deadline", name, value.names) if known else ""


def shown(words: Words, value: Value, text: str) -> str:
    """A value with its unit, as people read it."""
    if value.what == MONEY and text:
        return words.money(Money.parse(text))
    if value.what == PERCENT and text:
        return f"{text} %"
    return f"{text} {_unit(words, value)}".strip()


def _unit(words: Words, value: Value) -> str:
    key = f"policy.unit.{value.what}"
    return words(key) if words.has(key) else ""


class ValueField(QWidget):
    """``chosen`` tells that what is typed is another; ``told()`` is it as the policy's text has it."""

    chosen = Signal()

    def __init__(self, words: Words, value: Value, typed: str | None = None) -> None:
        super().__init__()
        self._words, self.value = words, value
        self.label = PlainLabel(label_of(words, value), wrap=True)
        self.field = self._field(value.text if typed is None else typed)
        self.field.setAccessibleName(self.label.text())
        self.label.setBuddy(self.field)
        self.hint = PlainLabel(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.5))
        column.addWidget(self.label)
        column.addLayout(self._row())
        column.addWidget(self.hint)
        self._show_hint()

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        row.addWidget(self.field)
        unit = "%" if self.value.what == PERCENT else _unit(self._words, self.value)
        if unit:
            row.addWidget(PlainLabel(unit))
        if self.value.what not in (TEXT, RATES):
            row.addStretch(1)
        return row

    def _field(self, text: str) -> Any:
        if self.value.what == TEXT:
            return self._writing(text)
        if self.value.what in (MONEY, PERCENT, RATES) or not text.isdigit():
            field = MoneyField() if self.value.what == MONEY else QLineEdit()
            field.setText(text)
            field.textChanged.connect(self._changed)
            if self.value.what == RATES:
                field.setPlaceholderText(self._words("policy.rates-hint"))
            else:
                field.setAlignment(Qt.AlignmentFlag.AlignRight)
                field.setFixedWidth(Theme.px(14))
            return field
        box = CountBox()
        box.setRange(int(self.value.least), int(self.value.most))
        box.setValue(int(text))
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setFixedWidth(Theme.px(14))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.valueChanged.connect(self._changed)
        return box

    def _writing(self, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * LINES + Theme.px(2))
        field.textChanged.connect(self._changed)
        return field

    def told(self) -> str:
        """What stands in the field, in a form that every language reads."""
        if isinstance(self.field, QPlainTextEdit):
            return " ".join(self.field.toPlainText().split())
        if isinstance(self.field, QSpinBox):
            return str(self.field.value())
        typed = self.field.text().strip()
        if isinstance(self.field, MoneyField):
            try:
                money = self.field.money()
                return typed if money is None else str(money)
            except BadInput:
                return typed
        return typed.removesuffix("%").strip() if self.value.what == PERCENT else typed

    @property
    def is_changed(self) -> bool:
        """Whether it says another thing than the policy does."""
        return self.told() != self.value.text

    def _changed(self) -> None:
        self._show_hint()
        self.chosen.emit()

    def _show_hint(self) -> None:
        words, value = self._words, self.value
        parts = []
        if value.least and value.what != RATES:
            key = "policy.range" if value.most else "policy.at-least"
            least = shown(words, value, value.least) if value.what == MONEY else value.least
            most = shown(words, value, value.most)
            parts.append(words(key, least=least, most=most))
        if self.is_changed and value.what != TEXT:
            now = shown(words, value, value.text) or words("policy.not-set")
            parts.append(words("policy.now", value=now))
        self.hint.setText("  ·  ".join(parts))
        self.hint.setVisible(bool(parts))
