"""Scan or search: one box that finds any record."""

from desk.operations.desk import Desk
from desk.records import codes
from desk.records.lists import Hit
from desk.store import search


def find(desk: Desk, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """What a scan or typed letters find, best first; raises BadInput for a wrong check digit."""
    if codes.series_of(text):
        codes.validate(text)
    return search.find(desk.db, text, limit)
