"""A hundred thousand checks for a crowded shop: one of each kind by the counter's operations, then copied.

Each copy pays the order of its own number, with the payment that is there; most are old and cleared, one in
forty came back, the last are to be deposited, post-dated or on hold.
"""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from benchmarks import shops

from desk.operations import bouncing, checks, deposits, orders
from desk.operations.desk import Desk
from desk.records.checks import Bounce, NewCheck, NewPart

MOST = 100_000
_DAYS = 3_650
# What came back stands where it may stand, in these shares.
_BACK = """CASE n % 7 WHEN 0 THEN 'returned' WHEN 1 THEN 'demanded' WHEN 2 THEN 'collections'
    WHEN 3 THEN 'written_off' ELSE 'paid' END"""
_BUYER = "(SELECT customer FROM orders WHERE id = 1000 + n)"
_NUMBER = "'CK-26-' || (1000000 + n)"
_COPIES: dict[str, dict[str, str]] = {
    "checks": {
        "id": "1000 + n",
        "number": _NUMBER,
        "number_key": _NUMBER,
        "customer": _BUYER,
        "payer": f"(SELECT name FROM customers WHERE id = {_BUYER})",
        "payer_key": f"(SELECT name_key FROM customers WHERE id = {_BUYER})",
        **{name: "'' || (2000 + n)" for name in ("check_number", "check_key")},
        "amount": "amount + (n * 37) % 20011",
        "state": f"CASE model.state WHEN 'returned' THEN {_BACK} ELSE model.state END",
    },
    "check_parts": {
        "id": "NULL",
        "check_id": "1000 + n",
        "payment": "(SELECT min(id) FROM payments WHERE order_id = 1000 + n)",
    },
    "check_steps": {"id": "NULL", "check_id": "1000 + n"},
    "charges": {"id": "NULL", "check_id": "1000 + n", "order_id": "1000 + n"},
}
_DATED = ("received", "dated", "deposited", "hold_until", "cleared", "returned", "due", "day")
# An order that was called off or owes all has no payment that a check could be.
_PAID = "EXISTS (SELECT 1 FROM payments WHERE order_id = 1000 + n)"


class Kind(NamedTuple):
    """The check that copies are made of, and a condition on their running numbers."""

    model: int
    where: str


def with_checks(desk: Desk, many: int) -> None:
    """Add a check to each of the last orders of a shop of so many, no more than a hundred thousand."""
    first = max(0, many - MOST)
    kinds = _kinds(desk, many)
    with desk.db.atomic():
        for kind in kinds:
            for table in _COPIES:
                _copy(desk, table, Kind(kind.model, f"n > {first} AND {_PAID} AND ({kind.where})"), many)


def _kinds(desk: Desk, many: int) -> tuple[Kind, ...]:
    late = shops.TODAY + timedelta(days=20)
    past = many - max(30, many // 200)
    received, post_dated, held, cleared, back = (_taken(desk) for _ in range(5))
    deposits.make_deposit(desk, [held, cleared, back], shops.TODAY)
    deposits.clear_checks(desk, [cleared], shops.TODAY)
    bouncing.bounce(desk, Bounce(back, shops.TODAY, "nsf"))
    with desk.db.atomic():
        desk.db.execute("UPDATE checks SET dated = ? WHERE number = ?", (late.isoformat(), post_dated))
    keys = [
        checks.open_check(desk, number).check.id for number in (received, post_dated, held, cleared, back)
    ]
    wheres = (
        f"n > {past} AND n % 5 < 2",
        f"n > {past} AND n % 5 = 2",
        f"n > {past} AND n % 5 > 2",
        f"n <= {past} AND n % 40 <> 3",
        f"n <= {past} AND n % 40 = 3",
    )
    return tuple(Kind(*each) for each in zip(keys, wheres, strict=True))


def _taken(desk: Desk) -> str:
    """A check of today that pays a new order, which nobody else has to pay."""
    bought = replace(shops.doll_order(), number="", payments=(), shipped=None, delivered=None)
    order = orders.enter_order(desk, replace(bought, shipping_cost=None))
    new = NewCheck(order.owed, shops.TODAY, (NewPart(order.number, order.owed),), check_number="1207")
    return checks.receive_check(desk, new).check.number


def _copy(desk: Desk, table: str, kind: Kind, many: int) -> None:
    """A copy of a model's rows for each number of its kind, spread over ten years, the oldest first."""
    key = "id" if table == "checks" else "check_id"
    rows = f"SELECT * FROM {table} WHERE {key} = ?"
    model = desk.db.query(rows, (kind.model,))
    if not model:
        return
    ago = f"'-' || (({many} - n) * {_DAYS} / {many}) || ' days'"
    names = list(dict(model[0]))
    values = (
        _COPIES[table].get(name) or (f"date({name}, {ago})" if name in _DATED else f"model.{name}")
        for name in names
    )
    desk.db.execute(
        f"WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {many}) "
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} "
        f"FROM numbers CROSS JOIN ({rows}) model WHERE {kind.where}",
        (kind.model,),
    )
