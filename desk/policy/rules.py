"""Rules: data of a pack, read strictly and compiled once; the clause is part of the rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.policy import amounts, conditions, sums, tables, vocabulary, windows
from desk.policy.conditions import Test
from desk.policy.positions import Path
from desk.policy.taxes import Tax
from desk.policy.windows import Window

AMOUNT_KEYS = frozenset(amounts.KEYS)
KEYS: dict[str, tables.Kind] = {
    "name": tables.ident,
    "clause": tables.text,
    "ask": tables.some(tables.word(vocabulary.ASKS)),
    "when": tables.record(conditions.KEYS),
    "outcome": tables.word(("refused", "owner")),
    "finding": tables.word(vocabulary.FINDINGS),
    "to": tables.word(vocabulary.DESTINATIONS),
    "state": tables.ident,
    "give": tables.ident,
    "take": tables.ident,
    "bill": tables.ident,
    "less": tables.ident,
    "inform": tables.ident,
    "show": tables.some(tables.word(vocabulary.FIGURES)),
    "hold": tables.word(vocabulary.HOLDS),
    "serve": tables.some(tables.word(vocabulary.SERVICES)),
    "deny": tables.some(tables.word(vocabulary.SERVICES)),
    "weigh": tables.word(("scale", "size")),
    "per": tables.word(("line", "request", "order")),
    "deadline": tables.mapping(tables.text),
    "requires": tables.flag,
    "cite": tables.flag,
    "always": tables.flag,
    **amounts.KEYS,
}
DECIDES = ("outcome",)
LABELS = ("give", "take", "bill", "less", "inform")
FURTHER = ("hold", "serve", "deny", "weigh")
GRANTS = ("to", "state", *LABELS, "show", *FURTHER, "requires")
EFFECTS = (*DECIDES, *GRANTS, "deadline", "cite", "finding")
# A rule that only adds to a total decides nothing that a clause would have to stand for.
UNCITED = {"name", "ask", "when", "show", "per", "always"} | AMOUNT_KEYS


@dataclass(frozen=True, slots=True)
class Given:
    """An amount that a rule adds (``sign`` 1) or takes off (-1), once a line or ``once`` a request.

    It counts in the ``credit``, in the ``charge`` or in neither; ``figures`` are the totals it is part of.
    """

    label: str
    sign: int
    compute: amounts.Sum
    once: bool
    account: str = "credit"
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """What else a rule brings: a hold, services that go or do not, how the weight is billed."""

    hold: str
    serve: tuple[str, ...]
    deny: tuple[str, ...]
    weigh: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it applies, and what follows; an outcome without a clause is the policy's silence."""

    number: int
    name: str
    clause: str
    asks: frozenset[str]
    when: Mapping[str, Any]
    tests: tuple[Test, ...]
    by_line: bool
    outcome: str
    finding: str
    told: windows.Limit | None
    to: str
    state: str
    given: Given | None
    deadlines: tuple[tuple[str, windows.Limit], ...]
    requires: bool
    always: bool
    whole: bool = False
    further: Further | None = None

    def concerns(self, asked: Mapping[str, str]) -> bool:
        """Whether what never changes within a question lets it apply: by, reason and kind of line."""
        return not any(key in self.when and word not in self.when[key] for key, word in asked.items())

    def holds(self, options: Mapping[str, str]) -> bool:
        """Whether the readings chosen let it apply."""
        return all(options[name] in words for name, words in self.when.get("reading", {}).items())


@dataclass(frozen=True, slots=True)
class Book:
    """What rules refer to: the clauses, windows, taxes and readings (name to options) of their pack."""

    clauses: frozenset[str]
    windows: Mapping[str, Window]
    taxes: Mapping[str, Tax]
    readings: Mapping[str, tuple[str, ...]]


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    """Keep the faults of one rule that its own keys cannot tell: references, missing and clashing parts."""
    clause = read.get("clause")
    if clause is None and read.get("outcome") != "owner" and not read.keys() <= UNCITED:
        reader.fault("rule-uncited", path)
    if clause is not None:
        reader.known(clause, book.clauses, (*path, "clause"), "unknown-clause")
    if not any(key in read for key in EFFECTS):
        reader.fault("rule-without-effect", path)
    if "outcome" in read and any(key in read for key in GRANTS):
        reader.fault("rule-mixed", path)
    _check_references(reader, read, path, book)
    _check_amount(reader, read, path, book)


def _check_references(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    when = read.get("when", {})
    for key in conditions.WINDOW_KEYS:
        for name in when.get(key, ()):
            reader.known(name, book.windows, (*path, "when", key), "unknown-window")
    for pair in when.get("outlasts", {}).items():
        for name in pair:
            reader.known(name, book.windows, (*path, "when", "outlasts"), "unknown-window")
    for label, name in read.get("deadline", {}).items():
        reader.known(name, book.windows, (*path, "deadline", label), "unknown-window")
    for name, among in when.get("reading", {}).items():
        place = (*path, "when", "reading", name)
        if reader.known(name, book.readings, place, "unknown-reading"):
            for option in sorted(among.words):
                reader.known(option, book.readings[name], place, "unknown-option")


def _check_amount(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    labels = [key for key in LABELS if key in read]
    if len(labels) > 1:
        reader.fault("rule-mixed", path)
    if not labels and "show" not in read:
        for key in AMOUNT_KEYS & read.keys():
            reader.fault("amount-without-label", (*path, key), name=key)
        return
    _check_sum(reader, _spec(read), path, book)


def _check_sum(reader: tables.Reader, spec: Mapping[str, Any], path: Path, book: Book) -> None:
    ways = [key for key in amounts.WAYS if key in spec]
    if len(ways) != 1:
        reader.fault("amount-unclear", path, ways=", ".join(ways), known=", ".join(amounts.WAYS))
    if "tiers" in spec and "since" not in spec:
        reader.fault("missing-key", path, name="since")
    for place, tier in enumerate(spec.get("tiers", ())):
        if ("percent" in tier) is ("flat" in tier):
            reader.fault("amount-unclear", (*path, "tiers", place), ways="", known="percent, flat")
    shared = spec.get("amount") in amounts.SHARED
    ordered = spec.get("amount") in book.taxes and spec.get("share") == "by-value"
    if "amount" in spec:
        known = (amounts.MERCHANDISE, *amounts.SHARED, *sums.SUMS, *book.taxes)
        reader.known(spec["amount"], known, (*path, "amount"), "unknown-amount")
        if shared and "share" not in spec:
            reader.fault("missing-key", path, name="share")
    if "share" in spec and not shared and not ordered:
        reader.fault("share-of-nothing", (*path, "share"))
    for key in ("greatest", "smallest"):
        for place, inner in enumerate(spec.get(key, ())):
            _check_sum(reader, inner, (*path, key, place), book)


def _spec(read: Mapping[str, Any]) -> dict[str, Any]:
    """A rule's amount; a label that names an amount of the facts is that amount unless another is said."""
    spec = {key: read[key] for key in AMOUNT_KEYS & read.keys()}
    if not any(key in spec for key in amounts.WAYS):
        label = next((read[key] for key in LABELS if key in read), None)
        spec |= {"amount": label} if label else {}
    return spec


def build(read: Mapping[str, Any], number: int, book: Book) -> Rule:
    """The compiled rule of a table that was read and checked without faults."""
    when = read.get("when", {})
    passed = when.get("passed")
    deadlines = read.get("deadline", {}).items()
    outcome = read.get("outcome", "")
    default = {"refused": "refused-by-clause", "owner": "open-by-clause", "": ""}[outcome]
    return Rule(
        number=number,
        name=read.get("name", read.get("clause", read.get("finding", ""))),
        clause=read.get("clause", ""),
        asks=frozenset(read["ask"]),
        when=when,
        tests=conditions.compile_when(when, book.windows),
        by_line="kind" in when or not conditions.LINE_KEYS.keys().isdisjoint(when),
        outcome=outcome,
        finding=read.get("finding", default),
        told=windows.limit(book.windows[passed[0]], book.windows) if passed else None,
        to=read.get("to", ""),
        state=read.get("state", ""),
        given=_given(read, book),
        deadlines=tuple(
            (label, windows.limit(book.windows[name], book.windows)) for label, name in deadlines
        ),
        requires=read.get("requires", False),
        always=read.get("always", False),
        whole=read.get("per") == "order",
        further=_further(read),
    )


def _given(read: Mapping[str, Any], book: Book) -> Given | None:
    way = next((key for key in LABELS if key in read), "show")
    if way not in read:
        return None
    spec = _spec(read)
    once = read.get("per") == "request" or spec.get("share") in ("with-first", "with-last", "whole")
    return Given(
        label="" if way == "show" else read[way],
        sign=-1 if way in ("take", "less") else 1,
        compute=amounts.compile_sum(spec, book.taxes),
        once=once,
        account={"give": "credit", "take": "credit", "bill": "charge", "less": "charge"}.get(way, ""),
        figures=read.get("show", ()),
    )


def _further(read: Mapping[str, Any]) -> Further | None:
    if not any(key in read for key in FURTHER):
        return None
    return Further(read.get("hold", ""), read.get("serve", ()), read.get("deny", ()), read.get("weigh", ""))
