"""The slip of a close-out: cash against the books, cards, checks, and the day's seal."""

from dataclasses import replace

import pytest

from desk.paper import close_out_slip
from desk.records.close_outs import CloseOutSlip
from desk.records.money import Money
from desk.words import Words
from tests.paper.close_out_slips import QUIET, slip
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, SHOP

EN, ES = Words("en"), Words("es")


def test_a_quiet_day_says_so() -> None:
    shown = text(close_out_slip.render(CloseOutSlip(SHOP, QUIET), EN))
    for part in (
        "CLOSE-OUT",
        QUIET.number,
        "Friday, March 20, 2026",
        "In the drawer after the last count $200.00",
        "Expected by the books $200.00",
        "No difference $0.00",
        "No card was taken.",
        "No check waits to be deposited.",
        "812-0a1b2c3d4e5f6789",
    ):
        assert part in shown
    for part in (
        "Second name",
        "Closed out before",
        "terminal",
        "bank",
        "Note",
        "paper.",
        "drawer.",
        "moved.",
    ):
        assert part not in shown


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_busy_day_stands_whole(language: str) -> None:
    words, paper = Words(language), slip(3)
    pdf = close_out_slip.render(paper, words)
    done, shown = paper.close_out, " ".join(pages(pdf))
    for amount in (20000, 4000, -1000, 23000, 22950, -50, -15000, 7950, 2506, 5000, 2494, 6006):
        assert words.money(Money(amount)) in shown, amount
    for each in (*done.cards[:-1], *done.checks):
        assert each.number in shown
    for part in ("× 11", "× 18", "The till stuck.", done.head, words("drawer.short"), words("drawer.refund")):
        assert part in shown
    assert shown.count("Bo") >= 2 and faults(pdf, margin=20) == []
    assert pdf == close_out_slip.render(paper, words)
    assert "paper." not in shown and "drawer." not in shown


@pytest.mark.parametrize(("difference", "said"), [(0, "No difference"), (5, "Too much"), (-5, "Missing")])
def test_a_difference_is_called_by_its_name(difference: int, said: str) -> None:
    done = replace(QUIET, counted=Money(20000 + difference))
    assert said in text(close_out_slip.render(CloseOutSlip(SHOP, done), EN))


def test_a_terminal_that_agrees_has_no_difference() -> None:
    shown = text(close_out_slip.render(slip(1, terminal=Money(501)), EN))
    assert "The terminal says $5.01" in shown and "less cards" not in shown


def test_its_number_is_scanned() -> None:
    paper = slip(2)
    assert ("Code128", paper.close_out.number) in codes(close_out_slip.render(paper, EN))


def test_long_days_go_on_overleaf_and_nothing_touches() -> None:
    paper = slip(60, LONG_NAME, LONG_SHOP)
    pdf = close_out_slip.render(paper, ES)
    assert len(pages(pdf)) > 3 and faults(pdf, margin=20) == []


@pytest.mark.parametrize("name", ("R&D <x@y>", "Łukasz", "山田"))
def test_a_name_prints_whole(name: str) -> None:
    assert name in text(close_out_slip.render(slip(2, name), EN))
