"""What is done about a claim beside settling it: the pickup, the claim on the carrier, the replacement."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.gui.window import RecordWindow
from desk.operations import claims
from desk.records.claims import ENDS, OPEN, PAID, CarrierClaim, ClaimEnd, ClaimSheet, Pickup
from desk.records.money import ZERO, Money, total
from desk.records.returns import MISSING
from desk.records.rights import Act

CHANGES = ("returns", "ledger")


class ClaimCard(Card):
    """Shown in the window of a return that is a claim, which it asks in."""

    def __init__(self, window: RecordWindow) -> None:
        super().__init__(window.words("claim.title"))
        self._window, self._words = window, window.words

    def show_claim(self, sheet: ClaimSheet) -> None:
        """Show what was arranged for a return, and what can be."""
        self._sheet = sheet
        widgets = [*self._pickup(), *self._carrier(), *self._replacement()]
        self.fill(*widgets)
        for each in widgets:
            if isinstance(each, QPushButton):
                self.body.setAlignment(each, Qt.AlignmentFlag.AlignLeft)

    def _pickup(self) -> list[QWidget]:
        words, ra, found = self._words, self._sheet.ra, self._sheet.pickup
        if ra.reason == MISSING:
            return []
        if found is None:
            told, name = words("claim.no-pickup"), "arrange"
        else:
            told = _joined(words("claim.pickup", carrier=found.carrier, day=found.day), found.reference)
            name = "arrange-anew"
        shown: list[QWidget] = [PlainLabel(told, "" if found else "muted", wrap=True)]
        if ra.state == "open":
            act = Act("arrange_pickup", ra.number, ra.state)
            shown.append(self._button(name, self._ask_pickup, act))
        return shown

    def _carrier(self) -> list[QWidget]:
        words, ra, shown = self._words, self._sheet.ra, list[QWidget]()
        for each in self._sheet.claims:
            asked = words("claim.filed", carrier=each.carrier, amount=each.amount, day=each.filed)
            shown.append(PlainLabel(_joined(asked, each.reference), wrap=True))
            if each.state == OPEN:
                act = Act("end_carrier_claim", ra.number)
                shown.append(self._button("end", partial(self._ask_end, each), act))
            else:
                told = words(f"claim.{each.state}", amount=each.paid, day=each.ended)
                shown.append(PlainLabel(told, "strong", wrap=True))
        if ra.state != "voided":
            act = Act("file_carrier_claim", ra.number, ra.state)
            shown.append(self._button("file", self._ask_claim, act))
        return shown

    def _replacement(self) -> list[QWidget]:
        number = self._sheet.replacement
        if not number:
            return []
        link = word_button(self._words("claim.replacement", number=number), "link")
        link.setProperty("no_letter", True)
        link.clicked.connect(lambda: self._window.run.wanted.emit("order", number))
        return [link]

    def _button(self, name: str, step: Callable[[], None], act: Act) -> QPushButton:
        button = word_button(self._words(f"claim.do-{name}"))
        button.setProperty("no_letter", True)
        button.clicked.connect(lambda: step())
        gate(self._window.run, button, act)
        return button

    def _ask_pickup(self) -> None:
        words, today = self._words, self._window.run.desk.clock.today()
        blanks = (
            Blank("day", words("claim.pickup-day"), "day", day=today, ahead=True),
            Blank("carrier", words("claim.carrier"), "line"),
            Blank("reference", words("claim.reference"), "line", required=False),
        )
        told = (words("claim.ask-pickup"), words("claim.do-arrange-confirm"))
        self._window.ask.put(Question(*told, blanks, self._arrange))

    def _arrange(self, answers: dict[str, Any]) -> None:
        self._write(claims.arrange_pickup, self._sheet.ra.number, Pickup(**answers))

    def _ask_claim(self) -> None:
        words, today = self._words, self._window.run.desk.clock.today()
        worth = total(line.price * line.quantity for line in self._sheet.ra.lines)
        blanks = (
            Blank("filed", words("claim.filed-on"), "day", day=today),
            Blank("carrier", words("claim.carrier"), "line"),
            Blank("amount", words("claim.amount"), "money", money=worth),
            Blank("reference", words("claim.reference"), "line", required=False),
        )
        told = (words("claim.ask-file"), words("claim.do-file-confirm"))
        self._window.ask.put(Question(*told, blanks, self._file))

    def _file(self, answers: dict[str, Any]) -> None:
        self._write(claims.file_carrier_claim, CarrierClaim(self._sheet.ra.number, **answers))

    def _ask_end(self, claim: CarrierClaim) -> None:
        words, today = self._words, self._window.run.desk.clock.today()
        blanks = (
            Blank(
                "state", words("claim.answer"), "choice", options={e: words(f"claim.how-{e}") for e in ENDS}
            ),
            Blank("on", words("claim.ended-on"), "day", day=today),
            Blank("paid", words("claim.paid-amount"), "money", required=False, money=claim.amount),
            Blank("reason", words("claim.why"), "reason", required=False),
        )
        told = (words("claim.ask-end", carrier=claim.carrier), words("claim.do-end-confirm"))
        self._window.ask.put(Question(*told, blanks, partial(self._end, claim)))

    def _end(self, claim: CarrierClaim, answers: dict[str, Any]) -> None:
        # What stands in the field of the amount counts where the carrier paid, and nowhere else.
        paid: Money = (answers["paid"] or ZERO) if answers["state"] == PAID else ZERO
        end = ClaimEnd(claim.id, answers["state"], answers["on"], paid)
        self._write(claims.end_carrier_claim, end, answers["reason"])

    def _write(self, step: Any, *given: Any) -> None:
        window = self._window
        window.run.write(window.bar, step, *given, changes=CHANGES, then=lambda _: window.ask.take_back())


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)
