"""What stands on a check, as it is typed from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desk.gui.fields import DayField, MoneyField
from desk.gui.magnetic_fields import AccountField, RoutingField
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.money import Money
from desk.records.payments import CHECK, MONEY_ORDER
from desk.words import Words

# What of the form a draft keeps: all but the account's number.
_TEXTS = ("amount", "check_number", "payer", "bank", "memo")
_DAYS = ("dated", "received")
# Side by side, as they are typed.
_PLACES = (
    ("amount", "check_number"),
    ("payer", "bank"),
    ("dated", "received"),
    ("memo", "kind"),
    ("routing", "account"),
)


class CheckForm(QWidget):
    """``chosen`` tells that something else is typed; nothing is checked before ``facts`` is asked for."""

    chosen = Signal()

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self.words, self._today = words, today
        self.kind = QComboBox()
        for kind in (CHECK, MONEY_ORDER):
            self.kind.addItem(words(f"payment.{kind}"), kind)
        self.amount = MoneyField("")
        self.check_number, self.payer, self.bank, self.memo = (QLineEdit() for _ in range(4))
        self.dated, self.received = DayField(words, today), DayField(words, today, today)
        self.dated.setPlaceholderText(words("check-form.dated-hint"))
        self.routing, self.account = RoutingField(words), AccountField(words)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        for row, names in enumerate(_PLACES):
            for column, name in enumerate(names):
                label = PlainLabel(self.words(f"check-form.{name}"))
                field = getattr(self, name)
                field.setAccessibleName(label.text())
                grid.addWidget(label, row, column * 2)
                grid.addWidget(field, row, column * 2 + 1)
        for column, field in enumerate((self.routing, self.account)):
            grid.addWidget(field.told, len(_PLACES), column * 2, 1, 2)

    def _listen(self) -> None:
        for name in ("amount", "check_number"):
            getattr(self, name).textEdited.connect(lambda: self.chosen.emit())
        for field in (self.dated, self.received, self.routing, self.account):
            field.chosen.connect(self.chosen)
        self.kind.currentIndexChanged.connect(lambda: self.chosen.emit())

    @property
    def means(self) -> str:
        """Whether it is a check or a money order."""
        return str(self.kind.currentData())

    def propose_payer(self, name: str) -> None:
        """Whose check it is unless something else is typed."""
        self.payer.setPlaceholderText(name)

    def money(self) -> Money | None:
        """The amount in figures, None where nothing is typed; raises BadInput if it is none."""
        return self.amount.money()

    def needs(self) -> str:
        """The word for what is still to be typed or put right, empty where nothing is."""
        if not self.amount.text().strip():
            return "amount"
        if self.means == CHECK and not self.check_number.text().strip():
            return "number"
        wrong = [name for name in ("routing", "account") if getattr(self, name).fault()]
        return wrong[0] if wrong else ""

    def facts(self) -> dict[str, Any]:
        """What a check says of itself; raises BadInput for an amount, a day or a number that is none."""
        received = self.received.day() or self._today
        return {
            "amount": self.amount.money() or Money(0),
            "received": received,
            "dated": self.dated.day() or received,
            "routing": self.routing.value(),
            "account": self.account.value(),
            "kind": self.means,
            **{name: getattr(self, name).text().strip() for name in _TEXTS[1:]},
        }

    def typed(self) -> dict[str, str]:
        """What stands there, as a draft keeps it: the account's number is not kept."""
        texts = {name: getattr(self, name).text() for name in _TEXTS}
        days = {name: getattr(self, name).typed() for name in _DAYS}
        return {**texts, **days, "routing": self.routing.typed(), "kind": self.means}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        for name in _TEXTS:
            getattr(self, name).setText(typed[name])
        for name in _DAYS:
            getattr(self, name).retype(typed[name])
        self.routing.retype(typed["routing"])
        self.kind.setCurrentIndex(max(0, self.kind.findData(typed["kind"])))
