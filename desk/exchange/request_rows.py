"""The rows of the export of requests: what was refused or left to the owner, and how long that took."""

from collections.abc import Iterator
from datetime import date

from desk.exchange.csv_cells import Cell
from desk.operations import requests
from desk.operations.desk import Desk
from desk.records.requests import Request

_COLUMNS = """number day order customer kind reason pieces outcome clauses state decided days_taken
person why ra sent_back"""
COLUMNS = tuple(_COLUMNS.split())


def rows(desk: Desk, last: date) -> Iterator[tuple[date, str, dict[str, Cell]]]:
    """Every request that was made by a day, with the day that it counts by."""
    for each in requests.every_request(desk, last):
        yield each.asked, each.number, _cells(each)


def _cells(request: Request) -> dict[str, Cell]:
    taken = None if request.decided is None else (request.decided - request.asked).days
    return {
        "number": request.number,
        "day": request.asked,
        "order": request.order,
        "customer": request.customer,
        "kind": request.kind,
        "reason": request.reason,
        "pieces": ", ".join(f"{line.quantity} x {line.sku}" for line in request.lines),
        "outcome": request.answer.outcome,
        "clauses": ", ".join(request.answer.against),
        "state": request.state,
        "decided": request.decided,
        "days_taken": taken,
        "person": request.by,
        "why": request.why,
        "ra": request.ra,
        "sent_back": request.sent_back,
    }
