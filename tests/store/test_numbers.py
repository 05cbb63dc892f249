"""Numbers of a series run from one without a gap and begin anew with the year."""

import pytest

from desk.records import codes
from desk.store.database import Database
from desk.store.numbers import next_number


def test_numbers_run_from_one_with_their_check_digit(db: Database) -> None:
    with db.atomic():
        numbers = [next_number(db, "RA", 2026) for _ in range(3)]
    assert [number[:-2] for number in numbers] == ["RA-26-00001", "RA-26-00002", "RA-26-00003"]
    assert [codes.validate(number) for number in numbers] == numbers


def test_a_series_and_a_year_count_for_themselves(db: Database) -> None:
    with db.atomic():
        first = [next_number(db, series, year) for series, year in (("RA", 2026), ("CS", 2026), ("RA", 2027))]
    assert [number[:-2] for number in first] == ["RA-26-00001", "CS-26-00001", "RA-27-00001"]


def test_a_step_that_fails_takes_no_number(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.atomic():
        next_number(db, "RA", 2026)
        raise ZeroDivisionError
    with db.atomic():
        assert next_number(db, "RA", 2026).startswith("RA-26-00001")


def test_a_number_is_taken_only_with_its_record(db: Database) -> None:
    with pytest.raises(RuntimeError):
        next_number(db, "RA", 2026)
    assert db.query("SELECT * FROM counters") == []
