"""A check as lines of text: what it paid, its steps, what is owed by which clause."""

from desk.cli.check_reports import check_lines, row_line
from desk.operations import checks_list
from desk.operations.desk import Desk
from desk.words import Words
from tests.operations import checking


def test_a_returned_check_tells_what_is_owed_and_why(desk: Desk, words: Words) -> None:
    sheet = checking.returned(desk)
    told = "\n".join(check_lines(words, sheet))
    (row,) = checks_list.list_checks(desk)
    for part in (
        "CK-26-00001",
        "returned",
        "Printed number: 1042",
        "deposited",
        "Still owed: $135.00",
        "$35.00",
    ):
        assert part in told
    assert "To be paid\n" in told and "Allowed" not in told
    assert row_line(words, row).endswith("Owed $135.00")


def test_one_that_came_in_tells_no_debt(desk: Desk, words: Words) -> None:
    told = "\n".join(check_lines(words, checking.received(desk)))
    assert "Still owed" not in told and "to deposit" in told
