"""What a pack holds: the keys of its tables, and the faults that only the whole of it can tell."""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.policy import (
    amounts,
    book,
    bounds,
    deposits,
    plans,
    rules,
    tables,
    taxes,
    told,
    vocabulary,
)
from desk.policy.amounts import Known
from desk.policy.bases import BASES, SHARED
from desk.policy.book import Book
from desk.policy.positions import Path
from desk.policy.sums import SUMS
from desk.policy.windows import Window
from desk.policy.windows import told as told_day

_CLAUSE = {"text": told.TEXT, "note": tables.flag}
_READING = {
    "clause": tables.some(tables.text),
    "text": told.TEXT,
    "options": tables.mapping(told.TEXT, named=True),
    "note": tables.flag,
}
_SETTING = {
    "clause": tables.text,
    "default": tables.quota,
    "least": tables.percent,
    "most": tables.percent,
    "note": tables.flag,
}
_SET_BY = ("rates", "setting")
SETTING_VALUES = ("default", "least", "most")
_WINDOW: dict[str, tables.Kind] = {
    "clause": tables.text,
    "after": tables.some(tables.text),
    "before": tables.some(tables.text),
    "latest": tables.some(tables.text),
    "earliest": tables.some(tables.text),
    "until": bounds.day_of_year,
    "act": tables.text,
    **{unit: tables.number(0, 10_000) for unit in vocabulary.UNITS},
}
PICKS = ("latest", "earliest")
ANCHORED = ("after", "before", *PICKS)
_PLACE = {"state": tables.text, "country": tables.text}
_ENTRIES = {
    "clauses": _CLAUSE,
    "readings": _READING,
    "settings": _SETTING,
    "facts": told.KEYS,
    "windows": _WINDOW,
}
_LISTS = {"taxes": taxes.KEYS, "deposits": deposits.KEYS, "plans": plans.KEYS, "rules": rules.KEYS}
_NEEDED: dict[str, tuple[str, ...]] = {
    "clauses": ("text",),
    "readings": ("clause", "options"),
    "settings": (),
    "facts": told.NEEDED,
    "windows": ("clause",),
    "taxes": ("name",),
    "deposits": deposits.NEEDED,
    "plans": plans.NEEDED,
    "rules": ("ask",),
}
KEYS: dict[str, tables.Kind] = {
    "id": tables.ident,
    "name": tables.text,
    "edition": tables.day,
    "currency": tables.text,
    "home": tables.record(_PLACE),
    "names": tables.mapping(told.TEXT, named=True),
    **{key: tables.mapping(tables.record(each, _NEEDED[key]), named=True) for key, each in _ENTRIES.items()},
    **{key: tables.listed(tables.record(each, _NEEDED[key])) for key, each in _LISTS.items()},
}
NEEDED = ("id", "name", "edition", "currency", "clauses", "rules")


def check(reader: tables.Reader, read: Mapping[str, Any]) -> Book:
    """Keep the faults of a pack's content that its keys alone cannot tell; what its parts refer to."""
    clauses = frozenset(read.get("clauses", ()))
    for path, each in _citing(read):
        if "clause" in each:
            reader.known(each["clause"], clauses, (*path, "clause"), "unknown-clause")
    _check_choices(reader, read, clauses)
    found = _book(read, clauses)
    taken = frozenset((*vocabulary.DAYS, *vocabulary.COUNTS, *BASES, *SHARED, *SUMS, *found.known.taxes))
    for name, each in read.get("facts", {}).items():
        told.check(reader, each, ("facts", name))
        if name in taken:
            reader.fault("fact-name-taken", ("facts", name), name=name)
    _check_windows(reader, read, found)
    _check_terms(reader, read, clauses)
    for place, rule in enumerate(read.get("rules", ())):
        book.check(reader, rule, ("rules", place), found)
    _check_use(reader, read)
    return found


def _citing(read: Mapping[str, Any]) -> Iterable[tuple[Path, Mapping[str, Any]]]:
    """The entries, besides rules and readings, that may name their clause."""
    for key in ("settings", "windows"):
        yield from (((key, name), each) for name, each in read.get(key, {}).items())
    for key in ("taxes", "deposits", "plans"):
        yield from (((key, place), each) for place, each in enumerate(read.get(key, ())))


def _check_choices(reader: tables.Reader, read: Mapping[str, Any], clauses: Iterable[str]) -> None:
    for name, each in read.get("readings", {}).items():
        for clause in each.get("clause", ()):
            reader.known(clause, clauses, ("readings", name, "clause"), "unknown-clause")
        if not each.get("options", True):
            reader.fault("empty-list", ("readings", name, "options"))
    for name in read.get("settings", {}):
        reader.known(name, vocabulary.SETTINGS, ("settings", name), "unknown-setting")


def _book(read: Mapping[str, Any], clauses: frozenset[str]) -> Book:
    facts = {
        name: told.build(name, each)
        for name, each in read.get("facts", {}).items()
        if all(key in each for key in told.NEEDED)
    }
    days = {name: told_day(name) for name, fact in facts.items() if fact.kind == "day"}
    spans = {name: _window(name, each) for name, each in read.get("windows", {}).items()}
    return Book(
        clauses,
        {name: tuple(each.get("options", ())) for name, each in read.get("readings", {}).items()},
        frozenset(read.get("names", ())),
        Known(taxes.build(read.get("taxes", ())), facts, {**days, **spans}),
    )


def _check_windows(reader: tables.Reader, read: Mapping[str, Any], found: Book) -> None:
    """A window may be counted from one that stands above it, so that none can wait for itself."""
    spans = read.get("windows", {})
    above = [name for name, fact in found.known.facts.items() if fact.kind == "day"]
    for name, each in spans.items():
        path: Path = ("windows", name)
        lengths = sum(unit in each for unit in (*vocabulary.UNITS, "until"))
        if lengths != (not any(key in each for key in PICKS)):
            reader.fault("window-without-length", path, known=", ".join((*vocabulary.UNITS, "until")))
        if sum(key in each for key in ANCHORED) != 1:
            reader.fault("window-without-anchor", path)
        for key in ANCHORED:
            for anchor in each.get(key, ()):
                reader.known(anchor, (*vocabulary.DAYS, *above), (*path, key), "unknown-anchor")
                if "hours" in spans.get(anchor, {}) and "hours" not in each:
                    reader.fault("window-loses-hours", (*path, key), window=anchor)
        if "act" in each:
            reader.known(each["act"], (*vocabulary.DAYS, *above), (*path, "act"), "unknown-anchor")
        if name in vocabulary.DAYS or name in read.get("facts", {}):
            reader.fault("window-name-taken", path, name=name)
        above.append(name)


def _check_terms(reader: tables.Reader, read: Mapping[str, Any], clauses: Iterable[str]) -> None:
    """Taxes, deposits and plans."""
    above: dict[str, Mapping[str, Any]] = {}
    for place, each in enumerate(read.get("taxes", ())):
        if "clause" not in each and "percent" in each:
            reader.fault("rule-uncited", ("taxes", place))
        if "rates" in each:
            reader.known(
                each["rates"], read.get("settings", {}), ("taxes", place, "rates"), "setting-missing"
            )
        taxes.check(reader, each, ("taxes", place), above)
        above.setdefault(each.get("name", ""), each)
    for place, each in enumerate(read.get("deposits", ())):
        deposits.check(reader, each, ("deposits", place), read.get("settings", {}))
    for place, each in enumerate(read.get("plans", ())):
        plans.check(reader, each, ("plans", place))


def _check_use(reader: tables.Reader, read: Mapping[str, Any]) -> None:
    """Keep a fault for each clause, reading, window, declared fact and name that nothing uses."""
    all_rules = read.get("rules", ())
    whens = [each.get("when", {}) for each in all_rules]
    cited = {each.get("clause") for key in _LISTS for each in read.get(key, ())}
    for name, each in read.get("clauses", {}).items():
        if each.get("text") == {}:
            reader.fault("missing-key", ("clauses", name, "text"), name="en")
        if name not in cited and not each.get("note"):
            reader.fault("clause-unused", ("clauses", name), clause=name)
    chosen = {name for when in whens for name in when.get("reading", {})}
    for name, each in read.get("readings", {}).items():
        if name not in chosen and not each.get("note"):
            reader.fault("reading-unused", ("readings", name), reading=name)
    for name in read.get("settings", {}).keys() - _used_settings(read):
        if not read["settings"][name].get("note"):
            reader.fault("setting-unused", ("settings", name), setting=name)
    days = _used_days(read)
    for name in read.get("windows", {}):
        if name not in days:
            reader.fault("window-unused", ("windows", name), window=name)
    used = days | _used_facts(read)
    for name in read.get("facts", {}):
        if name not in used:
            reader.fault("fact-unused", ("facts", name), name=name)
    labels = {each[key] for each in all_rules for key in book.NAMED if key in each}
    labels |= {label for each in all_rules for label in each.get("deadline", {})}
    labels |= {each["name"] for each in read.get("taxes", ()) if "name" in each}
    for name in read.get("names", {}):
        if name not in labels:
            reader.fault("name-unused", ("names", name), name=name)


def _used_days(read: Mapping[str, Any]) -> set[str]:
    """The windows and days that rules and windows name."""
    used = {name for each in read.get("rules", ()) for name in rules.days_named(each)}
    for each in read.get("windows", {}).values():
        used |= {name for key in ANCHORED for name in each.get(key, ())} | {each.get("act", "")}
    return used


def _used_settings(read: Mapping[str, Any]) -> set[str]:
    """The settings that taxes and deposits name, and the divisor of parcels that are weighed by size."""
    used = {
        each[key]
        for kind in ("taxes", "deposits")
        for each in read.get(kind, ())
        for key in _SET_BY
        if key in each
    }
    return used | {"dim_divisor" for each in read.get("rules", ()) if each.get("weigh") == "size"}


def _used_facts(read: Mapping[str, Any]) -> set[str]:
    all_rules = read.get("rules", ())
    whens = [each.get("when", {}) for each in all_rules]
    used = {name for when in whens for name in (*when.get("fact", ()), when.get("splits", ""))}
    keys = ("amount", "of", "times", *rules.LABELS)
    named = (spec for each in all_rules for spec in amounts.specs(each))
    return used | {spec[key] for spec in named for key in keys if key in spec}


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
        picks=next((key for key in PICKS if key in read), ""),
        until=read.get("until"),
    )
