"""The page of reports: one of them at a time, each made when it is first chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desk.gui.books_page import BooksPage
from desk.gui.check_report_page import CheckReportPage
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.month_export import MonthExport
from desk.gui.outstanding_page import OutstandingPage
from desk.gui.overrides_page import OverridesPage
from desk.gui.pieces import scrolled
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.reports import KINDS

# Whose words are its name's; the reports of the books stand before them, on one page.
REPORTS: dict[str, Callable[[Run], QWidget]] = {
    "overrides": OverridesPage,
    "outstanding": OutstandingPage,
    "check-report": CheckReportPage,
}

_HIGH = 45


class ReportsPage(QWidget):
    """The chips choose a report."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, words = run, run.words
        self.made: dict[str, QWidget] = {}
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        chips = QWidget()
        flow = FlowLayout(chips)
        titles = {kind: f"books.{kind}" for kind in KINDS} | {name: f"{name}.title" for name in REPORTS}
        for name, title in titles.items():
            chip = self.chips[name] = word_button(words(title), "chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(lambda _checked, name=name: self.show_report(name))
        self.books = MonthExport(run)
        self._place(chips)
        self.reports = BooksPage(run, next(iter(KINDS)))
        self._stack.addWidget(self.reports)
        self.show_report(self.reports.kind)

    def _place(self, chips: QWidget) -> None:
        """A report keeps its height: where letters are large, the page scrolls and not the report alone."""
        words, inner = self.run.words, QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(words("page.reports"), "title"))
        column.addWidget(self.books)
        column.addWidget(chips)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(Theme.px(_HIGH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def show_report(self, name: str) -> None:
        """Show a report, as it stands now."""
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self.chips[name].setChecked(True)
        self.setFocusProxy(page)

    def _page(self, name: str) -> QWidget:
        if name in KINDS:
            if name != self.reports.kind:
                self.reports.show_kind(name)
            return self.reports
        if name not in self.made:
            self.made[name] = REPORTS[name](self.run)
            self._stack.addWidget(self.made[name])
        return self.made[name]
