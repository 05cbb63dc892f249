"""Editions are only added: from a day on, with a reason; orders keep the one they were placed under."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import editions, orders, policies
from desk.operations.desk import Desk
from desk.policy.values import with_values
from desk.records.errors import BadInput, Malformed, Refused
from desk.records.facts import Choices
from desk.records.policies import EditionRow
from tests.conftest import FixedClock, doll_order

NEXT = date(2026, 4, 1)
KEPT = Choices({"tax-on-returns": "kept"})


def text_of(desk: Desk) -> str:
    """The text of the shop's first edition."""
    return policies.edition_on(desk, desk.clock.today()).text


def row(desk: Desk, edition: int) -> EditionRow:
    """A row of the list by its edition."""
    return next(each for each in editions.list_editions(desk) if each.id == edition)


def test_a_new_edition_holds_from_its_day_on(desk: Desk) -> None:
    first = policies.edition_on(desk, date(2026, 3, 13))
    made = editions.new_edition(desk, text_of(desk), KEPT, NEXT, " The owner said so ")
    assert (made.pack, made.in_force, made.digest) == ("samanthas", NEXT, first.digest)
    assert policies.edition_on(desk, date(2026, 3, 31)).id == first.id
    assert policies.edition_on(desk, NEXT) == made and policies.judge_of(desk, made.id)[1] == KEPT
    (line,) = editions.read_changes(desk)
    assert (line.person, line.operation, line.reason) == ("Alma", "new_edition", "The owner said so")
    assert line.before == {"tax-on-returns": "credited"}
    assert line.after == {"in_force": "2026-04-01", "tax-on-returns": "kept"}


def test_orders_keep_the_edition_they_were_placed_under(desk: Desk) -> None:
    first = orders.open_order(desk, "1001").edition
    made = editions.new_edition(desk, text_of(desk), KEPT, NEXT, "So")
    later = orders.enter_order(desk, replace(doll_order("#1009"), placed=NEXT, processed=NEXT, shipped=None,
                                             delivered=None))  # fmt: skip
    assert (orders.open_order(desk, "1001").edition, later.edition) == (first, made.id)
    assert [(each.id, each.state, each.orders) for each in editions.list_editions(desk)] == [
        (made.id, "upcoming", 1),
        (first, "in_force", 3),
    ]
    assert row(desk, first).until == date(2026, 3, 31) and row(desk, made.id).until is None


def test_a_later_row_of_the_same_day_takes_its_place(desk: Desk, clock: FixedClock) -> None:
    first = editions.new_edition(desk, text_of(desk), KEPT, NEXT, "So")
    other = Choices({"returned-by-means": "received"})
    second = editions.new_edition(desk, text_of(desk), other, NEXT, "Better")
    assert policies.edition_on(desk, NEXT).id == second.id
    assert (row(desk, first.id).state, row(desk, second.id).state) == ("replaced", "upcoming")
    clock.day = NEXT + timedelta(days=3)
    states = [each.state for each in editions.list_editions(desk)]
    assert states == ["in_force", "replaced", "past"]


def test_an_upcoming_edition_is_withdrawn_by_what_holds_until_then(desk: Desk) -> None:
    made = editions.new_edition(desk, text_of(desk), KEPT, NEXT, "So")
    back = editions.withdraw_edition(desk, made.id, "Too soon")
    assert policies.edition_on(desk, NEXT).id == back.id and back.choices == "{}"
    assert row(desk, back.id).repeats and row(desk, made.id).state == "replaced"
    line = editions.read_changes(desk)[-1]
    assert line.before == {"tax-on-returns": "kept"}
    assert line.after == {"in_force": "2026-04-01", "tax-on-returns": "credited"}
    with pytest.raises(Refused, match="edition-withdrawn"):
        editions.withdraw_edition(desk, back.id, "Again")
    for done in (made.id, policies.edition_on(desk, date(2026, 3, 13)).id):
        with pytest.raises(Refused, match="edition-not-upcoming"):
            editions.withdraw_edition(desk, done, "Again")


def test_today_only_before_the_first_order_of_today(desk: Desk, clock: FixedClock) -> None:
    clock.day = date(2026, 3, 20)
    made = editions.new_edition(desk, text_of(desk), KEPT, clock.day, "At once")
    assert row(desk, made.id).state == "in_force"
    orders.enter_order(desk, replace(doll_order("#1009"), placed=clock.day, processed=None, shipped=None,
                                     delivered=None))  # fmt: skip
    with pytest.raises(Refused, match="edition-orders-today"):
        editions.new_edition(desk, text_of(desk), Choices(), clock.day, "Back")


def test_the_first_edition_holds_for_all_days_before_it(empty_desk: Desk, clock: FixedClock) -> None:
    """Also while it is still to come: none may begin before it."""
    assert [each.state for each in editions.list_editions(empty_desk)] == ["in_force"]
    clock.day = date(2026, 3, 1)
    assert [each.state for each in editions.list_editions(empty_desk)] == ["in_force"]
    with pytest.raises(BadInput, match="edition-before-first"):
        editions.new_edition(empty_desk, text_of(empty_desk), KEPT, date(2026, 3, 5), "Early")


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2026, 3, 12), "edition-day-past"), (date(2027, 3, 15), "edition-day-far")],
)
def test_a_day_that_cannot_be_is_refused(desk: Desk, day: date, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        editions.new_edition(desk, text_of(desk), KEPT, day, "So")


def test_what_changes_nothing_is_refused_and_nothing_is_written(desk: Desk) -> None:
    with pytest.raises(Refused, match="edition-same"):
        editions.new_edition(desk, text_of(desk), Choices(), NEXT, "So")
    with pytest.raises(BadInput, match="reason-empty"):
        editions.new_edition(desk, text_of(desk), KEPT, NEXT, " ")
    with pytest.raises(BadInput, match="option-unknown"):
        editions.new_edition(desk, text_of(desk), Choices({"tax-on-returns": "halved"}), NEXT, "So")
    with pytest.raises(Malformed):
        editions.new_edition(desk, "colour = 'red'", KEPT, NEXT, "So")
    assert len(editions.list_editions(desk)) == 1 and editions.read_changes(desk) == ()


def test_another_text_is_an_edition_even_if_it_decides_the_same(desk: Desk) -> None:
    made = editions.new_edition(desk, "# Ours.\n" + text_of(desk), Choices(), NEXT, "A comment")
    assert made.text.startswith("# Ours.") and editions.read_changes(desk)[0].after == {
        "in_force": "2026-04-01"
    }
    changed = with_values(made.text, {"windows.asking.days": "6"})
    editions.new_edition(desk, changed, Choices(), NEXT + timedelta(days=30), "Longer")
    line = editions.read_changes(desk)[1]
    assert (line.before, line.after["ra-request"]) == ({"ra-request": "5"}, "6")


def test_two_values_of_one_clause_stand_under_two_names(desk: Desk) -> None:
    days = {"windows.sending.days": "11", "windows.arriving.days": "12"}
    editions.new_edition(desk, with_values(text_of(desk), days), Choices(), NEXT, "Longer")
    line = editions.read_changes(desk)[-1]
    assert (line.before["ra-return-by"], line.before["ra-return-by’"]) == ("10", "10")
    assert {line.after["ra-return-by"], line.after["ra-return-by’"]} == {"11", "12"}
