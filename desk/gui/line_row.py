"""One line of an order being taken: what, how many, at which price and discount, and as which kind."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desk.gui.fields import MoneyField, word_button
from desk.gui.text import PlainLabel, shown
from desk.gui.theme import Theme
from desk.records.errors import BadInput
from desk.records.items import Item
from desk.records.money import ZERO
from desk.records.orders import KINDS, LAYAWAY, PREORDER, NewLine
from desk.words import Words

MOST = 9999
# Where nothing is agreed the policy says how much; its own bounds are checked by the quote.
_AS_POLICY = 0


class LineRow(QWidget):
    """``chosen`` tells that something is typed, ``done`` that Enter was pressed, ``removed`` its button."""

    chosen = Signal()
    done = Signal()
    removed = Signal()

    def __init__(self, words: Words, item: Item, *, known: bool = True) -> None:
        super().__init__()
        self.words, self.item, self.known = words, item, known
        self.quantity = QSpinBox(minimum=1, maximum=MOST)
        self.price, self.discount, self.first = MoneyField(), MoneyField(), MoneyField("")
        self.rate = QSpinBox(minimum=_AS_POLICY, maximum=100)
        self.rate.setSpecialValueText(words("take.line-rate-policy"))
        self.rate.setSuffix(" %")
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(words(f"kind.{kind}"), kind)
        self.kind.setCurrentIndex(KINDS.index(item.kind))
        self.price.setText(str(item.price) if known else "")
        self.value, self.mark = PlainLabel(), PlainLabel(role="muted", wrap=True)
        self.remove = word_button(words("take.line-remove"), "link")
        self.sku, self.name = QLineEdit(item.sku), QLineEdit(item.name)
        self._boxes: dict[str, QWidget] = {}
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Theme.px(0.5))
        column.setSpacing(Theme.px(0.5))
        top = QHBoxLayout()
        if self.known:
            top.addWidget(PlainLabel(f"{self.item.name}  ·  {self.item.sku}", "strong", wrap=True), 1)
        else:
            top.addWidget(self._labelled("take.line-sku", self.sku))
            top.addWidget(self._labelled("take.line-name", self.name), 1)
        top.addWidget(self.value, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        for name in ("quantity", "price", "discount", "kind", "rate", "first"):
            self._boxes[name] = self._labelled(f"take.line-{name}", getattr(self, name))
            row.addWidget(self._boxes[name])
        row.addStretch(1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.mark)
        self.mark.hide()
        self._fit_kind()

    def _labelled(self, key: str, field: QWidget) -> QWidget:
        label = self.words(key)
        field.setAccessibleName(f"{label}: {shown(self.item.name)}")
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.25))
        column.addWidget(PlainLabel(label, "small"))
        column.addWidget(field)
        return box

    def _listen(self) -> None:
        for spin in (self.quantity, self.rate):
            spin.valueChanged.connect(lambda: self.chosen.emit())
            spin.lineEdit().returnPressed.connect(self.done)
        for field in (self.price, self.discount, self.first, self.sku, self.name):
            field.textEdited.connect(lambda: self.chosen.emit())
            field.returnPressed.connect(self.done)
        self.kind.currentIndexChanged.connect(self._change_kind)
        self.remove.clicked.connect(self.removed)

    def _change_kind(self) -> None:
        self._fit_kind()
        self.chosen.emit()

    def _fit_kind(self) -> None:
        """A deposit is agreed for a pre-order, a first payment for layaway."""
        for name, kind in (("rate", PREORDER), ("first", LAYAWAY)):
            self._boxes[name].setVisible(self.kind.currentData() == kind)

    def fields(self) -> tuple[QWidget, ...]:
        """What can be typed in, from left to right."""
        named = () if self.known else (self.sku, self.name)
        agreed = (self.kind, self.rate, self.first)
        return (*named, self.quantity, self.price, self.discount, *agreed, self.remove)

    def add_pieces(self, pieces: int) -> None:
        """The same item was scanned once more."""
        self.quantity.setValue(self.quantity.value() + pieces)

    def line(self) -> NewLine:
        """The line as it stands; raises BadInput where an amount is none or the price is missing."""
        price, kind = self.price.money(), str(self.kind.currentData())
        if price is None:
            raise BadInput("field-empty", label=f"{self.words('take.line-price')} ({self.sku.text()})")
        for name, field in (("sku", self.sku), ("name", self.name)):
            if not field.text().strip():
                raise BadInput("field-empty", label=self.words(f"take.line-{name}"))
        agreed = self.rate.value() if kind == PREORDER else _AS_POLICY
        return NewLine(
            sku=self.sku.text().strip(),
            name=self.name.text().strip(),
            quantity=self.quantity.value(),
            price=price,
            kind=kind,
            discount=self.discount.money() or ZERO,
            deposit_rate=Fraction(agreed) if agreed else None,
            first_payment=self.first.money() if kind == LAYAWAY else None,
            untaxed=self.item.untaxed,
        )

    def tell(self, value: str, mark: str) -> None:
        """Show what it comes to, and what has to be known of it."""
        self.value.setText(value)
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))

    def typed(self) -> dict[str, Any]:
        """What stands there, as a draft keeps it."""
        texts = ("sku", "name", "price", "discount", "first")
        return {
            "known": self.known,
            "kind": self.kind.currentData(),
            "quantity": self.quantity.value(),
            "rate": self.rate.value(),
            **{name: getattr(self, name).text() for name in texts},
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        for name in ("sku", "name", "price", "discount", "first"):
            getattr(self, name).setText(typed[name])
        self.quantity.setValue(typed["quantity"])
        self.rate.setValue(typed["rate"])
        self.kind.setCurrentIndex(KINDS.index(typed["kind"]))
