"""What was billed beside an order's total: when, what for and how much; and a way to take it back."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt

from desk.gui.ask import Blank, Question
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.window import RecordWindow
from desk.operations import billings
from desk.records.charges import Charge
from desk.records.orders import Order
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.words import Words

CHANGES = ("orders", "payments", "ledger")
COLUMNS = ("charge", "billed", "purpose", "amount")


class BilledCard(Card):
    """Shown in an order's window, which it asks in; hidden where nothing was ever billed."""

    def __init__(self, window: RecordWindow) -> None:
        words = window.words
        super().__init__(words("billed.title"))
        self._window, self._words = window, words
        titles = [words(f"column.{name}") for name in COLUMNS]
        self.table = SmallTable(words("billed.title"), titles, right=(3,), wide=2)
        self.void = word_button(words("billed.void"))
        self.void.clicked.connect(self._ask_void)
        self.fill(self.table, self.void)
        self.body.setAlignment(self.void, Qt.AlignmentFlag.AlignLeft)

    def show_order(self, order: Order) -> None:
        """Show what was billed beside an order's total, with what took it back."""
        run = self._window.run
        found: tuple[Charge, ...] = run.read(self._window.bar, billings.charges_of, order.number) or ()
        self._order, self._kept = order.number, in_force(found)
        self.setVisible(bool(found))
        self.table.show_rows([self._row(each) for each in found])
        self.void.setVisible(bool(self._kept))
        gate(run, self.void, Act("void_charge", order.number), ready=bool(self._kept))

    def _row(self, charge: Charge) -> list[str]:
        words = self._words
        purpose = _purpose(words, charge)
        if charge not in self._kept:
            purpose = f"{purpose}  ·  {words('state.voided')}"
        return [str(charge.id), words.day(charge.day), purpose, words.money(charge.amount)]

    def _ask_void(self) -> None:
        words = self._words
        blanks = (
            Blank("charge", words("billed.charge"), "choice", options=_options(words, self._kept)),
            Blank("reason", words("ask.reason"), "reason"),
        )
        told = (words("billed.ask-void"), words("billed.void-confirm"))
        self._window.ask.put(Question(*told, blanks, self._void))

    def _void(self, answers: dict[str, Any]) -> None:
        window = self._window
        step = (billings.void_charge, self._order, int(answers["charge"]), answers["reason"])
        window.run.write(window.bar, *step, changes=CHANGES, then=lambda _: window.ask.take_back())


def _purpose(words: Words, charge: Charge) -> str:
    return words.named("amount", charge.kind)


def _options(words: Words, charges: Iterable[Charge]) -> dict[str, str]:
    return {
        str(each.id): "  ·  ".join(
            (str(each.id), words.day(each.day), _purpose(words, each), words.money(each.amount))
        )
        for each in charges
    }
