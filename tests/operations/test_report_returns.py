"""Returns by reason and by item; what several items came to together is shared by their prices."""

from datetime import date, timedelta

from desk.operations import closings, reports, returns
from desk.operations.desk import Desk
from desk.records.ledger import Event
from desk.records.money import Money
from desk.records.returns import Parcel
from desk.store import ledger
from tests.conftest import DAY, FixedClock
from tests.gui.returning import FOUND, together

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_two_items_share_an_entry_to_the_cent(desk: Desk) -> None:
    ra = together(desk, "A", "B")
    parcel = Parcel(DAY, DAY, True, tuple((line.id, FOUND) for line in ra.lines))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    by_item = reports.make_report(desk, "returns_by_item", *MARCH)
    assert [(row.names[0], row.values[:2]) for row in by_item.table.rows] == [
        ("A", (1, 12000)),
        ("B", (1, 8995)),
    ]
    by_reason = reports.make_report(desk, "returns_by_reason", *MARCH)
    assert [(row.names, row.values) for row in by_reason.table.rows] == [
        (("changed_mind",), (1, 2, 20995, 0))
    ]
    assert by_item.table.total == (2, 20995, 0)


def test_what_came_back_without_a_return_has_a_row_of_its_own(desk: Desk) -> None:
    event = Event("return_released", "#1001", DAY, desk.moment, (("merchandise", Money(700), ""),))
    with desk.db.atomic():
        ledger.post(desk.db, event)
    for kind, names, values in (
        ("returns_by_reason", ("",), (0, 0, 700, 0)),
        ("returns_by_item", ("", ""), (0, 700, 0)),
    ):
        report = reports.make_report(desk, kind, *MARCH)
        assert [(row.names, row.values) for row in report.table.rows] == [(names, values)]
        behind = report.table.rows[0].behind[-2]
        assert behind is not None
        assert [leg.money for leg in reports.legs_behind(desk, behind)] == [700]


def test_a_closed_month_tells_what_came_back_as_it_was_then(desk: Desk, clock: FixedClock) -> None:
    """Once the settlement is taken back its lines may be set apart, or come back one by one."""
    ra = together(desk, "A", "B")
    parcel = Parcel(DAY, DAY, True, tuple((line.id, FOUND) for line in ra.lines))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    clock.day = DAY + timedelta(days=40)
    closings.close_month(desk, date(2026, 3, 1))
    kinds = ("returns_by_item", "returns_by_reason", "shipping_times")
    before = [reports.make_report(desk, kind, *MARCH) for kind in kinds]
    returns.reverse_settlement(desk, ra.number, "by mistake")
    with desk.db.atomic():
        desk.db.execute("UPDATE return_lines SET quantity = quantity + 1 WHERE order_line % 2")
        desk.db.execute("UPDATE orders SET number = number || ' taken back'")
    assert [reports.make_report(desk, kind, *MARCH) for kind in kinds] == before
    april = reports.make_report(desk, "returns_by_item", date(2026, 4, 1), date(2026, 4, 30))
    assert [(row.names[0], row.values[:2]) for row in april.table.rows] == [
        ("B", (-1, -8995)),
        ("A", (-1, -12000)),
    ]
