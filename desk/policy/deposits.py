"""First payments: what a pre-order or a layaway has to pay at once, by the first entry that fits its line.

An entry is a percentage, a flat amount, or the owner's own rate within a setting's bounds; ``each`` marks
a flat amount for every piece. ``least`` and ``most`` bound it, per line; it is never above the price.
One that is ``per`` order is reckoned for all the lines that it fits together, and shared over them by value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.policy import bounds, tables, vocabulary
from desk.policy.bounds import Among
from desk.policy.parts import line_value
from desk.policy.positions import Path
from desk.records.facts import LineFacts
from desk.records.money import Money, divide, share

SETTING = "deposit_rate"
KEYS: dict[str, tables.Kind] = {
    "clause": tables.text,
    "kind": bounds.among(tables.word(vocabulary.KINDS)),
    "tag": bounds.among(tables.text),
    "price": tables.record(bounds.MONEY),
    "setting": tables.word((SETTING,)),
    "percent": tables.percent,
    "flat": tables.amount,
    "each": tables.flag,
    "least": tables.amount,
    "most": tables.amount,
    "per": tables.word(("line", "order")),
}
NEEDED = ("clause",)
WAYS = ("setting", "percent", "flat")
PREORDERS = Among(frozenset({"preorder"}))


@dataclass(frozen=True, slots=True)
class Deposit:
    """One entry: which lines it is for, and what it asks of them."""

    clause: str
    kinds: frozenset[str]
    tag: Among | None
    percent: Fraction | None
    flat: Money | None
    each: bool
    least: int
    most: int | None
    costs: Callable[[int, int], bool]
    whole: bool = False

    def fits(self, line: LineFacts) -> bool:
        """Whether it is for a line; the test of the price is per piece, after discount."""
        if line.kind not in self.kinds:
            return False
        if self.tag is not None and self.tag.words.isdisjoint(line.tags) is not self.tag.negated:
            return False
        return self.costs(line_value(line), line.quantity)

    def of(self, line: LineFacts, rate: Fraction | None) -> int:
        """What it asks of a line, in whole cents; ``rate`` is the one set, for what has no own."""
        value = line_value(line)
        if self.flat is not None:
            asked = int(self.flat) * (line.quantity if self.each else 1)
        else:
            chosen = self.percent if self.percent is not None else rate
            asked = 0 if chosen is None else divide(value * chosen.numerator, 100 * chosen.denominator)
        return self._bounded(asked, value)

    def of_all(self, lines: Sequence[LineFacts], rate_of: Callable[[LineFacts], Fraction | None]) -> int:
        """What it asks of some lines together, rounded once."""
        if self.flat is not None:
            asked = int(self.flat) * (sum(line.quantity for line in lines) if self.each else 1)
        else:
            rates = [rate_of(line) if self.percent is None else self.percent for line in lines]
            parts = [line_value(line) * (rate or 0) for line, rate in zip(lines, rates, strict=True)]
            exact = sum(parts, Fraction(0))
            asked = divide(exact.numerator, 100 * exact.denominator)
        return self._bounded(asked, sum(map(line_value, lines)))

    def _bounded(self, asked: int, value: int) -> int:
        asked = max(asked, self.least)
        return min(asked, value if self.most is None else min(self.most, value))


def per_piece(said: Mapping[str, int]) -> Callable[[int, int], bool]:
    """Whether a value over so many pieces lies within bounds on the price of each."""
    cents = {name: int(found) for name, found in said.items()}
    over, least = cents.get("over", -1), cents.get("least", 0)
    under, most = cents.get("under"), cents.get("most")

    def test(value: int, pieces: int) -> bool:
        if value <= over * pieces or value < least * pieces:
            return False
        return (under is None or value < under * pieces) and (most is None or value <= most * pieces)

    return test


@dataclass(frozen=True, slots=True)
class Deposits:
    """The entries in the pack's order, and the rate that the pack sets unless the owner chooses another."""

    entries: tuple[Deposit, ...]
    usual: Fraction | None
    kinds: frozenset[str]

    def entry(self, line: LineFacts) -> Deposit | None:
        """The first entry that fits a line."""
        for each in self.entries:
            if each.fits(line):
                return each
        return None

    def of(self, line: LineFacts, chosen: Fraction | None, order: Sequence[LineFacts]) -> int:
        """A line's first payment: by its entry, at its own rate, the owner's or the pack's; 0 without one."""
        found = self.entry(line)
        if found is None:
            return 0
        if found.whole:
            return self._shared(found, line, chosen, order)
        return found.of(line, self._rate(line, chosen))

    def _rate(self, line: LineFacts, chosen: Fraction | None) -> Fraction | None:
        rate = line.deposit_rate if line.deposit_rate is not None else chosen
        return self.usual if rate is None else rate

    def _shared(
        self, entry: Deposit, line: LineFacts, chosen: Fraction | None, order: Sequence[LineFacts]
    ) -> int:
        """A line's share by value of what an entry asks of all its lines, cumulated in the order of lines."""
        lines = [each for each in order if self.entry(each) is entry]
        values = [line_value(each) for each in lines]
        whole = entry.of_all(lines, lambda each: self._rate(each, chosen))
        before = sum(values[: lines.index(line)])
        return share(whole, before, line_value(line), sum(values))

    def takes(self, kind: str) -> bool:
        """Whether any entry is for a kind of line."""
        return kind in self.kinds


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path, settings: Mapping[str, Any]) -> None:
    """Keep the faults of one entry: no way or several to tell the amount, a setting that there is not."""
    ways = reader.written(read, path, WAYS)
    if len(ways) != 1:
        reader.fault("amount-unclear", path, ways=", ".join(ways), known=", ".join(WAYS))
    if "each" in read and "flat" not in read:
        reader.fault("amount-without-label", (*path, "each"), name="each")
    if "setting" in read:
        reader.known(SETTING, settings, (*path, "setting"), "setting-missing")


def build(entries: tuple[Mapping[str, Any], ...], usual: Fraction | None) -> Deposits | None:
    """The entries of a pack that has been read without faults; None where it takes no deposits."""
    if not entries:
        return None
    made = [
        Deposit(
            clause=each["clause"],
            kinds=frozenset(kind for kind in vocabulary.KINDS if kind in each.get("kind", PREORDERS)),
            tag=each.get("tag"),
            percent=each.get("percent"),
            flat=each.get("flat"),
            each=each.get("each", False),
            least=int(each.get("least", 0)),
            most=each.get("most"),
            costs=per_piece(each.get("price", {})),
            whole=each.get("per") == "order",
        )
        for each in entries
    ]
    return Deposits(tuple(made), usual, frozenset().union(*[each.kinds for each in made]))
