"""Each way that money goes back is booked by an event of the chart."""

from desk.records.paybacks import OF_EARNED, OF_HELD, WAYS
from desk.store import chart


def test_each_way_is_booked() -> None:
    events = {
        each.event
        for postings in (chart.POSTINGS, chart.SALE_POSTINGS, chart.SPLIT_POSTINGS)
        for each in postings
    }
    for booked in (OF_HELD, OF_EARNED):
        assert tuple(booked) == WAYS and set(booked.values()) <= events
