"""Reports of the books: table and chart side by side, and below them what a number is made of."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QHeaderView

from desk.exchange import report_file
from desk.gui.ask import save_file
from desk.gui.chart_view import ChartView
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.legs_card import LegsCard
from desk.gui.period_bar import PeriodBar
from desk.gui.pieces import Card, Columns, SmallTable
from desk.gui.report_page import ReportPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import reports
from desk.records.reports import Report, Value
from desk.records.rights import Act
from desk.words import reports as told

# More rows than these are scrolled: what is below them stays in sight.
MOST = 13
# Names up to this many steps of the grid stand whole.
SHORT = 22


class BooksPage(ReportPage):
    """One report at a time, of days that stay chosen as another is looked at."""

    def __init__(self, run: Run, kind: str) -> None:
        super().__init__(run)
        self.kind = kind
        self.days, self.pdf = (
            PeriodBar(run.words, run.desk.clock.today()),
            word_button(run.words("books.pdf")),
        )
        self.title, self.hint = PlainLabel(role="heading", wrap=True), PlainLabel(role="muted", wrap=True)
        self.chart, self.legs = ChartView(run), LegsCard(run)
        self._numbers, drawn = Card(), Card()
        drawn.fill(self.chart)
        self.side = Columns([self._numbers], [drawn], shares=(3, 2))
        for button in (self.export, self.pdf):
            self.days.row.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self.days)
        self.pdf.clicked.connect(self._save_pdf)
        self.days.chosen.connect(self.load)
        self._put(head, self.days.start, (self.title, self.hint, self.side, self.legs))

    def show_kind(self, kind: str) -> None:
        """Show another report of the same days."""
        self.kind = kind
        self.load()

    def load(self) -> None:
        """Read the report and show it."""
        super().load()
        for button in (self.export, self.pdf):
            gate(self.run, button, Act("export_list", self.kind))
        found = self.run.attempt(self.bar, self._read)
        if found is not None:
            self.bar.clear_fault()
            self.show_report(found)

    def _read(self) -> Report:
        period = self.days.period()
        return reports.make_report(self.run.desk, self.kind, period.start, period.end)

    def show_report(self, found: Report) -> None:
        """Draw table and chart; what was behind a number of the report before is no more."""
        words, self.found = self.words, found
        state = "closed" if found.closed else "open" if found.table.rows else "none"
        self.hint.setText(f"{words(f'books.hint.{found.kind}')} {words(f'books.{state}')}")
        self.side.setVisible(bool(found.table.rows))
        self.table = self._table(found)
        self.title.setText(f"{told.title(words, found)} · {told.days(words, found.period)}")
        self._numbers.fill(self.table)
        self.chart.show_report(found)
        self.legs.show_none("", "books.behind-hint")

    def _table(self, found: Report) -> SmallTable:
        heads, by = told.heads(self.words, found), len(found.by)
        table = SmallTable(told.title(self.words, found), heads, right=range(by, len(heads)), wide=by - 1)
        table.setSelectionBehavior(SmallTable.SelectionBehavior.SelectItems)
        rows = [[*told.names(self.words, found, row), *self._values(row.values)] for row in found.table.rows]
        total = [self.words("books.total"), *[""] * (by - 1), *self._values(found.table.total)]
        table.show_rows([*rows, total], most=MOST)
        if table.sizeHintForColumn(by - 1) < Theme.px(SHORT):
            # What is so short is not cut: the last column has the room that is left.
            table.horizontalHeader().setSectionResizeMode(by - 1, QHeaderView.ResizeMode.ResizeToContents)
            table.horizontalHeader().setStretchLastSection(True)
        table.cellActivated.connect(self._look_behind)
        return table

    def _values(self, values: Sequence[Value]) -> list[str]:
        return [told.value(self.words, self.found, each) for each in values]

    def _look_behind(self, row: int, column: int) -> None:
        """Show what the chosen number is made of; a name stands for its row's main number."""
        table, words = self.found.table, self.words
        place = column - len(self.found.by)
        place = table.main if place < 0 else place
        whole = row == len(table.rows)
        name = words("books.total") if whole else told.names(words, self.found, table.rows[row])[-1]
        value = table.total[place] if whole else table.rows[row].values[place]
        column_name = words(f"books.column.{table.columns[place]}")
        shown = told.value(words, self.found, value)
        about = words("books.behind-of", row=name, column=column_name, value=shown)
        behind = None if whole else table.rows[row].behind[place]
        if behind is None:
            self.legs.show_none(about, "books.behind-none")
        else:
            self.run.attempt(self.bar, lambda: self.legs.show_behind(about, behind))
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.legs))

    def _export(self) -> None:
        self._put_out("csv", report_file.csv_of)

    def _save_pdf(self) -> None:
        from desk.paper import book_report

        self._put_out("pdf", lambda report: book_report.render(report, self.words))

    def _put_out(self, kind: str, make: report_file.Make) -> None:
        """Ask where to save the report that is shown, and tell when it is there."""
        period = self.found.period
        days = (self.found.kind, period.start, period.end, make)
        data = self.run.read(self.bar, report_file.export_report, *days)
        if data:
            name = f"{self.found.kind.replace('_', '-')}-{period.start}-{period.end}.{kind}"
            path = save_file(self, name, f"{kind.upper()} (*.{kind})", data)
            if path:
                self.bar.tell(self.words("file.saved", file=path.name))

    def _changed(self, nouns: Any) -> None:
        """Whatever was written may have been booked."""
        self._stale = True
        if self.isVisible():
            self.load()
