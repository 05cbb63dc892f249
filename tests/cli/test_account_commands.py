"""The chart of accounts by command: shown, called otherwise, and the guide to the books."""

from pathlib import Path

from tests.cli.conftest import Counter


def test_the_chart_is_listed(counter: Counter) -> None:
    shown = counter("account", "list")
    assert "1000  Cash  (Asset)\n" in shown and "4010  Returns  (Against income)" in shown
    assert {"number": "1000", "name": "Cash", "kind": "asset"}.items() <= counter.json(
        "account", "list", "--json"
    )[0].items()


def test_an_account_is_called_otherwise_in_number_name_or_both(counter: Counter) -> None:
    assert counter("account", "name", "1000", "--number", "10-A") == "10-A  Cash  (Asset; at first 1000)\n"
    assert "10-A  Till" in counter("account", "name", "1000", "--name", "Till")
    assert counter("account", "name", "1000", "--number", "") == "1000  Till  (Asset)\n"
    assert counter("account", "name", "1000", "--name", "") == "1000  Cash  (Asset)\n"


def test_what_cannot_be_is_told(counter: Counter) -> None:
    assert "No account has the number 1999" in counter("account", "name", "1999", "--name", "x", code=1)
    assert "that of Bank already" in counter("account", "name", "1000", "--number", "1020", code=1)


def test_the_table_of_postings_is_shown_and_written(counter: Counter, tmp_path: Path) -> None:
    shown = counter("postings")
    assert "Goods leave: the sale\n" in shown and "  Goods: 1100 Receivable / 4000 Sales\n" in shown
    assert {"event", "amount", "debit", "credit", "sign"} <= set(counter.json("postings", "--json")[0])
    first, second = tmp_path / "guide.pdf", tmp_path / "again.pdf"
    counter("postings", "--output", first)
    counter("paper", "posting-table", "all", "--output", second)
    assert first.read_bytes().startswith(b"%PDF") and first.read_bytes() == second.read_bytes()
