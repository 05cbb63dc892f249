"""Plans: paying what is left after a first payment in instalments, the last of which takes the odd cents.

So many equal payments, or at least so much each time until all is paid; a day apart by weeks or months, on a
day of the month where the plan names one. A payment is missed once its days of grace have gone by too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.policy import bounds, tables, vocabulary
from desk.policy.days import on_day_of_month, shift
from desk.policy.positions import Path
from desk.records.money import divide

UNITS = ("days", "weeks", "months")
MOST_PAYMENTS = 240
KEYS: dict[str, tables.Kind] = {
    "clause": tables.text,
    "order": tables.record(bounds.MONEY),
    "after": tables.word(vocabulary.ORDER_DATES),
    "payments": tables.number(1, MOST_PAYMENTS),
    "minimum": tables.amount,
    "on_day": tables.number(1, 31),
    "grace": tables.number(0, 1000),
    **{unit: tables.number(1, 1000) for unit in UNITS},
}
NEEDED = ("clause", "after")


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: for which orders, from which day on, how often and how much; days of grace when late."""

    clause: str
    order: Mapping[str, int]
    after: str
    unit: str
    every: int
    payments: int | None
    minimum: int
    on_day: int | None
    grace: int

    def days(self, start: date, count: int) -> list[date]:
        """The days of so many payments."""
        found = [shift(self.unit, self.every * number)(start, ()) for number in range(1, count + 1)]
        return [on_day_of_month(day, self.on_day) for day in found] if self.on_day else found

    def amounts(self, rest: int) -> list[int]:
        """What each payment comes to, in whole cents."""
        if rest <= 0:
            return []
        count = self.payments or min(MOST_PAYMENTS, -(-rest // max(1, self.minimum)))
        each = divide(rest, count) if self.payments else min(self.minimum, rest)
        # What was rounded up is made up for before the end: no payment is ever below 0.00.
        found = [max(0, min(each, rest - each * number)) for number in range(count - 1)]
        return [*found, rest - sum(found)]


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path) -> None:
    """Keep the faults of one plan: how often and how much must each be told in one way."""
    if len(reader.written(read, path, UNITS)) != 1:
        reader.fault("window-without-length", path, known=", ".join(UNITS))
    ways = reader.written(read, path, ("payments", "minimum"))
    if len(ways) != 1:
        reader.fault("amount-unclear", path, ways=", ".join(ways), known="payments, minimum")
    if "on_day" in read and "months" not in read:
        reader.fault("plan-day", (*path, "on_day"))


def build(read: Mapping[str, Any]) -> Plan:
    """The plan of a table that has been read without faults."""
    unit = next(unit for unit in UNITS if unit in read)
    return Plan(
        clause=read["clause"],
        order=read.get("order", {}),
        after=read["after"],
        unit=unit,
        every=read[unit],
        payments=read.get("payments"),
        minimum=int(read.get("minimum", 0)),
        on_day=read.get("on_day"),
        grace=read.get("grace", 0),
    )
