"""A refusal is told in whole sentences in both languages: by letter, by mail and on the phone."""

from dataclasses import replace

import pytest

from desk.records.answers import Finding
from desk.records.papers import RefusalPaper
from desk.records.returns import REASONS
from desk.words import Words, refusals
from tests.paper.samples import SHOP, TEXTS, refusal_paper


def told(paper: RefusalPaper, language: str = "en") -> str:
    """All that is told."""
    words = Words(language)
    return "\n".join(
        (
            refusals.subject(words, paper),
            refusals.mail_text(words, paper),
            refusals.spoken(words, paper.request.answer),
        )
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("kind", ["issue", "settle"])
@pytest.mark.parametrize("state", ["refused", "declined"])
def test_every_refusal_is_told_in_whole_sentences(state: str, kind: str, reason: str, language: str) -> None:
    paper = refusal_paper(state=state, kind=kind, reason=reason, ra="RA-26-00017-4", why="She complains")
    shown = told(paper, language)
    assert "refusal." not in shown and "letter." not in shown and "{" not in shown and "None" not in shown
    for part in ("Ann Miller", "#10100", "RQ-26-00003-7", "1911 Ford Town Car", "Samantha's Collectibles"):
        assert part in shown
    assert "She complains" not in shown


def test_what_never_came_need_not_be_kept() -> None:
    assert "do not send" in told(refusal_paper())
    assert "do not send" not in told(refusal_paper(reason="missing_item"))


def test_the_shops_phone_is_named_where_there_is_one() -> None:
    paper = refusal_paper()
    assert "please get in touch with us and name the number RQ-26-00003-7." in told(paper)
    home = replace(SHOP.address, phone="417 555 0199")
    assert "RQ-26-00003-7: 417 555 0199" in told(replace(paper, shop=replace(SHOP, address=home)))


def test_a_ground_is_told_once_and_a_refusal_without_one_too() -> None:
    answer = refusal_paper().request.answer
    twice = replace(answer, findings=answer.findings * 2)
    assert refusals.grounds(Words("en"), twice) == ["It was asked for after the last day, Mar 14, 2026."]
    said = refusals.spoken(Words("en"), twice)
    assert said == f"Tell the customer: {refusals.grounds(Words('en'), answer)[0]} " + (
        f"Our policy: “{TEXTS['insure'][0]}”"
    )
    bare = replace(answer, findings=(), cites=())
    assert refusals.spoken(Words("en"), bare) == (
        "Tell the customer: We are sorry: our policy does not allow this."
    )


def test_a_clause_that_has_no_text_is_not_quoted() -> None:
    answer = replace(refusal_paper().request.answer, findings=(Finding("damaged-box", "gone"),))
    assert refusals.spoken(Words("es"), answer) == "Diga al cliente: Solo la caja está dañada."
