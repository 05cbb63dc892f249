"""What can be done with a check by its state: the next step, and the others."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from desk.gui.ask import Blank, Question
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import bouncing, checks, deposits, handing_over, recovering
from desk.records import check_life
from desk.records.check_rows import POST_DATED, standing
from desk.records.checks import CheckSheet
from desk.records.money import ZERO
from desk.records.payments import CARD, CASH, CHECK, MONEY_ORDER, NewPayment
from desk.records.rights import Act

CHANGES = ("checks", "orders", "payments", "credits", "customers", "ledger")
_AGENCY_WAYS = (CHECK, MONEY_ORDER, CARD, CASH)
Answers = dict[str, Any]


class Deed(NamedTuple):
    """A step as data: its icon, the step of a check's life, the write, the ``kind`` of window it leads to.

    One that ``knows`` begins there with the check; a ``deed`` is done here, for no more than a reason.
    """

    sign: str
    step: str
    operation: str
    kind: str = ""
    knows: bool = False
    deed: Callable[..., Any] | None = None


# Their words are ``check-do.<name>``, the question ``check-ask.<name>``.
DEEDS = {
    "deposit": Deed("checks", check_life.DEPOSIT, "make_deposit", "deposit", knows=True),
    "replace": Deed("credits", check_life.REPLACE, "replace_check", "replace_check"),
    "void": Deed("close", check_life.VOID, "void_check", deed=checks.void_check),
    "clear": Deed("check", check_life.CLEAR, "clear_checks", "clear"),
    "bounce": Deed("alert", check_life.RETURN, "bounce", "bounce"),
    "undo-clear": Deed("returns", check_life.UNDO_CLEAR, "undo_clear", deed=deposits.undo_clear),
    "pay": Deed("credits", check_life.PAY_PART, "take_check_payment", "check_payment"),
    "agency-paid": Deed("credits", check_life.PAY_PART, "take_agency_payment"),
    "close": Deed("check", check_life.PAY_PART, "close_check"),
    "demand": Deed("mail", check_life.DEMAND, "make_demand", "demand"),
    "redeposit": Deed("checks", check_life.REDEPOSIT, "make_deposit", "deposit", knows=True),
    "hand-over": Deed("person", check_life.HAND_OVER, "hand_over", "hand_over"),
    "recall": Deed("returns", check_life.RECALL, "recall_check", deed=handing_over.recall_check),
    "write-off": Deed("close", check_life.WRITE_OFF, "write_off", deed=recovering.write_off),
    "undo-bounce": Deed("returns", check_life.UNDO_RETURN, "undo_bounce", deed=bouncing.undo_bounce),
    "undo-write-off": Deed(
        "returns", check_life.UNDO_WRITE_OFF, "undo_write_off", deed=recovering.undo_write_off
    ),
}


class CheckSteps:
    """The steps in a check's window; one that needs no more than a few words is asked for there."""

    def __init__(self, window: RecordWindow) -> None:
        self.window, self.run, self.words = window, window.run, window.words
        self._here = {"agency-paid": self._ask_agency, "close": self._close}

    def offer(self, sheet: CheckSheet) -> None:
        """Make the head's button the next step, and fill its menu with the others."""
        self.sheet, head, wanted = sheet, self.window.head, self.run.wanted
        check, first, possible = sheet.check, self._first(), self._possible()
        if first in possible:
            head.offer(*self._entry(first)[1:])
        else:
            head.offer("", None)
        more = [self._entry(name) for name in possible if name != first]
        if check.deposit:
            slip = partial(wanted.emit, "deposit", check.deposit)
            more.append(("print", self.words("check.open-deposit"), slip))
        buyer = partial(wanted.emit, "customer", check.holder)
        head.others([*more, ("customers", self.words("check.open-customer"), buyer)])

    def _possible(self) -> list[str]:
        """What the table of a check's life allows and nothing else keeps from being done."""
        steps, kept = check_life.steps_from(self.sheet.check.state), self._kept()
        return [name for name, deed in DEEDS.items() if deed.step in steps and name not in kept]

    def _kept(self) -> set[str]:
        """What cannot be done though the state would allow it."""
        sheet, check = self.sheet, self.sheet.check
        kept = {"close"} if sheet.open else {"pay", "agency-paid", "demand", "hand-over", "write-off"}
        kept.add("pay" if check.state == check_life.COLLECTIONS else "agency-paid")
        if standing(check, self.run.desk.clock.today()) == POST_DATED:
            kept.add("deposit")
        if sheet.recoveries or not sheet.open:
            # What is part paid is not presented again.
            kept.add("redeposit")
        if sheet.recoveries:
            kept.add("undo-bounce")
        return kept

    def _first(self) -> str:
        """What is to be done now; empty where nothing is."""
        check, today = self.sheet.check, self.run.desk.clock.today()
        if check.state in check_life.WITH_BANK:
            return "bounce" if check.hold_until and check.hold_until > today else "clear"
        if check.state in check_life.OWED and not self.sheet.open:
            return "close"
        if check.state in check_life.BACK:
            return self._first_of_back()
        return {check_life.RECEIVED: "deposit", check_life.COLLECTIONS: "agency-paid"}.get(check.state, "")

    def _first_of_back(self) -> str:
        """Of one that came back: the letter first, the agency once its day is past, else the payment."""
        check, today = self.sheet.check, self.run.desk.clock.today()
        if check.is_customers and check.state != check_life.DEMANDED:
            return "demand"
        late = check.due is not None and check.due < today
        return "hand-over" if late else "pay"

    def _entry(self, name: str) -> Entry:
        check, text, deed = self.sheet.check, self.words(f"check-do.{name}"), DEEDS[name]
        act = Act(deed.operation, check.number, check.state)
        if deed.deed is not None:
            return (deed.sign, text, partial(self._ask_reason, name), act)
        if deed.knows:
            return (deed.sign, text, partial(self.run.led.emit, deed.kind, "", check.number), act)
        step = partial(self.run.wanted.emit, deed.kind, check.number) if deed.kind else self._here[name]
        return (deed.sign, text, step, act)

    def _ask_reason(self, name: str) -> None:
        blank = Blank("reason", self.words("ask.reason"), "reason")
        number = self.sheet.check.number
        self._ask(name, (blank,), lambda told: self._write(DEEDS[name].deed, number, told["reason"]))

    def _ask(self, name: str, blanks: tuple[Blank, ...], step: Callable[[Answers], None]) -> None:
        check = self.sheet.check
        sentence = self.words(f"check-ask.{name}", number=check.number, amount=check.amount)
        self.window.ask.put(Question(sentence, self.words(f"check-do.{name}"), blanks, step))

    def _ask_agency(self) -> None:
        words = self.words
        ways = {each: words(f"payment.{each}") for each in _AGENCY_WAYS}
        blanks = (
            Blank("amount", words("check.agency-amount"), "money", money=self.sheet.open),
            Blank("kept", words("check.agency-kept"), "money", required=False),
            Blank("method", words("check.way"), "choice", options=ways),
            Blank("reference", words("check.reference"), "line", required=False),
            Blank("on", words("check.on"), "day", day=self.run.desk.clock.today()),
        )
        self._ask("agency-paid", blanks, self._agency_paid)

    def _agency_paid(self, told: Answers) -> None:
        payment = NewPayment(told["method"], told["amount"], told["on"], told["reference"])
        number = self.sheet.check.number
        self._write(recovering.take_agency_payment, number, payment, told["kept"] or ZERO)

    def _close(self) -> None:
        self._write(recovering.close_check, self.sheet.check.number)

    def _write(self, step: Any, *given: Any) -> None:
        done = self.window.ask.take_back
        self.run.write(self.window.bar, step, *given, changes=CHANGES, then=lambda _: done())
