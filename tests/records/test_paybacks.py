"""Each way that money goes back is booked by an event of the chart."""

from desk.records.paybacks import GOES, OF_EARNED, OF_HELD, WAYS, way_of
from desk.store import chart


def test_each_way_is_booked() -> None:
    events = {
        each.event
        for postings in (chart.POSTINGS, chart.SALE_POSTINGS, chart.SPLIT_POSTINGS)
        for each in postings
    }
    for booked in (OF_HELD, OF_EARNED):
        assert tuple(booked) == WAYS and set(booked.values()) <= events


def test_what_a_policy_calls_it_goes_one_of_the_ways() -> None:
    assert set(GOES.values()) == set(WAYS) and [way_of(way) for way in WAYS] == list(WAYS)
    assert (way_of("exchange"), way_of("price_reduction"), way_of("none")) == (*WAYS, "store_credit")
