"""Reports: store credit outstanding on a day, by origin and lot by lot, beside what the ledger says."""

from typing import Any

from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.report_page import ReportPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel, selectable
from desk.operations import outstanding
from desk.records.outstanding import OriginSum, Outstanding, OutstandingLot
from desk.records.rights import Act

SUMS = ("origin", "lots", "balance", "expired")
LOTS = ("slip", "customer", "origin", "origin-number", "issued", "expires")
MONEY = ("amount", "spent", "voided", "transferred", "balance")
# More lots than these are not looked through on a screen: the file has them all.
MOST = 200


class OutstandingPage(ReportPage):
    """What the shop owes in store credit at the end of a day."""

    report, concern = "outstanding", "credits"

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        today = run.desk.clock.today()
        self.day = DayField(run.words, today, today)
        self.sums = self._table("by-origin", SUMS, right=(1, 2, 3), wide=0)
        self.lots = self._table("lots", (*LOTS, *MONEY), right=range(6, 11), wide=1)
        self.owed, self.told = PlainLabel(role="credit"), PlainLabel(role="muted", wrap=True)
        self.more = PlainLabel(role="muted", wrap=True)
        self.lots.itemActivated.connect(self._open)
        self._place({"outstanding.day": self.day}, self._cards())

    def _table(self, title: str, names: tuple[str, ...], right: Any, wide: int) -> SmallTable:
        titles = [self.words(f"column.{name}") for name in names]
        return SmallTable(self.words(f"outstanding.{title}"), titles, right=right, wide=wide)

    def _cards(self) -> list[QWidget]:
        pieces = {
            "title": (selectable(self.owed), self.told),
            "by-origin": (self.sums,),
            "lots": (self.lots, self.more),
        }
        cards = {name: Card(self.words(f"outstanding.{name}")) for name in pieces}
        for name, shown in pieces.items():
            cards[name].fill(*shown)
        return [*cards.values()]

    def load(self) -> None:
        """Read what was outstanding on the day and show it."""
        super().load()
        gate(self.run, self.export, Act("export_list", self.report))
        found = self.run.attempt(self.bar, self._read)
        if found is not None:
            self.show_outstanding(found)

    def _read(self) -> Outstanding:
        return outstanding.outstanding_credit(self.run.desk, self.day.day())

    def show_outstanding(self, found: Outstanding) -> None:
        """Draw the report; a day to come shows how it stands today."""
        words = self.words
        self.found = found
        self.owed.setText(words.money(found.balance))
        key = "outstanding.agrees" if found.balance == found.booked else "outstanding.differs"
        told = [words(key, booked=found.booked)]
        told += [words("outstanding.expired", amount=found.expired)] if found.expired else []
        self.told.setText("\n".join(told))
        self.sums.show_rows([self._sum(each) for each in found.by_origin])
        self.lots.show_rows([self._lot(each) for each in found.lots[:MOST]])
        hidden = len(found.lots) - MOST
        key = "outstanding.more" if hidden > 0 else "" if found.lots else "outstanding.none"
        self.more.setText(words(key, count=hidden) if key else "")
        self.more.setVisible(bool(key))

    def _sum(self, each: OriginSum) -> list[str]:
        words = self.words
        expired = words.money(each.expired) if each.expired else ""
        return [words(f"outstanding.{each.origin}"), str(each.count), words.money(each.balance), expired]

    def _lot(self, lot: OutstandingLot) -> list[str]:
        words = self.words
        until = words.day(lot.expires) if lot.expires else ""
        if lot.expired:
            until = words("outstanding.ended", day=lot.expires)
        origin = (words(f"outstanding.{lot.origin}"), lot.record)
        return [lot.number, lot.customer, *origin, words.day(lot.issued), until, *self._moved(lot)]

    def _moved(self, lot: OutstandingLot) -> list[str]:
        """What was made out, what went and what is left; what never happened to any lot needs no column."""
        gone = (lot.spent, lot.voided, lot.transferred)
        money = self.words.money
        return [money(lot.amount), *(money(each) if each else "" for each in gone), money(lot.balance)]

    def _open(self, item: QTableWidgetItem) -> None:
        self.run.wanted.emit("credit", self.found.lots[item.row()].number)

    def _export(self) -> None:
        day = self.found.day
        self._save(f"store-credit-{day.isoformat()}.csv", None, day)
