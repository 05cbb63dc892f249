"""Requests as CSV: what was asked, the clauses against it, who decided why, and how long that took."""

from datetime import date

from desk.exchange.csv_out import COLUMNS, export, read_back
from desk.operations import requests
from desk.operations.desk import Desk
from tests.conftest import FixedClock
from tests.operations.claiming import DAY, NO, left_open, sent_away, waiting


def test_each_request_is_a_row(desk: Desk, clock: FixedClock) -> None:
    first, second = waiting(desk), left_open(desk)
    clock.day = date(2026, 3, 16)
    requests.decide_request(desk, second.number, NO)
    requests.send_refused_back(desk, second.number, clock.day)
    header, one, two, totals = read_back(export(desk, "requests"))
    assert header == COLUMNS["requests"] and totals[:2] == ("TOTAL", "2")
    assert dict(zip(header, one, strict=True)) == {
        **dict.fromkeys(header, ""),
        "number": first.number,
        "day": "2026-03-13",
        "order": "#1001",
        "customer": "Łukasz R&D",
        "kind": "issue",
        "reason": "wrong_item",
        "pieces": "1 x B",
        "outcome": "owner",
        "clauses": "ra-request",
        "state": "awaits_owner",
    }
    told = dict(zip(header, two, strict=True))
    assert (told["state"], told["decided"], told["days_taken"]) == ("declined", "2026-03-16", "3")
    assert (told["person"], told["why"], told["ra"]) == ("Alma", "twice already", second.ra)
    assert (told["kind"], told["sent_back"]) == ("settle", "2026-03-16")


def test_a_period_counts_the_days_of_asking(desk: Desk) -> None:
    sent_away(desk)
    assert len(read_back(export(desk, "requests", DAY, DAY))) == 3
    assert len(read_back(export(desk, "requests", date(2026, 3, 14)))) == 2
    assert len(read_back(export(desk, "requests", None, date(2026, 3, 12)))) == 2
