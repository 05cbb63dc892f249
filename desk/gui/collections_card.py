"""A check with the agency: what it paid and kept, its folder, recall; and giving up what is owed."""

from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.agency_folder import write_folder
from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Card, Pairs
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import agencies, handing_over, recovering
from desk.records.check_life import BACK, COLLECTIONS, WRITTEN_OFF
from desk.records.checks import CheckSheet
from desk.records.money import ZERO, total
from desk.records.payments import AGENCY, CARD, CASH, CHECK, NewPayment
from desk.records.rights import Act

CHANGES = ("checks", "orders", "payments", "credits", "customers", "ledger")
# How an agency pays; nobody else's check is meant.
WAYS = (CHECK, CARD, CASH)
# Which steps are offered in which state.
_STEPS = {
    **dict.fromkeys(BACK, ("write_off",)),
    COLLECTIONS: ("take_agency_payment", "folder", "recall_check", "write_off"),
    WRITTEN_OFF: ("undo_write_off",),
}
_ACTS = ("take_agency_payment", "recall_check", "write_off", "undo_write_off")


class CollectionsCard(Card):
    """Stands in the window of a check that came back; hidden where none of it can be done."""

    def __init__(self, window: Any, run: Run, ask: AskPanel) -> None:
        words = run.words
        super().__init__(words("agency.title"))
        self._window, self._run, self._bar, self._ask = window, run, window.bar, ask
        self._number = ""
        self.told = QWidget()
        self.buttons: dict[str, QPushButton] = {}
        self._steps = QWidget()
        flow = FlowLayout(self._steps)
        for step in ("take_agency_payment", "folder", "recall_check", "write_off", "undo_write_off"):
            button = self.buttons[step] = word_button(words(f"agency.{step}"))
            button.clicked.connect(getattr(self, f"_{step}"))
            flow.addWidget(button)
        self._facts = PlainLabel("", "strong", wrap=True)
        self.paid = Card()
        self.fill(self._facts, self.paid, self._steps)
        self.hide()

    def show_sheet(self, sheet: CheckSheet) -> None:
        """Draw where a check stands, with what can be done."""
        check = sheet.check
        self._number = check.number
        steps = _STEPS.get(check.state, ())
        self.setVisible(bool(steps) or check.handed is not None)
        self._facts.setText(self._said(sheet))
        rows = self._rows(sheet)
        self.paid.setVisible(bool(rows))
        self.paid.fill(Pairs(rows, amounts=True))
        self._steps.setVisible(bool(steps))
        for step, button in self.buttons.items():
            button.setVisible(step in steps)
            if step in _ACTS:
                gate(self._run, button, Act(step, check.number, check.state))

    def _said(self, sheet: CheckSheet) -> str:
        words, check = self._run.words, sheet.check
        if check.state == COLLECTIONS:
            agency = self._run.read(self._bar, agencies.agency)
            return words("agency.with", day=check.handed, agency=agency.called if agency else "")
        if check.state == WRITTEN_OFF:
            return words("agency.lost", amount=sheet.lost)
        return words("agency.open", amount=sheet.open)

    def _rows(self, sheet: CheckSheet) -> list[tuple[str, str]]:
        """What came in since it was handed over, what the agency kept of it, what is still owed."""
        words, since = self._run.words, sheet.check.handed
        if since is None:
            return []
        paid = [each for each in sheet.recoveries if each.payment.received >= since]
        kept = total(each.amount for each in paid if each.payment.method == AGENCY)
        came = total(each.amount for each in paid if each.payment.method != AGENCY)
        rows = [("paid", came), ("kept", kept), ("owed", sheet.open)]
        return [(words(f"agency.sum-{name}"), words.money(amount)) for name, amount in rows]

    def _take_agency_payment(self) -> None:
        words, number = self._run.words, self._number
        today = self._run.desk.clock.today()
        blanks = (
            Blank("amount", words("agency.amount"), "money"),
            Blank("kept", words("agency.kept"), "money", required=False),
            Blank("method", words("agency.method"), "choice", options=_named(words, WAYS)),
            Blank("reference", words("agency.reference"), "line", required=False),
            Blank("on", words("agency.on"), "day", day=today),
        )

        def take(given: dict[str, Any]) -> None:
            paid = NewPayment(given["method"], given["amount"], given["on"], reference=given["reference"])
            self._write(recovering.take_agency_payment, number, paid, given["kept"] or ZERO)

        self._ask.put(Question(words("agency.ask-paid"), words("agency.take_agency_payment"), blanks, take))

    def _folder(self) -> None:
        write_folder(self._window, self._run, self._bar, self._number)

    def _recall_check(self) -> None:
        self._ask_why("recall_check", handing_over.recall_check)

    def _write_off(self) -> None:
        self._ask_why("write_off", recovering.write_off)

    def _undo_write_off(self) -> None:
        self._ask_why("undo_write_off", recovering.undo_write_off)

    def _ask_why(self, step: str, deed: Any) -> None:
        words, number = self._run.words, self._number
        blank = Blank("reason", words("ask.reason"), "reason")

        def take(given: dict[str, Any]) -> None:
            self._write(deed, number, given["reason"])

        self._ask.put(Question(words(f"agency.ask-{step}"), words(f"agency.{step}"), (blank,), take))

    def _write(self, deed: Any, *given: Any) -> None:
        self._run.write(self._bar, deed, *given, changes=CHANGES, then=lambda _: self._ask.take_back())


def _named(words: Any, ways: tuple[str, ...]) -> dict[str, str]:
    return {way: words(f"payment.{way}") for way in ways}
