"""The rules that can apply to one kind of line in one kind of request, chosen once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.policy.rules import Rule


@dataclass(frozen=True, slots=True)
class Program:
    """Rules in the pack's order: those that leave it open, that refuse, the others; and their readings.

    Where ``must_fit``, one of the ``remedies`` has to apply; else the policy says nothing about it.
    """

    silences: tuple[Rule, ...]
    refusals: tuple[Rule, ...]
    grants: tuple[Rule, ...]
    remedies: tuple[Rule, ...]
    always: tuple[Rule, ...]
    readings: Mapping[str, str]
    must_fit: bool = True
    # Whether it says anything at all, or has to.
    is_heard: bool = True


class Programs:
    """All programs of a pack, made when they are first asked for and kept by question and readings."""

    def __init__(self, rules: tuple[Rule, ...], defaults: Mapping[str, str]) -> None:
        self.rules = rules
        self.defaults = defaults
        self.made: dict[tuple[str, ...], Program] = {}
        self.of_orders: dict[tuple[str, ...], Program] = {}
        self.asked = frozenset(ask for rule in rules for ask in rule.asks)
        self.asks_of_orders = frozenset(ask for rule in rules if rule.whole for ask in rule.asks)
        self.answered_whole = frozenset(ask for rule in rules if rule.whole and rule.to for ask in rule.asks)
        self.names = tuple(defaults)
        self.usual = tuple(defaults.values())

    def choose(self, readings: Mapping[str, str]) -> tuple[str, ...]:
        """The options that hold, in the pack's order of readings."""
        if not readings:
            return self.usual
        return tuple([readings.get(name, self.defaults[name]) for name in self.names])

    def get(self, ask: str, by: str, reason: str, kind: str, options: tuple[str, ...]) -> Program:
        """The program of a question by its asker, reason and line kind."""
        key = (ask, by, reason, kind, *options)
        found = self.made.get(key)
        if found is None:
            lines = tuple(rule for rule in self.rules if ask in rule.asks and not rule.whole)
            asked = {"by": by, "reason": reason, "kind": kind}
            found = self.made[key] = self._make(lines, asked, options, ask not in self.answered_whole)
        return found

    def of_order(self, ask: str, asked: Mapping[str, str], options: tuple[str, ...]) -> Program:
        """The program of a question for the order as a whole."""
        key = (ask, *asked.values(), *options)
        found = self.of_orders.get(key)
        if found is None:
            rules = tuple(rule for rule in self.rules if ask in rule.asks and rule.whole)
            found = self.of_orders[key] = self._make(rules, asked, options, ask in self.answered_whole)
        return found

    def _make(
        self, rules: tuple[Rule, ...], asked: Mapping[str, str], options: tuple[str, ...], must_fit: bool
    ) -> Program:
        chosen = dict(zip(self.names, options, strict=True))
        concerned = [rule for rule in rules if rule.concerns(asked)]
        fitting = [rule for rule in concerned if rule.holds(chosen)]
        # A reading decides also where the option chosen keeps a rule away, so all of these are named.
        named = {name for rule in concerned for name in rule.when.get("reading", {})}
        others = tuple(rule for rule in fitting if not rule.outcome)
        return Program(
            silences=tuple(rule for rule in fitting if rule.outcome == "owner"),
            refusals=tuple(rule for rule in fitting if rule.outcome == "refused"),
            grants=others,
            remedies=tuple(rule for rule in others if rule.to),
            always=tuple(rule for rule in others if rule.always),
            readings={name: option for name, option in chosen.items() if name in named},
            must_fit=must_fit,
            is_heard=bool(fitting or named or must_fit),
        )
