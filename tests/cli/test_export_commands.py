"""``desk export KIND`` and ``desk export month``."""

from pathlib import Path

from desk.exchange.csv_out import read_back
from desk.records.exports import BOOKS
from tests.cli.conftest import Counter


def test_every_kind_of_the_books_is_written(counter: Counter) -> None:
    for kind in BOOKS:
        head, *_rows, totals = read_back(counter("export", kind).encode())
        assert list(head) == [each.name for each in BOOKS[kind]] and totals[0] == "TOTAL"
        told = counter("export", kind, "--columns")
        assert len(told.splitlines()) == len(head) and "export." not in told


def test_the_folder_of_a_month(counter: Counter, tmp_path: Path) -> None:
    told = counter("export", "month", "2026-02", "--output", tmp_path / "books")
    folder = tmp_path / "books" / "books-2026-02"
    assert str(folder) in told.splitlines()[0]
    assert "orders.csv" in told and "agrees with the ledger" in told and "does not" not in told
    assert (folder / "contents.csv").exists()
    assert len(told.splitlines()) == len(BOOKS) + 3


def test_a_month_is_written_as_one(counter: Counter, tmp_path: Path) -> None:
    assert "2026-13" in counter("export", "month", "2026-13", "--output", tmp_path, code=2)
