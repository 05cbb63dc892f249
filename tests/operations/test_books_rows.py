"""The accountant's rows agree with the ledger, whatever a shop does, and tell what was fixed by a day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desk.operations import accounts, books_rows, closings
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.exports import AMOUNT, BOOKS
from desk.records.money import Money
from tests.operations.check_history import Checks
from tests.operations.claim_history import Claims
from tests.operations.order_history import SHOPS, History

WHOLE = (date.min, date.max)


def sums_of(desk: Desk, kind: str, start: date, end: date) -> dict[str, Money]:
    """What each column of amounts of a kind comes to."""
    found = {each.name: 0 for each in BOOKS[kind] if each.kind == AMOUNT}
    for page in books_rows.rows(desk, kind, start, end):
        for row in page:
            for column, value in zip(BOOKS[kind], row, strict=True):
                if column.kind == AMOUNT:
                    found[column.name] += value
    return {name: Money(value) for name, value in found.items()}


def differences(desk: Desk, start: date, end: date) -> list[tuple[str, str, Money, Money]]:
    """Where a file and the ledger do not say the same."""
    return [
        (kind, each.column, each.total, each.ledger)
        for kind in BOOKS
        for each in books_rows.controls(desk, kind, sums_of(desk, kind, start, end), start, end)
        if each.total != each.ledger
    ]


@pytest.mark.slow
@pytest.mark.parametrize("history", [History, Checks, Claims])
@pytest.mark.parametrize("seed", range(3))
def test_all_agrees_with_the_ledger_after_any_history(history: Callable[[str], History], seed: int) -> None:
    SHOPS.clear()
    shop = history("samanthas")
    for step in range(60):
        shop.step(seed * 1_000_003 + step * 7919)
    today = shop.desk.clock.today()
    assert differences(shop.desk, *WHOLE) == []
    for start in (date(2026, 3, 14), date(2026, 3, 20)):
        assert differences(shop.desk, start, start + timedelta(days=5)) == []
        assert differences(shop.desk, start, today) == []
    SHOPS.clear()


def test_a_period_has_two_ends() -> None:
    day = date(2026, 3, 13)
    assert books_rows.period(None, None) == WHOLE and books_rows.period(day, day) == (day, day)
    with pytest.raises(BadInput, match="period-backwards"):
        books_rows.period(day, date(2026, 3, 12))


def test_the_trial_balance_of_a_period(desk: Desk) -> None:
    before, march = date(2026, 3, 3), date(2026, 3, 31)
    lines = {each.account.number: each for each in books_rows.trial_balance(desk, before, march)}
    held = lines["2000"]
    assert (held.before, held.debit, held.credit, held.after) == (-68151, 45861, 0, -22290)
    assert sum(each.after for each in lines.values()) == sum(each.before for each in lines.values()) == 0
    whole = books_rows.trial_balance(desk, *WHOLE)
    assert {each.before for each in whole} == {0}
    assert [each.account.number for each in whole] == sorted(each.account.number for each in whole)


def test_sales_tax_is_told_by_state_and_month(desk: Desk) -> None:
    (page,) = books_rows.rows(desk, "sales_tax", *WHOLE)
    assert page == [
        ("MO", "2026-03", "2230", 20995, 0, 1281, 0, 1281),
        ("OH", "2026-03", "", 0, 20995, 0, 0, 0),
    ]


def test_a_closed_month_keeps_its_chart(desk: Desk) -> None:
    desk.clock.day = date(2026, 4, 2)  # type: ignore[attr-defined]
    march = (date(2026, 3, 1), date(2026, 3, 31))
    closings.close_month(desk, march[0])
    before = {kind: list(books_rows.rows(desk, kind, *march)) for kind in BOOKS}
    accounts.change_account(desk, "4000", "400", "Dolls sold")
    assert {kind: list(books_rows.rows(desk, kind, *march)) for kind in BOOKS} == before
    (chart,) = books_rows.rows(desk, "accounts", date(2026, 4, 1), date(2026, 4, 30))
    assert ("400", "Dolls sold", "income", "4000", "Sales", "") in chart
    names = {row[5:7] for page in books_rows.rows(desk, "journal", *march) for row in page}
    assert ("4000", "Sales") in names


def test_the_months_that_have_books(desk: Desk, empty_desk: Desk) -> None:
    assert books_rows.list_months(desk) == books_rows.list_months(empty_desk) == (date(2026, 3, 1),)
    desk.clock.day = date(2026, 5, 31)  # type: ignore[attr-defined]
    assert books_rows.list_months(desk) == (date(2026, 5, 1), date(2026, 4, 1), date(2026, 3, 1))
