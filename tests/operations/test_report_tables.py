"""The tables of reports add the ledger up; every number is what the legs behind it come to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from desk.operations import orders, reports, returns
from desk.operations.desk import Desk
from desk.operations.report_tables import is_tax
from desk.records.money import Money, total
from desk.records.reports import KINDS, Report
from desk.store import ledger
from tests.conftest import DAY, FixedClock, doll_order
from tests.gui.returning import settled

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A shop that sold to two states and had a doll come back."""
    settled(desk)
    return desk


def rows(report: Report) -> dict[tuple[str, ...], tuple[object, ...]]:
    """The values by what they are about, without empty rows and without the year before."""
    return {row.names: row.values[:-1] for row in report.table.rows if any(row.values)}


def test_sales_by_month(shop: Desk) -> None:
    report = reports.make_report(shop, "sales", *YEAR)
    assert rows(report) == {("2026-03-01",): (41990, -8995, 32995, 2590, 732)}
    assert len(report.table.rows) == 12 and report.table.total[:5] == (41990, -8995, 32995, 2590, 732)


def test_sales_tax_by_state(shop: Desk) -> None:
    report = reports.make_report(shop, "sales_tax", *YEAR)
    assert rows(report) == {("MO",): (12000, 0, 1281, -549, 732), ("OH",): (0, 20995, 0, 0, 0)}
    assert report.table.total[:5] == (12000, 20995, 1281, -549, 732)
    assert is_tax("2200") and is_tax("2230") and not is_tax("2300") and not is_tax("2199")


def test_a_settlement_taken_back_gave_no_tax_back(shop: Desk, clock: FixedClock) -> None:
    """It is no tax that was collected either: the accountant's file says the same."""
    clock.day = DAY + timedelta(days=30)
    returns.reverse_settlement(shop, shop_return(shop), "by mistake")
    report = reports.make_report(shop, "sales_tax", *YEAR)
    assert rows(report)["MO",][2:] == (1281, 0, 1281)


def test_fees_by_clause(shop: Desk) -> None:
    report = reports.make_report(shop, "fees", *YEAR)
    assert rows(report) == {("4200", "restocking"): (1, 1799, 0, 1799)}
    assert report.table.total == (1, 1799, 0, 1799, 0)
    assert [each.title for each in report.accounts] == ["Restocking fees"]


def test_a_fee_given_back_counts_less(shop: Desk, clock: FixedClock) -> None:
    ra = returns.open_return(shop, shop_return(shop)).ra
    clock.day = DAY + timedelta(days=30)
    returns.reverse_settlement(shop, ra.number, "by mistake")
    report = reports.make_report(shop, "fees", *YEAR)
    assert rows(report) == {("4200", "restocking"): (2, 1799, -1799, 0)}
    april = reports.make_report(shop, "returns_by_reason", date(2026, 4, 1), date(2026, 4, 30))
    assert rows(april) == {("changed_mind",): (-1, -1, -8995)}
    items = reports.make_report(shop, "returns_by_item", *YEAR)
    assert rows(items) == {} and len(items.table.rows) == 1


def shop_return(desk: Desk) -> str:
    """The number of the only return."""
    return str(desk.db.query("SELECT number FROM return_authorizations")[0]["number"])


def test_deposits_held_go_on_from_month_to_month(shop: Desk) -> None:
    report = reports.make_report(shop, "deposits_held", date(2026, 2, 1), date(2026, 4, 30))
    assert [row.values[:4] for row in report.table.rows] == [
        (0, 0, 0, 0),
        (0, 68151, -45861, 22290),
        (22290, 0, 0, 22290),
    ]
    assert report.table.total[:4] == (0, 68151, -45861, 22290)
    assert ledger.balance_on(shop.db, "2000", date(2026, 4, 30)) == -22290


def test_shipping_times(shop: Desk) -> None:
    report = reports.make_report(shop, "shipping_times", date(2026, 2, 1), date(2026, 3, 31))
    assert [row.values[:5] for row in report.table.rows] == [
        (0, 0, 0, None, None),
        (2, 2, 0, Decimal("2.0"), 2),
    ]


def test_profit_and_trial_balance_agree(shop: Desk) -> None:
    profit = reports.make_report(shop, "profit_loss", *YEAR)
    trial = reports.make_report(shop, "trial_balance", *YEAR)
    assert trial.table.total[0] == trial.table.total[3] == 0
    after = {row.names[0]: row.values[3] for row in trial.table.rows}
    assert {row.names[0]: row.values[0] for row in profit.table.rows} == {
        account: -balance for account, balance in after.items() if account >= "4000" and balance is not None
    }
    assert after == {
        account: balance for account, balance in ledger.trial_balance(shop.db).items() if account in after
    }
    later = reports.make_report(shop, "trial_balance", date(2026, 4, 1), date(2026, 4, 30))
    assert {row.names[0]: row.values[0] for row in later.table.rows} == after
    assert {row.values[1:3] for row in later.table.rows} == {(0, 0)}


def test_the_year_before_stands_beside_it(shop: Desk) -> None:
    report = reports.make_report(shop, "sales", date(2027, 1, 1), date(2027, 12, 31))
    march = report.table.rows[2]
    assert march.names == ("2027-03-01",) and march.values == (0, 0, 0, 0, 0, 32995)
    tax = reports.make_report(shop, "sales_tax", date(2027, 3, 1), date(2027, 3, 31))
    assert [(row.names, row.values[-1]) for row in tax.table.rows] == [(("MO",), 732), (("OH",), 0)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_behind_an_amount_comes_to_it(shop: Desk, kind: str) -> None:
    orders.enter_order(shop, doll_order("#1009", state="MO"))
    report = reports.make_report(shop, kind, *YEAR)
    seen = 0
    for row in report.table.rows:
        for column, (value, behind) in enumerate(zip(row.values, row.behind, strict=True)):
            if behind is None or not isinstance(value, Money) or (kind == "sales_tax" and column < 2):
                continue
            legs = reports.legs_behind(shop, behind)
            assert abs(value) == abs(total(leg.money for leg in legs)), (kind, row.names, column)
            seen += len(legs)
    assert seen or kind == "shipping_times"
