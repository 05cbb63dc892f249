"""Returns: what was noted about a parcel is found again, line by line."""

from dataclasses import fields, replace
from datetime import date

from desk.records.answers import Answer
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.returns import (
    CONDITIONS,
    REASONS,
    Ask,
    Parcel,
    Return,
    Settlement,
    Sheet,
)

DAY = date(2026, 3, 13)


def test_a_line_has_the_condition_that_was_noted_for_it() -> None:
    new, broken = Condition(secured=True), Condition(damaged=True)
    parcel = Parcel(DAY, conditions=((7, new), (9, broken)))
    assert (parcel.condition(7), parcel.condition(9)) == (new, broken)
    assert parcel.condition(8) is None
    assert Parcel(DAY).condition(7) is None


def test_the_conditions_that_can_be_noted_are_those_of_the_record() -> None:
    assert sorted(CONDITIONS) == sorted(each.name for each in fields(Condition))


def test_the_reasons_are_those_of_the_policy() -> None:
    assert set(REASONS) == {
        "changed_mind",
        "defective",
        "damaged_in_transit",
        "damaged_box",
        "missing_item",
        "wrong_item",
    }
    assert len(REASONS) == 6


def test_a_call_knows_neither_delivery_nor_cost_unless_told() -> None:
    ask = Ask("#1001", "changed_mind", DAY, (LinePart("2", 1),))
    assert (ask.delivered, ask.shipping_cost) == (None, None)


def test_an_ra_is_unsettled_and_of_the_first_version_when_it_is_issued() -> None:
    answer = Answer("return_request", "allowed")
    ra = Return(1, "RA-26-00017-4", "#1001", "Ida", DAY, "changed_mind", None, "open", (), answer)
    assert (ra.settlement, ra.version) == (None, 1)
    assert [each.name for each in fields(Sheet) if each.default is None] == ["parcel", "answer", "proposal"]


def test_a_reversed_settlement_stands_no_more() -> None:
    done = Settlement(
        1, DAY, DAY, DAY, "store_credit", Money(100), "CS-26-00001-9", Answer("return", "allowed")
    )
    ra = Return(1, "RA-26-00001-3", "#1", "Ana", DAY, "defective", None, "settled", (), done.answer)
    assert ra.in_force is None
    assert replace(ra, settlement=done).in_force == done
    assert replace(ra, settlement=replace(done, reversed=DAY)).in_force is None
