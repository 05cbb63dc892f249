"""An agreement says deposit, balance and what cancelling costs in the shop's words, and is signed."""

from dataclasses import replace

from desk.paper import preorder_agreement
from desk.records.answers import Clause
from desk.words import Words
from tests.paper.reading import codes, faults, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, agreement, answer

EN, ES = Words("en"), Words("es")


def test_it_says_what_is_paid_due_and_kept() -> None:
    shown = text(preorder_agreement.render(agreement(), EN))
    for part in (
        "Pre-order agreement #10100",
        "Deposit $102.60",
        "Paid on Mar 2, 2026, Card visa 4242 · DP-26-00004-1 $110.00",
        "Balance when the item is in, before tax and shipping $410.40",
        "Kept if you cancel: Forfeited deposit (4) $102.60",
        "(4) Store credit that can be used at any time.",
        "Be certain.",
        "Signature of the customer Date",
    ):
        assert part in shown


def test_a_shop_without_such_a_note_asks_for_no_certainty() -> None:
    bare = replace(agreement(), sure=None, kept=(), clauses=())
    shown = text(preorder_agreement.render(bare, EN))
    assert "Be certain." not in shown and "Kept if" not in shown and "What holds" not in shown


def test_it_speaks_spanish_and_goes_on_overleaf() -> None:
    long = replace(agreement(LONG_NAME), shop=LONG_SHOP, clauses=answer(40).clauses)
    pdf = preorder_agreement.render(long, ES)
    assert "Acuerdo de pedido anticipado" in text(pdf) and "Firma del cliente" in text(pdf)
    assert faults(pdf, margin=20) == []


def test_a_line_that_is_final_says_so() -> None:
    final = {"1": Clause("final", {"en": "It stays sold."})}
    assert "It stays sold." in text(preorder_agreement.render(replace(agreement(), final=final), EN))


def test_its_order_is_scanned() -> None:
    assert codes(preorder_agreement.render(agreement(), EN)) == [("Code128", "10100")]
