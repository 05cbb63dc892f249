"""The accountant's files as records: every kind names its columns, and what is checked is one of them."""

from desk.records.exports import AMOUNT, BOOKS, CHECKED, Column, Control, Written, columns
from desk.records.money import Money


def test_columns_are_told_as_words() -> None:
    assert columns("number day:day paid:amount") == (
        Column("number", "text"),
        Column("day", "day"),
        Column("paid", "amount"),
    )


def test_what_is_checked_is_a_column_of_amounts() -> None:
    for kind, checked in CHECKED.items():
        amounts = {each.name for each in BOOKS[kind] if each.kind == AMOUNT}
        assert {column for column, *_ in checked} <= amounts, kind


def test_the_totals_have_two_columns_for_their_own_words() -> None:
    for kind, found in BOOKS.items():
        assert AMOUNT not in {each.kind for each in found[:2]}, kind
        assert len({each.name for each in found}) == len(found), kind


def test_a_file_agrees_where_all_its_sums_do() -> None:
    same, other = Control("paid", Money(5), Money(5)), Control("held", Money(5), Money(6))
    assert Written("a.csv", "a", 1, {}, "", (same,)).agrees
    assert Written("a.csv", "a", 1, {}, "").agrees
    assert not Written("a.csv", "a", 1, {}, "", (same, other)).agrees
