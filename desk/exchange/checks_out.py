"""CSV of the checks that a list shows; safe in a spreadsheet as all exports are."""

from desk.exchange.csv_cells import file_of, line
from desk.operations import checks_list, exports
from desk.operations.desk import Desk
from desk.records.lists import Query

COLUMNS = (
    *("number", "received", "customer", "payer", "check_number", "dated", "amount", "state"),
    *("hold_until", "due", "deposit", "owed"),
)
_MOST = 1_000_000


def checks_csv(desk: Desk, query: Query) -> bytes:
    """The checks of a chip as a file; the history tells of it."""
    rows = checks_list.list_checks(desk, query, _MOST)
    lines = [",".join(COLUMNS), *(line(getattr(row, name) for name in COLUMNS) for row in rows)]
    exports.note_export(desk, "checks", len(rows))
    return file_of(lines)
