"""The journal of a period as other programs' books take it over."""

from dataclasses import dataclass
from datetime import date

from desk.records.ledger import Account
from desk.records.money import Money


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of a journal, its accounts, and what they come to around it.

    ``chart`` calls the accounts as they are called at the end; ``before`` and ``after`` are balances by
    standard number at the end of the day before and of the last day, debits positive.
    """

    start: date
    end: date
    chart: dict[str, Account]
    before: dict[str, Money]
    after: dict[str, Money]
    entries: int
