"""A day of a list is read with or without its time."""

from datetime import date

import pytest

from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells
from desk.exchange.list_days import past_day
from desk.operations.desk import Desk


@pytest.mark.parametrize(
    ("text", "found", "fault"),
    [
        ("2026-03-02", date(2026, 3, 2), ""),
        ("2026-03-02 09:30:00", date(2026, 3, 2), ""),
        ("2026-03-02T09:30", date(2026, 3, 2), ""),
        ("", None, ""),
        ("2026-03-02x", None, "import-day"),
        ("3/2/2026", None, "import-day"),
        ("1969-12-31", date(1969, 12, 31), "import-day-range"),
        ("2026-03-14", date(2026, 3, 14), "import-day-range"),
    ],
)
def test_a_day_stands_alone_or_before_a_time(
    empty_desk: Desk, text: str, found: date | None, fault: str
) -> None:
    faults = Faults()
    assert past_day(empty_desk, Cells({"day": "Day"}, faults), Row(2, {"Day": text}), "day") == found
    assert [each.key for each in faults.all()] == ([fault] if fault else [])
