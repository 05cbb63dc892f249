"""A printed order with its lines, totals and payments."""

from dataclasses import replace
from datetime import date

import pytest

from desk.paper import order_sheet
from desk.records.addresses import Address
from desk.records.money import Money
from desk.records.orders import OrderLine
from desk.records.papers import OrderPaper
from desk.records.payments import Payment
from desk.words import Words
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_ITEM, LONG_NAME, LONG_SHOP, order_paper

EN, ES = Words("en"), Words("es")


def test_it_lists_lines_totals_and_payments() -> None:
    shown = text(order_sheet.render(order_paper(), EN))
    for part in (
        "S18_2248 1911 Ford Town Car 2 $55.00 $110.00 Discount -$5.00",
        "S18_1749 1917 Grand Touring Sedan 3 $136.00 $408.00 Returned: 1",
        "S24_3969 1936 Mercedes Benz 500k 1 $35.52 $35.52 Cancelled: 1",
        "Merchandise $548.52 Shipping $12.95 Sales tax $12.81 Total $574.28 Paid $500.00 Owed $74.28",
        "Mar 2, 2026 The order Card visa 4242 $400.00",
        "Mar 4, 2026 The order Check 1207 $100.00",
        "Leave with the neighbour.",
    ):
        assert part in shown
    assert "CANCELLED" not in shown


def test_what_was_charged_and_credited_beside_it_is_told() -> None:
    paper = order_paper()
    order = replace(paper.order, charged=Money(567), credited=Money(1234))
    shown = text(order_sheet.render(OrderPaper(paper.shop, order), EN))
    assert "$5.67 Paid $500.00 Credited $12.34" in shown


@pytest.mark.parametrize("name", ("R&D <x@y>", "Łukasz", "Ωmega", "山田", "Tom & <b>Jerry"))
def test_a_name_prints_whole_wherever_it_stands(name: str) -> None:
    assert text(order_sheet.render(order_paper(name), EN)).count(name) == 2


def test_the_number_is_scanned_without_its_sign() -> None:
    assert codes(order_sheet.render(order_paper(), EN)) == [("Code128", "10100")]
    assert codes(order_sheet.render(order_paper(number="WEB-77/a"), EN)) == [("Code128", "WEB-77/a")]


@pytest.mark.parametrize("number", ("№ 5", "x" * 90))
def test_a_number_that_has_no_bars_stands_in_letters(number: str) -> None:
    pdf = order_sheet.render(order_paper(number=number), EN)
    assert codes(pdf) == [] and faults(pdf, margin=20) == []
    assert number in text(pdf).replace(" ", "") or number in text(pdf)


def test_a_cancelled_order_says_so_and_owes_nothing() -> None:
    paper = order_paper()
    cancelled = OrderPaper(paper.shop, replace(paper.order, cancelled=date(2026, 3, 5)))
    shown = text(order_sheet.render(cancelled, EN))
    assert "CANCELLED" in shown and "Cancelled Mar 5, 2026" in shown and "Owed" not in shown


def test_an_order_without_payments_or_a_note_has_no_such_sections() -> None:
    paper = order_paper()
    shown = text(order_sheet.render(OrderPaper(paper.shop, replace(paper.order, payments=(), note=" ")), EN))
    assert "Payments" not in shown and "Note" not in shown and "Paid" not in shown


def test_a_payment_that_was_voided_is_not_printed() -> None:
    paper, day = order_paper(), date(2026, 3, 2)
    gone = (Payment(8, "cash", Money(777), day), Payment(9, "cash", Money(-777), day, reverses=8))
    order = replace(paper.order, payments=(*paper.order.payments, *gone))
    shown = text(order_sheet.render(OrderPaper(paper.shop, order), EN))
    assert "7.77" not in shown and "Paid $500.00" in shown


def test_an_unknown_way_of_payment_stands_as_it_came() -> None:
    paper = order_paper()
    payments = (Payment(1, "Gift Card & Co", Money(100), date(2026, 3, 2)),)
    shown = text(order_sheet.render(OrderPaper(paper.shop, replace(paper.order, payments=payments)), EN))
    assert "Gift Card & Co" in shown


def test_it_speaks_spanish() -> None:
    shown = text(order_sheet.render(order_paper(), ES))
    assert "Pedido" in shown and "Tarjeta" in shown and "paper." not in shown


def test_long_contents_go_on_overleaf_and_nothing_overlaps() -> None:
    paper = order_paper(LONG_NAME, "WEB-2026/000123456789-ABCDEFGH-001")
    lines = tuple(OrderLine(at, at, f"S18_{at}", LONG_ITEM, 99999, Money(99999)) for at in range(30))
    order = replace(
        paper.order, lines=lines, note="A note. " * 200, ship_to=Address(country="CA", city="Ottawa")
    )
    for words in (EN, ES):
        pdf = order_sheet.render(OrderPaper(LONG_SHOP, order), words)
        assert faults(pdf, margin=20) == []
        assert len(pages(pdf)) >= 3
        assert (
            text(pdf).count("Porcelain doll") == text(pdf).count("inch tall") == 30
            and text(pdf).count("A note.") == 200
        )
        assert "CA" in text(pdf)


def test_the_same_bytes_for_the_same_record() -> None:
    assert order_sheet.render(order_paper(), EN) == order_sheet.render(order_paper(), EN)
