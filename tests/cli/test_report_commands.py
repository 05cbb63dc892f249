"""``desk report``: months of checks and the books in lines, as JSON and as files."""

from pathlib import Path

from tests.cli.conftest import BUYER, Counter


def test_months_are_told_and_all_of_them(counter: Counter) -> None:
    assert "No checks came" in counter("report", "checks", "--to", "2020-01-31")
    order = counter.json("order", "take", *BUYER, "--line", "B:1", "--pay", "check:20.00:1207", "--json")
    month = order["placed"][:7]
    told = counter("report", "checks").splitlines()
    assert told[0].startswith(f"{month}  1 checks $20.00; cleared 0, days - (longest 0); returned 0 (0.0 %)")
    assert told[-1].startswith("All months  1 checks $20.00")
    found = counter.json("report", "checks", "--from", f"{month}-15", "--json")
    assert (found["total"]["number"], found["first"]) == (1, f"{month}-01")


def test_a_report_of_the_books_is_told_and_written(counter: Counter, tmp_path: Path) -> None:
    counter("order", "take", *BUYER, "--line", "B:1", "--pay", "check:20.00:1207")
    told = counter("report", "books", "deposits_held").splitlines()
    assert told[0].startswith("Deposits held · ") and "Came in $20.00" in told[1]
    assert told[-1].startswith("All: ") and "Held $20.00" in told[-1]
    found = counter.json("report", "books", "shipping_times", "--to", "2020-01-31", "--json")
    assert found["kind"] == "shipping_times" and found["period"]["start"] == "2020-01-01"
    assert "Days, average -" in counter("report", "books", "shipping_times", "--to", "2020-01-31")
    for name, begins in (("held.csv", b"\xef\xbb\xbfmonth"), ("held.PDF", b"%PDF")):
        counter("report", "books", "deposits_held", "--output", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(begins)
