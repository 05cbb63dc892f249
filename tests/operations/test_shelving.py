"""What came back goes on the shelf, among the damaged or nowhere, and is taken from there again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import orders, returns, shelving
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Refused
from desk.records.items import CAME_BACK
from desk.records.returns import AS_DAMAGED, IN_STOCK
from desk.store import history, stock
from desk.store import items as kept_items
from tests.operations.ordering import DOLL, paid, shelve, taken
from tests.operations.test_returns import ask_for, parcel_for


def put(desk: Desk, *pieces: tuple[str, int, str]) -> None:
    with desk.db.atomic():
        shelving.put(desk, "RA-1", pieces)


def take(desk: Desk, *pieces: tuple[str, int, str]) -> None:
    with desk.db.atomic():
        shelving.take_back(desk, "RA-1", pieces)


def counts(desk: Desk, sku: str = "B") -> tuple[int | None, int]:
    """The pieces on the shelf, and those among the damaged."""
    item = kept_items.get(desk.db, sku)
    return item.on_hand, item.damaged


def test_pieces_go_to_their_place_and_come_away_again(desk: Desk) -> None:
    item = shelve(desk, DOLL, 3)
    put(desk, ("B", 2, IN_STOCK), ("B", 1, AS_DAMAGED))
    assert counts(desk) == (5, 1)
    take(desk, ("B", 2, IN_STOCK), ("B", 1, AS_DAMAGED))
    assert counts(desk) == (3, 0)
    moved = stock.movements(desk.db, item.id)[1:]
    damaged = stock.damaged_movements(desk.db, item.id)
    assert [(each.kind, each.change, each.subject) for each in moved] == [
        (CAME_BACK, 2, "RA-1"),
        (CAME_BACK, -2, "RA-1"),
    ]
    assert [(each.kind, each.change) for each in damaged] == [("damaged", 1), ("damaged", -1)]


def test_they_are_there_from_the_day_on_which_they_came(desk: Desk) -> None:
    item, came = shelve(desk, DOLL, 3), desk.clock.today() - timedelta(days=2)
    with desk.db.atomic():
        shelving.put(desk, "SH-1", [("B", 1, IN_STOCK), ("B", 1, AS_DAMAGED)], came)
    assert stock.movements(desk.db, item.id)[-1].day == came
    assert stock.damaged_movements(desk.db, item.id)[-1].day == came


def test_what_nobody_counted_or_knows_goes_nowhere(desk: Desk) -> None:
    put(desk, ("B", 1, IN_STOCK), ("unknown", 1, AS_DAMAGED), ("unknown", 1, IN_STOCK))
    assert counts(desk) == (None, 0)
    take(desk, ("B", 1, IN_STOCK))
    assert counts(desk) == (None, 0)


def test_what_went_nowhere_is_not_taken_from_a_count_that_came_later(desk: Desk) -> None:
    put(desk, ("B", 1, IN_STOCK))
    shelve(desk, DOLL, 4)
    take(desk, ("B", 1, IN_STOCK))
    assert counts(desk) == (4, 0)


@pytest.mark.parametrize(("place", "key"), [(IN_STOCK, "restocked-gone"), (AS_DAMAGED, "damaged-gone")])
def test_what_is_there_no_more_is_not_taken(desk: Desk, place: str, key: str) -> None:
    shelve(desk, DOLL, 1)
    put(desk, ("B", 1, place))
    with pytest.raises(Refused, match=key) as caught:
        take(desk, ("B", 3, place))
    assert caught.value.values == {"sku": "B", "count": 3, "number": "RA-1"}


def test_the_same_item_on_two_lines_is_counted_together(desk: Desk) -> None:
    shelve(desk, DOLL, 0)
    put(desk, ("B", 1, IN_STOCK), ("B", 1, IN_STOCK))
    with pytest.raises(Refused, match="restocked-gone"):
        take(desk, ("B", 2, IN_STOCK), ("B", 1, IN_STOCK))
    assert counts(desk) == (2, 0), "nothing of it was taken"


def test_a_settlement_puts_what_it_says_and_its_reversal_takes_it(desk: Desk) -> None:
    shelve(desk, DOLL, 0)
    ra = returns.issue_ra(desk, ask_for(desk))
    found = parcel_for(ra, places=((ra.lines[0].id, IN_STOCK),))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found)).ra
    assert shelving.places_of(done.lines) == [("B", 1, IN_STOCK)]
    assert counts(desk) == (1, 0)
    opened = returns.reverse_settlement(desk, ra.number, "the wrong doll")
    assert shelving.places_of(opened.lines) == [("B", 1, IN_STOCK)], "as it was found"
    assert counts(desk) == (0, 0)


def test_who_waits_for_it_gets_it_first(desk: Desk) -> None:
    shelve(desk, DOLL, 0)
    order = taken(desk, replace(DOLL, kind="preorder"), payments=paid(desk, 8995))
    put(desk, ("B", 1, AS_DAMAGED))
    assert orders.open_order(desk, order.number).lines[0].allocated == 0
    shelving.clear_damaged(desk, "B", 1, "a new arm", to_shelf=True)
    assert orders.open_order(desk, order.number).lines[0].allocated == 1
    assert counts(desk) == (1, 0)


def test_damaged_pieces_are_cleared_with_a_reason_that_stays(desk: Desk) -> None:
    item = shelve(desk, DOLL, 2)
    put(desk, ("B", 3, AS_DAMAGED))
    assert shelving.clear_damaged(desk, "B", 2, " thrown away ").damaged == 1
    assert counts(desk) == (2, 1)
    line = history.of(desk.db, "B")[-1]
    assert (line.operation, line.reason, line.before, line.after) == (
        "clear_damaged",
        "thrown away",
        {"damaged": "3"},
        {"damaged": "1"},
    )
    mended = shelving.clear_damaged(desk, "B", 1, "a new arm", to_shelf=True)
    assert (mended.on_hand, mended.damaged) == (3, 0)
    assert history.of(desk.db, "B")[-1].after == {"damaged": "0", "on_shelf": "1"}
    assert stock.damaged_movements(desk.db, item.id)[-1].subject == "a new arm"


@pytest.mark.parametrize("count", [-1, 0, 2])
def test_no_more_are_cleared_than_there_are(desk: Desk, count: int) -> None:
    put(desk, ("B", 1, AS_DAMAGED))
    with pytest.raises(BadInput, match="damaged-count"):
        shelving.clear_damaged(desk, "B", count, "thrown away")
    assert counts(desk) == (None, 1)


def test_clearing_has_a_reason_and_a_shelf_that_is_counted(desk: Desk) -> None:
    put(desk, ("B", 1, AS_DAMAGED))
    with pytest.raises(BadInput, match="reason-empty"):
        shelving.clear_damaged(desk, "B", 1, " ")
    with pytest.raises(Refused, match="never-counted"):
        shelving.clear_damaged(desk, "B", 1, "a new arm", to_shelf=True)
    assert counts(desk) == (None, 1)


def test_damaged_pieces_are_sold_to_nobody(desk: Desk) -> None:
    shelve(desk, DOLL, 0)
    put(desk, ("B", 1, AS_DAMAGED))
    assert kept_items.get(desk.db, "B").free == 0
    with pytest.raises(Refused, match="stock-short"):
        taken(desk, DOLL)
