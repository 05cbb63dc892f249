"""A pack as its owner looks at it: clauses with their values and readings, and what they leave open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from desk.policy import toml_text, values, vocabulary
from desk.policy.bounds import Among
from desk.policy.pack import Pack, Reading
from desk.policy.rules import Rule
from desk.records.answers import Clause
from desk.records.facts import Choices
from desk.records.policies import NUMBER, RATES, ClauseSheet, PolicySheet, ReadingChoice, Silence, Value

# What a silence is about, as far as words stand for it: reason, kind of line, who asks, and so on.
_TOLD = ("reason", "kind", "by", "cause", "payment", "service", "state", "country")


def sheet(text: str, choices: Choices) -> PolicySheet:
    """A pack's whole policy under an owner's choices; raises Malformed for what cannot be read."""
    read = values.read(text)
    found = (*values.values(text), *_without_default(read))
    found = _joined([_chosen(each, choices) for each in found])
    return PolicySheet(
        pack=read.id,
        name=read.name,
        clauses=tuple(_clause(read, each, found) for each in (*read.clauses.values(), *_unnamed(found))),
        readings={name: _reading(each, choices) for name, each in read.readings.items()},
        silences=_silences(read.rules),
        unasked=tuple(ask for ask in vocabulary.ASKS if not read.asks(ask)),
    )


def _without_default(read: Pack) -> Iterable[Value]:
    """Settings that only the shop can know, such as its tax rates by state."""
    for name, setting in read.settings.items():
        if setting.default is None:
            kind = values.setting_kind(name)
            least, most = ("1", "1000000") if kind == NUMBER else ("0", "100")
            yield Value(f"settings.{name}.default", 0, setting.clause, kind, "", least, most, name)


def _chosen(value: Value, choices: Choices) -> Value:
    """A setting's value as the owner chose it, where that was done."""
    if not value.path.startswith("settings.") or not value.path.endswith(".default"):
        return value
    told = getattr(choices, value.name)
    return value if told in (None, {}) else replace(value, text=setting_text(value.what, told))


def setting_text(what: str, told: Any) -> str:
    """A setting as people write it: ``25``, or rates by state as ``OH 5.75, PA 6``."""
    if what == RATES:
        return ", ".join(f"{state} {toml_text.decimal(rate)}" for state, rate in sorted(told.items()))
    return toml_text.decimal(Fraction(told))


def _joined(found: Sequence[Value]) -> tuple[Value, ...]:
    """A number that a clause names once and its rules use several times is one value with twins."""
    firsts: dict[tuple[str, ...], Value] = {}
    for each in found:
        section = each.path.partition(".")[0].partition("[")[0]
        key = (each.clause, each.what, each.text, section, each.name, each.event, each.least)
        first = firsts.get(key)
        firsts[key] = replace(first, twins=(*first.twins, each.path)) if first else each
    return tuple(firsts.values())


def _unnamed(found: Iterable[Value]) -> tuple[Clause, ...]:
    """A place for values that no clause names, where there are any."""
    return (Clause("", {}),) if any(not each.clause for each in found) else ()


def _clause(read: Pack, clause: Clause, found: Iterable[Value]) -> ClauseSheet:
    own = [rule for rule in read.rules if rule.clause == clause.id]
    asked = {ask for rule in own for ask in rule.asks}
    return ClauseSheet(
        clause=clause,
        state=_state(read, clause, own),
        asks=tuple(ask for ask in vocabulary.ASKS if ask in asked),
        values=tuple(each for each in found if each.clause == clause.id),
        readings=tuple(name for name, each in read.readings.items() if clause.id in each.clauses),
        silences=_silences(own) if clause.id else (),
    )


def _state(read: Pack, clause: Clause, own: Sequence[Rule]) -> str:
    if clause.id in read.notes and not own:
        return "note"
    return "open" if own and all(rule.outcome == "owner" for rule in own) else "rules"


def _reading(reading: Reading, choices: Choices) -> ReadingChoice:
    return ReadingChoice(
        text=Clause(reading.name, dict(reading.text)),
        clauses=reading.clauses,
        options={option: Clause(option, dict(words)) for option, words in reading.options.items()},
        chosen=choices.readings.get(reading.name, reading.default),
        default=reading.default,
    )


def _silences(rules: Iterable[Rule]) -> tuple[Silence, ...]:
    """Each thing left to the owner once, whichever rules say so."""
    found = dict.fromkeys(_silence(rule) for rule in rules if rule.outcome == "owner")
    return tuple(found)


def _silence(rule: Rule) -> Silence:
    cases = []
    for key in _TOLD:
        told = rule.when.get(key)
        if isinstance(told, Among):
            cases.append((key, told.negated, tuple(sorted(told.words))))
    asks = tuple(ask for ask in vocabulary.ASKS if ask in rule.asks)
    return Silence(rule.finding, rule.clause, asks, tuple(cases))
