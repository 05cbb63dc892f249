"""A shop after many years: as many orders as wanted, a fifth as many customers, made up here.

An order of each kind goes through the counter's own operations, and its rows are copied by SQL: what is read,
and in which pages, is much the same as if each had been taken. All of it is sealed.
"""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks import shops
from benchmarks.check_crowd import with_checks
from benchmarks.people import person

from desk.operations import notices, orders, preorders, returns
from desk.operations.desk import Desk
from desk.records.items import Item, StockMovement
from desk.records.money import Money
from desk.records.orders import Order, Standing
from desk.store import customers, items, order_lines, stock
from desk.store import orders as store

_PIECES, _DAYS, _LATE = 1_000_000, 3_650, date(2026, 3, 6)
_DOLLS = ("Porcelain doll", "Felt bear, honey", "Wicker pram", "Silk gown", "Oak cradle", "Tin tea set")
# Reckoned by the database itself.
_RECKONED = {"total", "stage", "flagged"}
# A copy's rows have ids above those of what went through the counter, and a total of its own.
_ROW, _MORE = "1000 + n", "(n * 37) % 20011"
_BUYER = "1 + (n * 7919) % (SELECT count(*) - 20 FROM customers)"
_ITEM = "1 + (n * 31 + position) % (SELECT count(*) - 30 FROM items)"
_NUMBER = {name: f"{sign} || (1000000 + n)" for name, sign in (("number", "'#'"), ("number_key", "''"))}
_OF_ORDER = ("orders", "order_lines", "payments", "notices", "notice_lines", "shipments", "history")
_OF_RETURN = ("return_authorizations", "return_lines", "credit_lots", "settlements")
_MODEL = {
    "orders": "id = ?",
    "history": "subject = (SELECT number FROM orders WHERE id = ?)",
    "notice_lines": "notice IN (SELECT id FROM notices WHERE order_id = ?)",
    "return_authorizations": "id = ?",
    "return_lines": "ra = ?",
    "settlements": "ra = ?",
    "credit_lots": "id = (SELECT lot FROM settlements WHERE ra = ?)",
}
# What is other in a copy, by table and column.
_COPIES: dict[str, dict[str, str]] = {
    "payments": {
        "id": "NULL", "order_id": _ROW, "amount": f"amount + {_MORE}", "number": "''", "entry": "NULL",
    },
    "notices": {"id": _ROW, "order_id": _ROW, "number": "'NO-' || n"},
    "orders": {
        "id": _ROW,
        **_NUMBER,
        "customer": _BUYER,
        "ship_to": f"(SELECT address FROM customers WHERE id = {_BUYER})",
        "merchandise": f"merchandise + {_MORE}",
        "paid": "0",
    },
    "order_lines": {
        "id": "2000 + 2 * n + position",
        "order_id": _ROW,
        "item": _ITEM,
        **{name: name for name in ("cancelled", "shipped")},
        "price": f"CASE position WHEN 1 THEN price + {_MORE} ELSE price END",
        **{name: f"(SELECT {name} FROM items WHERE id = {_ITEM})" for name in ("sku", "sku_key", "name")},
    },
    "notice_lines": {
        "id": "2000 + 2 * n + (model.id % 2)",
        "notice": _ROW,
        "order_line": "2001 + 2 * n + (model.id % 2)",
    },
    "shipments": {"id": "NULL", "order_id": _ROW, "number": "''"},
    "history": {"id": "NULL", "subject": "'#' || (1000000 + n)"},
    "return_authorizations": {
        "id": _ROW,
        "order_id": _ROW,
        "customer": _BUYER,
        **{name: "'RA-26-' || (1000000 + n)" for name in _NUMBER},
    },
    "return_lines": {"id": _ROW, "ra": _ROW, "order_line": "2002 + 2 * n"},
    "settlements": {"id": _ROW, "ra": _ROW, "lot": _ROW, "entry": "NULL"},
    "credit_lots": {
        "id": _ROW,
        "customer": _BUYER,
        "origin": "'RA-26-' || (1000000 + n)",
        **{name: "'SC-26-' || (1000000 + n)" for name in _NUMBER},
    },
}  # fmt: skip
_DATED = ("placed", "processed", "shipped", "delivered", "cancelled", "received", "issued")


class Kind(NamedTuple):
    """The row that copies are made of, and a condition on their running numbers."""

    model: int
    where: str


def crowded(path: Path, many: int) -> Desk:
    """A new shop with so many orders, a fifth as many customers and up to two thousand items."""
    desk = shops.empty_shop(path)
    chance = random.Random(1)
    with desk.db.atomic():
        for each in range(max(50, many // 5)):
            customers.add(desk.db, person(chance, each))
        # The last ones, of which nobody ordered any, were never counted.
        for each in range(kept := max(60, min(2_000, many // 10))):
            _add_item(desk, each, counted=each < kept - 20)
    kinds, back, waits = _kinds(desk, many), shops.arrived(desk), shops.arrived(desk)
    returns.settle(desk, back)
    with desk.db.atomic():
        for kind in kinds:
            for table in _OF_ORDER:
                _copy(desk, table, kind, many)
        for ra, where in ((back.ra.id, "n % 50 = 11"), (waits.ra.id, "n % 2000 = 21")):
            for table in _OF_RETURN:
                _copy(desk, table, Kind(ra, f"{where} AND n <= {_past(many)}"), many)
    with_checks(desk, many)
    desk.db.tidy()
    return desk


def _past(many: int) -> int:
    """How many of the orders are over and done: all but the five of a thousand that came last."""
    return many - max(30, many // 200)


def _add_item(desk: Desk, number: int, *, counted: bool) -> None:
    kind = "preorder" if number % 100 == 3 else "stock"
    name = f"{_DOLLS[number % len(_DOLLS)]} no. {number}"
    barcode = f"40{number:010}" if number % 3 == 0 else ""
    item = items.add(desk.db, Item(0, f"D{number:04}", name, Money(995 + 135 * (number % 97)), barcode, kind))
    if counted:
        moved = StockMovement(item.id, "counted", _PIECES, shops.TODAY, desk.moment, "counted", "Bench")
        stock.move(desk.db, moved)


def _kinds(desk: Desk, many: int) -> list[Kind]:
    """An order of each kind, as the counter's own operations leave it, and its share of the numbers."""
    done, past = shops.doll_order(), _past(many)
    open_ = replace(done, shipped=None, delivered=None, shipping_cost=None)
    check = replace(done.payments[0], method="check", received=shops.TODAY, reference="1204")
    awaited = tuple(replace(line, kind="preorder") for line in done.lines)
    current = {
        "ready": open_,
        "held": replace(open_, payment_method="check", payments=(check,)),
        "late": open_,
        "owing": replace(open_, payments=()),
        "partly": open_,
        "asked": replace(open_, lines=awaited, payments=(replace(done.payments[0], amount=Money(5000)),)),
        "awaited": replace(open_, lines=awaited),
        "shipped": replace(done, delivered=None),
    }
    orders_made = {name: orders.enter_order(desk, new) for name, new in current.items()}
    called_off = orders.enter_order(desk, replace(open_, payments=(), cancelled=shops.SENT))
    _change(desk, orders_made)
    old = f"n <= {past} AND n % 50"
    return [
        Kind(orders.enter_order(desk, done).id, f"{old} NOT IN (7, 8)"),
        Kind(called_off.id, f"{old} = 7"),
        Kind(orders.enter_order(desk, replace(done, flags=("tax-differs",))).id, f"{old} = 8"),
        *(
            Kind(order.id, f"n > {past} AND n % {len(current)} = {place}")
            for place, order in enumerate(orders_made.values())
        ),
    ]


def _change(desk: Desk, made: dict[str, Order]) -> None:
    """What the operations would leave only on another day, or with more ado."""
    late = Standing(first_ship=shops.doll_order().placed, ship_target=_LATE, ship_limit=_LATE)
    with desk.db.atomic():
        store.keep_standing(desk.db, made["late"].id, late)
        order_lines.ship(desk.db, made["partly"].lines[0].id, 1, 0)
    for line in made["asked"].lines:
        preorders.arrive(desk, line.sku, 1, shops.TODAY)
    notices.make_balance_notices(desk)


def _copy(desk: Desk, table: str, kind: Kind, many: int) -> None:
    """A copy of a model's rows for each number of its kind, spread over ten years, the oldest first."""
    rows = f"SELECT * FROM {table} WHERE {_MODEL.get(table, 'order_id = ?')}"
    model = desk.db.query(rows, (kind.model,))
    if not model:
        return
    names = [name for name in dict(model[0]) if name not in _RECKONED]
    ago = f"'-' || (({many} - n) * {_DAYS} / {many}) || ' days'"
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
