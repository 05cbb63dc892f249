"""What was answered a moment ago stands until anything is written, or the shop's day is another."""

from datetime import timedelta

import pytest

from desk.operations import customers, freshness, quoting, returns
from desk.operations.desk import Desk
from desk.records.customers import Customer
from tests.conftest import FixedClock, owners_desk
from tests.operations.ordering import basket, taken
from tests.operations.test_returns import ask_for, parcel_for

ADA = Customer(0, "", "Ada Moss", "ada@example.com")


def test_an_answer_stands_until_something_is_written(desk: Desk) -> None:
    answer = ["a quote"]
    assert freshness.still(desk, answer) is None
    freshness.keep(desk, answer, "made of this")
    assert freshness.still(desk, answer) == "made of this"
    assert freshness.still(desk, list(answer)) is None, "another one that looks the same"
    customers.add_customer(desk, ADA)
    assert freshness.still(desk, answer) is None


def test_what_was_rolled_back_counts_as_written(desk: Desk) -> None:
    freshness.keep(desk, desk.clock)
    with pytest.raises(KeyError), desk.db.atomic():
        customers.enter(desk, ADA)
        raise KeyError("a bug")
    assert freshness.still(desk, desk.clock) is None


def test_what_was_answered_of_a_write_that_was_rolled_back_stands_no_more(desk: Desk) -> None:
    """As when a window is looked at in the middle of an import that is then given up."""
    with pytest.raises(KeyError), desk.db.atomic():
        customers.enter(desk, ADA)
        freshness.keep(desk, desk.clock)
        raise KeyError("given up")
    assert freshness.still(desk, desk.clock) is None


def test_an_answer_is_of_its_day_and_of_its_shop(desk: Desk, clock: FixedClock) -> None:
    freshness.keep(desk, desk.clock)
    assert freshness.still(owners_desk(clock), desk.clock) is None
    clock.day += timedelta(days=1)
    assert freshness.still(desk, desk.clock) is None


def test_an_answer_is_of_the_file_as_it_was_opened(desk: Desk) -> None:
    freshness.keep(desk, desk.clock)
    other = desk.db.in_memory(desk.db)
    desk.db._connection, before = other.connection, desk.db.connection
    assert freshness.still(desk, desk.clock) is None
    desk.db._connection = before
    other.close()


def test_what_is_asked_about_again_is_forgotten_last(desk: Desk) -> None:
    asked, others = object(), [object() for _ in range(20)]
    freshness.keep(desk, asked)
    for each in others:
        freshness.keep(desk, each)
        assert freshness.still(desk, asked) is not None
    assert freshness.still(desk, others[0]) is None and freshness.still(desk, others[-1]) is not None


def test_a_quote_is_shown_again_to_the_same_order_alone(desk: Desk) -> None:
    new = basket(desk)
    shown = quoting.quote(desk, new)
    assert quoting.quote_again(desk, basket(desk), shown)[0] is shown
    other = basket(desk, channel="phone")
    assert quoting.quote_again(desk, other, shown)[0] == quoting.quote(desk, other) != shown
    taken(desk)
    again = quoting.quote_again(desk, new, shown)[0]
    assert again is not shown and again == quoting.quote(desk, new)


def test_a_sheet_stands_only_with_the_order_that_was_read_with_it(desk: Desk) -> None:
    """An order that changed since it was opened is read anew when its parcel is settled."""
    ra = returns.issue_ra(desk, ask_for(desk))
    opened = returns.open_return(desk, ra.number)
    assert freshness.still(desk, returns.inspect(desk, opened, parcel_for(ra))) is not None
    customers.add_customer(desk, ADA)
    assert freshness.still(desk, returns.inspect(desk, opened, parcel_for(ra))) is None
