"""What of returned checks an agency has, and what was given up, as the store counts it."""

from datetime import date

from desk.operations.desk import Desk
from desk.store import check_report, checks
from tests.operations import checking

PERIOD = (date(2026, 3, 1), date(2026, 3, 31))


def test_a_check_of_two_orders_is_with_the_agency_once(desk: Desk) -> None:
    one, two = checking.ordered(desk), checking.ordered(desk)
    found = checking.returned(desk, (one.number, 10000), (two.number, 5000)).check
    (month,) = check_report.months(desk.db, *PERIOD)
    assert (month.agency, month.agency_amount) == (0, 0)
    with desk.db.atomic():
        handed = checks.get(desk.db, found.number)
        desk.db.execute("UPDATE checks SET state = 'collections' WHERE id = ?", (handed.id,))
    (month,) = check_report.months(desk.db, *PERIOD)
    assert (month.agency, month.agency_amount, month.lost) == (1, 18500, 0)


def test_months_without_checks_are_left_out(desk: Desk) -> None:
    checking.received(desk)
    (month,) = check_report.months(desk.db, date(2025, 1, 1), date(2026, 3, 31))
    assert (month.month, month.number) == (date(2026, 3, 1), 1)
    assert check_report.months(desk.db, date(2026, 3, 14), date(2026, 3, 31)) == ()
