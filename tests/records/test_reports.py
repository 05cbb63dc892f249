"""A table stands beside the one of the year before, row by row."""

from decimal import Decimal

from desk.records.money import Money
from desk.records.reports import Behind, Row, Table, compared, summed
from tests.records.test_periods import D, around

MARCH = Behind(around(D(2026, 3, 1), "month"))
BEFORE = Behind(around(D(2025, 3, 1), "month"))


def table(*rows: tuple[str, Money | None], behind: Behind = MARCH) -> Table:
    """A table of one column."""
    made = tuple(Row((name,), (value,), (behind,)) for name, value in rows)
    return Table(("amount",), 0, made, summed(made, 1))


def test_rows_of_either_year_stand_beside_each_other() -> None:
    now = table(("MO", Money(500)), ("OH", Money(100)))
    then = table(("MO", Money(200)), ("KS", Money(50)), behind=BEFORE)
    found = compared(now, then, months=False)
    assert found.columns == ("amount", "year_before") and found.total == (Money(600), Money(250))
    assert [(row.names, row.values) for row in found.rows] == [
        (("MO",), (500, 200)),
        (("OH",), (100, 0)),
        (("KS",), (0, 50)),
    ]
    assert [row.behind for row in found.rows] == [(MARCH, BEFORE), (MARCH, None), (None, BEFORE)]
    assert [column for row in found.rows for column in row.values if not isinstance(column, Money)] == []


def test_months_stand_beside_the_same_month_of_the_year_before() -> None:
    found = compared(
        table(("2026-03-01", Money(5))), table(("2025-03-01", Money(3)), behind=BEFORE), months=True
    )
    assert found.rows == (Row(("2026-03-01",), (Money(5), Money(3)), (MARCH, BEFORE)),)


def test_what_nobody_knows_stays_empty() -> None:
    average = Table(("average_days",), 0, (Row(("x",), (Decimal("2.0"),), (None,)),), (Decimal("2.0"),))
    none = Table(("average_days",), 0, (Row(("y",), (None,), (None,)),), (None,))
    assert compared(average, none, months=False).rows[0].values == (Decimal("2.0"), Decimal(0))
    found = compared(none, average, months=False)
    assert [row.values for row in found.rows] == [(None, None), (None, Decimal("2.0"))]
    assert found.total == (None, Decimal("2.0"))
