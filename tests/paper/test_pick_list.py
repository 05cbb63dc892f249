"""The pick list says which orders may go today, and what is fetched for each."""

from dataclasses import replace

import pytest

from desk.paper import pick_list
from desk.records.papers import Pick, PickList
from desk.words import Words
from tests.paper import samples
from tests.paper.reading import faults, pages, text

EN, ES = Words("en"), Words("es")


def test_it_lists_orders_with_their_pieces() -> None:
    shown = text(pick_list.render(samples.pick_list(), EN))
    for part in (
        "Mar 5, 2026",
        "1 order may go today · 5 pieces",
        "#10100",
        "Ann Miller",
        "Ground · by Mar 6, 2026",
        "2 S18_2248 1911 Ford Town Car",
        "3 S18_1749",
        "Leave with the neighbour.",
    ):
        assert part in shown
    assert "not on this list" not in shown


def test_a_day_without_orders_says_so() -> None:
    empty = PickList(samples.SHOP, samples.pick_list().day, ())
    assert "Nothing may go today." in text(pick_list.render(empty, EN))


def test_what_is_not_shown_is_told() -> None:
    few = samples.pick_list()
    order = replace(few.picks[0].order, ship_target=None, note="")
    more = replace(few, picks=(Pick(order, few.picks[0].lines),), more=7)
    shown = text(pick_list.render(more, EN))
    assert "7 more orders may go" in shown and "by Mar" not in shown


@pytest.mark.parametrize("name", ("R&D <x@y>", "Łukasz", "山田"))
def test_a_name_prints_whole(name: str) -> None:
    assert name in text(pick_list.render(samples.pick_list(name), EN))


def test_a_long_list_goes_on_overleaf() -> None:
    pdf = pick_list.render(samples.pick_list(samples.LONG_NAME, 60), ES)
    assert len(pages(pdf)) > 1 and faults(pdf) == []
    assert pdf == pick_list.render(samples.pick_list(samples.LONG_NAME, 60), ES)
