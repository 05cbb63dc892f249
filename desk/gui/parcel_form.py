"""The parcel itself: its days, the number outside, what it turned out to be, what the policy needs."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, DayField, MoneyField, YesNo
from desk.gui.overriding import ways_text
from desk.gui.run import Bar, Run
from desk.operations import parcel_facts
from desk.records.conditions import EXCHANGED
from desk.records.errors import BadInput
from desk.records.returns import MISSING, REASONS, Parcel, Return

# Fields that are asked only where the policy needs them.
ASKED = {"wants-shipping-cost": "cost", "wants-destination": "destination"}


class ParcelForm(QWidget):
    """``chosen`` tells that something was noted, ``turned`` that it is another reason."""

    chosen = Signal()
    turned = Signal(str)

    def __init__(self, run: Run, bar: Bar, ra: Return) -> None:
        super().__init__()
        words, today = run.words, run.desk.clock.today()
        self._words, self._ra = words, ra
        self._there = _in_stock(run, bar, ra)
        self.received, self.sent = DayField(words, today, today), DayField(words, today)
        self.outside = YesNo(words, words("receive.outside"))
        self.reason = self._reasons()
        self.replacement = YesNo(words, words("receive.replacement"), self._there)
        self.cost = MoneyField()
        self.destination = Choice(words("receive.destination"), ways_text(words))
        fields: dict[str, Any] = {
            "received": self.received,
            "sent": self.sent,
            "outside": self.outside,
            "reason": self.reason,
            "replacement": self.replacement,
            "cost": self.cost,
            "destination": self.destination,
        }
        later = (*ASKED.values(), "replacement")
        self._facts = FactsForm(words, "receive", fields, later=later, sentences=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        for name, field in fields.items():
            if name != "reason":
                field.chosen.connect(self.chosen)
        self.reason.activated.connect(self._turn)
        self._fit()

    def _reasons(self) -> QComboBox:
        """What the customer told stands first; nothing comes back for a missing item."""
        made = QComboBox()
        others = (each for each in REASONS if each not in (MISSING, self._ra.reason))
        for reason in (self._ra.reason, *others):
            made.addItem(self._words(f"reason.{reason}"), reason)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def found(self) -> str:
        """The reason that it turned out to be, the told one unless said otherwise."""
        return str(self.reason.currentData())

    def ask(self, wants: tuple[str, ...], ways: Mapping[str, str]) -> None:
        """Ask for what the policy needs; ``ways`` are those of the money, where it names them."""
        if ways:
            self.destination.offer(ways)
        for want in wants:
            if want in ASKED:
                self._facts.ask(ASKED[want])

    def _turn(self) -> None:
        self._fit()
        self.turned.emit(self.found())
        self.chosen.emit()

    def _fit(self) -> None:
        """Whether another piece is there matters only where it may be exchanged for the same."""
        self._facts.ask("replacement", self.found() in EXCHANGED)

    def parcel(self) -> Parcel:
        """The parcel without what was in it; raises BadInput where a day or an amount is none."""
        received, found = self.received.day(), self.found()
        if received is None:
            raise BadInput("field-empty", label=self._words("receive.received"))
        return Parcel(
            received=received,
            sent=self.sent.day(),
            ra_on_package=self.outside.value(),
            shipping_cost=self.cost.money(),
            destination=self.destination.value(),
            found_reason="" if found == self._ra.reason else found,
            replacement=self._said(),
        )

    def _said(self) -> bool | None:
        """Whether a piece is there, as somebody said; None where it is as the stock says of each line."""
        said = self.replacement.value()
        return None if said is self._there or self.found() not in EXCHANGED else said

    def take(self, known: Parcel) -> None:
        """Note what holds for all that came in the same parcel."""
        self.received.set_day(known.received)
        self.sent.set_day(known.sent)
        self.outside.set_value(known.ra_on_package)

    def typed(self) -> dict[str, Any]:
        """What was noted, as a draft keeps it."""
        return {
            "received": self.received.typed(),
            "sent": self.sent.typed(),
            "outside": self.outside.value(),
            "reason": self.found(),
            "replacement": self._said(),
            "cost": self.cost.text(),
            "destination": self.destination.value(),
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Note again what a draft kept."""
        if "received" in typed:
            self.received.retype(typed["received"])
            self.sent.retype(typed["sent"])
            self.outside.set_value(typed["outside"])
        self.cost.setText(typed.get("cost", self.cost.text()))
        self.destination.set_value(typed.get("destination", ""))
        self.reason.setCurrentIndex(max(0, self.reason.findData(typed.get("reason", self.found()))))
        said = typed.get("replacement", self._said())
        self.replacement.set_value(self._there if said is None else said)
        self._fit()


def _in_stock(run: Run, bar: Bar, ra: Return) -> bool | None:
    """Whether all of a return could be exchanged for the same now; None where that differs by line."""

    def there(*pieces: tuple[str, int]) -> bool:
        return bool(run.read(bar, parcel_facts.is_there, pieces))

    pieces = [(line.sku, line.quantity) for line in ra.lines]
    if there(*pieces):
        return True
    return None if any(there(each) for each in pieces) else False
