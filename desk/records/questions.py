"""What only one shop's policy asks, beyond the facts of every shop: its questions, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

TIME, OF_DAY = "time", ".time"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a shop's own, by language; ``holder`` is the order, a line or the request.

    ``kind`` is flag, day, word, count, money or time, ``options`` are the words to choose from; where nobody
    answers the ``default`` counts. A time is that of a day: its name is the day's with ``.time``, and without
    a text the day is one of every shop.
    """

    name: str
    text: dict[str, str]
    kind: str
    holder: str
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    default: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as plain text: yes or no, a day as 2026-03-13, a word's id, a count, an amount as 12.50, a
    time as 15:30.

    ``line`` is the id of the order's line that it is about, empty for the order and the request.
    """

    name: str
    value: str
    line: str = ""


def latest(*answers: Iterable[Told]) -> tuple[Told, ...]:
    """Of several answers to one question the last one, as what was found out goes before what was said."""
    found = {(each.name, each.line): each for some in answers for each in some}
    return tuple(each for each in found.values() if each.value)
