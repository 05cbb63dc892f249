"""The rules that can apply to one kind of line in one kind of request, chosen once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desk.policy.matching import Check
from desk.policy.parts import Part
from desk.policy.rules import Rule
from desk.policy.view import View

# The question, who asks, why, the kind of line, and the options that hold.
Key = tuple[str, str, str, str, tuple[str, ...]]
# So many programs of one course are kept; what else is asked is chosen anew.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Program:
    """Rules in the pack's order: those that leave it open, that refuse, the others; and their readings.

    Where ``must_fit``, one of the ``remedies`` has to apply; else the policy says nothing about it. Those
    that have nothing left to test always do, and are not among them.
    """

    silences: tuple[Rule, ...]
    refusals: tuple[Rule, ...]
    grants: tuple[Rule, ...]
    remedies: tuple[Rule, ...]
    always: tuple[Rule, ...]
    readings: Mapping[str, str]
    must_fit: bool
    # Whether anything is left to decide before what it gives is given.
    decides: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The rules of a question for one kind of line; plain tests choose the program, others are left to it."""

    rules: tuple[Rule, ...]
    plain: tuple[Check, ...]
    readings: Mapping[str, str]
    must_fit: bool
    made: dict[tuple[bool | None, ...], Program] = field(default_factory=dict)

    @property
    def is_heard(self) -> bool:
        """Whether it says anything at all, or has to."""
        return bool(self.rules or self.readings or self.must_fit)

    def of(self, view: View, part: Part) -> Program:
        """The program for a part."""
        found = tuple([check(view, part) for check in self.plain]) if self.plain else ()
        program = self.made.get(found)
        if program is None:
            if len(self.made) == MOST:
                self.made.clear()
            program = self.made[found] = self._make(dict(zip(self.plain, found, strict=True)))
        return program

    def _make(self, told: Mapping[Check, bool | None]) -> Program:
        """Without the rules of which a plain test does not hold, and without the tests that do."""
        fitting = []
        for rule in self.rules:
            plain = [(check, told[asked], wanted) for check, asked, wanted in rule.plain]
            known = {check: found is wanted for check, found, wanted in plain if found is not None}
            if all(known.values()):
                left = tuple(check for check in rule.checks if check not in known)
                fitting.append(replace(rule, checks=left))
        others = tuple(rule for rule in fitting if not rule.outcome)
        must_fit = self.must_fit and not any(rule.to and not rule.checks for rule in others)
        remedies = tuple(rule for rule in others if rule.to and rule.checks)
        return Program(
            silences=tuple(rule for rule in fitting if rule.outcome == "owner"),
            refusals=tuple(rule for rule in fitting if rule.outcome == "refused"),
            grants=others,
            remedies=remedies,
            always=tuple(rule for rule in others if rule.always),
            readings=self.readings,
            must_fit=must_fit,
            decides=bool(remedies or must_fit) or len(others) < len(fitting),
        )


class Programs:
    """All courses of a pack, made when they are first asked for and kept by question and readings."""

    def __init__(self, rules: tuple[Rule, ...], defaults: Mapping[str, str]) -> None:
        self.rules = rules
        self.defaults = defaults
        self.of_lines: dict[Key, Course] = {}
        self.of_orders: dict[Key, Course] = {}
        self.asked = frozenset(ask for rule in rules for ask in rule.asks)
        self.asks_of_orders = frozenset(ask for rule in rules if rule.whole for ask in rule.asks)
        self.answered_whole = frozenset(ask for rule in rules if rule.whole and rule.to for ask in rule.asks)
        # Only these have rules about single lines, or need one that applies.
        self.asks_of_lines = self.asked - self.answered_whole
        self.asks_of_lines |= {ask for rule in rules if not rule.whole for ask in rule.asks}
        self.names = tuple(defaults)
        self.usual = tuple(defaults.values())

    def choose(self, readings: Mapping[str, str]) -> tuple[str, ...]:
        """The options that hold, in the pack's order of readings."""
        if not readings:
            return self.usual
        return tuple([readings.get(name, self.defaults[name]) for name in self.names])

    def of_line(self, key: Key) -> Course:
        """The course of a question for one kind of line."""
        found = self.of_lines.get(key)
        if found is None:
            found = self.of_lines[key] = self._make(key, whole=False)
        return found

    def of_order(self, key: Key) -> Course:
        """The course of a question for the order as a whole."""
        found = self.of_orders.get(key)
        if found is None:
            found = self.of_orders[key] = self._make(key, whole=True)
        return found

    def _make(self, key: Key, *, whole: bool) -> Course:
        ask, by, reason, kind, options = key
        asked, chosen = (
            {"by": by, "reason": reason, "kind": kind},
            dict(zip(self.names, options, strict=True)),
        )
        rules = [rule for rule in self.rules if ask in rule.asks and rule.whole is whole]
        concerned = [rule for rule in rules if rule.concerns(asked)]
        fitting = tuple(rule for rule in concerned if rule.holds(chosen))
        # A reading decides also where the option chosen keeps a rule away, so all of these are named.
        named = {name for rule in concerned for name in rule.when.get("reading", {})}
        return Course(
            rules=fitting,
            plain=tuple(dict.fromkeys(asked for rule in fitting for _, asked, _ in rule.plain)),
            readings={name: option for name, option in chosen.items() if name in named},
            must_fit=(ask in self.answered_whole) is whole,
        )
