"""What would change: last year's decisions under the changed policy, and what is open today."""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import Card, SmallTable
from desk.gui.policy_clause import clause_name
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import proposals, what_if
from desk.records.lists import Progress
from desk.records.money import ZERO, Money
from desk.records.policies import Caution, PolicyDraft, Prospect
from desk.records.what_if import Change, ClauseSum, Skipped, WhatIf
from desk.words import Words

ABOUT_RETURNS = ("return", "return_request")
YEAR = timedelta(days=365)


def looking(draft: PolicyDraft, desk: Any) -> Generator[Progress, None, tuple[Prospect, WhatIf]]:
    """What a draft would change: what it touches, and last year's decisions, in slices."""
    ahead, today = proposals.look_ahead(desk, draft), desk.clock.today()
    proposal = proposals.proposed(desk, draft)
    return ahead, (yield from what_if.what_if(desk, proposal, today - YEAR, today))


def warning_text(words: Words, warning: Caution) -> str:
    """What the owner should know before agreeing, as a sentence."""
    clause = clause_name(words, warning.clause)
    return words(f"policy-warning.{warning.key}", clause=clause, **warning.values)


class PreviewPage(QWidget):
    """``opened`` tells the kind and number of a record that somebody wants to see."""

    opened = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Theme.px(1), 0)
        self._column.setSpacing(Theme.px(2))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how a preview comes about."""
        self._put([PlainLabel(self._words("policy.preview-hint"), "muted", wrap=True)])

    def show_report(self, ahead: Prospect, report: WhatIf) -> None:
        """Show what would change, in cents by clause, then decision by decision."""
        words = self._words
        told = Card(words("policy.preview-title", day=ahead.in_force))
        told.fill(
            PlainLabel(self._summary(report), wrap=True),
            *(PlainLabel(warning_text(words, each), "strong", wrap=True) for each in ahead.warnings),
        )
        cards: list[QWidget] = [told]
        cards += self._listed("clauses", report.clauses, partial(self._clause, report.names), right=(3, 4, 5))
        cards += self._listed("decided", report.changes, self._change, right=(3, 4))
        cards += self._listed("touched", report.touched, self._touched)
        cards += self._listed("skipped", report.skipped, self._skip)
        self._put(cards)

    def _put(self, widgets: Sequence[QWidget]) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def _summary(self, report: WhatIf) -> str:
        words, found = self._words, report.difference
        parts = [
            words.count("policy.looked-at", report.decisions, start=report.start, end=report.end),
            words.count("policy.otherwise", len(report.changes)),
        ]
        if found:
            parts.append(words("policy.more" if found > ZERO else "policy.less", amount=Money(abs(found))))
        parts.append(words.count("policy.open-otherwise", len(report.touched), of=report.open))
        return " ".join(parts)

    def _listed(
        self, name: str, found: Sequence[object], row: Callable[..., list[str]], right: Sequence[int] = ()
    ) -> list[QWidget]:
        if not found:
            return []
        words = self._words
        title = words.count(f"policy.preview-{name}", len(found))
        titles = [words(f"column.{each}") for each in COLUMNS[name]]
        table = SmallTable(title, titles, right=right, wide=WIDE[name])
        table.show_rows([row(each) for each in found], most=10)
        table.itemActivated.connect(lambda item: self._open(found[item.row()]))
        card = Card(title)
        card.fill(table)
        return [card]

    def _open(self, found: object) -> None:
        if isinstance(found, (Change, Skipped)):
            self.opened.emit("order" if found.number == found.order else "return", found.number)

    def _clause(self, names: Mapping[str, dict[str, str]], found: ClauseSum) -> list[str]:
        words = self._words
        sums = (words.money(each) for each in (found.before, found.after, found.difference))
        label = words.named("amount", found.label, names)
        return [words(f"ask.{found.ask}"), clause_name(words, found.clause), label, *sums]

    def _change(self, found: Change) -> list[str]:
        words = self._words
        sums = (self._outcome(each.outcome, each.credit) for each in (found.before, found.after))
        return [found.number, words(f"ask.{found.ask}"), words.day(found.day), *sums, self._differs(found)]

    def _outcome(self, outcome: str, credit: Money) -> str:
        return self._words.money(credit) if outcome == "allowed" else self._words(f"outcome.{outcome}")

    def _touched(self, found: Change) -> list[str]:
        return [found.number, self._words(f"ask.{found.ask}"), self._differs(found)]

    def _differs(self, found: Change) -> str:
        return ", ".join(self._words(f"policy.differs.{each}") for each in found.differs)

    def _skip(self, found: Skipped) -> list[str]:
        words = self._words
        key = f"error.{found.key}"
        why = words(key, **found.values) if words.has(key) else found.key
        return [found.number, words(f"ask.{found.ask}"), why]


COLUMNS = {
    "clauses": ("question", "clause", "amount", "before", "after", "difference"),
    "decided": ("record", "question", "decided", "before", "after", "differs"),
    "touched": ("record", "question", "differs"),
    "skipped": ("record", "question", "why"),
}
WIDE = {"clauses": 1, "decided": 5, "touched": 2, "skipped": 2}
