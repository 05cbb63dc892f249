"""A pack: one edition of a shop's written policy as strict TOML; reading one tells every fault at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from desk.policy import conditions, overlap, rules, tables, taxes, vocabulary
from desk.policy.positions import Path
from desk.policy.program import Programs
from desk.policy.rules import Rule
from desk.policy.taxes import Tax
from desk.policy.terms import Deposits, Terms
from desk.policy.windows import Window
from desk.records.answers import Clause
from desk.records.facts import Place
from desk.records.money import Money

_TEXT = tables.mapping(tables.text)
_CLAUSE = {"text": _TEXT, "note": tables.flag}
_READING = {
    "clause": tables.some(tables.text),
    "text": _TEXT,
    "options": tables.mapping(_TEXT),
    "note": tables.flag,
}
_SETTING = {
    "clause": tables.text,
    "default": tables.quota,
    "least": tables.percent,
    "most": tables.percent,
    "over": tables.amount,
    "above": tables.percent,
    "note": tables.flag,
}
_SETTING_VALUES = ("default", "least", "most", "over", "above")
_WINDOW: dict[str, tables.Kind] = {
    "clause": tables.text,
    "after": tables.some(tables.text),
    "before": tables.some(tables.text),
    "latest": tables.some(tables.text),
    "act": tables.word(vocabulary.DAYS),
    **{unit: tables.number(0, 10_000) for unit in vocabulary.UNITS},
}
ANCHORED = ("after", "before", "latest")
_PLACE = {"state": tables.text, "country": tables.text}
_ENTRIES = {"clauses": _CLAUSE, "readings": _READING, "settings": _SETTING, "windows": _WINDOW}
_LISTS = {"taxes": taxes.KEYS, "rules": rules.KEYS}
_NEEDED = {
    "clauses": ("text",),
    "readings": ("clause", "options"),
    "settings": (),
    "windows": ("clause",),
    "taxes": ("name",),
    "rules": ("ask",),
}

KEYS: dict[str, tables.Kind] = {
    "id": tables.ident,
    "name": tables.text,
    "edition": tables.day,
    "currency": tables.text,
    "home": tables.record(_PLACE),
    **{key: tables.mapping(tables.record(each, _NEEDED[key])) for key, each in _ENTRIES.items()},
    **{key: tables.listed(tables.record(each, _NEEDED[key])) for key, each in _LISTS.items()},
}
NEEDED = ("id", "name", "edition", "currency", "clauses", "rules")


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
    """A value the owner may set within a range; for what costs more than ``over`` it is ``above``."""

    name: str
    clause: str
    default: Fraction | None
    least: Fraction | None
    most: Fraction | None
    over: Money | None
    above: Fraction | None


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
    programs: Programs = field(compare=False, repr=False)

    def asks(self, ask: str) -> bool:
        """Whether it has a rule for a question; without one it is silent about it."""
        return any(ask in rule.asks for rule in self.rules)

    def labels(self, key: str) -> frozenset[str]:
        """The amounts, deadlines or states that its rules may name."""
        if key == "amounts":
            return frozenset(rule.given.label for rule in self.rules if rule.given and rule.given.label)
        if key == "states":
            return frozenset(rule.state for rule in self.rules if rule.state)
        return frozenset(label for rule in self.rules for label, _ in rule.deadlines)


def read(text: str, name: str = "") -> Pack:
    """Read a pack; raises Malformed with all its faults; ``name`` is what the message calls the file."""
    raw = tables.parse(text, "pack-malformed", name)
    reader = tables.Reader(text)
    read = reader.table(raw, (), KEYS, NEEDED)
    book = _book(reader, read)
    for place, rule in enumerate(read.get("rules", ())):
        rules.check(reader, rule, ("rules", place), book)
    overlap.check(reader, read.get("rules", ()), book.readings)
    _check_use(reader, read)
    reader.finish("pack-malformed", name)
    return _build(read, book)


def _book(reader: tables.Reader, read: Mapping[str, Any]) -> rules.Book:
    clauses = frozenset(read.get("clauses", ()))
    spans = read.get("windows", {})
    for name, each in spans.items():
        # A window may be counted from one that stands above it, so that none can wait for itself.
        above = list(spans)[: list(spans).index(name)]
        _check_window(reader, each, ("windows", name), clauses, above)
        if name in vocabulary.DAYS:
            reader.fault("window-name-taken", ("windows", name), name=name)
    for name, each in read.get("readings", {}).items():
        for clause in each.get("clause", ()):
            reader.known(clause, clauses, ("readings", name, "clause"), "unknown-clause")
        if not each.get("options", True):
            reader.fault("empty-list", ("readings", name, "options"))
    for name, each in read.get("settings", {}).items():
        reader.known(name, vocabulary.SETTINGS, ("settings", name), "unknown-setting")
        if "clause" in each:
            reader.known(each["clause"], clauses, ("settings", name, "clause"), "unknown-clause")
    for place, each in enumerate(read.get("taxes", ())):
        _check_tax(reader, each, ("taxes", place), clauses)
    return rules.Book(
        clauses,
        {name: _window(name, each) for name, each in spans.items()},
        {each["name"]: taxes.build(each) for each in read.get("taxes", ()) if "name" in each},
        {name: tuple(each.get("options", ())) for name, each in read.get("readings", {}).items()},
    )


def _check_window(
    reader: tables.Reader, read: Mapping[str, Any], path: Path, clauses: Iterable[str], above: Iterable[str]
) -> None:
    if "clause" in read:
        reader.known(read["clause"], clauses, (*path, "clause"), "unknown-clause")
    if sum(unit in read for unit in vocabulary.UNITS) != ("latest" not in read):
        reader.fault("window-without-length", path, known=", ".join(vocabulary.UNITS))
    if sum(key in read for key in ANCHORED) != 1:
        reader.fault("window-without-anchor", path)
    for key in ANCHORED:
        for anchor in read.get(key, ()):
            reader.known(anchor, (*vocabulary.DAYS, *above), (*path, key), "unknown-anchor")


def _check_tax(reader: tables.Reader, read: Mapping[str, Any], path: Path, clauses: Iterable[str]) -> None:
    if "clause" in read:
        reader.known(read["clause"], clauses, (*path, "clause"), "unknown-clause")
    elif "percent" in read:
        reader.fault("rule-uncited", path)
    if ("percent" in read) is ("rates" in read):
        reader.fault("tax-unclear", path)


def _check_use(reader: tables.Reader, read: Mapping[str, Any]) -> None:
    """Keep a fault for each clause, reading and window that nothing uses."""
    all_rules = read.get("rules", ())
    cited = [each.get("clause") for each in (*all_rules, *read.get("taxes", ()))]
    whens = [each.get("when", {}) for each in all_rules]
    chosen = {name for when in whens for name in when.get("reading", {})}
    used = {name for when in whens for key in conditions.WINDOW_KEYS for name in when.get(key, ())}
    used |= {name for when in whens for pair in when.get("outlasts", {}).items() for name in pair}
    used |= {name for each in all_rules for name in each.get("deadline", {}).values()}
    spans = read.get("windows", {})
    used |= {name for each in spans.values() for key in ANCHORED for name in each.get(key, ())}
    for name, each in read.get("clauses", {}).items():
        if name not in cited and not each.get("note"):
            reader.fault("clause-unused", ("clauses", name), clause=name)
    for name, each in read.get("readings", {}).items():
        if name not in chosen and not each.get("note"):
            reader.fault("reading-unused", ("readings", name), reading=name)
    for name in spans:
        if name not in used:
            reader.fault("window-unused", ("windows", name), window=name)


def _window(name: str, read: Mapping[str, Any]) -> Window:
    unit = next((unit for unit in vocabulary.UNITS if unit in read), "days")
    anchors = next((read[key] for key in ANCHORED if key in read), ("on",))
    return Window(
        name=name,
        clause=read.get("clause", ""),
        unit=unit,
        count=read.get(unit, 0),
        anchors=anchors,
        act=read.get("act", "on"),
        backwards="before" in read,
        latest="latest" in read,
    )


def _terms(settings: Mapping[str, Setting], levies: tuple[Tax, ...]) -> Terms:
    deposit, divisor = settings.get("deposit_rate"), settings.get("dim_divisor")
    deposits = None
    if deposit is not None and deposit.default is not None:
        over = None if deposit.over is None or deposit.above is None else int(deposit.over)
        deposits = Deposits(deposit.default, over, deposit.above)
    size = divisor.default if divisor is not None else None
    return Terms(deposits, None if size is None else int(size), levies)


def _said(name: str, read: Mapping[str, Any]) -> dict[str, Clause]:
    """What each option of a reading means, by language; its name where the pack brings no text for it."""
    text, options = read.get("text", {}), read["options"]
    return {
        option: Clause(name, {each: f"{text.get(each, name)}: {words.get(each, option)}" for each in text})
        for option, words in options.items()
    }


def _build(read: Mapping[str, Any], book: rules.Book) -> Pack:
    home = Place(**read["home"]) if "home" in read else None
    compiled = tuple(rules.build(each, place, book) for place, each in enumerate(read["rules"]))
    readings = {
        name: Reading(name, each["clause"], each["options"], each.get("text", {}), _said(name, each))
        for name, each in read.get("readings", {}).items()
    }
    settings = {
        name: Setting(name, each.get("clause", ""), *(each.get(key) for key in _SETTING_VALUES))
        for name, each in read.get("settings", {}).items()
    }
    clauses = {name: Clause(name, each["text"]) for name, each in read["clauses"].items()}
    levies = tuple(book.taxes.values())
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
        windows=book.windows,
        taxes=levies,
        rules=compiled,
        terms=_terms(settings, levies),
        programs=Programs(compiled, {name: each.default for name, each in readings.items()}),
    )
