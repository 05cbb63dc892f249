"""The pieces of an item that came back and cannot be sold: how many, since when, and how they leave again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.pieces import Card, Pairs, SmallTable
from desk.operations import shelving
from desk.records.items import Item, ItemSheet, StockMovement
from desk.words import Words

MOVED = ("when", "change", "for", "who")
GONE, SHELF = "gone", "shelf"


class DamagedCard(Card):
    """Not to be seen as long as no piece was ever damaged."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("item.damaged-place"))
        self._words = words

    def show_damaged(self, sheet: ItemSheet) -> None:
        """Show how many there are now, and every change of it, the newest first."""
        words = self._words
        titles = [words(f"column.{name}") for name in MOVED]
        moved = SmallTable(words("item.damaged-movements"), titles, right=(1,), wide=2)
        moved.show_rows([self._row(each) for each in reversed(sheet.damaged)])
        now = (words("item.damaged"), str(sheet.item.damaged))
        self.fill(Pairs([now], amounts=True, strong=[now[0]]), moved)
        self.setVisible(bool(sheet.damaged))

    def _row(self, each: StockMovement) -> list[str]:
        return [self._words.day(each.day), f"{each.change:+d}", each.subject, each.person]


def taking_out(words: Words, item: Item, step: Callable[[dict[str, Any]], None]) -> Question:
    """How many damaged pieces leave their place, where to, and why."""
    ways = {GONE: words("item.damaged-gone")}
    if item.on_hand is not None:
        ways[SHELF] = words("item.damaged-shelf")
    blanks = (
        Blank("pieces", words("item.damaged-pieces"), "line"),
        Blank("way", words("item.damaged-way"), "choice", options=ways),
        Blank("reason", words("ask.reason"), "reason"),
    )
    sentence = words("item.ask-damaged", number=item.damaged, sku=item.sku)
    return Question(sentence, words("item.damaged-deed"), blanks, step)


def step_out(way: str) -> Callable[..., Item]:
    """The operation that takes them out, by where they go."""
    return partial(shelving.clear_damaged, to_shelf=way == SHELF)
