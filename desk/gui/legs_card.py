"""What a number of a report is made of, leg by leg; each opens its record."""

from PySide6.QtWidgets import QTableWidgetItem

from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import accounts, reports
from desk.records import codes
from desk.records.books import LedgerLine
from desk.records.cash_moves import SUBJECT
from desk.records.reports import Behind
from desk.words.books import account_line

COLUMNS = ("day", "what", "record", "account", "clause", "amount")
# The window of each series; an order's number may be of any other shop system.
KINDS = {
    codes.RA: "return",
    codes.CREDIT_SLIP: "credit",
    codes.CHECK: "check",
    codes.BANK_DEPOSIT: "deposit",
    codes.CLOSE_OUT: "close_out",
}


class LegsCard(Card):
    """It stands below the report and says how to fill it until a number is chosen."""

    def __init__(self, run: Run) -> None:
        words = run.words
        super().__init__(words("books.behind"))
        self._run = run
        self.legs: tuple[LedgerLine, ...] = ()
        self.about = PlainLabel(role="strong", wrap=True)
        self.hint = PlainLabel(role="muted", wrap=True)
        titles = [words(f"books.leg.{name}") for name in COLUMNS]
        self.table = SmallTable(words("books.behind"), titles, right=(5,), wide=1)
        self.table.itemActivated.connect(self._open)
        self.fill(self.about, self.hint, self.table)
        self.show_none("", "books.behind-hint")

    def show_none(self, about: str, key: str) -> None:
        """Say why no legs are shown."""
        self.legs = ()
        self._draw(about, self._run.words(key))

    def show_behind(self, about: str, behind: Behind) -> None:
        """Show the legs that the number ``about`` tells is made of."""
        self.legs = reports.legs_behind(self._run.desk, behind)
        words, many = self._run.words, len(self.legs)
        if not many:
            self.show_none(about, "books.behind-empty")
            return
        more = [words("books.behind-more", count=many)] if many == reports.MOST else []
        self._draw(about, " ".join((words("books.behind-open"), *more)))
        chart = accounts.chart_on(self._run.desk, behind.period.end)
        called = {number: account_line(words, account) for number, account in chart.items()}
        self.table.show_rows([self._row(leg, called[leg.account]) for leg in self.legs])
        self.table.setFocus()
        self.table.setCurrentCell(0, 0)

    def _draw(self, about: str, hint: str) -> None:
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.hint.setText(hint)
        self.table.setVisible(bool(self.legs))

    def _row(self, leg: LedgerLine, account: str) -> list[str]:
        words = self._run.words
        day = words.day(leg.day)
        if leg.happened:
            day = words("books.leg-late", day=leg.day, happened=leg.happened)
        what, money = words(f"entry.{leg.event}"), words.money(leg.money)
        return [day, what, "" if _of_drawer(leg) else leg.subject, account, leg.clause, money]

    def _open(self, item: QTableWidgetItem) -> None:
        leg = self.legs[item.row()]
        if _of_drawer(leg):
            self._run.wanted.emit("close_out", "")
        else:
            self._run.wanted.emit(KINDS.get(codes.series_of(leg.subject), "order"), leg.subject)


def _of_drawer(leg: LedgerLine) -> bool:
    """Whether it is cash put in or taken between two close-outs: such a move stands where a day is closed."""
    return leg.event == "cash_moved" and leg.subject == SUBJECT
