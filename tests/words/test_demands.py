"""A demand's mail says what its letter says."""

from desk.words import Words
from desk.words.demands import mail_text, subject
from tests.paper.demanded import demand_paper

EN, ES = Words("en"), Words("es")


def test_a_mail_holds_the_whole_letter() -> None:
    told = mail_text(EN, demand_paper())
    for part in (
        "Dear Ann Miller,",
        "Amount of the check: $235.71\nFee for a returned check: $35.00\nPaid since it came back: -$50.00",
        "To be paid: $220.71",
        "by Thursday, June 11, 2026",
        "Samantha's Collectibles\n118 Main St",
        "Due in full within 10 days.\nEach returned check costs $35.00.",
    ):
        assert part in told, part
    assert subject(EN, demand_paper()) == "Returned check: first notice (CK-26-00003-2)"


def test_in_spanish_every_sentence_is_there() -> None:
    told = mail_text(ES, demand_paper(kind="final"))
    assert "aviso final" in told and "demand." not in told
