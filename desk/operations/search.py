"""Scan or search: one box that finds any record."""

from dataclasses import replace

from desk.operations.desk import Desk
from desk.records import codes
from desk.records.lists import Hit
from desk.records.money import ZERO
from desk.store import credits, search


def find(desk: Desk, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """What a scan or typed letters find, best first; raises BadInput for a wrong check digit.

    Of a customer it says what they can spend of store credit.
    """
    if codes.series_of(text):
        codes.validate(text)
    hits = search.find(desk.db, text, limit)
    buyers = [hit.number for hit in hits if hit.kind == search.CUSTOMER]
    there = credits.spendable(desk.db, buyers, desk.clock.today()) if buyers else {}
    return tuple(replace(hit, credit=there.get(hit.number, ZERO)) for hit in hits)
