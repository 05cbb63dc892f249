"""The journal as files for other programs: in slices, in as many files as they take."""

import csv
from pathlib import Path

import pytest

from desk.exchange import journals
from desk.exchange.journals import FORMATS, exporting, named
from desk.exchange.xero import Xero
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.operations.journals import journal_period, list_entries
from desk.records.errors import BadInput
from desk.records.money import total
from desk.words import Words


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_tells_every_entry_once(desk: Desk, words: Words, form: str) -> None:
    (data,) = to_end(exporting(desk, words, form, journal_period(desk)))
    period = journal_period(desk)
    layout = FORMATS[form](period, words)
    lines = [line for entry in list_entries(desk, period) for line in layout.lines(entry)]
    assert data.decode().splitlines() == [*layout.opening(), *lines, *layout.ending()]
    assert data.endswith(b"\r\n" if layout.suffix == ".csv" else b" USD\n")


def test_no_file_is_longer_than_the_program_takes(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _rows(to_end(exporting(desk, words, "xero", journal_period(desk)))[0])
    monkeypatch.setattr(Xero, "most", 9)
    files = to_end(exporting(desk, words, "xero", journal_period(desk)))
    parts = [_rows(each) for each in files]
    assert len(parts) > 1 and [row for part in parts for row in part] == whole
    for part in parts:
        assert len(part) <= 9 or len({row["*Narration"] for row in part}) == 1
        assert not total(round(float(row["*Amount"]) * 100) for row in part)


def test_several_files_are_not_for_one_place(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Xero, "most", 9)
    with pytest.raises(BadInput, match="journal-needs-file"):
        to_end(exporting(desk, words, "xero", journal_period(desk), True))
    assert not desk.db.query("SELECT id FROM history WHERE operation = 'export_list'")


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode().splitlines()))


def test_a_file_of_nothing_has_its_columns(empty_desk: Desk, words: Words) -> None:
    for form in FORMATS:
        assert len(to_end(exporting(empty_desk, words, form, journal_period(empty_desk)))) == 1


def test_it_goes_in_slices_and_the_history_tells_of_it(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_SLICE", 2)
    steps = list(exporting(desk, words, "beancount", journal_period(desk)))
    assert [each.done for each in steps] == list(range(0, steps[0].of, 2))
    last = desk.db.query("SELECT operation, subject FROM history ORDER BY id DESC LIMIT 1")[0]
    assert tuple(last) == ("export_list", "journal beancount")


def test_several_files_have_numbers() -> None:
    path = Path("books", "march.csv")
    assert list(named(path, (b"a",))) == [(path, b"a")]
    names = [each.name for each, _ in named(path, (b"",) * 10)]
    assert (names[0], names[-1]) == ("march-01.csv", "march-10.csv")
