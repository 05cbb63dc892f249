"""One clause: its text, the questions it answers, its values, its readings, and what it leaves open."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.fields import Choice
from desk.gui.pieces import Card, State
from desk.gui.policy_changes import Changes
from desk.gui.policy_value import ValueField
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.records.answers import Finding
from desk.records.policies import TEXT, ClauseSheet, ReadingChoice, Silence, Value
from desk.words import Words

# The shapes that stand beside the words of how a clause decides.
SHAPES = {"rules": "allowed", "note": "placed", "open": "owner"}

# Words of ids that are written in capitals.
_SHORT = {"ra": "RA", "po": "PO", "nsf": "NSF"}


def clause_name(words: Words, clause: str) -> str:
    """A clause's id in plain letters; what no clause names is the shop's own."""
    told = [_SHORT.get(word, word) for word in clause.replace("_", "-").split("-")]
    name = " ".join(told)
    return f"{name[:1].upper()}{name[1:]}" or words("policy.no-clause")


def silence_text(words: Words, silence: Silence) -> str:
    """What is left to the owner as a sentence, and in which cases."""
    key = f"silence.{silence.finding}"
    ground = Finding(silence.finding, values={"day": "…"})
    text = words(key) if words.has(key) else words.finding(ground)
    told = [_case(words, *case) for case in silence.cases]
    return f"{text} {words('policy.cases-of', cases='; '.join(told))}" if told else text


def _case(words: Words, key: str, negated: bool, codes: Iterable[str]) -> str:
    found = ", ".join(words.named(key, code) for code in codes)
    name = words(f"policy.case.{key}")
    return words("policy.all-but", name=name, words=found) if negated else f"{name}: {found}"


def setting_of(value: Value) -> str:
    """The setting that a value is chosen by, empty where it stands in the policy's text."""
    return value.name if value.path == f"settings.{value.name}.default" else ""


class ClausePanel(QWidget):
    """``changed`` tells the kind (values, readings, settings), the name, and what is chosen or None."""

    changed = Signal(str, str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        self.fields: list[ValueField] = []
        self.choices: dict[str, Choice] = {}
        self.inputs: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Theme.px(1), 0)
        self._column.setSpacing(Theme.px(2))

    def show_clause(
        self, sheet: ClauseSheet, readings: Mapping[str, ReadingChoice], changes: Changes
    ) -> None:
        """Show a clause instead of the one before, with what is typed and not yet saved."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields, self.choices, self.inputs = [], {}, []
        self._column.addWidget(self._told(sheet))
        values = [value for value in sheet.values if value.what != TEXT]
        if values:
            self._column.addWidget(self._card("policy.values", values, changes))
        for name in sheet.readings:
            self._column.addWidget(self._reading(name, readings[name], changes))
        if sheet.silences:
            self._column.addWidget(self._silences(sheet.silences))
        texts = [value for value in sheet.values if value.what == TEXT]
        if texts:
            self._column.addWidget(self._card("policy.wording", texts, changes))
        self._column.addStretch(1)

    def _told(self, sheet: ClauseSheet) -> Card:
        words = self._words
        card = Card(clause_name(words, sheet.clause.id))
        state = State()
        state.show_state(SHAPES[sheet.state], words(f"policy-state.{sheet.state}"))
        text = words.clause(sheet.clause) or words("policy.no-clause.hint")
        widgets: list[QWidget] = [selectable(PlainLabel(text, wrap=True)), state]
        if sheet.asks:
            asks = ", ".join(words(f"ask.{ask}") for ask in sheet.asks)
            widgets.append(PlainLabel(words("policy.answers", asks=asks), "muted", wrap=True))
        card.fill(*widgets)
        return card

    def _card(self, title: str, values: Iterable[Value], changes: Changes) -> Card:
        card = Card(self._words(title))
        card.body.setSpacing(Theme.px(2))
        for value in values:
            setting = setting_of(value)
            kept = changes.settings.get(setting) if setting else changes.values.get(value.path)
            field = ValueField(self._words, value, kept)
            field.chosen.connect(lambda field=field: self._tell(field))
            self.fields.append(field)
            self.inputs.append(field.field)
            card.body.addWidget(field)
        return card

    def _tell(self, field: ValueField) -> None:
        setting = setting_of(field.value)
        kind, name = ("settings", setting) if setting else ("values", field.value.path)
        self.changed.emit(kind, name, field.told() if field.is_changed else None)

    def _reading(self, name: str, reading: ReadingChoice, changes: Changes) -> Card:
        words = self._words
        title = words.clause(reading.text) or clause_name(words, name)
        options = {
            option: words.clause(text) or clause_name(words, option)
            for option, text in reading.options.items()
        }
        usual = options[reading.default]
        choice = Choice(title, options)
        choice.set_value(changes.readings.get(name, reading.chosen))
        choice.chosen.connect(lambda: self._choose(name, reading, choice))
        self.choices[name] = choice
        self.inputs += [choice.option(option) for option in options]
        card = Card(title)
        about = words("policy.reading-about", usual=usual)
        card.fill(PlainLabel(about, "muted", wrap=True), choice)
        return card

    def _choose(self, name: str, reading: ReadingChoice, choice: Choice) -> None:
        told = choice.value()
        self.changed.emit("readings", name, None if told == reading.chosen else told)

    def _silences(self, silences: Iterable[Silence]) -> Card:
        card = Card(self._words("policy.leaves-open"))
        card.fill(*(PlainLabel(silence_text(self._words, each), wrap=True) for each in silences))
        return card
