"""The day's seal on paper can be read, typed and compared."""

from datetime import date

from desk.paper import day_seal
from desk.records.papers import DaySeal
from desk.words import Words
from tests.paper.reading import faults, text
from tests.paper.samples import order_paper

PAPER = DaySeal(order_paper("R&D <x@y>").shop, date(2026, 3, 13), "812-0a1b2c3d4e5f6789", "Łukasz & Ann")


def test_it_shows_the_seal_and_how_to_compare_it_in_both_languages() -> None:
    for language, title in (("en", "The day's seal"), ("es", "Sello del día")):
        pdf = day_seal.render(PAPER, Words(language))
        shown = text(pdf)
        assert title in shown and shown.count("812-0a1b2c3d4e5f6789") == 2 and "Łukasz & Ann" in shown
        assert faults(pdf, margin=20) == [] and pdf == day_seal.render(PAPER, Words(language))
