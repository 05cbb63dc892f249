"""Our own files of the books: what in them cannot come in is told, with the way out."""

from pathlib import Path

import pytest

from desk.exchange import csv_out, list_file, own_books
from desk.exchange.csv_in import Row
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput


def written(desk: Desk, folder: Path) -> tuple[Path, Path]:
    """The orders and the lines of a shop, in a folder."""
    paths = folder / "orders.csv", folder / "lines.csv"
    for path in paths:
        path.write_bytes(csv_out.export(desk, path.stem))
    return paths


def test_the_lines_are_looked_for_beside_the_orders(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    path, lines = written(desk, tmp_path)
    other = lines.rename(tmp_path / "others.csv")
    with pytest.raises(BadInput, match="import-no-lines"):
        to_end(list_file.checking(empty_desk, path, "orders"))
    report = to_end(list_file.checking(empty_desk, path, "orders", None, other))
    assert (len(report.wanted), report.faults) == (3, ())
    with pytest.raises(BadInput, match="import-lines-not-ours"):
        to_end(list_file.checking(empty_desk, other, "orders", None, path))


def test_orders_and_lines_of_two_periods_are_faults(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    path, lines = written(desk, tmp_path)
    lines.write_bytes(lines.read_bytes().replace(b"#1002", b"#1009"))
    report = to_end(list_file.checking(empty_desk, path, "orders"))
    assert [each.key for each in report.faults] == ["import-order-no-lines", "import-lines-no-order"]


def test_what_was_taken_back_is_left_out() -> None:
    told = (("1", "5.00", "no"), ("2", "5.00", "no"), ("1", "-5.00", "yes"), ("3", "-1.00", "yes"))
    rows = [
        Row(line, {"number": number, "order": "7", "method": "card", "amount": amount, "takes_back": back})
        for line, (number, amount, back) in enumerate((*told, ("TOTAL", "4.00", ""), ("4", "x", "no")), 2)
    ]
    assert [row.values["number"] for row in own_books.standing(iter(rows))] == ["2", "3", "4"]
