"""The people of the shop, in Settings: who works here as what, and the steps that change it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.keys import letter_keys, plain_text
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel, caption
from desk.operations import people
from desk.records.errors import BadInput
from desk.records.people import CLERK, ROLES, Person
from desk.records.rights import Act

CHANGES = ("people",)
STEPS = ("add_person", "set_role", "set_active", "set_pin", "set_secret")
Told = dict[str, Any]


class PeopleCard(Card):
    """``asked`` tells that a question stands below the buttons now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("people.title"))
        self.run, self.words, self._bar = run, run.words, bar
        self._people: tuple[Person, ...] = ()
        titles = [self.words(f"column.{name}") for name in ("person", "role", "state")]
        self.table = SmallTable(self.words("people.title"), titles, wide=0)
        self.buttons: dict[str, QPushButton] = {}
        row = QWidget()
        flow = FlowLayout(row)
        for name in STEPS:
            button = self.buttons[name] = word_button(self.words(f"people.{name}"))
            button.clicked.connect(getattr(self, f"_ask_{name}"))
            flow.addWidget(button)
        self.ask = AskPanel(run, bar)
        self.fill(PlainLabel(self.words("people.hint"), "muted", wrap=True), self.table, row, self.ask)
        self.table.currentCellChanged.connect(lambda *_: self._offer())
        run.changed.connect(self._changed)
        self.load()

    def load(self) -> None:
        """Read who there is, and show them."""
        chosen = self.chosen
        self._people = self.run.read(self._bar, people.list_people) or ()
        self.table.show_rows([self._row(each) for each in self._people])
        self.choose(chosen.id if chosen else self.run.desk.person)

    @property
    def chosen(self) -> Person | None:
        """Whose row is chosen."""
        row = self.table.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def choose(self, person: int | None) -> None:
        """Choose a person's row, the first where it is nobody's."""
        row = next((at for at, each in enumerate(self._people) if each.id == person), 0)
        self.table.setCurrentCell(row, 0)
        self._offer()

    def act(self, operation: str) -> Act:
        """What a button is about: a step, and for all but the first the chosen person."""
        chosen = self.chosen
        if operation == "add_person" or chosen is None:
            return Act(operation)
        return Act(operation, chosen.name, own=chosen.id == self.run.desk.person)

    def _row(self, person: Person) -> list[str]:
        state = "active" if person.active else "inactive"
        return [person.name, self.words(f"role.{person.role}"), self.words(f"state.{state}")]

    def _offer(self) -> None:
        chosen = self.chosen
        back = chosen is not None and not chosen.active
        turns, text = self.buttons["set_active"], self.words(f"people.{'set_back' if back else 'set_active'}")
        if plain_text(turns.text()) != text:
            turns.setText(caption(text))
            letter_keys(self.window())
        for name, button in self.buttons.items():
            gate(self.run, button, self.act(name), ready=self._ready(name, chosen))

    def _ready(self, step: str, chosen: Person | None) -> bool:
        if step == "add_person":
            return True
        return chosen is not None and (step != "set_role" or bool(self._roles(chosen)))

    def _roles(self, person: Person) -> dict[str, str]:
        """The other roles that a person may be given; those who approve need a secret first."""
        fit = (role for role in ROLES if role != person.role and (role == CLERK or person.has_secret))
        return {role: self.words(f"role.{role}") for role in fit}

    def _put(self, step: str, blanks: list[Blank], deed: Any) -> None:
        name = self.chosen.name if self.chosen else ""
        text, button = self.words(f"people.ask-{step}", name=name), self.words("people.do")
        self.ask.put(Question(text, button, tuple(blanks), deed))
        self.asked.emit(self.ask)

    def _twice(self, kind: str, *, required: bool = True) -> list[Blank]:
        return [
            Blank(name, self.words(f"people.{name}"), kind, required=required)
            for name in (kind, f"{kind}_again")
        ]

    def _write(self, step: Any, *given: Any) -> None:
        self.run.write(self._bar, step, *given, changes=CHANGES, then=lambda _: self.ask.take_back())

    def _ask_add_person(self) -> None:
        roles = {role: self.words(f"role.{role}") for role in reversed(ROLES)}
        blanks = [
            Blank("name", self.words("people.name"), "reason"),
            Blank("role", self.words("column.role"), "choice", options=roles),
            *self._twice("pin"),
            *self._twice("secret", required=False),
        ]
        self._put("add_person", blanks, self._add)

    def _add(self, told: Told) -> None:
        if self._same(told, "pin") and self._same(told, "secret"):
            self._write(people.add_person, told["name"], told["role"], told["pin"], told["secret"])

    def _same(self, told: Told, kind: str) -> bool:
        def check() -> bool:
            if told[kind] != told[f"{kind}_again"]:
                raise BadInput(f"{kind}-differs")
            return True

        return bool(self.run.attempt(self._bar, check))

    def _ask_set_role(self) -> None:
        person = self._person()
        blanks = [
            Blank("role", self.words("column.role"), "choice", options=self._roles(person)),
            Blank("reason", self.words("ask.reason"), "reason"),
        ]
        step = people.set_role
        self._put("set_role", blanks, lambda told: self._write(step, person.id, told["role"], told["reason"]))

    def _ask_set_active(self) -> None:
        person = self._person()
        name = "set_active" if person.active else "set_back"
        blank, step = Blank("reason", self.words("ask.reason"), "reason"), people.set_active
        self._put(name, [blank], lambda told: self._write(step, person.id, not person.active, told["reason"]))

    def _ask_set_pin(self) -> None:
        self._ask_new("pin", people.set_pin)

    def _ask_set_secret(self) -> None:
        self._ask_new("secret", people.set_secret)

    def _ask_new(self, kind: str, step: Any) -> None:
        person, blanks = self._person(), self._twice(kind)
        if person.id == self.run.desk.person and getattr(person, f"has_{kind}"):
            blanks.insert(0, Blank("old", self.words(f"people.{kind}_old"), kind))

        def deed(told: Told) -> None:
            if self._same(told, kind):
                self._write(step, person.id, told[kind], told.get("old", ""))

        self._put(f"set_{kind}", blanks, deed)

    def _person(self) -> Person:
        chosen = self.chosen
        assert chosen is not None, "a step about a person is offered only with one chosen"
        return chosen

    def _changed(self, nouns: Any) -> None:
        if "people" in nouns:
            self.load()
