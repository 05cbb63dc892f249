"""The worked examples of the policy: the shop's own and those shipped with it, asked at one press."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card, SmallTable
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.records.policies import CaseOutcome, KeptCase, Revision
from desk.words import Words


class CasesPage(QWidget):
    """``wanted`` asks that all cases be run."""

    wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[list[str]] = []
        self.setProperty("role", "page")
        self.run_all = word_button(words("policy.run-cases"), "primary")
        self.run_all.clicked.connect(self.wanted)
        self.told = PlainLabel(wrap=True)
        self.hint = PlainLabel(words("policy.cases-hint"), "muted", wrap=True)
        names = ("case", "result", "differs", "source")
        self.table = SmallTable(words("policy.cases"), [words(f"column.{name}") for name in names], wide=2)
        self.table.currentCellChanged.connect(lambda row, *_: self._tell(row))
        self.detail = selectable(PlainLabel(wrap=True))
        self.outcomes = Card(words("policy.outcomes"))
        self.outcomes.fill(self.table, self.detail)
        self.outcomes.hide()
        self.own = Card(words("policy.own-cases"))
        row = QHBoxLayout()
        row.setSpacing(Theme.px(2))
        row.addWidget(self.run_all)
        row.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.outcomes)
        column.addWidget(self.own)
        column.addStretch(1)

    def show_cases(self, kept: Sequence[KeptCase]) -> None:
        """Show the shop's own cases; without any, how one is made."""
        words = self._words
        if not kept:
            self.own.fill(PlainLabel(words("policy.own-cases.none"), "muted", wrap=True))
            return
        table = SmallTable(
            words("policy.own-cases"), [words(f"column.{name}") for name in ("case", "who", "from")], wide=0
        )
        table.show_rows([[each.name, each.person, each.subject] for each in kept])
        self.own.fill(table)

    def show_outcomes(self, outcomes: Sequence[CaseOutcome], proposed: bool) -> None:
        """Show how all came out, those that fall short first."""
        words = self._words
        if not outcomes:
            self.forget()
            self.told.setText(words("policy.cases-none"))
            return
        short = sum(not each.holds for each in outcomes)
        key = "policy.cases-short" if short else "policy.cases-hold"
        told = [words.count(key, short or len(outcomes), of=len(outcomes))]
        told += [words("policy.cases-proposed")] if proposed else []
        self.told.setText(" ".join(told))
        ordered = sorted(outcomes, key=lambda each: each.holds)
        self._rows = [self._row(each) for each in ordered]
        self.table.show_rows(self._rows, most=10)
        # A case's name and what differs share the room: both are long.
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.outcomes.show()
        self.table.selectRow(0)

    def forget(self) -> None:
        """Show no outcomes: they were those of another policy."""
        self.told.setText("")
        self.outcomes.hide()

    def _tell(self, row: int) -> None:
        """The chosen case whole, since the table has no room for it."""
        name, result, found, source = self._rows[row] if 0 <= row < len(self._rows) else ("",) * 4
        self.detail.setText("\n".join(filter(None, (f"{name} ({source}): {result}", found))) if name else "")

    def _row(self, outcome: CaseOutcome) -> list[str]:
        words = self._words
        result = words("policy.holds" if outcome.holds else "policy.short")
        if outcome.trouble:
            found = words.fault(outcome.trouble)
        else:
            found = "; ".join(self._difference(each) for each in outcome.differences)
        return [outcome.name, result, found, outcome.source or words("policy.own")]

    def _difference(self, found: Revision) -> str:
        words = self._words
        kind, _, name = found.what.partition(".")
        key = {"amounts": "amount", "deadlines": "deadline", "readings": "reading"}.get(kind, "")
        what = words.named(key, name) if key and name else words.named("policy.differs", kind)
        missing = words("policy.nothing")
        values = {"expected": found.before or missing, "found": found.after or missing}
        return words("policy.difference", what=what, **values)
