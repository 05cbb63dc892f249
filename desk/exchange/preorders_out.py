"""CSV of pre-orders by what they wait for, and of whom to tell; safe in a spreadsheet as all exports are."""

from collections.abc import Sequence

from desk.exchange.csv_cells import Cell, file_of, line
from desk.operations import exports, preorders_list
from desk.operations.desk import Desk
from desk.records.lists import Query
from desk.records.notices import Notice

PREORDERS = tuple(["order", "placed", "customer", "sku", "item", "kind", "quantity", "in", "state", "due"])
NOTICES = tuple(["number", "kind", "order", "customer", "phone", "email", "amount", "new_day", "due"])
_MOST = 1_000_000


def preorders_csv(desk: Desk, query: Query) -> bytes:
    """The lines of a chip as a file; the history tells of it."""
    rows = preorders_list.list_preorders(desk, query, _MOST)
    cells = [
        (
            *(row.number, row.placed, row.customer, row.sku, row.item, row.kind),
            *(row.quantity, row.inside, row.state, row.due),
        )
        for row in rows
    ]
    return _file(desk, "preorders", PREORDERS, cells)


def notices_csv(desk: Desk, found: Sequence[Notice]) -> bytes:
    """Notices as a file, with what they ask for now; the history tells of it."""
    cells = []
    for each in found:
        buyer = each.customer
        phone = buyer.phone or buyer.address.phone
        told = (each.number, each.kind, each.order, buyer.name, phone, buyer.email)
        cells.append((*told, each.asks, each.promised, each.due))
    return _file(desk, "notices", NOTICES, cells)


def _file(desk: Desk, what: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> bytes:
    exports.note_export(desk, what, len(rows))
    return file_of([",".join(columns), *(line(cells) for cells in rows)])
