"""A pack: one edition of a shop's written policy as strict TOML; reading one tells every fault at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from desk.policy import contents, deposits, overlap, plans, rules, tables
from desk.policy.book import Book
from desk.policy.program import Programs
from desk.policy.rules import Rule
from desk.policy.taxes import Tax
from desk.policy.terms import Terms
from desk.policy.told import Fact
from desk.policy.windows import Window
from desk.records.answers import Answer, Clause
from desk.records.facts import Place

# A fault of how something is called, not of what it says.
HARMLESS = ("bad-id",)


@dataclass(frozen=True, slots=True)
class Reading:
    """A named way to read an ambiguity; the first option is the default, texts are by language."""

    name: str
    clauses: tuple[str, ...]
    options: Mapping[str, Mapping[str, str]]
    text: Mapping[str, str]
    said: Mapping[str, Clause]

    @property
    def default(self) -> str:
        """The option that holds until the owner chooses another."""
        return next(iter(self.options))


@dataclass(frozen=True, slots=True)
class Setting:
    """A value the owner may set within a range."""

    name: str
    clause: str
    default: Fraction | None
    least: Fraction | None
    most: Fraction | None


@dataclass(frozen=True, slots=True)
class Pack:
    """One edition of a shop's policy: clauses, readings, settings in the page's order, and compiled rules."""

    id: str
    name: str
    edition: date
    currency: str
    home: Place | None
    clauses: Mapping[str, Clause]
    notes: frozenset[str]
    readings: Mapping[str, Reading]
    settings: Mapping[str, Setting]
    windows: Mapping[str, Window]
    taxes: tuple[Tax, ...]
    rules: tuple[Rule, ...]
    terms: Terms
    facts: Mapping[str, Fact]
    names: Mapping[str, Mapping[str, str]]
    # Whether anything is counted in hours, so that times matter and not days alone.
    counts_hours: bool
    programs: Programs = field(compare=False, repr=False)

    def asks(self, ask: str) -> bool:
        """Whether it has a rule for a question; without one it is silent about it."""
        return ask in self.programs.asked

    def labels(self, key: str) -> frozenset[str]:
        """The amounts, deadlines, holds or states that its rules may name."""
        if key == "amounts":
            return frozenset(rule.given.label for rule in self.rules if rule.given and rule.given.label)
        if key == "holds":
            return frozenset(rule.further.hold for rule in self.rules if rule.further and rule.further.hold)
        if key == "states":
            return frozenset(rule.state for rule in self.rules if rule.state)
        return frozenset(label for rule in self.rules for label, _ in rule.deadlines)

    def names_in(self, answer: Answer) -> dict[str, dict[str, str]]:
        """The pack's own words for the labels of an answer that only this shop knows."""
        used = {answer.state, *answer.holds, *(each.name for each in answer.deadlines)}
        used |= {each.label for each in answer.amounts}
        return {name: dict(text) for name, text in self.names.items() if name in used}


def read(text: str, name: str = "") -> Pack:
    """Read a pack; raises Malformed with all its faults; ``name`` is what the message calls the file."""
    reader, read = _tables(text, name)
    found = contents.check(reader, read)
    overlap.check(reader, read.get("rules", ()), found.readings)
    reader.finish(_trouble(name), name)
    return _build(read, found)


def kept(text: str) -> Pack:
    """Read a pack that a shop adopted before: what a later Desk finds fault with does not close the shop.

    Raises Malformed for what cannot be read at all.
    """
    reader, read = _tables(text, "")
    reader.faults = [each for each in reader.faults if each.key not in HARMLESS]
    reader.finish(_trouble(""), "")
    return _build(read, contents.check(reader, read))


def _trouble(name: str) -> str:
    """What a text with faults is: a file of that name, or the shop's own policy."""
    return "pack-malformed" if name else "policy-malformed"


def _tables(text: str, name: str) -> tuple[tables.Reader, dict[str, Any]]:
    raw = tables.parse(text, _trouble(name), name)
    reader = tables.Reader(text)
    return reader, reader.table(raw, (), contents.KEYS, contents.NEEDED)


def _terms(read: Mapping[str, Any], settings: Mapping[str, Setting], levies: tuple[Tax, ...]) -> Terms:
    rate, divisor = settings.get(deposits.SETTING), settings.get("dim_divisor")
    size = divisor.default if divisor is not None else None
    return Terms(
        deposits=deposits.build(read.get("deposits", ()), rate.default if rate is not None else None),
        divisor=None if size is None else int(size),
        taxes=levies,
        plans=tuple(plans.build(each) for each in read.get("plans", ())),
    )


def _said(name: str, read: Mapping[str, Any]) -> dict[str, Clause]:
    """What each option of a reading means, by language; its name where the pack brings no text for it."""
    text, options = read.get("text", {}), read["options"]
    return {
        option: Clause(name, {each: f"{text.get(each, name)}: {words.get(each, option)}" for each in text})
        for option, words in options.items()
    }


def _build(read: Mapping[str, Any], book: Book) -> Pack:
    home = Place(**read["home"]) if "home" in read else None
    compiled = rules.build(read["rules"], book.known)
    readings = {
        name: Reading(name, each["clause"], each["options"], each.get("text", {}), _said(name, each))
        for name, each in read.get("readings", {}).items()
    }
    settings = {
        name: Setting(name, each.get("clause", ""), *(each.get(key) for key in contents.SETTING_VALUES))
        for name, each in read.get("settings", {}).items()
    }
    clauses = {name: Clause(name, each["text"]) for name, each in read["clauses"].items()}
    levies = tuple(book.known.taxes.values())
    return Pack(
        id=read["id"],
        name=read["name"],
        edition=read["edition"],
        currency=read["currency"],
        home=home,
        clauses=clauses,
        notes=frozenset(name for name, each in read["clauses"].items() if each.get("note")),
        readings=readings,
        settings=settings,
        windows={name: book.known.windows[name] for name in read.get("windows", {})},
        taxes=levies,
        rules=compiled,
        terms=_terms(read, settings, levies),
        facts=book.known.facts,
        names=read.get("names", {}),
        counts_hours=_has_key(read, "hours"),
        programs=Programs(compiled, {name: each.default for name, each in readings.items()}),
    )


def _has_key(read: Any, key: str) -> bool:
    """Whether a key stands anywhere in tables that were read."""
    if isinstance(read, Mapping):
        return key in read or any(_has_key(each, key) for each in read.values())
    return isinstance(read, tuple) and any(_has_key(each, key) for each in read)
