"""A receipt says what was paid, how, under which number, and what is left to pay."""

from dataclasses import replace

from desk.paper import receipt
from desk.records.money import Money
from desk.words import Words
from tests.paper.reading import codes, faults, text
from tests.paper.samples import LONG_NAME, LONG_SHOP
from tests.paper.samples import receipt as sample

EN, ES = Words("en"), Words("es")


def test_it_shows_payments_and_what_is_left() -> None:
    shown = text(receipt.render(sample(), EN))
    for part in (
        "Receipt PM-26-00004-2",
        "S18_2248 1911 Ford Town Car 2 $55.00 $110.00 Discount -$5.00",
        "S18_1749 1917 Grand Touring Sedan 3 $136.00 $408.00 It cannot be returned.",
        "Shipping $12.95 Sales tax $12.81 Total $574.28",
        "PM-26-00004-2 Mar 2, 2026 Deposit Card visa 4242 $400.00",
        "PM-26-00004-2 Mar 4, 2026 Balance Check 1207 $100.00",
        "Paid up to here $500.00 Still to be paid $74.28",
    ):
        assert part in shown


def test_it_speaks_spanish_and_fits() -> None:
    pdf = receipt.render(replace(sample(LONG_NAME), shop=LONG_SHOP), ES)
    shown = text(pdf)
    assert "Recibo" in shown and "No se puede devolver." in shown and "Falta por pagar" in shown
    assert faults(pdf, margin=20) == []


def test_its_order_is_scanned() -> None:
    assert codes(receipt.render(sample(), EN)) == [("Code128", "10100")]


def test_what_was_paid_beyond_leaves_nothing_to_pay() -> None:
    assert "Still to be paid $0.00" in text(receipt.render(replace(sample(), paid=Money(90000)), EN))


def test_the_same_record_prints_the_same_bytes() -> None:
    assert receipt.render(sample(), EN) == receipt.render(sample(), EN)
