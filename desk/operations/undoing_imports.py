"""Taking a whole import back, all or nothing, as long as nothing rests on what it brought.

What was booked is reversed on its own day, and the numbers are free, so that the right file can come in.
Customers of orders that came from elsewhere stay with them: the orders are kept as voided ones.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import Any

from desk.operations import checks, customers, items, payments, shipping
from desk.operations.desk import Desk, need_reason
from desk.operations.imports import to_end
from desk.operations.rights import permit
from desk.records.check_life import RECEIVED, VOIDED
from desk.records.customers import Customer
from desk.records.errors import Refused
from desk.records.imports import CHANGED, ImportMark, Rest
from desk.records.items import Item
from desk.records.lists import Progress
from desk.records.orders import Order
from desk.records.payments import NewPayment, Payment
from desk.records.plain import from_plain
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import checks as stored_checks
from desk.store import customers as stored_customers
from desk.store import imported_rows, imports, ledger, orders, personal
from desk.store import items as stored_items
from desk.store import payments as stored_payments

_MOST = 100
_TOLD = 10
_SLICE = 5
# Of a file of each kind, whose records are looked at as they stand now.
_ASKED = {
    "orders": ("order",),
    "customers": ("customer",),
    "items": ("item",),
    "statement": ("bank_line",),
}
Was = dict[str, Any] | None
Taking = Generator[Progress, None, ImportMark]


def list_imports(desk: Desk) -> tuple[ImportMark, ...]:
    """The last hundred imports with who brought what, the newest first."""
    return imports.newest(desk.db, _MOST)


def rests_on(desk: Desk, key: int) -> tuple[Rest, ...]:
    """What was done since with what an import brought: while it stands, that stays.

    Raises NotFound ``import-unknown``.
    """
    return to_end(_resting(desk, imports.get(desk.db, key)))


def _resting(desk: Desk, mark: ImportMark) -> Generator[Progress, None, tuple[Rest, ...]]:
    """The same in slices, a hundred at most."""
    found = list(imported_rows.changed_later(desk.db, mark.id, _MOST))
    for noun in _ASKED.get(mark.kind, ()):
        found += imported_rows.resting(desk.db, mark.id, noun, _MOST)
    for noun in imported_rows.NOUNS:
        looks = _LOOKS.get(noun)
        every = imported_rows.rows(desk.db, mark.id, noun) if looks else ()
        for done, (record, what, before) in enumerate(every):
            if looks and len(found) < _MOST:
                found += looks(desk, record, before if what == CHANGED else None)
            if done % _SLICE == 0:
                yield Progress(done, len(every))
    return tuple(found)


def undo_import(desk: Desk, key: int, reason: str) -> Taking:
    """Take back all that an import brought and changed; what it was is returned.

    Raises Refused ``import-undone``, ``import-older`` for one from before it was kept what each brought, and
    ``import-rests`` with what rests on it.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        mark = imports.get(desk.db, key)
        if mark.undone:
            raise Refused("import-undone", file=mark.file)
        if not mark.kind:
            raise Refused("import-older", file=mark.file)
        agreed = permit(desk, Act("undo_import", mark.file, facts=(str(key), mark.digest, why)))
        if found := (yield from _resting(desk, mark)):
            raise Refused("import-rests", file=mark.file, count=len(found), what=_told(found))
        for done, count in enumerate(steps := list(_steps(desk, mark))):
            count()
            if done % _SLICE == 0:
                desk.db.sealer.seal()
                yield Progress(done, len(steps))
        imports.mark_undone(desk.db, key)
        desk.remember("undo_import", mark.file, why, {"number": key}, {"records": len(steps), **agreed})
    return replace(mark, undone=True)


def _told(found: tuple[Rest, ...]) -> str:
    """The first of what rests, each record with what was done with it."""
    records: dict[str, list[str]] = {}
    for each in found:
        records.setdefault(each.record, []).extend([each.rest] if each.rest else [])
    told = [f"{name} ({', '.join(rests)})" if rests else name for name, rests in records.items()]
    return "; ".join(told[:_TOLD]) + ("; …" if len(told) > _TOLD else "")


def _steps(desk: Desk, mark: ImportMark) -> Iterator[Callable[[], None]]:
    for noun in imported_rows.NOUNS:
        for record, what, before in imported_rows.rows(desk.db, mark.id, noun):
            yield _step(desk, mark, noun, record, before if what == CHANGED else None)


def _step(desk: Desk, mark: ImportMark, noun: str, record: int, before: Was) -> Callable[[], None]:
    if before is not None:
        put_back = {"customer": _put_customer_back, "item": _put_item_back}[noun]
        return lambda: put_back(desk, mark, before)
    return lambda: _TAKE[noun](desk, mark, record)


def _take_order(desk: Desk, mark: ImportMark, record: int) -> None:
    number = imported_rows.called(desk.db, "order", record)
    order = orders.get(desk.db, number)
    if order.is_open:
        shipping.void(desk, order)
    reversed_by = _reverse(desk, number)
    for each in in_force(order.payments):
        entry = reversed_by.get(each.entry or 0)
        back = NewPayment(each.method, -each.amount, each.received, reverses=each.id, entry=entry)
        stored_payments.add(desk.db, order.id, back)
    added = _mark(mark)
    imported_rows.take_order(desk.db, order.id, order.number, added, desk.clock.today().isoformat())
    desk.remember("undo_import", f"{order.number}{added}", before=_was(order), after={"state": "voided"})


def _was(order: Order) -> dict[str, object]:
    return {"number": order.number, "state": order.state, "total": order.total}


def _reverse(desk: Desk, number: str) -> dict[int, int]:
    """Take back all that was booked of an order, each on its own day; the reversing entry of each."""
    every = ledger.entries(desk.db, number)
    gone = {each.reverses for each in every}
    return {
        each.id: ledger.reverse(desk.db, each.id, each.effective, desk.moment, number)
        for each in every
        if each.reverses is None and each.id not in gone
    }


def _mark(mark: ImportMark) -> str:
    """What is added to a number that is free again: no other record has it."""
    return f"~{mark.id}"


def _take_payment(desk: Desk, mark: ImportMark, record: int) -> None:
    order, found = _payment(desk, record)
    if found in in_force(order.payments):
        payments.need_free(desk, order, found)
        payments.void(desk, order, found)


def _payment(desk: Desk, record: int) -> tuple[Order, Payment]:
    order = orders.get(desk.db, imported_rows.order_of_payment(desk.db, record))
    return order, next(each for each in order.payments if each.id == record)


def _take_check(desk: Desk, mark: ImportMark, record: int) -> None:
    check = stored_checks.by_id(desk.db, record)
    if check.state != VOIDED:
        checks.take_back(desk, check, mark.file)


def _take_item(desk: Desk, mark: ImportMark, record: int) -> None:
    sku = imported_rows.called(desk.db, "item", record)
    imported_rows.loosen_item(desk.db, mark.id, record)
    if not imported_rows.is_used(desk.db, record):
        imported_rows.take_item(desk.db, record)
    elif mark.kind == "items":
        items.note_count(desk, sku, 0, mark.file)
        imported_rows.set_item_aside(desk.db, record, sku, _mark(mark))


def _take_customer(desk: Desk, mark: ImportMark, record: int) -> None:
    if mark.kind == "customers":
        known = stored_customers.get(desk.db, imported_rows.called(desk.db, "customer", record))
        personal.empty(desk.db, known, (known.number,))
        imported_rows.take_customer(desk.db, record)


def _take_bank_line(desk: Desk, mark: ImportMark, record: int) -> None:
    imported_rows.take_bank_line(desk.db, record)


def _put_customer_back(desk: Desk, mark: ImportMark, before: dict[str, Any]) -> None:
    # Of one who was erased meanwhile nothing is kept, and nothing comes back.
    if before:
        customers.put_back(desk, from_plain(Customer, before))


def _put_item_back(desk: Desk, mark: ImportMark, before: dict[str, Any]) -> None:
    was = from_plain(Item, before)
    now = stored_items.get(desk.db, was.sku)
    items.amend(desk, replace(was, version=now.version))
    if now.on_hand != was.on_hand:
        items.note_count(desk, was.sku, was.on_hand or 0, mark.file)


_TAKE: dict[str, Callable[[Desk, ImportMark, int], None]] = {
    "order": _take_order,
    "payment": _take_payment,
    "check": _take_check,
    "bank_line": _take_bank_line,
    "item": _take_item,
    "customer": _take_customer,
}


def _customer_rests(desk: Desk, record: int, before: Was) -> Iterator[Rest]:
    """A customer whom an import changed and somebody changed again; of an erased one nothing is kept."""
    if before:
        was = from_plain(Customer, before)
        if stored_customers.get(desk.db, was.number).version != was.version + 1:
            yield Rest("customer", was.number)


def _item_rests(desk: Desk, record: int, before: Was) -> Iterator[Rest]:
    if before:
        was = from_plain(Item, before)
        if stored_items.get(desk.db, was.sku).version > was.version + 1:
            yield Rest("item", was.sku)


def _payment_rests(desk: Desk, record: int, before: Was) -> Iterator[Rest]:
    order, found = _payment(desk, record)
    if found in in_force(order.payments):
        try:
            payments.need_free(desk, order, found)
        except Refused:
            yield Rest("payment", found.called, order.number)


def _check_rests(desk: Desk, record: int, before: Was) -> Iterator[Rest]:
    """A check that went to the bank or was given back."""
    check = stored_checks.by_id(desk.db, record)
    if check.state not in (RECEIVED, VOIDED):
        yield Rest("check", check.number)


_LOOKS: dict[str, Callable[[Desk, int, Was], Iterator[Rest]]] = {
    "customer": _customer_rests,
    "item": _item_rests,
    "payment": _payment_rests,
    "check": _check_rests,
}
