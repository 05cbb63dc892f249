"""``desk import customers|items|checks`` and ``desk export customers|items``."""

from pathlib import Path

from desk.exchange.csv_out import read_back
from tests.cli.conftest import BUYER, Counter
from tests.exchange.list_files import BEAR, CHECK, IDA, checks_of, customers_of, items_of, list_of
from tests.exchange.order_lists import payments_of, plain


def test_a_dry_run_tells_each_line_and_writes_nothing(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(customers_of(IDA, {"Name": "New", "Email": "ida@example.com", "Number": "104"}))
    told = counter("import", "customers", path, "--dry-run", code=1)
    assert "Name ← Name" in told and "Line 3, Name: line 2" in told
    path.write_bytes(customers_of({**IDA, "Number": "103", "Notes": "rings twice"}))
    told = counter("import", "customers", path, "--dry-run")
    ida = next(
        row[0]
        for row in read_back(counter("export", "customers", "--output", "-").encode())
        if IDA["Email"] in row
    )
    assert f"line 2: changed {ida} Ida Müller; recognized by: email" in told
    assert "Note: (nothing) → rings twice" in told and "Nothing was written yet." in told
    assert "1 changed" in counter("import", "customers", path)
    assert "There is nothing to import." in counter("import", "customers", path, "--dry-run")


def test_columns_are_said_and_left_out(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(list_of(("Who", "City"), {"Who": "Ann", "City": "Rolla"}))
    assert "names" in counter("import", "customers", path, code=1)
    given = ("--map", "name=Who", "--map", "city=-")
    found = counter.json("import", "customers", str(path), *given, "--json")
    assert (found["columns"], found["ignored_columns"], found["written"]) == ({"name": "Who"}, ["City"], True)
    assert found["lines"] == [
        {"line": 2, "what": "new", "subject": "", "name": "Ann", "by": "", "changes": []}
    ]
    # They are remembered for these headings.
    again = counter.json("import", "customers", str(path), "--dry-run", "--json")
    assert (again["columns"], again["same"], again["notices"][0]["key"]) == (
        {"name": "Who"},
        1,
        "import-seen",
    )
    assert "no column" in counter("import", "customers", path, "--map", "name=Nobody", code=1)
    assert "usage: desk" in counter("import", "customers", path, "--map", "name", code=2)


def test_items_go_in_and_out(counter: Counter, tmp_path: Path) -> None:
    path, out = tmp_path / "goods.csv", tmp_path / "out.csv"
    path.write_bytes(items_of({**BEAR, "SKU": "C"}))
    assert "1 new" in counter("import", "items", path)
    assert str(out) in counter("export", "items", "--output", out)
    assert [row[0] for row in read_back(out.read_bytes())] == ["sku", "A", "B", "C"]
    assert "There is nothing to import." in counter("import", "items", out)
    assert read_back(counter("export", "customers").encode())[1][2] == "Ida Müller"


def test_checks_come_in_by_what_orders_owe(counter: Counter, tmp_path: Path) -> None:
    order = counter.json("order", "take", *BUYER, "--line", "B:1", "--json")
    path, told = tmp_path / "checks.csv", {**CHECK, "Customer": "zoe quill", "Date": order["placed"]}
    path.write_bytes(checks_of({**told, "Amount": "999.00"}))
    said = counter("import", "checks", path, "--dry-run", code=1)
    assert "Line 2, Amount: No orders of Zoe Quill were paid by check with just $999.00" in said
    path.write_bytes(checks_of({**told, "Amount": "20.00"}))
    assert f"Orders: (nothing) → {order['number']}" in counter("import", "checks", path)
    assert counter.json("import", "checks", path, "--dry-run", "--json")["same"] == 1


def test_the_columns_of_a_list_are_documented_and_it_has_no_period(counter: Counter) -> None:
    assert "outside_number" in counter("export", "customers", "--columns")
    assert "period" in counter("export", "items", "--from", "2026-01-01", code=1)


def test_a_clerk_needs_somebodys_approval(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes(items_of({**BEAR, "SKU": "C"}))
    assert "1 new" in counter.unsigned("import", "items", path, "--dry-run")
    assert "--approved-by" in counter.unsigned("import", "items", path, code=1)


def test_orders_are_listed_by_what_is_to_be_done(counter: Counter) -> None:
    assert counter("orders").startswith("#2001  ") and "Delivered" in counter("orders", "--chip", "delivered")
    assert counter.json("orders", "--json")[0]["number"] == "#2001"  # type: ignore[index]
    assert counter("orders", "--chip", "late") == "No orders yet\n"
    assert "no filter" in counter("orders", "--chip", "nowhere", code=1)


def test_an_import_is_listed_and_taken_back(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(customers_of(IDA))
    counter("import", "customers", path)
    assert "people.csv" in counter("import", "list")
    number = str(counter.json("import", "list", "--json")[0]["id"])
    assert "was taken back" in counter("import", "undo", number, "--reason", "the wrong file")
    assert "taken back" in counter("import", "list")
    counter("import", "undo", number, "--reason", "again", code=1)
    assert "was taken back already" in counter.errors
    assert "1 changed" in counter("import", "customers", path)


def test_orders_and_payments_come_in_and_our_own_again(counter: Counter, tmp_path: Path) -> None:
    path, paid, ours, lines = (tmp_path / name for name in ("o.csv", "p.csv", "orders.csv", "rows.csv"))
    row = {"Order number": "7", "Date": "2026-03-02", "Item": "Bear", "Price": "12.00", "Quantity": "2"}
    path.write_bytes(plain(row))
    paid.write_bytes(payments_of({"Order": "7", "Date": "2026-03-03", "Amount": "24.00", "Method": "cash"}))
    assert "1 new" in counter("import", "orders", path, "--dry-run")
    counter("import", "payments", paid, code=1)
    counter("import", "orders", path)
    counter("export", "orders", "--output", ours)
    counter("export", "lines", "--output", lines)
    assert "1 new" in counter("import", "payments", paid)
    for found in counter.json("import", "list", "--json"):
        counter("import", "undo", str(found["id"]), "--reason", "the wrong file")
    counter("import", "orders", ours, code=1)
    assert "lines.csv" in counter.errors
    assert "2 new" in counter("import", "orders", ours, "--lines", lines)
