"""Any operation by its name: arguments checked by their types, records as JSON, the list of all."""

import json
from datetime import date

import pytest

from desk.cli import calls
from desk.operations.catalogue import OPERATIONS
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound
from desk.records.lists import Progress


def test_a_record_comes_back_as_plain_values(desk: Desk) -> None:
    order = calls.call(desk, "open_order", '{"number": "1001"}')
    assert (order["number"], order["placed"], order["tax"]) == ("#1001", "2026-03-02", "12.81")
    json.dumps(order)


def test_arguments_are_read_by_their_types(desk: Desk) -> None:
    order = calls.call(desk, "ship", '{"dispatch": {"order": "#1003", "on": "2026-03-12", "cost": "9.40"}}')
    assert (order["shipped"], order["shipping_cost"]) == ("2026-03-12", "9.40")


def test_records_may_be_arguments(desk: Desk) -> None:
    line = calls.call(desk, "open_order", '{"number": "1001"}')["lines"][0]["id"]
    ask = {
        "order": "#1001",
        "reason": "changed_mind",
        "on": "2026-03-13",
        "lines": [{"key": str(line), "quantity": 1, "condition": None}],
    }
    answer = calls.call(desk, "ask_return", json.dumps({"ask": ask}))
    assert (answer["outcome"], answer["credit"]) == ("allowed", "103.32")


def test_no_arguments_are_an_empty_object(desk: Desk) -> None:
    assert calls.call(desk, "read_shop", "")["name"] == "Button & Bear"


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("sell_all", "{}", "operation-unknown"),
        ("open_order", "{", "json-unreadable"),
        ("open_order", "[" * 100_000, "json-unreadable"),
        ("open_order", '["1001"]', "json-no-object"),
        ("open_order", '{"number": 12.5}', "json-number"),
        ("open_order", '{"number": NaN}', "json-number"),
        ("open_order", "{}", "argument-missing"),
        ("open_order", '{"number": "1", "x": 1}', "argument-unknown"),
        ("read_shop", '{"x": 1}', "argument-unknown"),
        ("open_order", '{"number": 1001}', "field-unreadable"),
        ("ship", '{"dispatch": {"order": "1003", "on": "03/04/26"}}', "field-unreadable"),
        ("ship", '{"dispatch": {"order": "1003", "on": "2026-03-12", "cost": "9.401"}}', "field-unreadable"),
    ],
)
def test_what_does_not_fit_is_told(desk: Desk, name: str, text: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        calls.call(desk, name, text)
    assert caught.value.key == key


def test_too_long_arguments_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "_LONGEST", 10)
    with pytest.raises(BadInput, match="json-too-long"):
        calls.call(desk, "read_shop", " " * 11)


def test_what_the_operation_raises_comes_through(desk: Desk) -> None:
    with pytest.raises(NotFound):
        calls.call(desk, "open_order", '{"number": "9"}')


def test_long_operations_run_to_their_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def count_days(desk: Desk, until: date):  # type: ignore[no-untyped-def]
        """Counts. Slowly."""
        yield Progress(1, 2)
        return (until, desk.clock.today())

    monkeypatch.setitem(OPERATIONS, "count_days", count_days)
    assert calls.call(desk, "count_days", '{"until": "2026-03-14"}') == ["2026-03-14", "2026-03-13"]


def test_each_operation_is_listed_with_its_arguments() -> None:
    listed = {name: (arguments, purpose) for name, arguments, purpose in calls.listing()}
    assert set(listed) == set(OPERATIONS)
    arguments, purpose = listed["mark_delivered"]
    assert arguments == "number: str, on: date"
    assert purpose.startswith("The parcel arrived")
    assert all(purpose for _arguments, purpose in listed.values())


def test_the_records_of_arguments_are_listed_with_their_fields() -> None:
    listed = dict(calls.records())
    assert listed["LinePart"] == "key: str, quantity: int, condition?: Condition | None"
    assert listed["Ask"].startswith(
        "order: str, reason: str, on: date, lines: tuple[LinePart, ...], delivered?: "
    )
    assert "Answer" in listed and "Desk" not in listed
