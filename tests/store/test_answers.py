"""An answer that is kept is the answer that was given."""

from datetime import date

from desk.records.answers import Amount, Answer, Clause, Deadline, Finding, Point, Step
from desk.records.money import Money
from desk.store import answers


def test_an_answer_comes_back_whole() -> None:
    given = Answer(
        ask="return",
        outcome="owner",
        state="awaiting_return",
        destination="store_credit",
        credit=Money(-5),
        amounts=(
            Amount("merchandise", Money(-5), "restocking", "3"),
            Amount("outlay", Money(7), "post", apart=True, billed=True),
        ),
        figures={"total": Money(7)},
        deadlines=(Deadline("return_by", date(2026, 2, 28), "ra-return-by"),),
        requirements=("insure",),
        findings=(Finding("silent", "credit-only", "3", {"sku": "Ω"}),),
        cites=("restocking",),
        clauses=(Clause("restocking", {"en": "20 %", "es": "20 %"}),),
        readings={"tax-on-returns": "credited"},
        steps=(
            Step(7, "gifts", "restocking", Point("take", {"label": "fee"}), "held", ("3",), (Point("has"),)),
        ),
    )
    text = answers.to_text(given)
    answers._known.clear()
    found = answers.to_answer(text)
    assert found == given
    assert [(each.apart, each.billed) for each in found.amounts] == [(False, False), (True, True)]


def test_what_is_kept_at_hand_stays_small() -> None:
    for days in range(200):
        answers.to_text(Answer("return", "owner", credit=Money(days)))
    assert len(answers._known) <= answers._MOST
    assert answers.to_answer(answers.to_text(Answer("return", "allowed"))) == Answer("return", "allowed")
