"""The list of returns, all of them and those of one order."""

from desk.operations import returns, returns_list
from desk.operations.desk import Desk
from desk.records.lists import Query
from tests.operations.test_returns import ask_for


def test_the_list_and_its_chips(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    (row,) = returns_list.rows(desk, returns_list.ids(desk, Query()))
    assert (row.number, row.order, row.state) == (ra.number, "#1001", "open")
    assert returns_list.counts(desk)["open"] == 1
    assert returns_list.list_returns(desk) == (row,)


def test_the_returns_of_one_order(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    assert [row.number for row in returns_list.of_order(desk, "1001")] == [ra.number]
    assert returns_list.of_order(desk, "1002") == ()
