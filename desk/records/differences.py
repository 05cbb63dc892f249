"""How two editions of a policy differ: what was added, removed or changed, as ids and values."""

from dataclasses import dataclass, field
from typing import Any, Literal

from desk.records.answers import Point

Way = Literal["added", "removed", "changed", "moved"]
What = Literal[
    "head",
    "clause",
    "reading",
    "option",
    "setting",
    "fact",
    "window",
    "tax",
    "deposit",
    "plan",
    "rule",
    "choice",
]


@dataclass(frozen=True, slots=True)
class Value:
    """A value that differs by its key in a pack (``when.price.over``); None where an edition says nothing."""

    key: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry of a pack that differs; ``about`` is what a rule could bring, ``asks`` its questions.

    ``names`` are the packs' own words for labels.
    """

    way: Way
    what: What
    name: str = ""
    clause: str = ""
    about: Point = field(default_factory=lambda: Point(""))
    asks: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)
