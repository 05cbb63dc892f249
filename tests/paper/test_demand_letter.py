"""The demand letter: what came back, the parts of the sum, by when and how to pay; nothing else."""

from dataclasses import replace
from datetime import date

from desk.paper import demand_letter
from desk.records.answers import Amount, Answer
from desk.records.money import Money
from desk.words import Words
from tests.paper.demanded import ANSWER, CHECK, DUE, demand_paper
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_SHOP

EN, ES = Words("en"), Words("es")


def test_the_parts_add_up_with_the_clause_of_each() -> None:
    shown = text(demand_letter.render(demand_paper(), EN))
    for part in (
        *("Returned check: first notice", "CK-26-00003-2", "Dear Ann Miller,", "#10100", "#10101"),
        "Your check no. 1042, dated May 19, 2026, for $235.71",
        "was returned by the bank on Jun 1, 2026: not sufficient funds.",
        *("Amount of the check", "$235.71", "Fee for a returned check", "$35.00"),
        *("Paid since it came back", "-$50.00", "To be paid", "$220.71"),
        "Please pay $220.71 in full by Thursday, June 11, 2026.",
        "send a money order to the address below. Please give the number CK-26-00003-2.",
        *("118 Main St", "Due in full within 10 days.", "Each returned check costs $35.00."),
    ):
        assert part in shown, part
    assert "Of something else." not in shown and "lawful" not in shown


def test_after_its_deadline_it_names_the_day_that_is_over() -> None:
    late = demand_paper(kind="final", made=date(2026, 6, 12))
    shown = text(demand_letter.render(late, EN))
    assert "Returned check: final notice" in shown and "This is our final notice." in shown
    assert "It was to be paid in full by Thursday, June 11, 2026. Please pay $220.71 now." in shown


def test_without_fee_and_deadline_in_the_policy_it_has_none() -> None:
    said = Answer("returned_check", "owner", amounts=(Amount("check_amount", Money(23571), ""),))
    paper = demand_paper(replace(CHECK, kind="money_order", check_number=""), answer=said, due=None)
    shown = text(demand_letter.render(paper, EN))
    assert "Your money order dated May 19, 2026" in shown and "Amount of the money order" in shown
    assert "Please pay $220.71." in shown
    for word in ("Fee", "full by", "policy"):
        assert word not in shown


def test_it_is_scanned_and_says_whom_to_call() -> None:
    paper = demand_paper()
    assert codes(demand_letter.render(paper, EN)) == [("Code128", "CK-26-00003-2")]
    assert "call us" not in text(demand_letter.render(paper, EN))
    called = replace(paper.shop, address=replace(paper.shop.address, phone="555-0100"))
    assert "call us at 555-0100" in text(demand_letter.render(replace(paper, shop=called), EN))


def test_the_letter_in_spanish() -> None:
    shown = text(demand_letter.render(demand_paper(), ES))
    assert "a más tardar el jueves, 11 de junio de 2026" in shown and "Se paga en 10 días." in shown
    assert "demand." not in shown and "letter." not in shown


def test_the_same_record_gives_the_same_bytes() -> None:
    assert demand_letter.render(demand_paper(), EN) == demand_letter.render(demand_paper(), EN)
    assert DUE.isoweekday() == 4


def test_many_orders_and_long_clauses_go_on_overleaf() -> None:
    clauses = tuple(replace(each, text={"en": "Wordy and long. " * 200}) for each in ANSWER.clauses)
    paper = demand_paper(answer=replace(ANSWER, clauses=clauses))
    many = tuple(f"#{number}" for number in range(10100, 10160))
    pdf = demand_letter.render(replace(paper, shop=LONG_SHOP, orders=many), EN)
    assert len(pages(pdf)) > 1 and faults(pdf) == []
