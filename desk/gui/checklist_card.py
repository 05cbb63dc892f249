"""The shop's own checklists, in Settings: what is looked at when goods of a category come back."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import checklists
from desk.records.checklists import KINDS, TEXT, YES_NO, Check, Checklists, questions_for
from desk.records.returns import CONDITIONS
from desk.records.rights import Act

STEPS = ("add", "remove")
COLUMNS = ("category", "question", "answered-by", "no-says")


class ChecklistCard(Card):
    """``asked`` tells that a question stands below the buttons now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("checklists.title"))
        self.run, self.words, self._bar = run, run.words, bar
        self._lists: Checklists = {}
        self._rows: list[tuple[str, Check]] = []
        titles = [self.words(f"column.{name}") for name in COLUMNS]
        self.table = SmallTable(self.words("checklists.title"), titles, wide=1)
        self.none = PlainLabel(self.words("checklists.none"), "muted", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        row = QWidget()
        flow = FlowLayout(row)
        for name in STEPS:
            button = self.buttons[name] = word_button(self.words(f"checklists.{name}"))
            button.clicked.connect(getattr(self, f"_ask_{name}"))
            flow.addWidget(button)
        self.ask = AskPanel(run, bar)
        hint = PlainLabel(self.words("checklists.hint"), "muted", wrap=True)
        self.fill(hint, self.none, self.table, row, self.ask)
        self.table.currentCellChanged.connect(lambda *_: self._offer())
        self.load()

    def load(self) -> None:
        """Read the checklists and show every question of them."""
        self._lists = self.run.read(self._bar, checklists.list_checklists) or {}
        self._rows = [(name, each) for name, checks in self._lists.items() for each in checks]
        self.table.show_rows([self._row(*each) for each in self._rows])
        self.table.setVisible(bool(self._rows))
        self.none.setVisible(not self._rows)
        if self._rows:
            self.table.setCurrentCell(0, 0)
        self._offer()

    @property
    def chosen(self) -> tuple[str, Check] | None:
        """The category and the question of the chosen row."""
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _row(self, category: str, check: Check) -> list[str]:
        spoils = self._spoilt(check.spoils) if check.spoils else ""
        return [category, check.text, self.words(f"checklists.kind-{check.kind}"), spoils]

    def _spoilt(self, condition: str) -> str:
        return self.words(f"checklists.no-{condition}")

    def _offer(self) -> None:
        act = Act("change_setting", checklists.SETTING)
        gate(self.run, self.buttons["add"], act)
        gate(self.run, self.buttons["remove"], act, ready=self.chosen is not None)

    def _put(self, question: Question) -> None:
        self.ask.put(question)
        self.asked.emit(self.ask)

    def _ask_add(self) -> None:
        words, chosen = self.words, self.chosen
        kinds = {kind: words(f"checklists.kind-{kind}") for kind in KINDS}
        spoils = {"": words("checklists.no-nothing")} | {name: self._spoilt(name) for name in CONDITIONS}
        blanks = (
            Blank("category", words("column.category"), "line", text=chosen[0] if chosen else ""),
            Blank("question", words("column.question"), "line"),
            Blank("kind", words("column.answered-by"), "choice", options=kinds),
            Blank("spoils", words("column.no-says"), "choice", required=False, options=spoils),
        )
        self._put(Question(words("checklists.ask-add"), words("checklists.add-deed"), blanks, self._add))

    def _add(self, told: dict[str, Any]) -> None:
        spoils = told["spoils"] if told["kind"] == YES_NO else ""
        check = Check(told["question"], TEXT if told["kind"] == TEXT else YES_NO, spoils)
        self._keep(told["category"], (*questions_for(self._lists, told["category"]), check))

    def _ask_remove(self) -> None:
        chosen = self.chosen
        assert chosen is not None, "only with one chosen can it be pressed"
        name, check = chosen
        rest = tuple(each for each in self._lists[name] if each != check)
        sentence = self.words("checklists.ask-remove", question=check.text, category=name)
        deed = self.words("checklists.remove-deed")
        self._put(Question(sentence, deed, (), lambda _: self._keep(name, rest)))

    def _keep(self, category: str, checks: tuple[Check, ...]) -> None:
        step = (checklists.set_checklist, category, checks)
        self.run.write(self._bar, *step, changes=("settings",), then=self._kept)

    def _kept(self, _lists: Checklists) -> None:
        self.ask.take_back()
        self.load()
