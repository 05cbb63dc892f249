"""Case files: worked examples that a shop owner, an accountant or a test can run (policy.md, Case files)."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desk.policy import case_keys, checking, comparing, engine, tables, told, vocabulary
from desk.policy.comparing import BOUNDED, Difference
from desk.policy.pack import Pack
from desk.policy.positions import Path
from desk.policy.tables import Reader
from desk.records.errors import BadInput, DeskError, Malformed
from desk.records.facts import Choices, Facts, OrderFacts

# Faults that stand whatever else a case's tables left out.
_SURE = frozenset(
    {"line-unknown", "line-twice", "more-than-remains", "dates-out-of-order", "first-payment-twice"}
)
# Where it stands what the customer or the owner chose.
_CHOSEN = {"wish-unknown": ("wish",), "granted-out-of-range": ("granted",)}
FindPack = Callable[[str], Pack]


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example: the facts of a question and what the answer is expected to hold."""

    name: str
    line: int
    facts: Facts
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of one file, the pack they are about and what they choose within it."""

    name: str
    pack: Pack
    choices: Choices
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case came out; without differences it holds."""

    name: str
    line: int
    differences: tuple[Difference, ...]


def read(text: str, find_pack: FindPack, name: str = "", holidays: Container[date] = frozenset()) -> CaseFile:
    """Read a case file; raises Malformed with all its faults, each with its line."""
    raw = tables.parse(text, "case-malformed", name)
    reader = Reader(text)
    read = reader.table(raw, (), case_keys.FILE, ("pack", "case"))
    pack = _find(reader, read, find_pack)
    if pack is None:
        raise reader.malformed("case-malformed", name)
    choices = case_keys.choices(read)
    wrong = list(checking.choice_faults(pack, choices))
    for fault in wrong:
        table = "readings" if "reading" in fault.values else "settings"
        _tell(reader, fault, (table, str(fault.values.get("reading", fault.values.get("setting")))))
    chosen = not wrong
    cases = []
    for path, each, clean in read.get("case", ()):
        _check_expect(reader, each.get("expect", {}), (*path, "expect"), pack)
        before = len(reader.faults)
        case = _case(reader, each, path, (pack, holidays))
        _check_facts(reader, case.facts, path, (pack, clean))
        if clean and chosen and len(reader.faults) == before:
            _check_answer(reader, case.facts, (*path, "request"), (pack, choices))
        cases.append(case)
    reader.finish("case-malformed", name)
    return CaseFile(name, pack, choices, tuple(cases))


def check(case_file: CaseFile) -> tuple[CaseResult, ...]:
    """Ask each case and compare; lists and tables are compared in part (policy.md)."""
    results = []
    for case in case_file.cases:
        answer = engine.answer(case_file.pack, case_file.choices, case.facts)
        found = tuple(comparing.differences(answer, case.expect))
        results.append(CaseResult(case.name, case.line, found))
    return tuple(results)


def _find(reader: Reader, read: Mapping[str, Any], find_pack: FindPack) -> Pack | None:
    if "pack" not in read:
        return None
    try:
        return find_pack(read["pack"])
    except Malformed:
        raise
    except DeskError:
        reader.fault("pack-unknown", ("pack",), pack=read["pack"])
        return None


def _case(reader: Reader, read: Mapping[str, Any], path: Path, known: tuple[Pack, Container[date]]) -> Case:
    pack, holidays = known
    order = case_keys.order(_told(reader, read.get("order", {}), (*path, "order"), pack))
    check = case_keys.check(read["check"]) if "check" in read else None
    asked = _told(reader, read.get("request", {}), (*path, "request"), pack)
    request = case_keys.request(asked, order.lines)
    _check_granted(reader, request.granted, (*path, "request", "granted"), (pack, order))
    if not pack.counts_hours:
        for table, times in (("order", order.times), ("request", request.times)):
            for name in times:
                place = (*path, table, name) if name in read[table] else (*path, table, "facts", name)
                reader.fault("wrong-type", place, expected="date", found="date with a time")
    facts = Facts(read.get("ask", ""), order, request, check, holidays)
    return Case(read.get("name", ""), reader.line(path), facts, read.get("expect", {}))


def _told(reader: Reader, read: Mapping[str, Any], path: Path, pack: Pack) -> Mapping[str, Any]:
    """A table with what the pack asks of it as the pack declares it; what it does not ask is a fault."""
    found = dict(read)
    if "lines" in read and path[-1] == "order":
        entries = enumerate(read["lines"])
        found["lines"] = [_told(reader, each, (*path, "lines", place), pack) for place, each in entries]
    if "facts" not in read:
        return found
    holder = {"order": "order", "request": "request"}.get(str(path[-1]), "line")
    asked = {name: fact for name, fact in pack.facts.items() if fact.holder == holder}
    found["facts"] = {}
    for name, value in read["facts"].items():
        place = (*path, "facts", name)
        if not reader.known(name, asked, place, "unknown-fact"):
            continue
        plain = value.date() if isinstance(value, datetime) else value
        typed = told.typed(asked[name], plain)
        if typed is None:
            reader.fault("fact-kind", place, name=name, kind=asked[name].kind)
        else:
            found["facts"][name] = value if isinstance(value, datetime) else typed
    return found


def _check_facts(reader: Reader, facts: Facts, path: Path, known: tuple[Pack, bool]) -> None:
    """Keep what the facts cannot be; of a case with other faults only what those cannot have caused."""
    pack, clean = known
    for fault in (*checking.fact_faults(facts), *checking.pack_faults(pack, facts)):
        if clean or fault.key in _SURE:
            _tell(reader, fault, _place(facts, fault, path))


def _check_answer(reader: Reader, facts: Facts, path: Path, known: tuple[Pack, Choices]) -> None:
    """Keep what an answer would still have to know, or what somebody chose that was not to be chosen."""
    pack, choices = known
    try:
        wantings = engine.wants(pack, choices, facts)
        for wanting in wantings:
            _tell(reader, wanting, path)
        if not wantings:
            engine.answer(pack, choices, facts)
    except BadInput as fault:
        _tell(reader, fault, (*path, *_CHOSEN.get(fault.key, ())))


def _check_granted(
    reader: Reader, granted: Iterable[str], path: Path, known: tuple[Pack, OrderFacts]
) -> None:
    """Keep a fault for each amount that was decided and that the pack does not leave to the owner."""
    pack, order = known
    labels = {rule.given.label for rule in pack.rules if rule.given is not None and rule.given.between}
    for name in granted:
        label, _, line = name.partition(" ")
        if reader.known(label, sorted(labels), (*path, name)) and line:
            reader.known(line, [each.key for each in order.lines], (*path, name))


def _tell(reader: Reader, fault: DeskError, path: Path) -> None:
    reader.fault(fault.key, path, **fault.values)


def _place(facts: Facts, fault: BadInput, path: Path) -> Path:
    """Where in a case a fault of its facts stands: a line, a date, or the case itself."""
    later = str(fault.values.get("later", ""))
    if later == "check_paid":
        return (*path, "check", "paid_on")
    if later:
        return (*path, "order" if later in vocabulary.ORDER_DATES else "request", later)
    key = fault.values.get("entry")
    part = next((place for place, each in enumerate(facts.request.lines) if each.key == key), None)
    line = next((place for place, each in enumerate(facts.order.lines) if each.key == key), None)
    if part is not None and fault.key in ("line-unknown", "line-twice", "more-than-remains"):
        return (*path, "request", "lines", part)
    if line is not None:
        return (*path, "order", "lines", line)
    return (*path, "request" if fault.key in ("reason-unknown", "nothing-remains") else "order")


def _check_expect(reader: Reader, expect: Mapping[str, Any], path: Path, pack: Pack) -> None:
    """Keep a fault for each clause, amount, deadline, state or reading that there is not."""
    for key in ("requirements", "cites"):
        for place, clause in enumerate(expect.get(key, ())):
            reader.known(clause, pack.clauses, (*path, key, place), "unknown-clause")
    for service, clause in expect.get("refused_services", {}).items():
        reader.known(service, vocabulary.SERVICES, (*path, "refused_services", service))
        reader.known(clause, pack.clauses, (*path, "refused_services", service), "unknown-clause")
    for key, words in (("amounts", vocabulary.AMOUNTS), ("deadlines", vocabulary.DEADLINES)):
        for label in expect.get(key, {}):
            reader.known(label, (*words, *sorted(pack.labels(key))), (*path, key, label))
    labels = (*vocabulary.AMOUNTS, *sorted(pack.labels("amounts")))
    for place, name in enumerate(expect.get("absent", ())):
        reader.known(name, (*pack.clauses, *labels), (*path, "absent", place))
    if expect.get("state"):
        states = (*vocabulary.STATES, *sorted(pack.labels("states")))
        reader.known(expect["state"], states, (*path, "state"))
    for place, hold in enumerate(expect.get("holds", ())):
        reader.known(hold, (*vocabulary.HOLDS, *sorted(pack.labels("holds"))), (*path, "holds", place))
    for key in ("options", "tenders"):
        for name in expect.get(key, {}):
            reader.known(name, vocabulary.DESTINATIONS, (*path, key, name))
    for label in expect.get("intervals", {}):
        reader.known(label, (*labels, *BOUNDED), (*path, "intervals", label))
    for name, option in expect.get("readings", {}).items():
        entry = (*path, "readings", name)
        if reader.known(name, pack.readings, entry, "unknown-reading"):
            reader.known(option, pack.readings[name].options, entry, "unknown-option")
