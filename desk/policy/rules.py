"""Rules: data of a pack, read strictly and compiled once; the clause is part of the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.policy import amounts, conditions, tables, vocabulary, windows
from desk.policy.amounts import Known
from desk.policy.bases import HEARD
from desk.policy.matching import Check, Plain, Test

AMOUNT_KEYS = frozenset(amounts.KEYS)
KEYS: dict[str, tables.Kind] = {
    "name": tables.ident,
    "clause": tables.text,
    "ask": tables.some(tables.word(vocabulary.ASKS)),
    "when": tables.record(conditions.KEYS),
    "outcome": tables.word(("refused", "owner")),
    "finding": tables.word(vocabulary.FINDINGS),
    "to": tables.some(tables.word(vocabulary.DESTINATIONS)),
    "state": tables.ident,
    "give": tables.ident,
    "take": tables.ident,
    "bill": tables.ident,
    "less": tables.ident,
    "inform": tables.ident,
    "tender": tables.word(vocabulary.TENDERS),
    "show": tables.some(tables.word(vocabulary.FIGURES)),
    "hold": tables.ident,
    "serve": tables.some(tables.word(vocabulary.SERVICES)),
    "deny": tables.some(tables.word(vocabulary.SERVICES)),
    "weigh": tables.word(("scale", "size")),
    "per": tables.word(("line", "request", "order")),
    "deadline": tables.mapping(tables.text, named=True),
    "schedule": tables.flag,
    "requires": tables.flag,
    "cite": tables.flag,
    "always": tables.flag,
    **amounts.KEYS,
}
AFTER_LINES, LAST = 1, 2
DECIDES = ("outcome",)
LABELS = ("give", "take", "bill", "less", "inform", "tender")
FURTHER = ("hold", "serve", "deny", "weigh", "schedule")
GRANTS = ("to", "state", *LABELS, "show", *FURTHER, "requires")
EFFECTS = (*DECIDES, *GRANTS, "deadline", "cite", "finding")
# Where the customer chooses one of several ways.
CHOICE = "customer_choice"
ACCOUNTS = {"give": "credit", "take": "credit", "bill": "charge", "less": "charge", "tender": "tender"}
# What is said where a rule that decides says nothing of its own.
GROUNDS = {"refused": "refused-by-clause", "owner": "open-by-clause", "": ""}
# A rule that only adds to a total decides nothing that a clause would have to stand for.
UNCITED = {"name", "ask", "when", "show", "per", "always"} | AMOUNT_KEYS


@dataclass(frozen=True, slots=True)
class Given:
    """An amount that a rule adds (``sign`` 1) or takes off (-1), once a line or ``once`` a request.

    It counts in the ``credit``, in the ``charge`` or in neither; ``figures`` are the totals it is part of.
    ``between`` are its bounds where the policy leaves it to the owner.
    ``spec`` is how the pack says it is computed, ``back`` of what it is: ``price``, ``tax``, ``shipping``.
    """

    label: str
    sign: int
    compute: amounts.Sum
    once: bool
    account: str
    figures: tuple[str, ...]
    between: tuple[amounts.Sum, amounts.Sum] | None
    spec: Mapping[str, Any]
    back: str
    # Whether it is computed of all lines asked about together.
    of_all: bool


@dataclass(frozen=True, slots=True)
class Further:
    """What else a rule brings: a hold, services that go or do not, how the weight is billed, a schedule."""

    hold: str
    serve: tuple[str, ...]
    deny: tuple[str, ...]
    weigh: str
    schedule: bool = False


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
    whole: bool
    further: Further | None
    options: tuple[str, ...]
    # The tests without what they would ask for.
    checks: tuple[Check, ...]
    # Those of them that choose the rule beforehand.
    plain: tuple[Plain, ...]
    clocks: tuple[tuple[str, windows.Clock], ...]
    # The windows and days that it names.
    days: frozenset[str]
    # When it is heard: with its line, after all lines, or after all that bills.
    turn: int

    def concerns(self, asked: Mapping[str, str]) -> bool:
        """Whether what never changes within a question lets it apply: by, reason and kind of line."""
        return not any(key in self.when and word not in self.when[key] for key, word in asked.items())

    def holds(self, options: Mapping[str, str]) -> bool:
        """Whether the readings chosen let it apply."""
        return all(options[name] in words for name, words in self.when.get("reading", {}).items())


def spec_of(read: Mapping[str, Any]) -> dict[str, Any]:
    """A rule's amount; a label that names an amount of the facts is that amount unless another is said."""
    spec = {key: read[key] for key in AMOUNT_KEYS & read.keys()}
    if not any(key in spec for key in amounts.WAYS):
        label = next((read[key] for key in LABELS if key in read), None)
        spec |= {"amount": label} if label else {}
    return spec


def build(reads: Sequence[Mapping[str, Any]], known: Known) -> tuple[Rule, ...]:
    """The compiled rules of tables that were read, in the pack's order."""
    found: list[Rule] = []
    late: frozenset[str] = frozenset()
    for number, read in enumerate(reads):
        rule = _build(read, number, known, late)
        late |= rule.asks if rule.turn == AFTER_LINES else frozenset()
        found.append(rule)
    return tuple(found)


def _build(read: Mapping[str, Any], number: int, known: Known, late: frozenset[str]) -> Rule:
    when = read.get("when", {})
    passed = when.get("passed")
    deadlines = [(label, known.windows[name]) for label, name in read.get("deadline", {}).items()]
    ways = read.get("to", ())
    outcome = read.get("outcome", "")
    tests = conditions.compile_when(when, known)
    return Rule(
        number=number,
        name=read.get("name", read.get("clause", read.get("finding", ""))),
        clause=read.get("clause", ""),
        asks=frozenset(read["ask"]),
        when=when,
        tests=tests,
        checks=tuple([check for check, _ in tests]),
        plain=conditions.beforehand(when, known),
        by_line=conditions.is_about_lines(when, known),
        outcome=outcome,
        finding=read.get("finding", GROUNDS[outcome]),
        told=windows.limit(known.windows[passed[0]], known.windows) if passed else None,
        to=CHOICE if len(ways) > 1 else ways[0] if ways else "",
        state=read.get("state", ""),
        given=_given(read, known),
        deadlines=tuple((label, windows.limit(window, known.windows)) for label, window in deadlines),
        requires=read.get("requires", False),
        always=read.get("always", False),
        whole=read.get("per") == "order",
        further=_further(read),
        options=ways if len(ways) > 1 else (),
        clocks=_clocks(deadlines, known),
        days=days_named(read),
        turn=_turn(read, known, late),
    )


def _turn(read: Mapping[str, Any], known: Known, late: frozenset[str]) -> int:
    """When a rule is heard; ``late`` are the questions that have a rule above it which waits for all lines.

    What counts once a request, or is taken off what is billed, needs all lines; what is of the rest that such
    a rule leaves comes after it; a shortfall needs all fees, and ``owes`` all that bills.
    """
    if "owes" in read.get("when", {}):
        return LAST + 1
    if any(each.get("amount") == "shortfall" for each in amounts.specs(spec_of(read))):
        return LAST
    if read.get("per") == "order":
        return 0
    heard = any(each.get("of") in HEARD for each in amounts.specs(read))
    waits = "less" in read or is_once(read, known) or (heard and not late.isdisjoint(read["ask"]))
    return AFTER_LINES if waits else 0


def is_once(read: Mapping[str, Any], known: Known) -> bool:
    """Whether an amount counts once a request: it says so, or is that of the whole order, which no tax is."""
    if read.get("per") == "request" or read.get("share") == "by-value":
        return read.get("per") == "request"
    specs = amounts.specs(spec_of(read))
    return any(
        each.get("share") in amounts.WHOLE_SHARES and each.get("amount") not in known.taxes for each in specs
    )


def days_named(read: Mapping[str, Any]) -> frozenset[str]:
    """The windows and days that a rule's conditions, deadlines and amounts name."""
    when = read.get("when", {})
    found = {name for key in conditions.WINDOW_KEYS for name in when.get(key, ())}
    found |= {name for pair in when.get("outlasts", {}).items() for name in pair}
    found |= {*when.get("season", {}), *read.get("deadline", {}).values()}
    found |= {spec[key] for spec in amounts.specs(read) for key in ("since", "until") if key in spec}
    return frozenset(found)


def _clocks(
    deadlines: list[tuple[str, windows.Window]], known: Known
) -> tuple[tuple[str, windows.Clock], ...]:
    """The deadlines that fall on an hour."""
    clocks = [(label, windows.clock(window, known.windows)) for label, window in deadlines]
    return tuple((label, clock) for label, clock in clocks if clock is not None)


def _given(read: Mapping[str, Any], known: Known) -> Given | None:
    way = next((key for key in LABELS if key in read), "show")
    if way not in read:
        return None
    spec = spec_of(read)
    once = is_once(read, known)
    return Given(
        label="" if way == "show" else read[way],
        sign=-1 if way in ("take", "less") else 1,
        compute=amounts.compile_sum(spec, known),
        once=once,
        of_all=once and not amounts.is_of_line(spec, known),
        account=ACCOUNTS.get(way, ""),
        figures=read.get("show", ()),
        between=amounts.between(spec, known),
        spec=spec,
        back=amounts.back(spec, known),
    )


def _further(read: Mapping[str, Any]) -> Further | None:
    if not any(key in read for key in FURTHER):
        return None
    return Further(
        hold=read.get("hold", ""),
        serve=read.get("serve", ()),
        deny=read.get("deny", ()),
        weigh=read.get("weigh", ""),
        schedule=read.get("schedule", False),
    )
