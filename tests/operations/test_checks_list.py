"""The list of checks, for windows and scripts."""

from desk.operations import checks_list
from desk.operations.desk import Desk
from desk.records.lists import Query
from tests.operations import checking


def test_the_list_and_its_chips(desk: Desk) -> None:
    check = checking.received(desk).check
    (row,) = checks_list.rows(desk, checks_list.ids(desk, Query()))
    assert (row.number, row.customer, row.check_number, row.state) == (
        *(check.number, "Ann Bell", "1042", "received"),
    )
    assert checks_list.counts(desk)["to_deposit"] == 1
    assert checks_list.list_checks(desk, Query("to_deposit")) == (row,)
    assert checks_list.list_checks(desk, Query("cleared")) == ()
