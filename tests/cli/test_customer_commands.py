"""``desk customer``: found, exported to a folder, erased; each with the rights and reasons it takes."""

import json
from pathlib import Path

from desk.operations import customers, orders
from desk.records.customers import Customer
from tests.cli.conftest import Counter
from tests.operations.test_personal import NAME, zoes_order


def enter(counter: Counter, name: str = NAME, **changes: object) -> None:
    """Zoë's order, entered at this counter."""
    with counter.start.open_desk(counter.shop, "Alma") as desk:
        orders.enter_order(desk, zoes_order("#7001", name=name, **changes))


def test_one_customer_found_exported_and_erased(counter: Counter, tmp_path: Path) -> None:
    enter(counter)
    said = counter("customer", "find", "QUINTANILLA")
    (found,) = json.loads(counter("customer", "find", "quintanilla", "--json"))
    assert NAME in said and found["number"] in said and found["place"] == "Springdale, MO"
    said = counter("customer", "export", found["number"], "--output", tmp_path, "--reason", "asked")
    folder = tmp_path / found["number"]
    assert str(folder) in said
    assert (folder / "customer.pdf").read_bytes().startswith(b"%PDF")
    told = counter.json(
        "customer", "export", found["number"], "--output", str(tmp_path), "--reason", "a", "--json"
    )
    assert (told["pdf"], told["counts"]["orders"]) == (True, 1)
    said = counter("customer", "erase", found["number"], "--reason", "asked by letter")
    assert found["number"] in said and "backup" in said.lower()
    assert "Quintanilla" not in counter("order", "show", "7001")
    assert counter("customer", "find", "quintanilla", code=1)
    assert json.loads(counter("customer", "find", "quintanilla", "--json", code=1)) == []
    assert "erased already" in counter("customer", "erase", found["number"], "--reason", "asked", code=1)


def test_without_a_secret_nobody_exports_or_erases(counter: Counter, tmp_path: Path) -> None:
    number = json.loads(counter("customer", "find", "MO", "--json", code=1) or "[]")
    enter(counter)
    (found,) = json.loads(counter("customer", "find", "quintanilla", "--json"))
    for command in (("export", found["number"], "--output", str(tmp_path)), ("erase", found["number"])):
        counter.unsigned("customer", *command, "--reason", "asked", code=1)
    assert number == []
    assert "reason" in counter("customer", "erase", found["number"], "--reason", " ", code=1)


def test_what_hinders_is_listed(counter: Counter) -> None:
    enter(counter, shipped=None, delivered=None, shipping_cost=None)
    (found,) = json.loads(counter("customer", "find", "quintanilla", "--json"))
    said = counter("customer", "erase", found["number"], "--reason", "asked", code=1)
    assert "#7001" in said and len(said.splitlines()) == 2


def test_a_name_that_cannot_be_printed_is_in_the_json(counter: Counter, tmp_path: Path) -> None:
    enter(counter, name="\U00012000 Quintanilla", email="a@b.us")
    (found,) = json.loads(counter("customer", "find", "quintanilla", "--json"))
    said = counter("customer", "export", found["number"], "--output", tmp_path, "--reason", "asked")
    assert len(said.splitlines()) == 2
    names = [each.name for each in (tmp_path / found["number"]).iterdir()]
    assert names == ["customer.json"]


def test_two_become_one(counter: Counter) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        first, second = (customers.add_customer(desk, Customer(0, "", "Ida")).number for _ in range(2))
    assert counter("customer", "merge", first, second, "--reason", "one person") == f"{first}  Ida\n"
    assert second not in counter("customer", "find", "Ida")
    assert "already" in counter("customer", "merge", first, second, "--reason", "one person", code=1)
