"""What is behind numbers is read by day, and no more than asked for."""

from datetime import date

from desk.operations import closings, orders
from desk.operations.desk import Desk
from desk.records.periods import Period
from desk.records.reports import Behind
from desk.store import report_lines
from tests.conftest import FixedClock, doll_order
from tests.gui.returning import settled

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_legs_are_narrowed_by_all_that_is_told(desk: Desk) -> None:
    settled(desk)
    found = report_lines.legs(desk.db, Behind(YEAR), 500)
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert report_lines.legs(desk.db, Behind(YEAR), 3) == found[:3]

    def many(**told: object) -> int:
        return len(report_lines.legs(desk.db, Behind(YEAR, **told), 500))  # type: ignore[arg-type]

    assert many(accounts=("4000",)) == 2 and many(accounts=("4000",), state="MO") == 1
    assert many(accounts=("2230",), side=-1) == 1 and many(accounts=("2230",), side=1) == 1
    assert many(event="return_credited") < len(found) and many(clause="restocking") >= 1
    assert many(accounts=("4010",), reason="changed_mind") == 1 and many(reason="defective") == 0
    assert many(accounts=("4010",), sku="B") == 1 and many(accounts=("4010",), sku="A") == 0
    assert many(accounts=("4010",), sku="") == 0


def test_what_is_about_a_closed_month_tells_its_own_day(desk: Desk, clock: FixedClock) -> None:
    clock.day = date(2026, 4, 3)
    closings.close_month(desk, date(2026, 3, 1))
    orders.enter_order(desk, doll_order("#1077"))
    late = report_lines.legs(desk.db, Behind(Period(date(2026, 4, 1), date(2026, 4, 1)), ("4000",)), 9)
    assert late[0].happened is not None and late[0].happened.month == 3
