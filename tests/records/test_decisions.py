"""An order as it stood at a moment."""

from datetime import date

from desk.records.customers import Customer
from desk.records.decisions import Back, Pieces, Story
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order, OrderLine

LINES = (
    OrderLine(7, 1, "A", "Doll", 5, Money(1000), returned=3),
    OrderLine(8, 2, "B", "Bear", 1, Money(500)),
)
ORDER = Order(1, "#1", Customer(1, "CU-1", "Ann"), date(2026, 3, 2), LINES, credited=Money(2000))
STORY = Story(
    ORDER,
    backs=[
        Back(10, 20, Money(900), (LinePart("7", 1), LinePart("8", 1))),
        Back(15, None, Money(2000), (LinePart("7", 3),)),
    ],
)


def seen(moment: int) -> tuple[tuple[int, ...], Money]:
    order = STORY.at(moment)
    return tuple(line.returned for line in order.lines), order.credited


def test_what_came_back_counts_from_its_moment_until_it_was_taken_back() -> None:
    assert seen(10) == ((0, 0), 0)
    assert seen(11) == ((1, 1), 900)
    assert seen(15) == ((1, 1), 900)
    assert seen(16) == ((4, 1), 2900)
    assert seen(20) == ((3, 0), 2000)


def test_nothing_else_of_the_order_changes() -> None:
    assert STORY.at(30) == ORDER


def test_pieces_were_under_the_ra_that_they_are_apart_from() -> None:
    """Two were set apart at 10, three at 20, and at 30 five of what was apart from 10 on."""
    now = {1: [LinePart("7", 1)], 2: [LinePart("7", 1)], 3: [LinePart("7", 1), LinePart("8", 2)]}
    pieces = Pieces({**now, 4: [LinePart("9", 5)]}, {1: [(10, 2), (20, 3)], 2: [(30, 4)]})

    def at(moment: int) -> list[str]:
        return [f"{part.quantity} of {part.key}" for part in pieces.at(1, moment)]

    assert at(9) == ["1 of 7", "1 of 7", "5 of 9", "1 of 7", "2 of 8"]
    assert at(10) == at(19) == ["1 of 7", "1 of 7", "2 of 8"]
    assert at(20) == ["1 of 7"]
    assert Pieces(now).at(3, 0) == tuple(now[3])
