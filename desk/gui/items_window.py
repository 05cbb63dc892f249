"""The window of an item: its price, its stock and every movement of it; the next step is to count it."""

import re
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.damaged_card import DamagedCard, step_out, taking_out
from desk.gui.history_table import HistoryTable
from desk.gui.pieces import Card, Columns, Pairs, SmallTable
from desk.gui.text import PlainLabel, window_title
from desk.gui.window import RecordWindow
from desk.operations import items, orders, shops
from desk.records.errors import BadInput
from desk.records.items import Item, ItemSheet, StockMovement
from desk.records.rights import Act

CHANGES = ("items",)
MOVED = ("when", "movement", "change", "for", "who")
_COUNT = re.compile(r"[0-9]{1,9}", re.ASCII)


class ItemWindow(RecordWindow):
    """One item; what is set aside for orders and what they wait for stands beside what is in the shop."""

    kind = "item"
    concerns = frozenset({"items", "orders"})
    size_units = (124, 76)

    def _build(self) -> None:
        words = self.words
        self.moved = SmallTable(
            words("item.movements"), [words(f"column.{name}") for name in MOVED], right=(2,), wide=3
        )
        self.none = PlainLabel(words("item.no-movements"), "muted", wrap=True)
        self.past = HistoryTable(words)
        self.cards = {name: Card(words(f"item.{name}")) for name in ("movements", "stock", "facts")}
        self.cards["history"] = Card(words("record.history"))
        self.cards["movements"].fill(self.moved, self.none)
        self.cards["history"].fill(self.past)
        self.damaged = DamagedCard(words)
        left = [self.cards["movements"], self.damaged, self.cards["history"]]
        self.set_body(Columns(left, [self.cards["stock"], self.cards["facts"]]))

    def load(self) -> None:
        """Read the item and show it."""
        sheet = self.run.read(self.bar, items.open_item, self.subject)
        if sheet is not None:
            self.show_item(sheet)

    def show_item(self, sheet: ItemSheet) -> None:
        """Draw an item."""
        words, item = self.words, sheet.item
        self.item = item
        self.setWindowTitle(window_title(words("item.window", sku=item.sku)))
        self.head.number.setText(item.sku)
        state = "retired" if item.retired else item.kind
        self.head.state.show_state(state, words(f"item.kind.{state}"))
        self.head.about.setText(f"{item.name} · {words.money(item.price)}")
        self.moved.show_rows([self._row(each) for each in reversed(sheet.movements)])
        self.moved.setVisible(bool(sheet.movements))
        self.none.setVisible(not sheet.movements)
        self._show_stock(sheet)
        self.damaged.show_damaged(sheet)
        self.cards["facts"].fill(Pairs(self._facts(item)))
        lines = self.run.read(self.bar, orders.read_history, item.sku) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)
        self.cards["history"].setVisible(bool(lines))
        self._offer(item)

    def _row(self, each: StockMovement) -> list[str]:
        words = self.words
        return [
            words.day(each.day),
            words(f"movement.{each.kind}"),
            f"{each.change:+d}",
            each.subject,
            each.person,
        ]

    def _show_stock(self, sheet: ItemSheet) -> None:
        words, item = self.words, sheet.item
        awaited = [(words("item.awaited"), str(sheet.awaited))] if sheet.awaited else []
        if item.on_hand is None:
            told = PlainLabel(words("item.uncounted"), "muted", wrap=True)
            self.cards["stock"].fill(told, *([Pairs(awaited, amounts=True)] if awaited else []))
            return
        numbers = [("on-hand", item.on_hand), ("allocated", item.allocated), ("free", item.free)]
        rows = [(words(f"item.{name}"), str(number)) for name, number in numbers]
        self.cards["stock"].fill(Pairs([*rows, *awaited], amounts=True, strong=[words("item.free")]))

    def _facts(self, item: Item) -> list[tuple[str, str]]:
        words = self.words
        facts = [
            ("price", words.money(item.price)),
            ("barcode", item.barcode),
            ("kind", words(f"item.kind.{item.kind}")),
            ("released", words.day(item.released)),
            ("weight", words("item.pounds", number=item.weight) if item.weight else ""),
            ("size", words("item.inches", size=item.size) if item.size else ""),
            ("category", item.category),
            ("untaxed", words("yes") if item.untaxed else ""),
            ("note", item.note),
        ]
        return [(words(f"item.{name}"), value) for name, value in facts if value]

    def _offer(self, item: Item) -> None:
        words = self.words
        self.head.offer(words("item.count"), self._ask_count, Act("count_stock", item.sku))
        act = Act("change_item", item.sku)
        change = ("items", words("item.change"), lambda: self.run.wanted.emit("item_form", item.sku), act)
        damaged = ("returns", words("item.take-damaged"), self._ask_damaged, Act("clear_damaged", item.sku))
        self.head.others((change, damaged) if item.damaged else (change,))

    def _ask_damaged(self) -> None:
        self.ask.put(taking_out(self.words, self.item, self._take_out))

    def _take_out(self, answers: dict[str, Any]) -> None:
        pieces = self.run.attempt(self.bar, lambda: read_count(answers["pieces"]))
        if pieces is not None:
            step, told = step_out(answers["way"]), (self.item.sku, pieces, answers["reason"])
            self.run.write(self.bar, step, *told, changes=CHANGES, then=self._counted)

    def _ask_count(self) -> None:
        words, item = self.words, self.item
        kept = words("item.ask-count-allocated", number=item.allocated) if item.allocated else ""
        sentence = " ".join(part for part in (words("item.ask-count", sku=item.sku), kept) if part)
        blanks = (
            Blank("pieces", words("item.pieces"), "line"),
            Blank("reason", words("ask.reason"), "reason"),
        )
        self.ask.put(Question(sentence, words("item.count-deed"), blanks, self._count))

    def _count(self, answers: dict[str, Any]) -> None:
        pieces = self.run.attempt(self.bar, lambda: read_count(answers["pieces"]))
        if pieces is not None:
            step = (items.count_stock, self.item.sku, pieces, answers["reason"])
            self.run.write(self.bar, *step, changes=CHANGES, then=self._counted)

    def _counted(self, _item: Item) -> None:
        self.ask.take_back()


def read_count(text: str) -> int:
    """A number of pieces as people type it; raises BadInput ``count-wrong``."""
    if not _COUNT.fullmatch(text.strip()):
        raise BadInput("count-wrong", number=text.strip())
    return int(text)
