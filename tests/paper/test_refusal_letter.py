"""The letter of a refusal: what was asked, why not, what becomes of the goods; not the owner's reason."""

from dataclasses import replace
from datetime import date

from desk.paper import refusal_letter
from desk.words import Words
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_ITEM, LONG_NAME, LONG_SHOP, TEXTS, answer, refusal_paper

EN, ES = Words("en"), Words("es")
BACK = {"kind": "settle", "ra": "RA-26-00017-4"}


def test_what_was_asked_and_why_not_stand_with_the_clause() -> None:
    shown = text(refusal_letter.render(refusal_paper(), EN))
    for part in (
        *("About your request", "RQ-26-00003-7", "Dear Ann Miller,", "22 Elm St", "#10100"),
        "On Mar 20, 2026 you asked us about these items of your order #10100.",
        "You told us: you changed your mind.",
        "1 × 1911 Ford Town Car (S18_2248)",
        "our policy does not allow this. It was asked for after the last day, Mar 14, 2026.",
        "Please do not send these items to us.",
    ):
        assert part in shown, part
    assert TEXTS["insure"][0] in shown and TEXTS["restocking"][0] not in shown
    assert "RA number" not in shown


def test_a_parcel_names_its_return_and_goes_back_at_the_customers_cost() -> None:
    shown = text(refusal_letter.render(refusal_paper(**BACK), EN))
    assert "About your parcel" in shown and shown.count("RA-26-00017-4") == 2
    assert "We send them back to you at your cost." in shown and "do not send" not in shown
    gone = refusal_paper(**BACK, sent_back=date(2026, 3, 24), tracking="1Z 999")
    shown = text(refusal_letter.render(gone, EN))
    assert (
        "We sent them back to you on Mar 24, 2026, at your cost. The number of that parcel is 1Z 999."
        in shown
    )


def test_the_owners_reason_is_not_told() -> None:
    shown = text(refusal_letter.render(refusal_paper(state="declined", why="She always complains"), EN))
    assert "decided on Mar 20, 2026 not to grant it" in shown and "complains" not in shown


def test_the_request_is_scanned_from_the_letter() -> None:
    assert codes(refusal_letter.render(refusal_paper(), EN)) == [("Code128", "RQ-26-00003-7")]


def test_the_letter_in_spanish() -> None:
    shown = text(refusal_letter.render(refusal_paper(**BACK), ES))
    assert "Estimado/a Ann Miller" in shown or "Ann Miller" in shown
    assert "según nuestra política no podemos aceptar" in shown and TEXTS["insure"][1] in shown
    assert "refusal." not in shown and "letter." not in shown


def test_the_same_record_gives_the_same_bytes() -> None:
    assert refusal_letter.render(refusal_paper(), EN) == refusal_letter.render(refusal_paper(), EN)
    assert refusal_letter.render(refusal_paper(), EN) != refusal_letter.render(refusal_paper(), ES)


def test_long_names_goods_and_clauses_go_on_overleaf() -> None:
    paper = refusal_paper(LONG_NAME, answer=replace(answer(40), outcome="refused", findings=()))
    lines = tuple(replace(paper.request.lines[0], name=LONG_ITEM) for _ in range(12))
    many = tuple(clause.id for clause in paper.request.answer.clauses)
    request = replace(paper.request, lines=lines, answer=replace(paper.request.answer, cites=many))
    pdf = refusal_letter.render(replace(paper, shop=LONG_SHOP, request=request), EN)
    assert len(pages(pdf)) > 1 and faults(pdf) == []
    assert text(pdf).replace("\n", " ").count("Clause 39") == 1
