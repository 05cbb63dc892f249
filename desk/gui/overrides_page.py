"""Reports: where the policy said no and somebody said yes, one by one, by person and by clause."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.exchange import csv_out
from desk.gui.ask import save_file
from desk.gui.bar import MessageBar
from desk.gui.fields import DayField, word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, Columns, SmallTable, scrolled
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import overrides
from desk.records import codes
from desk.records.rights import Act
from desk.records.trust import Override, OverrideSum, by_clause, by_person

ONE_BY_ONE = ("day", "subject", "what", "agreed", "clauses", "before", "after", "why")
# The window of each series; an order's number may be of any other shop system.
KINDS = {codes.RA: "return", codes.REQUEST: "request"}
SUMMED = ("count", "difference")


class OverridesPage(QWidget):
    """The overrides of a period; managers and owners read them."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.words = run, run.words
        words, today = run.words, run.desk.clock.today()
        self.bar = MessageBar(words("button.close-message"))
        self.start, self.end = DayField(words, today), DayField(words, today)
        self.export = word_button(words("list.export"))
        self.rows = self._table("overrides.title", ONE_BY_ONE, right=(5, 6), wide=7)
        self.people = self._table("overrides.by-person", ("person", *SUMMED), right=(1, 2), wide=0)
        self.clauses = self._table("overrides.by-clause", ("clause", *SUMMED), right=(1, 2), wide=0)
        self.none = PlainLabel(words("overrides.none"), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(2))
        column.addWidget(self.bar)
        column.addLayout(self._period())
        column.addWidget(scrolled(self._cards()), 1)
        for field, name in ((self.start, "from"), (self.end, "to")):
            field.setAccessibleName(words(f"overrides.{name}"))
            field.chosen.connect(self.load)
        self.rows.cellActivated.connect(self._open)
        self.export.clicked.connect(self._export)
        self.setFocusProxy(self.start)
        run.changed.connect(self._changed)
        self.load()

    def _table(self, title: str, names: tuple[str, ...], right: tuple[int, ...], wide: int) -> SmallTable:
        titles = [self.words(f"column.{name}") for name in names]
        return SmallTable(self.words(title), titles, right=right, wide=wide)

    def _period(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, field in (("from", self.start), ("to", self.end)):
            row.addWidget(PlainLabel(self.words(f"overrides.{name}")))
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.export)
        return row

    def _cards(self) -> QWidget:
        inner, words = QWidget(), self.words
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        cards = {}
        for name, table in (("title", self.rows), ("by-person", self.people), ("by-clause", self.clauses)):
            cards[name] = Card(words(f"overrides.{name}"))
            hint = (
                [PlainLabel(words("overrides.hint"), "muted", wrap=True), self.none]
                if name == "title"
                else []
            )
            cards[name].fill(*hint, table)
        column.addWidget(cards["title"])
        column.addWidget(Columns([cards["by-person"]], [cards["by-clause"]]))
        column.addStretch(1)
        return inner

    def load(self) -> None:
        """Read the overrides of the period and show them."""
        gate(self.run, self.export, Act("list_overrides"))
        period = self.run.attempt(self.bar, lambda: (self.start.day(), self.end.day()))
        kept = self.run.read(self.bar, overrides.list_overrides, *period) if period else None
        self._kept: tuple[Override, ...] = kept or ()
        self.none.setVisible(kept == ())
        self.rows.show_rows([self._row(each) for each in kept or ()])
        self.people.show_rows([self._sum(each) for each in by_person(kept or ())])
        self.clauses.show_rows([self._sum(each) for each in by_clause(kept or ())])

    def _open(self, row: int, _column: int) -> None:
        """Show what was decided about: a request, a return, or an order."""
        number = self._kept[row].subject
        self.run.wanted.emit(KINDS.get(codes.series_of(number), "order"), number)

    def _row(self, each: Override) -> list[str]:
        words = self.words
        clauses = ", ".join(each.clauses)
        amounts = (words.money(each.before), words.money(each.after))
        did = words.named("did", each.operation)
        return [words.day(each.day), each.subject, did, each.agreed, clauses, *amounts, each.reason]

    def _sum(self, each: OverrideSum) -> list[str]:
        return [each.name or "-", str(each.count), self.words.money(each.difference)]

    def _export(self) -> None:
        days = self.run.attempt(self.bar, lambda: (self.start.day(), self.end.day()))
        data = days and self.run.read(self.bar, csv_out.export, "overrides", *days)
        if data:
            path = save_file(self, "overrides.csv", "CSV (*.csv)", data)
            if path:
                self.bar.tell(self.words("file.saved", file=path.name))

    def _changed(self, nouns: Any) -> None:
        if "overrides" in nouns:
            self.load()
