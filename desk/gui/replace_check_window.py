"""A check is given back before it went to the bank: another payment takes the place of all that it paid."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.payment_row import PaymentRow
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import check_dues, check_records, checks, spending
from desk.records.cards import without_cards
from desk.records.check_life import REPLACE, steps_from
from desk.records.checks import CheckSheet, CheckStanding
from desk.records.errors import BadInput
from desk.records.money import ZERO
from desk.records.payments import NewPayment
from desk.records.rights import Act

CHANGES = ("orders", "payments", "checks", "credits", "ledger")


class ReplaceCheckWindow(DraftWindow):
    """One check by its number; the other payment is of its whole amount."""

    kind = "replace_check"
    concerns = frozenset({"checks"})
    size_units = (116, 56)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: CheckSheet | None = None
        self.paid: NewPayment | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(window_title(words("replace-check.window", number=self.subject)))
        self.head.number.setText(self.subject)
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others(())
        self.row, self.received = PaymentRow(words), DayField(words, today, today)
        # It is of the check's amount, and the only one.
        self.row.amount.hide()
        self.row.remove.hide()
        self.received.setAccessibleName(words("pay.received"))
        self.cards = {name: Card(words(f"replace-check.{name}")) for name in ("by", "check")}
        day = PlainLabel(words("pay.received"), "muted")
        self.cards["by"].fill(self.row, day, self.received)
        self.set_body(Columns([self.cards["by"]], [self.cards["check"]], shares=(7, 4)))

    def _connect(self) -> None:
        self.row.chosen.connect(self.look)
        self.received.chosen.connect(self.look)
        self._begin_draft(self.row)

    def first_field(self) -> QWidget | None:
        """The other payment's reference."""
        return self.row.details

    def load(self) -> None:
        """Read the check and show it."""
        sheet = self.run.read(self.bar, checks.open_check, self.subject)
        if sheet is not None:
            self.sheet = sheet
            self.show_check(sheet)

    def show_check(self, sheet: CheckSheet) -> None:
        """Draw what is given back; one that went to the bank is not."""
        words, check = self.words, sheet.check
        self.head.about.setText(check.name)
        self.credit = self.run.read(self.bar, spending.available, check.customer) or ZERO
        standing = self.run.read(self.bar, check_dues.check_standing, check.holder) or CheckStanding()
        self.row.no_checks = "" if standing.is_taken else words("take.no-checks", name=check.name)
        rows = [
            (words("check-form.check_number"), check.check_number),
            (words("check-form.payer"), check.payer),
        ]
        rows += [(words("replace-check.amount"), words.money(check.amount))]
        rows += [(words("order.window", number=part.order), words.money(part.amount)) for part in sheet.parts]
        strong = [words("replace-check.amount")]
        self.cards["check"].fill(Pairs([row for row in rows if row[1]], amounts=True, strong=strong))
        if REPLACE in steps_from(check.state):
            self.head.offer(words("replace-check.deed"), self._replace)
            self.look()
        else:
            self.head.offer("", None)
            self.run.attempt(self.bar, lambda: check_records.need(check, REPLACE))

    def look(self) -> None:
        """Show what the other payment takes, or what is still needed."""
        self.paid = None
        self.bar.clear_fault()
        if self.sheet is None:
            return
        amount = self.sheet.check.amount
        if self.row.is_blank():
            self.row.tell_nothing(amount)
        else:
            self.paid = self.run.attempt(self.bar, self._read)
        ready = self.paid is not None and not self.row.needs()
        act = Act("replace_check", self.sheet.check.number, self.sheet.check.state)
        gate(self.run, self.head.next, act, ready=ready)

    def _read(self) -> NewPayment:
        assert self.sheet is not None, "it is asked for only once a check is shown"
        if without_cards(self._fields()) != self._fields():
            raise BadInput("card-number")
        amount = self.sheet.check.amount
        paid = self.row.payment(amount, self.credit, self.received.day() or self.run.desk.clock.today())
        if paid.amount != amount:
            raise BadInput("check-replaced-other", amount=paid.amount, check=amount)
        return paid

    def _fields(self) -> dict[str, Any]:
        return {"payment": self.row.typed(), "received": self.received.typed()}

    def _typed(self) -> dict[str, Any]:
        fields: dict[str, Any] = without_cards(self._fields())
        return fields

    def _retype(self, typed: dict[str, Any]) -> None:
        self.row.retype(typed["payment"])
        self.received.retype(typed["received"])

    def _replace(self) -> None:
        self.look()
        if self.paid is not None and self.head.next.isEnabled():
            step = (checks.replace_check, self.subject, self.paid)
            self.run.write(self.bar, *step, changes=CHANGES, then=self._replaced)

    def _replaced(self, _sheet: CheckSheet) -> None:
        self._drop_draft()
        self.run.wanted.emit("check", self.subject)
        self.close()
