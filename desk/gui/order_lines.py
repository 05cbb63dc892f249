"""An order's lines as its window shows them: what was sold, of which kind, and where each piece is."""

from collections.abc import Sequence

from desk.gui.pieces import SmallTable
from desk.gui.text import shown
from desk.gui.theme import Theme
from desk.records.orders import STOCK, Order, OrderLine
from desk.words import Words

_COLUMNS = ("sku", "item", "quantity", "price", "discount", "value")
_ITEM = _COLUMNS.index("item")


class LinesTable(SmallTable):
    """Says below an item's name, in a line each, of which kind it is and where its pieces are."""

    def show_rows(self, rows: Sequence[Sequence[str]], *, most: int = 14) -> None:
        """Show these cells, each row as high as what is said of its item."""
        super().show_rows(rows, most=most)
        for number, cells in enumerate(rows):
            told, item = cells[_ITEM].split("\n"), self.item(number, _ITEM)
            assert item is not None, "the row was just shown"
            item.setText("\n".join(map(shown, told)))
            more = (len(told) - 1) * self.fontMetrics().lineSpacing()
            self.setRowHeight(number, Theme.px(4) + more)
            self._height += more if number < most else 0
        self._make_room()


def lines_table(words: Words) -> SmallTable:
    """The table, still empty."""
    heads = [words(f"column.{name}") for name in _COLUMNS]
    return LinesTable(words("order.lines"), heads, right=(2, 3, 4, 5))


def line_rows(words: Words, order: Order) -> list[list[str]]:
    """A row for each line."""
    return [_row(words, line) for line in order.lines]


def _row(words: Words, line: OrderLine) -> list[str]:
    off = words.money(-line.discount) if line.discount else ""
    sold = [str(line.quantity), words.money(line.price), off, words.money(line.value)]
    return [line.sku, "\n".join([line.name, *_kind(words, line), *_where(words, line)]), *sold]


def _kind(words: Words, line: OrderLine) -> list[str]:
    return [] if line.kind == STOCK else [words(f"kind.{line.kind}")]


def _where(words: Words, line: OrderLine) -> list[str]:
    """Where the pieces of a line are; a line that is only sold from the shelf needs no words."""
    away = line.shipped - line.returned - line.under_ra
    counts = {
        "awaited": line.awaited,
        "aside": line.allocated,
        "shipped": max(0, away) if line.unshipped or line.returned or line.under_ra else 0,
        "returning": line.under_ra,
        "returned": line.returned,
        "cancelled": line.cancelled,
    }
    found = [words(f"pieces.{name}", count=count) for name, count in counts.items() if count]
    return found + ([words("pieces.told", day=line.notified)] if line.notified and line.unshipped else [])
