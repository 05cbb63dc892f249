"""An open return lapses the day after it had to be back; no other does."""

from dataclasses import replace
from datetime import date

from desk.records.lapses import LAPSED, standing
from desk.records.returns import ReturnRow

DAY = date(2026, 3, 23)
ROW = ReturnRow(1, "RA-26-00001-3", "#1", "Ida", date(2026, 3, 13), "defective", DAY, "open")


def test_a_return_lapses_the_day_after_its_own() -> None:
    assert standing(ROW, DAY) == "open"
    assert standing(ROW, date(2026, 3, 24)) == LAPSED
    assert standing(replace(ROW, return_by=None), date(2027, 1, 1)) == "open"
    for state in ("settled", "refused", "voided"):
        assert standing(replace(ROW, state=state), date(2027, 1, 1)) == state
