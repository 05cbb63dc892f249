"""Enter a new item, or change one: SKU and barcode, name, price, kind, weight and size, category."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.fields import DayField, MoneyField
from desk.gui.pieces import Card, column_of
from desk.gui.text import PlainLabel, shown, window_title
from desk.gui.theme import Theme
from desk.operations import checklists, items
from desk.records.errors import BadInput
from desk.records.items import KINDS, Item
from desk.records.money import ZERO
from desk.records.rights import Act
from desk.words import Words

CHANGES = ("items",)
TEXTS = ("sku", "name", "barcode", "weight", "size", "note")
FLAGS = ("untaxed", "retired")
# Two fields to a line.
LINES = (
    ("sku", "barcode"), ("name", "price"), ("kind", "released"), ("weight", "size"), ("category", "flags"),
    ("note",),
)  # fmt: skip
NOTHING = Item(0, "", "", ZERO)


class ItemFormWindow(DraftWindow):
    """One item's fields; without a SKU it is a new one. What is typed is kept until it is saved."""

    kind = "item_form"
    size_units = (104, 58)

    def _build(self) -> None:
        words = self.words
        title = words("item.change-title" if self.subject else "item.new-title")
        self.setWindowTitle(window_title(f"{title} {self.subject}".rstrip()))
        self.head.number.setText(title)
        self.head.state.hide()
        self.head.others(())
        self.head.offer("", None)
        self._make_fields()
        card, form = Card(), QWidget()
        self._lay_out(QGridLayout(form))
        card.fill(form)
        self.set_body(column_of(card))

    def _make_fields(self) -> None:
        words = self.words
        self.texts = {name: QLineEdit() for name in TEXTS}
        self.texts["weight"].setPlaceholderText("2.5")
        self.texts["size"].setPlaceholderText("12x8x6")
        self.price = MoneyField()
        self.released = DayField(words, self.run.desk.clock.today(), ahead=True)
        self.kinds = QComboBox()
        for kind in KINDS:
            self.kinds.addItem(words(f"item.kind.{kind}"), kind)
        self.category = _category(words, self.run.read(self.bar, checklists.list_checklists) or ())
        self.flags = {name: QCheckBox(words(f"item.{name}")) for name in FLAGS}

    def _lay_out(self, grid: QGridLayout) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        flags = QWidget()
        column = QVBoxLayout(flags)
        column.setContentsMargins(0, 0, 0, 0)
        for flag in self.flags.values():
            flag.setProperty("no_letter", True)
            column.addWidget(flag)
        others = {
            "price": self.price, "kind": self.kinds, "released": self.released, "flags": flags,
            "category": self.category,
        }  # fmt: skip
        fields: dict[str, QWidget] = {**self.texts, **others}
        for row, names in enumerate(LINES):
            for place, name in enumerate(names):
                grid.addWidget(fields[name], row, 2 * place + 1, 1, 1 if len(names) > 1 else 3)
                if name != "flags":
                    label = self.words(f"item.{name}")
                    fields[name].setAccessibleName(label)
                    grid.addWidget(PlainLabel(label), row, 2 * place)

    def first_field(self) -> QWidget | None:
        """The SKU of a new one, the name of one that has it."""
        return self.texts["name" if self.subject else "sku"]

    def load(self) -> None:
        """Read the item, and what was typed the last time."""
        self.item = NOTHING
        if self.subject:
            sheet = self.run.read(self.bar, items.open_item, self.subject)
            if sheet is None:
                return
            self.item = sheet.item
            self.head.about.setText(f"{self.item.sku} · {self.item.name}")
        self.show_item(self.item)
        deed = "change_item" if self.subject else "add_item"
        self.head.offer(self.words("button.save"), self._save, Act(deed, self.subject))
        self._begin_draft(self.price)

    def show_item(self, item: Item) -> None:
        """Put an item into the fields."""
        for name, field in self.texts.items():
            field.setText(getattr(item, name))
        self.texts["sku"].setEnabled(not self.subject)
        self.price.setText(str(item.price) if self.subject else "")
        self.kinds.setCurrentIndex(KINDS.index(item.kind))
        self.released.set_day(item.released)
        self.category.setEditText(item.category)
        for name, flag in self.flags.items():
            flag.setChecked(getattr(item, name))
        self._before = self._stands()

    def item_now(self) -> Item:
        """The item as it stands in the fields; raises BadInput where a price or a day is none."""
        price = self.price.money()
        if price is None:
            raise BadInput("field-empty", label=self.words("item.price"))
        texts: dict[str, Any] = {name: field.text() for name, field in self.texts.items()}
        flags: dict[str, Any] = {name: flag.isChecked() for name, flag in self.flags.items()}
        kind, released = self.kinds.currentData(), self.released.day()
        told = {"kind": kind, "released": released, "category": self.category.currentText()}
        return replace(self.item, price=price, **told, **texts, **flags)

    def _stands(self) -> dict[str, Any]:
        texts = {name: field.text() for name, field in self.texts.items()}
        flags = {name: flag.isChecked() for name, flag in self.flags.items()}
        told = {
            "price": self.price.text(), "released": self.released.typed(),
            "category": self.category.currentText(),
        }  # fmt: skip
        return {**texts, **flags, **told, "kind": self.kinds.currentData()}

    def _typed(self) -> dict[str, Any]:
        """What was typed over what is shown; the rest may change meanwhile."""
        return {name: value for name, value in self._stands().items() if value != self._before[name]}

    def _retype(self, typed: dict[str, Any]) -> None:
        stands = {**self._before, **typed}
        for name, field in self.texts.items():
            field.setText(stands[name])
        for name, flag in self.flags.items():
            flag.setChecked(bool(stands[name]))
        self.price.setText(stands["price"])
        self.released.retype(stands["released"])
        self.category.setEditText(stands["category"])
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(stands["kind"])))

    def _save(self) -> None:
        wanted = self.run.attempt(self.bar, self.item_now)
        if wanted is not None:
            step = items.change_item if self.subject else items.add_item
            self.run.write(self.bar, step, wanted, changes=CHANGES, then=self._saved)

    def _saved(self, item: Item) -> None:
        self._drop_draft()
        self.run.wanted.emit("item", item.sku)
        self.close()


def _category(words: Words, known: Iterable[str]) -> QComboBox:
    """A category is typed, or chosen from those that have a checklist."""
    made, line = QComboBox(), QLineEdit()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setLineEdit(line)
    line.setPlaceholderText(words("item.category-hint"))
    for name in known:
        made.addItem(shown(name), name)
    made.setCurrentIndex(-1)
    # What is chosen is kept letter for letter, and not as a list shows it.
    made.activated.connect(lambda place: made.setEditText(made.itemData(place)))
    return made
