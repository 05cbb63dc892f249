"""A report of the books: the one shape that table, chart, paper and file are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desk.records.ledger import Account
from desk.records.money import Money
from desk.records.periods import Period

Value = Money | Decimal | int | None

# What each report has its rows by, in the order of the window.
KINDS = {
    "sales": ("month",),
    "sales_tax": ("state",),
    "fees": ("account", "clause"),
    "deposits_held": ("month",),
    "returns_by_reason": ("reason",),
    "returns_by_item": ("sku", "item"),
    "shipping_times": ("month",),
    "profit_loss": ("account",),
    "trial_balance": ("account",),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """The legs that a number is made of; what is empty, 0 or None narrows nothing.

    ``side`` is 1 for debits alone and -1 for credits; ``but`` is an event that does not count.
    ``state`` is where what was sold went to, ``reason`` why it came back, ``sku`` which item did.
    """

    period: Period
    accounts: tuple[str, ...] = ()
    event: str = ""
    but: str = ""
    side: int = 0
    clause: str | None = None
    state: str | None = None
    reason: str | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, its values, and what is behind each of them: nothing where that is no sum.

    A month is its first day as ISO text, an account its standard number.
    """

    names: tuple[str, ...]
    values: tuple[Value, ...]
    behind: tuple[Behind | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a kind of report in a period; ``main`` is the column that is compared and drawn."""

    columns: tuple[str, ...]
    main: int
    rows: tuple[Row, ...]
    total: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A table of a period beside the year before, which is its last column.

    ``accounts`` are those of its rows, as they are called then; ``closed`` says that nothing of it changes.
    """

    kind: str
    period: Period
    table: Table
    accounts: tuple[Account, ...] = ()
    shop: str = ""
    currency: str = "USD"
    closed: bool = False

    @property
    def by(self) -> tuple[str, ...]:
        """What the names of the rows are."""
        return KINDS[self.kind]


def compared(now: Table, then: Table, *, months: bool) -> Table:
    """The table with what the main column came to a year before; rows of then alone stand with nothing.

    Of a report by ``months`` the same months are beside each other.
    """
    old = {_year_later(row.names) if months else row.names: row for row in then.rows}
    rows = [_beside(now, row, old.pop(row.names, None), then) for row in now.rows]
    nothing = tuple(None if value is None else type(value)(0) for value in now.total)
    rows += [_beside(now, Row(names, nothing), row, then) for names, row in old.items()]
    total = (*now.total, then.total[then.main])
    return Table((*now.columns, "year_before"), now.main, tuple(rows), total)


def _beside(now: Table, row: Row, old: Row | None, then: Table) -> Row:
    behind = row.behind or (None,) * len(now.columns)
    if old is None:
        main = now.total[now.main]
        return Row(row.names, (*row.values, None if main is None else type(main)(0)), (*behind, None))
    return Row(row.names, (*row.values, old.values[then.main]), (*behind, old.behind[then.main]))


def _year_later(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{int(name[:4]) + 1:04}{name[4:]}" for name in names)


def summed(rows: Iterable[Row], width: int) -> tuple[Money, ...]:
    """The columns of amounts added up."""
    every = [row.values for row in rows]
    return tuple(Money(sum(int(values[place] or 0) for values in every)) for place in range(width))
