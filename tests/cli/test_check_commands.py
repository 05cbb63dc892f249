"""Checks by command: listed, shown, written as a file."""

from pathlib import Path

import pytest

from desk.exchange.csv_out import read_back
from tests.cli.conftest import Counter
from tests.cli.test_order_commands import run

_ITEM = {"id": 0, "sku": "A1", "name": "Doll", "price": "120.00"}
_TAKE = ("--name", "Zoe", "--line", "A1:1", "--service", "pickup", "--pay", "check:20.00:1042")


@pytest.fixture
def paid(counter: Counter) -> str:
    """An order of which a check paid a part."""
    run(counter, "add_item", {"item": _ITEM})
    return str(counter.json("order", "take", *_TAKE, "--json")["number"])


def test_a_check_is_listed_and_shown(counter: Counter, paid: str) -> None:
    (row,) = counter.json("check", "list", "--state", "to_deposit", "--json")
    assert (row["customer"], row["check_number"], row["amount"]) == ("Zoe", "1042", "20.00")
    assert row["number"] in counter("check", "list")
    assert counter("check", "list", "--state", "cleared") == "No checks yet\n"
    told = counter("check", "show", row["number"])
    assert paid in told and "to deposit" in told and "received" in told
    sheet = counter.json("check", "show", row["number"], "--json")
    assert (sheet["check"]["number"], sheet["open"], sheet["answer"]) == (row["number"], "0.00", None)
    assert "CK-26-00009" in counter("check", "show", "CK-26-00009-1", code=1)


def test_a_list_of_checks_is_written_as_a_file(counter: Counter, paid: str, tmp_path: Path) -> None:
    file = tmp_path / "checks.csv"
    counter("check", "list", "--output", str(file))
    header, row = read_back(file.read_bytes())
    assert dict(zip(header, row, strict=True))["check_number"] == "1042"
