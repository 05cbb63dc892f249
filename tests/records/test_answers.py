"""Answers: they explain themselves without a look-up."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from desk.records.answers import Amount, Answer, Clause, Deadline
from desk.records.money import Money

ANSWER = Answer(
    ask="return",
    outcome="allowed",
    amounts=(
        Amount("merchandise", Money(8995), "credit-only", line="A"),
        Amount("restocking_fee", Money(-1799), "restocking", line="A"),
        Amount("merchandise", Money(5), "credit-only", line="B"),
    ),
    deadlines=(
        Deadline("ra_by", date(2026, 3, 14), "ra-request"),
        Deadline("return_by", date(2026, 3, 23), "ra-return-by"),
    ),
    clauses=(
        Clause("restocking", {"en": "A fifth is kept.", "es": "Se queda un quinto."}),
        Clause("bare", {"fr": "Un cinquième."}),
    ),
)


def test_a_deadline_is_found_by_its_name() -> None:
    assert ANSWER.deadline("return_by") == date(2026, 3, 23)
    assert ANSWER.deadline("claim_by") is None


def test_amounts_of_one_label_are_summed_over_the_lines() -> None:
    assert ANSWER.amount("merchandise") == Money(9000)
    assert ANSWER.amount("restocking_fee") == Money(-1799)


def test_an_absent_amount_is_zero_and_still_money() -> None:
    assert str(ANSWER.amount("shipping")) == "0.00"


def test_what_is_billed_adds_up_to_the_charge() -> None:
    fee, work = (Amount(name, Money(1000), "work", "A", apart=True, billed=True) for name in ("fee", "work"))
    off = Amount("late_fee", Money(-250), "work", apart=True, billed=True)
    told = Amount("storage_fee", Money(9900), "work", apart=True)
    answer = replace(ANSWER, charge=Money(1750), amounts=(*ANSWER.amounts, told, fee, off, work))
    assert answer.bills == (fee, replace(work, money=Money(750)))
    assert all(each.apart and each.billed for each in answer.bills)
    assert replace(answer, charge=Money(1000)).bills == (fee,)
    assert ANSWER.bills == ()


def test_an_answer_whose_fields_are_put_in_is_like_any_other() -> None:
    made, fields = Answer.begun()
    fields |= {"ask": "return", "outcome": "owner", "figures": {}, "readings": {}}
    fields |= {"refused_services": {}, "tenders": {}, "names": {}}
    assert made == Answer("return", "owner")
    assert repr(made) == repr(Answer("return", "owner"))


@pytest.mark.parametrize(("record", "field"), [(ANSWER, "state"), (ANSWER.amounts[0], "line")])
def test_what_was_answered_stays(record: Answer | Amount, field: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(record, field, "changed")
    assert replace(record, **{field: "changed"}) != record


def test_the_days_of_coming_back_are_put_off_and_no_others() -> None:
    later = ANSWER.put_off(date(2026, 4, 2))
    assert later.deadline("return_by") == date(2026, 4, 2)
    assert later.deadline("ra_by") == date(2026, 3, 14)
    assert later.deadlines[1].clause == "ra-return-by"
    assert ANSWER.put_off(date(2026, 3, 20)) == ANSWER.put_off(None) == ANSWER


def test_amounts_of_one_kind_are_together_whichever_line_they_are_of() -> None:
    amounts = (
        Amount("merchandise", Money(12000), "credit", "1"),
        Amount("restocking_fee", Money(-2400), "fee", "1"),
        Amount("merchandise", Money(8995), "credit", "2"),
        Amount("merchandise", Money(500), "other", "2"),
        Amount("merchandise", Money(100), "credit", "2", apart=True),
    )
    found = Answer("return", "allowed", amounts=amounts).sums
    assert [(each.label, each.money, each.clause, each.apart) for each in found] == [
        ("merchandise", 20995, "credit", False),
        ("restocking_fee", -2400, "fee", False),
        ("merchandise", 500, "other", False),
        ("merchandise", 100, "credit", True),
    ]
