"""The accountant's folder: whole or not there, with a table of contents that checks every file."""

import csv
import errno
import hashlib
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desk.exchange import books_folder
from desk.exchange.books_folder import CONTENTS, MEANINGS, month_folder, writing_month
from desk.exchange.csv_out import export
from desk.exchange.journals import FORMATS, writing
from desk.exchange.xero import Xero
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.operations.journals import journal_period
from desk.records.errors import BadInput
from desk.records.exports import BOOKS
from desk.words import LANGUAGES, Words
from tests.exchange.test_csv_out import come_back

MARCH = date(2026, 3, 31)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file by their columns."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_folder_of_a_month(desk: Desk, words: Words, tmp_path: Path) -> None:
    come_back(desk)
    folder, written = to_end(writing_month(desk, words, tmp_path, MARCH))
    assert folder == month_folder(tmp_path, MARCH) == tmp_path / "books-2026-03"
    names = [f"{kind}.csv" for kind in (*BOOKS, "columns", "contents")]
    assert [each.name for each in written] == names
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    for kind in BOOKS:
        data = (folder / f"{kind}.csv").read_bytes()
        assert data == export(desk, kind, date(2026, 3, 1), MARCH), kind
    contents = rows(folder / "contents.csv")
    assert list(contents[0]) == [each.name for each in CONTENTS]
    assert {each["agrees"] for each in contents if each["column"]} == {"yes"}
    for each in contents:
        data = (folder / each["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == each["sha256"]
        totals = 0 if each["file"] == "columns.csv" else 1
        assert len(rows(folder / each["file"])) - totals == int(each["rows"])
    sold = next(each for each in contents if each["column"] == "sold")
    assert (sold["file"], sold["what"], sold["total"]) == ("orders.csv", "Orders", "419.90")
    meanings = rows(folder / "columns.csv")
    assert list(meanings[0]) == [each.name for each in MEANINGS]
    assert all(each["meaning"] and not each["meaning"].startswith("export.") for each in meanings)


def test_a_workbook_has_a_sheet_for_each_kind(desk: Desk, words: Words, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    folder, written = to_end(writing_month(desk, words, tmp_path, MARCH, ["workbook"]))
    path = folder / "books-2026-03.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [words(f"export.title.{kind}") for kind in BOOKS]
    for kind, sheet in zip(BOOKS, book.worksheets, strict=True):
        found = rows(folder / f"{kind}.csv")[:-1]
        assert sheet.max_row == len(found) + 1
        assert [cell.value for cell in sheet[1]] == [each.name for each in BOOKS[kind]]
    told = next(each for each in rows(folder / "contents.csv") if each["file"] == path.name)
    assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert int(told["rows"]) == sum(each.rows for each in written[: len(BOOKS)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_s_title_fits_a_sheet(language: str) -> None:
    titles = [Words(language)(f"export.title.{kind}") for kind in BOOKS]
    assert max(map(len, titles)) <= 31 and len(set(titles)) == len(BOOKS)


def test_the_journal_is_in_it_for_every_program(desk: Desk, words: Words, tmp_path: Path) -> None:
    come_back(desk)
    folder, _ = to_end(writing_month(desk, words, tmp_path, MARCH, FORMATS))
    told = {each["file"]: each for each in rows(folder / "contents.csv")}
    period = journal_period(desk, date(2026, 3, 1), MARCH)
    for form, layout in FORMATS.items():
        path = folder / f"journal-{form}{layout.suffix}"
        (data,) = to_end(writing(desk, words, form, period))
        row = told[path.name]
        assert path.read_bytes() == data and row["what"] == words(f"export.title.{form}")
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        heading = 1 if layout.suffix == ".csv" else 0
        assert int(row["rows"]) == len(data.decode().splitlines()) - heading > 20
    assert not (folder / "books-2026-03.xlsx").exists()


def test_what_one_program_takes_is_in_it_as_several_files_and_no_former_one_stays(
    desk: Desk, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_end(writing_month(desk, words, tmp_path, MARCH, ["xero", "workbook"]))
    folder = month_folder(tmp_path, MARCH)
    (folder / "journal-mine.csv").write_text("mine")
    assert (folder / "journal-xero.csv").exists() and (folder / "books-2026-03.xlsx").exists()
    monkeypatch.setattr(Xero, "most", 9)
    _, written = to_end(writing_month(desk, words, tmp_path, MARCH, ["xero"]))
    parts = [each for each in written if each.kind == "xero"]
    assert len(parts) > 1 and parts[0].name.startswith("journal-xero-")
    assert all(each.rows == len(rows(folder / each.name)) for each in parts)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["journal-mine.csv", *(each.name for each in written)]
    )


def test_it_is_made_again_over_itself(desk: Desk, words: Words, tmp_path: Path) -> None:
    folder, _ = to_end(writing_month(desk, words, tmp_path, MARCH))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "letter.txt").write_text("mine")
    (folder / "orders.csv").write_text("old")
    assert to_end(writing_month(desk, words, tmp_path, MARCH))[0] == folder
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after == {**before, "letter.txt": b"mine"}


def test_one_that_is_called_off_leaves_nothing(desk: Desk, words: Words, tmp_path: Path) -> None:
    steps = writing_month(desk, words, tmp_path / "new", MARCH)
    for _ in range(3):
        next(steps)
    steps.close()
    assert [path.name for path in tmp_path.iterdir()] == ["new"] and list((tmp_path / "new").iterdir()) == []


def test_progress_goes_on_to_the_end(desk: Desk, words: Words, tmp_path: Path) -> None:
    steps: Iterator[books_folder.Progress] = writing_month(desk, words, tmp_path, MARCH)
    told = [each.done / each.of for each in steps]
    assert told == sorted(told) and told[0] >= 0 and told[-1] < 1


def test_a_place_that_takes_no_files_is_a_sentence(desk: Desk, words: Words, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput):
        to_end(writing_month(desk, words, tmp_path / "file", MARCH))


def test_a_full_disk_leaves_what_was_there(
    desk: Desk, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = to_end(writing_month(desk, words, tmp_path, MARCH))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    come_back(desk)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(books_folder.os, "fsync", full)
    with pytest.raises(BadInput, match="file-disk-full"):
        to_end(writing_month(desk, words, tmp_path, MARCH))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_shop_s_own_file_is_kept_off(desk: Desk, words: Words, tmp_path: Path) -> None:
    shop = month_folder(tmp_path, MARCH) / "orders.csv"
    shop.parent.mkdir()
    shop.write_bytes(b"a shop")
    desk.db.path = shop
    with pytest.raises(BadInput, match="file-is-the-shop"):
        to_end(writing_month(desk, words, tmp_path, MARCH))
    assert shop.read_bytes() == b"a shop"


def test_the_history_tells_of_it(desk: Desk, words: Words, tmp_path: Path) -> None:
    _, written = to_end(writing_month(desk, words, tmp_path, MARCH))
    last = desk.db.query("SELECT operation, subject FROM history ORDER BY id DESC LIMIT 1")[0]
    assert tuple(last) == ("export_list", "2026-03")
    assert sum(each.rows for each in written) > 30
