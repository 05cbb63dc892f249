"""A list that is taken out stands in the history, with the number of its rows."""

from datetime import date

from desk.exchange import csv_out
from desk.operations import exports
from desk.operations.desk import Desk
from desk.store import history


def test_an_export_is_a_line_of_history(desk: Desk) -> None:
    assert exports.note_export(desk, "returns", 7) == 7
    csv_out.export(desk, "orders", date(2026, 1, 1))
    lines = history.done(desk.db, "export_list")
    assert [(each.subject, each.after["rows"], each.person) for each in lines] == [
        ("returns", "7", "Alma"),
        ("orders", "3", "Alma"),
    ]


def test_what_a_file_of_a_list_holds(desk: Desk) -> None:
    people = exports.whole_customers(desk, exports.every_customer(desk))
    assert [each.email for each in people] == ["mo@example.com", "oh@example.com", "il@example.com"]
    assert [each.sku for each in exports.whole_items(desk, exports.every_item(desk))] == ["A", "B"]
