"""The sample shop to try things with: made-up orders whose days count back from today."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desk.operations import bouncing, checks, deposits, items, orders, quoting, returns, taking
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.facts import Condition, LinePart
from desk.records.items import Item
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.records.people import OWNER
from desk.records.returns import Ask, Parcel
from desk.store import people


def fill(desk: Desk, data: dict[str, Any]) -> None:
    """Enter the sample's owner, orders, checks and returns; ``data`` is read from ``resources/sample.toml``.

    The owner has neither PIN nor secret: the sample opens at once, and no password is the same everywhere.
    """
    owned = _owned(desk, data["owner"]["name"])
    held = []
    for row in data["order"]:
        order = orders.enter_order(owned, _order(owned, data, row))
        if "check" in row:
            held.append((_kept_check(owned, order, row["check"]), row["check"]))
    for sku in data["item"]:
        _item(owned, data, sku)
    for row in data["taken"]:
        order = _take(owned, _taken(owned, data, row), row["paid"])
        if "check" in row:
            held.append((checks.checks_of(owned, order.number)[0].number, row["check"]))
    _bank(owned, held)
    for row in data["return"]:
        _return(owned, row)


def _owned(desk: Desk, name: str) -> Desk:
    with desk.db.atomic():
        owner = people.add(desk.db, name, OWNER)
        owned = replace(desk, who=name, person=owner)
        owned.remember("make_owner", name, after={"role": OWNER})
    return owned


def _order(desk: Desk, data: dict[str, Any], row: dict[str, Any]) -> NewOrder:
    customer = data["customer"][row["customer"]]
    address = Address(name=customer["name"], **customer["address"])
    lines = tuple(
        NewLine(sku, data["item"][sku]["name"], quantity, Money.parse(data["item"][sku]["price"]))
        for sku, quantity in row["lines"].items()
    )
    placed = _day(desk, row["placed"])
    shipping = Money.parse(row.get("shipping", "9.95"))
    merchandise = Money(sum(line.price * line.quantity for line in lines))
    tax = Money.parse(row.get("tax", "0.00"))
    paid = NewPayment(row["payment"], merchandise + shipping + tax, placed, row.get("reference", ""))
    return NewOrder(
        number=row.get("number", ""),
        placed=placed,
        name=customer["name"],
        email=customer["email"],
        phone=customer["address"].get("phone", ""),
        address=address,
        ship_to=address,
        lines=lines,
        payments=(paid,) if row.get("paid", True) else (),
        payment_method=row["payment"],
        processed=placed,
        shipped=_day(desk, row["shipped"]) if "shipped" in row else None,
        delivered=_day(desk, row["delivered"]) if "delivered" in row else None,
        service=row.get("service", "ground"),
        shipping_charged=shipping,
        shipping_cost=Money.parse(row["cost"]) if "cost" in row else None,
        tax=tax,
        source="sample",
        note=row.get("note", ""),
    )


def _item(desk: Desk, data: dict[str, Any], sku: str) -> None:
    """What an item has beyond what its orders told, and how many of it were counted on the shelf."""
    told = dict(data["item"][sku])
    released = told.pop("released", None)
    if "kind" in told:
        more = {
            **told,
            "price": Money.parse(told["price"]),
            "released": _day(desk, -released) if released else None,
        }
        items.add_item(desk, Item(0, sku, **more))
    if sku in data["stock"]:
        items.count_stock(desk, sku, data["stock"][sku], "the first count")


def _take(desk: Desk, new: NewOrder, paid: dict[str, Any]) -> Order:
    """Take an order, paid with what is due at once."""
    due = quoting.quote(desk, new).due_now
    payment = NewPayment(amount=due, received=new.placed, **paid)
    return taking.take_order(desk, replace(new, payments=(payment,)))


def _kept_check(desk: Desk, order: Order, told: dict[str, Any]) -> str:
    """Enter the check of an order that was entered as paid; its number in the book."""
    paid = order.payments[0]
    part = NewPart(order.number, paid.amount, paid.called)
    bank, routing = told["bank"], told.get("routing", "")
    new = NewCheck(
        paid.amount, paid.received, (part,), bank=bank, check_number=paid.reference, routing=routing
    )
    return checks.receive_check(desk, new).check.number


def _bank(desk: Desk, held: list[tuple[str, dict[str, Any]]]) -> None:
    """Take checks to the bank, those of a day together, and note what it paid and what it returned."""
    for ago in sorted({told["deposited"] for _, told in held if "deposited" in told}, reverse=True):
        gone = [number for number, told in held if told.get("deposited") == ago]
        deposits.make_deposit(desk, gone, _day(desk, ago))
    for number, told in held:
        if "cleared" in told:
            deposits.clear_checks(desk, (number,), _day(desk, told["cleared"]))
        elif "returned" in told:
            day, charge = _day(desk, told["returned"]), Money.parse(told["charge"])
            bouncing.bounce(desk, Bounce(number, day, told["reason"], charge))


def _taken(desk: Desk, data: dict[str, Any], row: dict[str, Any]) -> NewOrder:
    """An order as it is taken at the counter; its tax and what is due now are the policy's."""
    customer = data["customer"][row["customer"]]
    address = Address(name=customer["name"], **customer["address"])
    placed = _day(desk, row["placed"])
    lines = tuple(_line(data, each) for each in row["lines"])
    return NewOrder(
        placed=placed,
        name=customer["name"],
        email=customer["email"],
        address=address,
        ship_to=address,
        lines=lines,
        payment_method=row["paid"]["method"],
        service=row.get("service", "ground"),
        shipping_charged=Money.parse(row["shipping"]),
        channel=row["channel"],
    )


def _line(data: dict[str, Any], told: dict[str, Any]) -> NewLine:
    item = data["item"][told["sku"]]
    first = told.get("first_payment")
    return NewLine(
        told["sku"],
        item["name"],
        told.get("quantity", 1),
        Money.parse(item["price"]),
        told.get("kind", "stock"),
        first_payment=Money.parse(first) if first else None,
    )


def _return(desk: Desk, row: dict[str, Any]) -> None:
    order = orders.open_order(desk, row["order"])
    parts = (LinePart(orders.line_by_sku(order, row["sku"]), row.get("quantity", 1)),)
    ra = returns.issue_ra(desk, Ask(order.number, row["reason"], _day(desk, row["asked"]), parts))
    if "received" in row:
        found = Condition(opened=False, original_packaging=True, secured=True, resaleable=True, damaged=False)
        parcel = Parcel(
            received=_day(desk, row["received"]),
            sent=_day(desk, row["sent"]),
            ra_on_package=True,
            conditions=((ra.lines[0].id, found),),
            destination="store_credit",
        )
        returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))


def _day(desk: Desk, ago: int) -> date:
    return desk.clock.today() - timedelta(days=ago)
