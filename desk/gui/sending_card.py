"""Where an order goes and how: ship to, service, shipping, weight and size, channel, promised day, note."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desk.gui.address_form import AddressForm
from desk.gui.fields import DayField, MoneyField
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records import measures
from desk.records.addresses import Address
from desk.records.money import ZERO
from desk.records.orders import CHANNELS, PICKUP, SERVICES
from desk.words import Words

HOME, OTHER = "home", "other"
_TEXTS = ("shipping", "weight", "inches", "note")
_COMBOS = ("where", "service", "channel")


class SendingCard(Card):
    """``chosen`` tells that something else is wanted."""

    chosen = Signal()

    def __init__(self, words: Words, today: date) -> None:
        super().__init__(words("take.sending"))
        self.words = words
        self._proposed = ("", "")
        self.where = _combo({place: words(f"take.where-{place}") for place in (HOME, OTHER)})
        self.service = _combo({each: words(f"service.{each}") for each in SERVICES})
        self.channel = _combo({each: words(f"channel.{each}") for each in CHANNELS})
        self.shipping, self.promised = MoneyField(), DayField(words, today, ahead=True)
        self.weight, self.inches, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.other = AddressForm(words)
        self.lacking = PlainLabel(role="fault", wrap=True)
        self._lay_out()
        self._listen()
        self._fit()

    def _lay_out(self) -> None:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        places = (
            (("channel", 0, 0), ("promised", 0, 2)),
            (("service", 1, 0), ("shipping", 1, 2)),
            (("weight", 2, 0), ("inches", 2, 2)),
            (("where", 3, 0),),
        )
        for name, row, column in (place for line in places for place in line):
            self._put(grid, name, row, column)
        grid.addWidget(self.lacking, 4, 0, 1, 4)
        grid.addWidget(self.other, 5, 0, 1, 4)
        self._put(grid, "note", 6, 0)
        grid.addWidget(self.note, 6, 1, 1, 3)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(box)
        self.inches.setPlaceholderText("12x8x6")

    def _put(self, grid: QGridLayout, name: str, row: int, column: int) -> None:
        field, label = getattr(self, name), self.words(f"take.{name}")
        field.setAccessibleName(label)
        grid.addWidget(PlainLabel(label), row, column)
        grid.addWidget(field, row, column + 1)

    def _listen(self) -> None:
        for name in _COMBOS:
            getattr(self, name).currentIndexChanged.connect(self._change)
        for name in (*_TEXTS, "promised"):
            getattr(self, name).textEdited.connect(lambda: self.chosen.emit())
        self.promised.chosen.connect(self.chosen)
        self.other.changed.connect(self.chosen)

    def _change(self) -> None:
        self._fit()
        self.chosen.emit()

    def _fit(self) -> None:
        """What is carried out of the shop goes nowhere; another address is asked for only where wanted."""
        carried = self.service.currentData() == PICKUP
        self.where.setEnabled(not carried)
        self.shipping.setEnabled(not carried)
        self.other.setVisible(not carried and self.where.currentData() == OTHER)

    def is_home(self) -> bool:
        """Whether it goes to the customer's own address."""
        return bool(self.where.currentData() == HOME)

    def tell(self, lacking: Sequence[str]) -> str:
        """Say at the address what it lacks, and mark the fields; the sentence, empty where nothing does."""
        names = tuple(self.words(f"address.{part}") for part in lacking)
        key = "take.lacks-home" if self.is_home() else "take.lacks-other"
        sentence = self.words(key, names=names) if names else ""
        self.lacking.setText(sentence)
        self.lacking.setVisible(bool(sentence))
        self.other.mark(lacking)
        return sentence

    def propose(self, weight: str, size: str) -> None:
        """What the items weigh and measure, which counts where nothing is typed."""
        self.weight.setPlaceholderText(weight)
        self.inches.setPlaceholderText(size or "12x8x6")
        self._proposed = (weight, size)

    def facts(self, home: Address, name: str) -> dict[str, Any]:
        """What a new order says of its way; raises BadInput for what cannot be read."""
        carried = self.service.currentData() == PICKUP
        typed = self.where.currentData() == OTHER and not carried
        goes = self.other.address() if typed else home
        weight, size = self._proposed
        return {
            "ship_to": goes if goes.name else replace(goes, name=name),
            "service": self.service.currentData(),
            "channel": self.channel.currentData(),
            "shipping_charged": ZERO if carried else self.shipping.money() or ZERO,
            "weight": measures.weight_text(self.weight.text()) or weight,
            "size": measures.size_text(self.inches.text()) or size,
            "promised": self.promised.day(),
            "note": self.note.text().strip(),
        }

    def typed(self) -> dict[str, Any]:
        """What stands there, as a draft keeps it."""
        return {
            **{name: getattr(self, name).currentData() for name in _COMBOS},
            **{name: getattr(self, name).text() for name in _TEXTS},
            "promised": self.promised.typed(),
            "other": self.other.typed(),
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        for name in _COMBOS:
            combo = getattr(self, name)
            combo.setCurrentIndex(max(0, combo.findData(typed[name])))
        for name in _TEXTS:
            getattr(self, name).setText(typed[name])
        self.promised.retype(typed["promised"])
        self.other.retype(typed["other"])


def _combo(options: Mapping[str, str]) -> QComboBox:
    made = QComboBox()
    for code, text in options.items():
        made.addItem(text, code)
    return made
