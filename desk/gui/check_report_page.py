"""Reports: checks by the month in which they came, how long they took, how many came back, what is lost."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.report_page import ReportPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import check_report
from desk.records.check_report import CheckMonth, CheckReport
from desk.records.rights import Act

CAME = ("month", "checks", "amount", "cleared", "average-days", "longest-days", "returned")
BACK = ("month", "returned-amount", "recovered", "agency", "lost", "fees", "fees-paid")


class CheckReportPage(ReportPage):
    """A line a month, and one for all of them."""

    report, concern = "check_report", "checks"

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        words, today = run.words, run.desk.clock.today()
        self.start = DayField(words, today, check_report.year_before(today))
        self.end = DayField(words, today, today)
        self.came, self.back = self._table("came", CAME), self._table("back", BACK)
        self.none = PlainLabel(words("check-report.none"), "muted", wrap=True)
        self._place({"overrides.from": self.start, "overrides.to": self.end}, self._cards())

    def _table(self, title: str, names: tuple[str, ...]) -> SmallTable:
        titles = [self.words(f"column.check-{name}") for name in names]
        return SmallTable(self.words(f"check-report.{title}"), titles, right=range(1, len(names)), wide=0)

    def _cards(self) -> list[QWidget]:
        words, cards = self.words, []
        for name, table in (("came", self.came), ("back", self.back)):
            card = Card(words(f"check-report.{name}"))
            hint = PlainLabel(words(f"check-report.{name}-hint"), "muted", wrap=True)
            card.fill(hint, *((self.none,) if name == "came" else ()), table)
            cards.append(card)
        return [*cards]

    def load(self) -> None:
        """Read the months of the period and show them."""
        super().load()
        gate(self.run, self.export, Act("export_list", self.report))
        found = self.run.attempt(self.bar, self._read)
        if found is not None:
            self.show_report(found)

    def _read(self) -> CheckReport:
        return check_report.check_months(self.run.desk, self.start.day(), self.end.day())

    def show_report(self, found: CheckReport) -> None:
        """Draw the months, the newest first, under the line of them all."""
        self.found = found
        every = (found.total, *reversed(found.months)) if found.months else ()
        self.none.setVisible(not every)
        self.came.show_rows([self._came(each) for each in every])
        self.back.show_rows([self._back(each) for each in every if each.returned])

    def _came(self, each: CheckMonth) -> list[str]:
        average = self._decimal(each.average) if each.average is not None else ""
        longest = str(each.longest) if each.cleared else ""
        returned = self._shared(str(each.returned), each.share)
        counts = (str(each.cleared or ""), average, longest, returned)
        return [self._month(each), str(each.number), self.words.money(each.amount), *counts]

    def _back(self, each: CheckMonth) -> list[str]:
        words = self.words
        agency = ""
        if each.agency:
            agency = words("check-report.agency", count=each.agency, amount=each.agency_amount)
        amounts = [words.money(money) if money else "" for money in (each.lost, each.fees, each.fees_paid)]
        returned = self._shared(words.money(each.returned_amount), each.share_of_amount)
        recovered = words.money(each.recovered) if each.recovered else ""
        return [self._month(each), returned, recovered, agency, *amounts]

    def _month(self, each: CheckMonth) -> str:
        words = self.words
        if each.month is None:
            return words("check-report.total")
        name = words(f"form.MMM.{each.month.month}")
        return words("check-report.month", month=name, year=each.month.year)

    def _shared(self, text: str, share: Fraction) -> str:
        """A count or an amount with which part of all it is; empty for none."""
        said = self.words("today.percent", number=self._decimal(share * 100))
        return f"{text} · {said}" if share else ""

    def _decimal(self, part: Fraction) -> str:
        """To one place, rounded half up."""
        tenths = int(part * 10 + Fraction(1, 2))
        return f"{tenths // 10}{self.words('form.decimal')}{tenths % 10}"

    def _export(self) -> None:
        found = self.found
        self._save(f"checks-{found.last:%Y-%m}.csv", found.first, found.last)
