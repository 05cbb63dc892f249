"""Reports: where the policy said no and somebody said yes, one by one, by person and by clause."""

from PySide6.QtWidgets import QWidget

from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.pieces import Card, Columns, SmallTable
from desk.gui.report_page import ReportPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import overrides
from desk.records import codes
from desk.records.rights import Act
from desk.records.trust import Override, OverrideSum, by_clause, by_person

ONE_BY_ONE = ("day", "subject", "what", "agreed", "clauses", "before", "after", "why")
# The window of each series; an order's number may be of any other shop system.
KINDS = {codes.RA: "return", codes.REQUEST: "request"}
SUMMED = ("count", "difference")


class OverridesPage(ReportPage):
    """The overrides of a period; managers and owners read them."""

    report = concern = "overrides"

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        words, today = run.words, run.desk.clock.today()
        self.start, self.end = DayField(words, today), DayField(words, today)
        self.rows = self._table("overrides.title", ONE_BY_ONE, right=(5, 6), wide=7)
        self.people = self._table("overrides.by-person", ("person", *SUMMED), right=(1, 2), wide=0)
        self.clauses = self._table("overrides.by-clause", ("clause", *SUMMED), right=(1, 2), wide=0)
        self.none = PlainLabel(words("overrides.none"), "muted", wrap=True)
        self.rows.cellActivated.connect(self._open)
        self._place({"overrides.from": self.start, "overrides.to": self.end}, self._cards())

    def _table(self, title: str, names: tuple[str, ...], right: tuple[int, ...], wide: int) -> SmallTable:
        titles = [self.words(f"column.{name}") for name in names]
        return SmallTable(self.words(title), titles, right=right, wide=wide)

    def _cards(self) -> list[QWidget]:
        words = self.words
        names = ("title", "by-person", "by-clause")
        title, people, clauses = (Card(words(f"overrides.{name}")) for name in names)
        title.fill(PlainLabel(words("overrides.hint"), "muted", wrap=True), self.none, self.rows)
        people.fill(self.people)
        clauses.fill(self.clauses)
        return [title, Columns([people], [clauses])]

    def load(self) -> None:
        """Read the overrides of the period and show them."""
        super().load()
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
        if days:
            self._save("overrides.csv", *days)
