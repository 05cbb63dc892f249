"""The page of reports: one of them at a time, each made when it is first chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desk.gui.check_report_page import CheckReportPage
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.month_export import MonthExport
from desk.gui.outstanding_page import OutstandingPage
from desk.gui.overrides_page import OverridesPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme

REPORTS: dict[str, Callable[[Run], QWidget]] = {
    "overrides": OverridesPage,
    "outstanding": OutstandingPage,
    "check-report": CheckReportPage,
}


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
        for name in REPORTS:
            chip = self.chips[name] = word_button(words(f"{name}.title"), "chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(lambda _checked, name=name: self.show_report(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(2))
        self.books = MonthExport(run)
        column.addWidget(PlainLabel(words("page.reports"), "title"))
        column.addWidget(self.books)
        column.addWidget(chips)
        column.addWidget(self._stack, 1)
        column.addWidget(PlainLabel(words("coming.reports"), "muted", wrap=True))
        self.show_report(next(iter(REPORTS)))

    def show_report(self, name: str) -> None:
        """Show a report, as it stands now."""
        if name not in self.made:
            self.made[name] = REPORTS[name](self.run)
            self._stack.addWidget(self.made[name])
        self._stack.setCurrentWidget(self.made[name])
        self.chips[name].setChecked(True)
        self.setFocusProxy(self.made[name])
