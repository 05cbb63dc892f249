"""An answer held against what a case expects of it: every key that falls short (policy.md, Case files)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desk.policy import case_keys
from desk.records.answers import Answer
from desk.records.money import ZERO


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an answer falls short: the key expected, what was expected of it, and what was found."""

    key: str
    expected: str
    found: str


# What of an answer can lie between bounds besides its amounts.
BOUNDED = ("credit", "charge")
_PLAIN = ("outcome", "state", "destination", *BOUNDED, "billable_weight_lb")


def differences(answer: Answer, expect: Mapping[str, Any]) -> Iterator[Difference]:
    """Where an answer falls short; what is named of a list must be in it, an empty one means none."""
    for key, wanted in expect.items():
        if key in _PLAIN:
            yield from _compare(key, wanted, getattr(answer, key))
        elif key in case_keys.FIGURES:
            yield from _compare(key, wanted, answer.figures.get(key, ZERO))
        elif key == "holds":
            yield from _compare(key, ", ".join(sorted(wanted)), ", ".join(sorted(answer.holds)))
        elif key == "schedule":
            payments = [{"day": each.day, "money": each.money} for each in answer.schedule]
            yield from _compare(key, _spelt(wanted), _spelt(payments))
        elif key == "absent":
            said = _said(answer)
            yield from (Difference(f"{key}.{name}", "", said[name]) for name in wanted if name in said)
        elif not wanted:
            yield from _compare(key, "", ", ".join(_names(answer, key)))
        elif isinstance(wanted, tuple):
            yield from _missing(key, wanted, getattr(answer, key))
        else:
            for name, each in wanted.items():
                yield from _compare(f"{key}.{name}", each, _entry(answer, key, name, each))


def _said(answer: Answer) -> dict[str, str]:
    """The clauses that an answer names or asks to heed and the amounts that it brings, each with how."""
    clauses = {**dict.fromkeys(answer.cites, "cites"), **dict.fromkeys(answer.requirements, "requirements")}
    return {**clauses, **{each.label: str(answer.amount(each.label)) for each in answer.amounts}}


def _names(answer: Answer, key: str) -> list[str]:
    """What an answer lists under a key, by name."""
    listed = {"amounts": "label", "intervals": "label", "deadlines": "name", "options": "destination"}
    name = listed.get(key)
    found = getattr(answer, key)
    return list(dict.fromkeys(getattr(each, name) for each in found) if name else found)


def _entry(answer: Answer, key: str, name: str, wanted: Any) -> Any:
    if key == "amounts":
        return answer.amount(name)
    if key == "options":
        found = next((each for each in answer.options if each.destination == name), None)
        return found and (found.bounds("credit") or found.credit)
    if key == "intervals":
        return answer.bounds(name)
    if key == "deadlines":
        return answer.moment(name) if isinstance(wanted, datetime) else answer.deadline(name)
    return getattr(answer, key).get(name, "")


def _spelt(payments: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(f"{each['day'].isoformat()} {each['money']}" for each in payments)


def _compare(key: str, wanted: Any, found: Any) -> Iterator[Difference]:
    if wanted != found:
        yield Difference(key, _spell(wanted), _spell(found))


def _missing(key: str, wanted: tuple[str, ...], found: tuple[str, ...]) -> Iterator[Difference]:
    for each in wanted:
        if each not in found:
            yield Difference(key, each, ", ".join(found))


def _spell(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " - ".join(str(each) for each in value)
    return "" if value is None else str(value)
