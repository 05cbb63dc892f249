"""The keys of a case file, and how its tables become facts (policy.md, Case files)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from desk.policy import tables, vocabulary
from desk.policy.positions import Path
from desk.policy.tables import Kind, Reader
from desk.records.facts import (
    CheckFacts,
    Choices,
    Condition,
    LineFacts,
    LinePart,
    OrderFacts,
    Place,
    RequestFacts,
)
from desk.records.money import ZERO

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")


def measure(reader: Reader, value: Any, path: Path) -> Fraction | None:
    """A weight or length: a whole or decimal number, or one as text."""
    if isinstance(value, (int, str)) and not isinstance(value, bool) and _NUMBER.fullmatch(str(value)):
        return Fraction(str(value))
    reader.fault("not-a-measure", path, text=str(value))
    return None


tables.shaped(measure, {"type": ["integer", "number", "string"]})


def told(reader: Reader, value: Any, path: Path) -> Any:
    """What a pack asks of its own: any plain value, which its declaration reads."""
    if type(value) in (bool, int, str):
        return value
    return tables.moment(reader, value, path)


tables.shaped(told, {"type": ["boolean", "integer", "string"]})


def pair(reader: Reader, value: Any, path: Path) -> Any:
    """Two amounts: the least and the most."""
    found = tables.listed(tables.money)(reader, value, path)
    if found is not None and len(found) != 2:
        reader.fault("not-a-pair", path)
    return found


tables.shaped(pair, {"type": "array", "items": tables.shape_of(tables.money), "minItems": 2})


def money_or_pair(reader: Reader, value: Any, path: Path) -> Any:
    """An amount, or the two that it lies between."""
    return (pair if isinstance(value, list) else tables.money)(reader, value, path)


tables.shaped(money_or_pair, {"anyOf": [tables.shape_of(tables.money), tables.shape_of(pair)]})
_TOLD = tables.mapping(told)
_PLACE: dict[str, Kind] = {"state": tables.text, "country": tables.text, "po_box": tables.flag}
_LINE: dict[str, Kind] = {
    "sku": tables.text,
    "price": tables.amount,
    "quantity": tables.number(1),
    "kind": tables.word(vocabulary.KINDS),
    "discount": tables.amount,
    "deposit_rate": tables.percent,
    "first_payment": tables.amount,
    "paid": tables.amount,
    "returned": tables.number(0),
    "cancelled": tables.number(0),
    "shipped": tables.number(0),
    "balanced": tables.flag,
    "tags": tables.listed(tables.text),
    "facts": _TOLD,
}
_ORDER: dict[str, Kind] = {
    **{name: tables.moment for name in vocabulary.ORDER_DATES},
    "payment": tables.some(tables.word(vocabulary.PAYMENTS)),
    "paid": tables.amount,
    "credited": tables.amount,
    "ship_to": tables.record(_PLACE),
    "service": tables.word(vocabulary.SERVICES),
    "channel": tables.text,
    "shipping_charged": tables.amount,
    "shipping_cost": tables.amount,
    "first_payment": tables.amount,
    "weight_lb": measure,
    "size_in": tables.listed(measure),
    "facts": _TOLD,
    "lines": tables.listed(tables.record(_LINE, ("sku", "price"))),
}
_REQUEST: dict[str, Kind] = {
    **{name: tables.moment for name in vocabulary.REQUEST_DATES},
    "extended": tables.day,
    "by": tables.word(vocabulary.BY),
    "reason": tables.word(vocabulary.REASONS),
    "lines": tables.some(tables.record({"sku": tables.text, "quantity": tables.number(1)}, ("sku",))),
    "ra_on_package": tables.flag,
    "condition": tables.record({name: tables.flag for name in vocabulary.CONDITIONS}),
    "replacement_in_stock": tables.flag,
    "cause": tables.word(vocabulary.CAUSES),
    "reship_cost": tables.amount,
    "charge": tables.amount,
    "wish": tables.word(vocabulary.DESTINATIONS),
    "granted": tables.mapping(tables.amount),
    "facts": _TOLD,
}
_CHECK: dict[str, Kind] = {
    "amount": tables.amount,
    "returned": tables.day,
    "presented": tables.listed(tables.day),
    "paid": tables.amount,
    "paid_on": tables.day,
}
FIGURES = vocabulary.FIGURES
_INSTALMENT: dict[str, Kind] = {"day": tables.day, "money": tables.amount}
_EXPECT: dict[str, Kind] = {
    "outcome": tables.word(vocabulary.OUTCOMES),
    "state": tables.text,
    "destination": tables.word(vocabulary.DESTINATIONS),
    **{name: tables.money for name in ("credit", "charge", *FIGURES)},
    "amounts": tables.mapping(tables.money),
    "deadlines": tables.mapping(tables.moment),
    "services": tables.listed(tables.word(vocabulary.SERVICES)),
    "refused_services": tables.mapping(tables.text),
    "billable_weight_lb": tables.number(0),
    "requirements": tables.listed(tables.text),
    "holds": tables.listed(tables.text),
    "options": tables.mapping(money_or_pair),
    "intervals": tables.mapping(pair),
    "tenders": tables.mapping(tables.money),
    "schedule": tables.listed(tables.record(_INSTALMENT, ("day", "money"))),
    "readings": tables.mapping(tables.text),
    "cites": tables.listed(tables.text),
    "absent": tables.listed(tables.text),
}
_SETTINGS: dict[str, Kind] = {
    "deposit_rate": tables.percent,
    "tax_rates": tables.mapping(tables.percent),
    "dim_divisor": tables.number(1),
}
_CASE: dict[str, Kind] = {
    "name": tables.text,
    "ask": tables.word(vocabulary.ASKS),
    "order": tables.record(_ORDER, ("placed",)),
    "request": tables.record(_REQUEST, ("on",)),
    "check": tables.record(_CHECK, ("amount", "returned")),
    "expect": tables.record(_EXPECT),
}
_NEEDED = ("name", "ask", "request", "expect")


def case(reader: Reader, value: Any, path: Path) -> tuple[Path, dict[str, Any], bool]:
    """One case with its place, and whether it was read without faults."""
    before = len(reader.faults)
    about_a_check = isinstance(value, dict) and value.get("ask") == "returned_check"
    read = reader.table(value, path, _CASE, (*_NEEDED, "check" if about_a_check else "order"))
    return path, read, len(reader.faults) == before


tables.shaped(case, tables.shape_of(tables.record(_CASE, _NEEDED)))
FILE: dict[str, Kind] = {
    "pack": tables.text,
    "readings": tables.mapping(tables.text),
    "settings": tables.record(_SETTINGS),
    "case": tables.listed(case),
}


def choices(read: Mapping[str, Any]) -> Choices:
    """What a case file chooses within its pack."""
    return Choices(readings=read.get("readings", {}), **read.get("settings", {}))


def order(read: Mapping[str, Any]) -> OrderFacts:
    """The order of a case; a second line of the same sku is told apart by a number.

    What a case with faults lacks is filled so that the check of facts can still look for others.
    """
    values = {"placed": date.min, **_parted(read), "ship_to": Place(**read.get("ship_to", {}))}
    seen: dict[str, int] = {}
    lines = []
    for line in read.get("lines", ()):
        sku = line.get("sku", "")
        count = seen[sku] = seen.get(sku, 0) + 1
        key = sku if count == 1 else f"{sku}#{count}"
        lines.append(LineFacts(**{"key": key, "price": ZERO, **_parted(line)}))
    return OrderFacts(**{**values, "lines": tuple(lines)})


def request(read: Mapping[str, Any], lines: tuple[LineFacts, ...]) -> RequestFacts:
    """The request of a case; without a quantity all that remains of a sku is meant, line after line."""
    parts: list[LinePart] = []
    for each in read.get("lines", ()):
        parts += _parts(each.get("sku", ""), each.get("quantity"), lines)
    condition = Condition(**read.get("condition", {}))
    values = {"on": date.max, **_parted(read)}
    return RequestFacts(**{**values, "lines": tuple(parts), "condition": condition})


def _parted(read: Mapping[str, Any]) -> dict[str, Any]:
    """A table with days for its moments and their times apart, and what the pack asks as ``told``."""
    found: dict[str, Any] = {
        key: each.date() if isinstance(each, datetime) else each for key, each in read.items()
    }
    told: dict[str, Any] | None = found.pop("facts", None)
    hours: dict[str, time] = {key: each.time() for key, each in read.items() if isinstance(each, datetime)}
    if told is not None:
        hours |= {key: each.time() for key, each in told.items() if isinstance(each, datetime)}
        found["told"] = {
            key: each.date() if isinstance(each, datetime) else each for key, each in told.items()
        }
    return {**found, "times": hours} if hours else found


def _parts(sku: str, quantity: int | None, lines: tuple[LineFacts, ...]) -> list[LinePart]:
    """The parts of the lines with a sku; what is too many stays with the last, for the check of facts."""
    parts: list[LinePart] = []
    found = [line for line in lines if line.sku == sku]
    for line in found:
        remains = line.quantity - line.returned - line.cancelled
        taken = remains if quantity is None or (quantity > remains and line is not found[-1]) else quantity
        quantity = None if quantity is None else quantity - taken
        if taken > 0:
            parts.append(LinePart(line.key, taken))
    return parts or [LinePart(sku, quantity or 1)]


def check(read: Mapping[str, Any]) -> CheckFacts:
    """The check of a case, filled like an order where it lacks something."""
    return CheckFacts(**{"amount": ZERO, "returned": date.max, **read})
