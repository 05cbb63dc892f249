"""A layaway's statement says what was paid, what is left, and what is due next."""

from dataclasses import replace

from desk.paper import layaway_statement
from desk.words import Words
from tests.paper.reading import codes, faults, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, layaway

EN, ES = Words("en"), Words("es")


def test_it_shows_payments_what_is_left_and_what_is_next() -> None:
    shown = text(layaway_statement.render(layaway(), EN))
    for part in (
        "Layaway statement #10100",
        "Due at once, as the first payment $110.00",
        "Paid so far $500.00",
        "Still to be paid $74.28",
        "Next payment, due by Apr 2, 2026 $40.00",
        "Mar 13, 2026",
    ):
        assert part in shown, part


def test_without_a_plan_there_is_no_next_payment() -> None:
    shown = text(layaway_statement.render(replace(layaway(), next=None, clauses=()), EN))
    assert "Next payment" not in shown and "Still to be paid" in shown


def test_it_speaks_spanish_and_fits() -> None:
    pdf = layaway_statement.render(replace(layaway(LONG_NAME), shop=LONG_SHOP), ES)
    assert "Estado de cuenta del apartado" in text(pdf) and "Próximo pago" in text(pdf)
    assert faults(pdf, margin=20) == []


def test_its_order_is_scanned_and_its_bytes_stay() -> None:
    assert codes(layaway_statement.render(layaway(), EN)) == [("Code128", "10100")]
    assert layaway_statement.render(layaway(), EN) == layaway_statement.render(layaway(), EN)
