"""A day of a list, with or without the time of day after it, as shops' programs write both."""

from datetime import date

from desk.exchange.csv_in import Row
from desk.exchange.list_cells import Cells, shown
from desk.operations.desk import Desk
from desk.records.days import iso_day

_EARLIEST = date(1970, 1, 1)


def past_day(desk: Desk, cells: Cells, row: Row, name: str) -> date | None:
    """A day such as ``2026-03-13`` or ``2026-03-13 09:30``, not to come; None where the field is empty."""
    text = cells.text(row, name)
    if not text:
        return None
    found = iso_day(text) or (iso_day(text[:10]) if text[10:11] in (" ", "T") else None)
    today = desk.clock.today()
    if found is None:
        cells.fault(row, name, "import-day", text=shown(text))
    elif not _EARLIEST <= found <= today:
        cells.fault(row, name, "import-day-range", day=found, today=today)
    return found
