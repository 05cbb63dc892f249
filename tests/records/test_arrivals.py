"""An arrival adds up: what is given, who is short, what goes to the shelf."""

from datetime import date

from desk.records.arrivals import Arrival, Claim, Given

DAY = date(2026, 3, 20)


def claim(line: int, awaited: int) -> Claim:
    """A line in effect that waits for some pieces."""
    return Claim(line, f"#{line}", "Ann", DAY, DAY, awaited, "preorder")


def test_what_is_given_what_is_short_and_what_is_left_over() -> None:
    first, second, third = Given(claim(1, 2), 2), Given(claim(2, 3), 1), Given(claim(3, 1), 0)
    arrival = Arrival(1, "A", "Doll", DAY, 3, (first, second, third))
    assert (arrival.expected, arrival.shelf) == (6, 0)
    assert arrival.served == (first, second)
    assert [each.short for each in arrival.given] == [0, 2, 1]
    assert Arrival(1, "A", "Doll", DAY, 5, (first,)).shelf == 3
