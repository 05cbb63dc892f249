"""A shop's policy as its owner sees it: clauses with their values, readings, and what they leave open."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desk.records.answers import Clause
from desk.records.errors import Fault

# What a value may be beside a unit of time (days, business_days, ...).
MONEY, PERCENT, NUMBER, TEXT, RATES = "money", "percent", "number", "text", "rates"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a pack's text that its shop may change.

    ``path`` is its place in words that do not change with it, ``what`` its unit or kind, ``text`` the value
    as it is written. ``name`` and ``event`` say what it is of: an amount's label, a setting, a language, a
    window's deadline and the event it counts from (``after.delivered``). ``asks`` and ``options`` (reading,
    option) tell where a rule's value counts, ``twins`` at which paths its clause's number stands again,
    ``names`` what the pack itself calls its name and its event.
    """

    path: str
    line: int
    clause: str
    what: str
    text: str
    least: str = ""
    most: str = ""
    name: str = ""
    event: str = ""
    asks: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    twins: tuple[str, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """An ambiguity: its text, its options' texts by option, and which one is chosen."""

    text: Clause
    clauses: tuple[str, ...]
    options: dict[str, Clause]
    chosen: str
    default: str


@dataclass(frozen=True, slots=True)
class Silence:
    """What the policy leaves to the owner: the finding, the questions it belongs to, and in which cases.

    A case is a key (``reason``), whether all but these words are meant, and the words.
    """

    finding: str
    clause: str
    asks: tuple[str, ...]
    cases: tuple[tuple[str, bool, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """One clause with all that hangs on it; ``state`` is rules, note or open."""

    clause: Clause
    state: str
    asks: tuple[str, ...]
    values: tuple[Value, ...]
    readings: tuple[str, ...]
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """A whole policy; ``unasked`` are the questions that it has no rule for."""

    pack: str
    name: str
    clauses: tuple[ClauseSheet, ...]
    readings: dict[str, ReadingChoice]
    silences: tuple[Silence, ...]
    unasked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """What an owner is about to change from a day on: values by path, readings and settings by name.

    ``text`` is another policy's whole text instead of that of the edition which would hold that day; an empty
    setting is the policy's own default again.
    """

    in_force: date
    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revision:
    """One thing that a new edition makes otherwise: a value's path or a choice's name, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What the owner should know before agreeing: the sentence ``policy-warning.<key>`` and its values."""

    key: str
    clause: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A policy as it would be from a day on, against the one that would hold that day without it."""

    pack: str
    name: str
    in_force: date
    changes: tuple[Revision, ...]
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One of the shop's editions: ``state`` is past, in_force, upcoming or replaced, ``until`` its last day.

    One that ``repeats`` says what the one before it said: an upcoming edition was withdrawn by it. ``name``
    is what the policy calls itself.
    """

    id: int
    pack: str
    name: str
    in_force: date
    until: date | None
    state: str
    orders: int
    digest: str
    choices: str
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A worked example that the shop keeps: a decision of its own, without anybody's name."""

    id: int
    name: str
    text: str
    at: str
    person: str
    subject: str


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """How one case came out under a policy: where it falls short, what was expected and what was found.

    ``source`` is a case file's name, empty for the shop's own; ``trouble`` is why it could not be asked.
    """

    source: str
    name: str
    differences: tuple[Revision, ...] = ()
    trouble: Fault | None = None

    @property
    def holds(self) -> bool:
        """Whether it comes out as expected."""
        return not self.differences and not self.trouble
