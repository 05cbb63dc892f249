"""Taking money for a check that came back: what is owed of it by order, with its fee and its day."""

from typing import Any

from desk.gui.payment_window import PaymentWindow
from desk.gui.pieces import Pairs
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import agencies, checks, recovering
from desk.records.check_life import COLLECTIONS, OWED
from desk.records.checks import CheckSheet
from desk.records.money import ZERO, Money
from desk.records.rights import Act
from desk.words import bounces


class CheckPaymentWindow(PaymentWindow):
    """As an order's payment is taken, for all orders that the check had paid; each gets its own part."""

    kind = "check_payment"
    concerns = frozenset({"payments", "orders", "checks"})
    take = staticmethod(recovering.take_check_payment)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: CheckSheet | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        super()._build()
        words = self.words
        self.setWindowTitle(window_title(words("check-pay.window", number=self.subject)))
        self.head.others([("orders", words("bounce.open-check"), self._open_check)])

    def load(self) -> None:
        """Read what is owed of the check and show it."""
        sheet = self.run.read(self.bar, checks.open_check, self.subject)
        if sheet is not None:
            self.sheet = sheet
            self.credit = self.run.read(self.bar, recovering.credit_for, sheet.check.number) or ZERO
            self._take_checks_of(sheet.check.holder, sheet.check.name)
            self.show_sheet(sheet)
            self.look()

    def show_sheet(self, sheet: CheckSheet) -> None:
        """Draw what is owed of the check, and what was paid since it came back."""
        words, check = self.words, sheet.check
        self.head.number.setText(check.number)
        self.head.about.setText(bounces.about(words, check))
        here = check.state in OWED and check.state != COLLECTIONS
        self.head.offer(words("pay.deed"), self._take if here else None)
        self.cards["tendered"].setVisible(here)
        rows = self._rows(sheet)
        labels = [PlainLabel(each, "strong", wrap=True) for each in self._notes(sheet)]
        self.cards["owed"].fill(Pairs(rows, amounts=True, strong=[words("check-pay.open")]), *labels)
        paid = [
            (f"{words.day(each.payment.received)} · {each.order}", words.money(each.amount))
            for each in sheet.recoveries
        ]
        self.cards["before"].fill(Pairs(paid, amounts=True))
        self.cards["before"].setVisible(bool(paid))

    def _rows(self, sheet: CheckSheet) -> list[tuple[str, str]]:
        """What each order owes of it, the fee, what was paid; what is open, and the credit there is."""
        words = self.words
        rows = [(words("order.window", number=each.order), each.amount) for each in sheet.debts]
        rows += [(words("check-pay.fee"), sheet.fee)] if sheet.fee else []
        rows += [(words("check-pay.paid"), Money(-sheet.paid))] if sheet.paid else []
        rows.append((words("check-pay.open"), sheet.open))
        rows += [(words("pay.money-credit"), self.credit)] if self.credit else []
        return [(name, words.money(amount)) for name, amount in rows]

    def _notes(self, sheet: CheckSheet) -> list[str]:
        """The day by which it is due; that the agency takes the money, where it has the check."""
        words, check = self.words, sheet.check
        if check.state == COLLECTIONS:
            agency = self.run.read(self.bar, agencies.agency)
            return [words("check-pay.agency", agency=agency.called if agency else "")]
        if check.state not in OWED:
            return [words("check-pay.nothing")]
        return [words("bounce.due", day=words.day(check.due, "full"))] if check.due else []

    def owed(self) -> Money | None:
        """What is owed of the check in all."""
        return None if self.sheet is None or not self.sheet.open else self.sheet.open

    def due(self) -> Money:
        """All that is owed, unless less is typed."""
        return self.owed() or ZERO

    def ordered(self) -> str:
        """The first of the check's orders that owes something of it."""
        debts = self.sheet.debts if self.sheet is not None else ()
        return next((each.order for each in debts if each.open), "")

    def act(self) -> Act:
        """The write that the button leads to."""
        return Act("take_check_payment", self.subject, "" if self.sheet is None else self.sheet.check.state)

    def _take(self) -> None:
        self._before = len(self.sheet.recoveries) if self.sheet is not None else 0
        super()._take()

    def _taken(self, done: Any, count: int) -> None:
        """A receipt for each order that was paid; of several payments of an order one for all."""
        self._drop_draft()
        made: dict[str, list[str]] = {}
        for each in done.recoveries[self._before :]:
            made.setdefault(each.order, []).append(each.payment.number)
        for order, numbers in made.items():
            print_or_show(self.run, "receipt", numbers[0] if len(numbers) == 1 else order)
        self._open_check()
        self.close()

    def _open_check(self) -> None:
        self.run.wanted.emit("check", self.subject)
