"""Orders, their lines and what came back, as they stood at the end of a day."""

from datetime import date

from desk.operations import orders, returns, taking
from desk.operations.desk import Desk
from tests.exchange.test_csv_out import come_back
from tests.operations import ordering
from tests.store.test_books_whole import found

FIRST = date(2026, 3, 1)


def test_an_order_is_told_as_it_stood(desk: Desk) -> None:
    come_back(desk)
    told = {}
    for day in (2, 3, 4, 9, 13):
        first = found(desk, "orders", FIRST, date(2026, 3, day))[0]
        told[day] = (first["state"], first["held"], first["sold"], first["credited"], first["delivered"])
    assert told == {
        2: ("processed", 23571, 0, 0, None),
        3: ("processed", 23571, 0, 0, None),
        4: ("shipped", 0, 20995, 0, None),
        9: ("delivered", 0, 20995, 0, "2026-03-09"),
        13: ("delivered", 0, 20995, 7745, "2026-03-09"),
    }


def test_an_order_is_told_in_the_month_that_it_was_sold_in(desk: Desk) -> None:
    later = (date(2026, 3, 4), date(2026, 3, 31))
    assert [each["number"] for each in found(desk, "orders", *later)] == ["#1001", "#1002"]
    assert len(found(desk, "lines", *later)) == 4
    assert found(desk, "orders", date(2026, 3, 5), date(2026, 3, 31)) == []


def test_a_line_tells_what_left_and_came_back_by_a_day(desk: Desk) -> None:
    come_back(desk)
    told = [
        [(each["shipped"], each["returned"]) for each in found(desk, "lines", FIRST, date(2026, 3, day))[:2]]
        for day in (2, 4, 13)
    ]
    assert told == [[(0, 0), (0, 0)], [(1, 0), (1, 0)], [(1, 0), (1, 1)]]


def test_a_reversal_stands_in_the_month_that_it_was_made_in(desk: Desk) -> None:
    ra = come_back(desk)
    desk.clock.day = date(2026, 4, 2)  # type: ignore[attr-defined]
    returns.reverse_settlement(desk, ra.number, "wrong doll")
    (settled,) = found(desk, "returns", FIRST, date(2026, 3, 31))
    (back,) = found(desk, "returns", date(2026, 4, 1), date(2026, 4, 30))
    assert (settled["state"], settled["credit"]) == ("settled", 7745)
    assert (back["state"], back["credit"], back["number"]) == ("reversed", -7745, ra.number)
    assert orders.open_order(desk, "#1001").credited == 0


def test_an_order_that_is_voided_later_is_told_as_it_stood(desk: Desk) -> None:
    number = ordering.taken(desk).number
    placed = orders.open_order(desk, number).placed
    desk.clock.day = date(2026, 5, 2)  # type: ignore[attr-defined]
    taking.void_order(desk, number, "typed twice")
    told = {
        day: next(each["state"] for each in found(desk, "orders", placed, day) if each["number"] == number)
        for day in (placed, date(2026, 5, 2))
    }
    assert list(told.values()) == ["placed", "voided"]
