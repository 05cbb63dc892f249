"""A packing slip says what is in a parcel, where it goes, and who compared it; before it left, who is to."""

from dataclasses import replace

import pytest

from desk.paper import packing_slip
from desk.records.errors import BadInput
from desk.records.papers import SlipLine
from desk.records.returns import REASONS
from desk.words import Words
from tests.paper import samples
from tests.paper.reading import codes, faults, pages, text

EN, ES = Words("en"), Words("es")


def test_it_lists_what_is_inside_and_who_checked_it() -> None:
    shown = text(packing_slip.render(samples.packing_slip(), EN))
    for part in (
        "SH-26-00001-8",
        "2 S18_2248 1911 Ford Town Car",
        "1 S18_1749 1917 Grand Touring Sedan",
        "1 of 3 ordered",
        "3 pieces",
        "Checked against this slip by Bo on Mar 4, 2026.",
        "1Z 999",
        "Please note (1) The number stands on the outside.",
        "Rolla, MO 65401",
    ):
        assert part in shown
    assert "NOT SENT YET" not in shown and "$" not in shown


def test_its_number_is_scanned_as_bars_and_as_a_square() -> None:
    found = codes(packing_slip.render(samples.packing_slip(), EN))
    assert sorted(found) == [("Code128", "SH-26-00001-8"), ("QRCode", "SH-26-00001-8")]


def test_before_it_left_it_is_marked_and_signed() -> None:
    slip = samples.packing_slip()
    special = replace(slip.lines[0].line, kind="special")
    unchecked = replace(slip, parcel=None, lines=(SlipLine(special, 2),))
    pdf = packing_slip.render(unchecked, EN)
    shown = text(pdf)
    assert "NOT SENT YET" in shown and "Special order" in shown
    assert "(name and day)" in shown and "#10100" in shown
    assert codes(pdf) == [("Code128", "10100")]


@pytest.mark.parametrize("name", ("R&D <x@y>", "Łukasz", "山田", "Tom & <b>Jerry"))
def test_a_name_prints_whole(name: str) -> None:
    assert name in text(packing_slip.render(samples.packing_slip(name), EN))


def test_a_long_slip_goes_on_overleaf_and_nothing_lies_on_another() -> None:
    slip = samples.packing_slip(samples.LONG_NAME)
    line = replace(slip.lines[0].line, name=samples.LONG_ITEM)
    long = replace(
        slip, shop=samples.LONG_SHOP, lines=tuple(SlipLine(line, 1, "ticked", "Bo") for _ in range(40))
    )
    pdf = packing_slip.render(long, ES)
    assert len(pages(pdf)) > 1 and faults(pdf) == []
    assert pdf == packing_slip.render(long, ES)


def test_what_cannot_be_printed_is_refused() -> None:
    with pytest.raises(BadInput, match="text-too-long"):
        packing_slip.render(samples.packing_slip(number="x" * 5000), EN)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("words", [EN, ES])
def test_an_exchange_says_what_it_replaces_and_that_it_costs_nothing(words: Words, reason: str) -> None:
    ra = replace(samples.return_paper().ra, reason=reason, order="#1001")
    pdf = packing_slip.render(replace(samples.packing_slip(), replaces=ra), words)
    shown = text(pdf)
    assert faults(pdf) == [] and "paper." not in shown and "{" not in shown
    for part in (ra.number, "#1001", words("paper.slip-exchange"), words("paper.slip-free")):
        assert part in shown
    assert pdf == packing_slip.render(replace(samples.packing_slip(), replaces=ra), words)


def test_an_order_as_any_replaces_nothing() -> None:
    shown = text(packing_slip.render(samples.packing_slip(), EN))
    assert "EXCHANGE" not in shown and "costs nothing" not in shown
