"""Deciding a shop's history again under another policy, against nothing but the answers of that policy.

The history is made of a few returns that went through the counter and copies of their rows: what is read, and
in which pages, is the same as after years of work.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks import answers, shops
from benchmarks.timing import Pair, batched, once

from desk.operations import orders, policies, returns, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.policy import engine
from desk.records.facts import Choices, LinePart
from desk.records.returns import Ask, Parcel
from desk.records.what_if import Proposal, WhatIf

_DECISIONS, _SLICE = 20_000, 1_000
# The ids of a copy's rows lie so far above those of the copy before.
_STRIDE = 100
_FEE = 'take = "restocking_fee"\npercent = '
_NUMBER = {name: f"{name} || '-' || n" for name in ("number", "number_key")}
# What is other in a copy: ids, what points to them, and what must be there only once.
_COPIES: dict[str, dict[str, str]] = {
    "orders": {"id": "", "paid": "0", **_NUMBER},
    "order_lines": {"id": "", "order_id": ""},
    "payments": {"id": "", "order_id": ""},
    "shipments": {"id": "", "order_id": ""},
    "return_authorizations": {"id": "", "order_id": "", **_NUMBER},
    "return_lines": {"id": "", "ra": "", "order_line": ""},
    "settlements": {"id": "", "ra": "", "lot": "NULL", "entry": "NULL"},
    "settlement_lines": {"settlement": "", "return_line": ""},
    "history": {"id": "", "subject": "subject || '-' || n"},
}
_RECKONED = {"total", "stage", "flagged"}


@contextmanager
def decide_again(folder: Path) -> Iterator[Pair]:
    """One decision of twenty thousand: read with its order, decided again, compared and kept as changed.

    The floor has the facts of both questions at hand and only answers them.
    """
    desk = shop_with(folder / "history.desk", _DECISIONS)
    pack, choices = policies.read_pack(dearer(desk)), Choices()
    asked, came = (answers.doll_facts(question) for question in ("return_request", "return"))

    def again() -> Iterator[object]:
        while True:
            yield from what_if.what_if(desk, Proposal(dearer(desk)))

    def both() -> None:
        engine.answer(pack, choices, asked)
        engine.answer(pack, choices, came)

    steps, two = again(), batched(both)
    slices = _SLICE // what_if.SLICE

    def ours() -> float:
        return once(lambda: shops.run_through(islice(steps, slices))) / _SLICE

    try:
        yield Pair(ours, lambda: two() / 2)
    finally:
        desk.db.close()


def million(folder: Path) -> tuple[int, int, float]:
    """Decide a million decisions again; how many they were, how many changed, and the seconds it took."""
    desk = shop_with(folder / "million.desk", 1_000_000)
    found: list[WhatIf] = []
    seconds = once(lambda: found.append(to_end(what_if.what_if(desk, Proposal(dearer(desk))))))
    desk.db.close()
    return found[0].decisions, len(found[0].changes), seconds


def dearer(desk: Desk) -> str:
    """The policy with a fee of 25 % instead of 20, under which every decision comes out otherwise."""
    text = desk.packs["samanthas"]
    assert f"{_FEE}20" in text
    return text.replace(f"{_FEE}20", f"{_FEE}25")


def shop_with(path: Path, decisions: int) -> Desk:
    """A shop with so many decisions: one order lost one doll, another one both, one after the other."""
    desk = shops.empty_shop(path)
    returns.settle(desk, shops.arrived(desk))
    second = shops.arrived(desk)
    returns.settle(desk, second)
    order = orders.open_order(desk, second.order.number)
    part = LinePart(orders.line_by_sku(order, "A"), 1)
    ra = returns.issue_ra(desk, Ask(order.number, "changed_mind", shops.TODAY, (part,)))
    noted = ((ra.lines[0].id, shops.FINE),)
    parcel = Parcel(shops.RECEIVED, shops.SENT, True, noted, destination="store_credit")
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    with desk.db.atomic():
        for table, others in _COPIES.items():
            _copy(desk, table, others, -(-decisions // 6) - 1)
    return desk


def _copy(desk: Desk, table: str, others: dict[str, str], copies: int) -> None:
    first = dict(desk.db.query(f"SELECT * FROM {table}")[0])
    names = [name for name in first if name not in _RECKONED]
    values = [others.get(name, name) or f"{name} + {_STRIDE} * n" for name in names]
    desk.db.execute(
        f"WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {copies}) "
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM copies, {table} ORDER BY n"
    )
