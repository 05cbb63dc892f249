"""The tables of a close-out: what moved the cash, the cards, the checks."""

from collections.abc import Sequence

from desk.gui.pieces import Card, SmallTable
from desk.gui.text import PlainLabel
from desk.records.close_outs import Line
from desk.records.money import Money, total
from desk.words import Words
from desk.words.drawer import called

_COLUMNS = ("number", "amount", "of", "details")


class LinesCard(Card):
    """Cards or checks with what they come to; its words are ``<name>.title`` and ``.none``."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words(f"{name}.title"))
        self._words, self._name = words, name
        titles = [words(f"paper.close_out_{each}") for each in _COLUMNS]
        self.table = SmallTable(words(f"{name}.title"), titles, right=(1,), wide=2)
        self.told = PlainLabel(role="strong", wrap=True)
        self.fill(self.table, self.told)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw the lines and their sum."""
        words = self._words
        rows = [[called(words, each), words.money(each.amount), each.record, each.details] for each in lines]
        self.table.show_rows(rows, most=8)
        self.table.setVisible(bool(rows))
        whole = words.money(total(each.amount for each in lines))
        count = words.count(f"paper.close_out_{self._name.removeprefix('drawer-')}_total", len(lines))
        self.told.setText(f"{count}: {whole}" if rows else words(f"{self._name}.none"))


def moved_rows(
    words: Words, moved: Sequence[tuple[str, Money]], counted: Money
) -> tuple[list[tuple[str, str]], list[str]]:
    """What the cash should come to and why, what was counted, and the difference; the names of the sums."""
    expected = total(amount for _name, amount in moved)
    apart = counted - expected
    word = words(f"drawer.{'agrees' if not apart else 'over' if apart > 0 else 'short'}")
    sums = [(words("drawer.expected"), expected), (words("drawer.counted"), counted), (word, apart)]
    rows = [(words.named("moved", name), amount) for name, amount in moved]
    return [(name, words.money(amount)) for name, amount in (*rows, *sums)], [name for name, _ in sums]
