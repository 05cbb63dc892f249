"""A journal of two entries, made by hand."""

from dataclasses import replace
from datetime import date

from desk.records.journals import Period
from desk.records.ledger import Account, JournalEntry, Leg
from desk.records.money import Money

CASH = Account("1000", "Cash", "asset", "101.5", 'Till "A"; at the: door')
HELD = Account("2000", "Customer deposits", "liability")
BACK = Account("4010", "Returns", "contra_income")
ENTRY = JournalEntry(
    7, "payment_received", date(2026, 3, 2), "2026-03-02T16:00:00+00:00", "#1001 |\nx; y",
    (Leg("1000", Money(123456), "fee: [2026-01-01]"), Leg("2000", Money(-123456))),
)  # fmt: skip
LATE = replace(ENTRY, id=9, effective=date(2026, 4, 1), happened=date(2026, 3, 31), reverses=7)
PERIOD = Period(
    date(2026, 3, 1), date(2026, 4, 30), {each.number: each for each in (CASH, HELD, BACK)},
    {"1000": Money(500), "2000": Money(-500), "4010": Money(0)},
    {"1000": Money(247412), "2000": Money(-247412), "4010": Money(0)}, 2,
)  # fmt: skip
