"""Facts of a pack's own: what a shop's page asks beyond the facts of every shop, declared with its question.

A photo that was sent, the day of the wedding, an item's own window: yes or no, a day, a word, a count or an
amount of money, of an order, of a line or of the request. What was not told and has no default is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desk.policy import bounds, tables, vocabulary
from desk.policy.bounds import Among
from desk.policy.parts import Part
from desk.policy.positions import Path
from desk.policy.view import View
from desk.records.money import Money

TYPES = {"flag": bool, "day": date, "word": str, "count": int, "money": Money}
HOLDERS = ("order", "line", "request")
TEXT = tables.record({language: tables.text for language in vocabulary.LANGUAGES})


def _default(reader: tables.Reader, value: Any, path: Path) -> Any:
    if isinstance(value, bool | int | str):
        return value
    reader.fault("wrong-type", path, expected="text", found=tables.type_name(value))
    return None


tables.shaped(_default, {"type": ["boolean", "integer", "string"]})
KEYS: dict[str, tables.Kind] = {
    "text": TEXT,
    "is": tables.word(tuple(TYPES)),
    "of": tables.word(HOLDERS),
    "options": tables.mapping(TEXT, named=True),
    "default": _default,
}
NEEDED = ("text", "is", "of")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a pack declares: the question in the shop's languages, what it is and of what."""

    name: str
    text: Mapping[str, str]
    kind: str
    holder: str
    options: Mapping[str, Mapping[str, str]]
    default: Any = None

    def of(self, view: View, part: Part) -> Any:
        """What was told, else the default; None where nobody said."""
        holder: Any = view.request if self.holder == "request" else view.order
        found = (part.line if self.holder == "line" else holder).told.get(self.name)
        return self.default if found is None else found

    @property
    def want(self) -> tuple[str, str]:
        """What to ask for where it was not told."""
        return ("wants-fact", self.name)


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path) -> None:
    """Keep the faults of one declared fact: options without a word, a default that it cannot be."""
    if "is" not in read:
        return
    if (read["is"] == "word") is not bool(read.get("options")):
        reader.fault("fact-options", path)
    if read["is"] == "day" and read.get("of") == "line":
        reader.fault("fact-day-of-line", path)
    if "default" in read and typed(build("", {"of": "", "text": {}, **read}), read["default"]) is None:
        reader.fault("fact-default", (*path, "default"), expected=read["is"])


def build(name: str, read: Mapping[str, Any]) -> Fact:
    """The fact of a table that has been read without faults."""
    bare = Fact(name, read["text"], read["is"], read["of"], read.get("options", {}))
    return replace(bare, default=typed(bare, read["default"])) if "default" in read else bare


def fits(fact: Fact, value: Any) -> bool:
    """Whether a value told is of the fact's type, and one of its options where it has some."""
    if fact.kind == "money":
        return isinstance(value, Money) and value >= 0
    if fact.kind == "word":
        return value in fact.options
    if fact.kind == "count":
        return type(value) is int and value >= 0
    return type(value) is TYPES[fact.kind]


def typed(fact: Fact, value: Any) -> Any:
    """A plain value as the fact's own type, money from its text; None where it does not fit."""
    if fact.kind == "money":
        found = tables.amount(tables.Reader(""), value, ()) if isinstance(value, str) else value
    else:
        found = value
    return found if found is not None and fits(fact, found) else None


def spec(reader: tables.Reader, value: Any, path: Path) -> Any:
    """What a condition says of a fact: yes or no, words, or bounds; the fact's declaration tells which."""
    if isinstance(value, bool):
        return value
    if isinstance(value, dict) and "not" not in value:
        return _bounds(reader, value, path)
    return _words(reader, value, path)


_words = bounds.among(tables.text)
_bounds = tables.record(bounds.ANY)
tables.shaped(
    spec, {"anyOf": [{"type": "boolean"}, *tables.shape_of(_words)["anyOf"], tables.shape_of(_bounds)]}
)


def check_spec(reader: tables.Reader, fact: Fact, value: Any, path: Path) -> None:
    """Keep a fault where a condition says of a fact what cannot be said of one of its kind."""
    if fact.kind == "word" and isinstance(value, Among):
        for option in sorted(value.words):
            reader.known(option, fact.options, path, "unknown-option")
        return
    if fact.kind in ("count", "money") and isinstance(value, Mapping):
        wrong = int if fact.kind == "money" else Money
        if not any(type(each) is wrong for each in value.values()):
            return
    if not (fact.kind in ("flag", "day") and isinstance(value, bool)):
        reader.fault("fact-kind", path, name=fact.name, kind=fact.kind)


def test(fact: Fact, value: Any) -> Callable[[View, Part], bool | None]:
    """The test of a condition on a fact; of a day, whether it is known."""
    if fact.kind == "day":
        return lambda view, part: (fact.of(view, part) is not None) is value
    holds = _holds(value)

    def told(view: View, part: Part) -> bool | None:
        found = fact.of(view, part)
        return None if found is None else holds(found)

    return told


def _holds(value: Any) -> Callable[[Any], bool]:
    if isinstance(value, bool):
        return lambda found: found is value
    if isinstance(value, Among):
        return lambda found: found in value
    return bounds.within(value)
