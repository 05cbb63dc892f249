"""Return authorizations lapse: what was to come back by a day that is past, and did not."""

from datetime import date

from desk.records.returns import Return, ReturnRow

LAPSED = "lapsed"


def standing(ra: Return | ReturnRow, today: date) -> str:
    """The state of a return on a day: an open one that had to be back by an earlier day has lapsed."""
    late = ra.state == "open" and ra.return_by is not None and ra.return_by < today
    return LAPSED if late else ra.state
