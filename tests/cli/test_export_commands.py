"""``desk export KIND`` and ``desk export month``."""

from pathlib import Path

from pytest import MonkeyPatch

from desk.exchange.csv_out import read_back
from desk.exchange.xero import Xero
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


def test_the_folder_has_the_journals_that_are_asked_for(counter: Counter, tmp_path: Path) -> None:
    def made(*options: str) -> set[str]:
        told = counter("export", "month", "2026-02", "--output", tmp_path, *options)
        return {line.split()[0] for line in told.splitlines()[1:] if line.split()[0].startswith(("j", "b"))}

    assert made() == {"journal.csv"}
    two = made("--journal", "beancount", "--journal", "xero")
    assert two == {"journal.csv", "journal-beancount.beancount", "journal-xero.csv"}
    every = made("--journal", "all", "--xlsx")
    assert every == two | {"journal-hledger.journal", "journal-quickbooks.csv", "books-2026-02.xlsx"}
    assert made() == {"journal.csv"}
    assert "gnucash" in counter("export", "month", "2026-02", "--journal", "gnucash", code=2) + counter.errors


def test_a_month_is_written_as_one(counter: Counter, tmp_path: Path) -> None:
    assert "2026-13" in counter("export", "month", "2026-13", "--output", tmp_path, code=2)


def test_the_journal_for_another_program(counter: Counter, tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    assert "open Assets:1000-Cash USD" in counter("export", "journal", "--format", "beancount")
    assert counter("export", "journal").lstrip("\ufeff").startswith("entry,day")
    assert "entry" in counter("export", "journal", "--format", "xero", "--columns")
    path = tmp_path / "march.csv"
    told = counter("export", "journal", "--format", "quickbooks", "--output", path)
    assert str(path) in told and path.read_text("utf-8").startswith("JournalNo,")
    monkeypatch.setattr(Xero, "most", 1)
    assert "--output" in counter("export", "journal", "--format", "xero", code=1) + counter.errors
    assert counter.errors
    told = counter("export", "journal", "--format", "xero", "--output", path)
    assert str(tmp_path / "march-1.csv") in told and (tmp_path / "march-2.csv").exists()


def test_a_format_is_one_of_those(counter: Counter) -> None:
    assert "hledger" in counter("export", "journal", "--format", "excel", code=2) + counter.errors
