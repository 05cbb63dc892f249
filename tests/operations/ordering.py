"""Orders that are taken at the counter of the tests' shop, and items with pieces on the shelf."""

from dataclasses import replace

from desk.operations import taking
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.items import Item, StockMovement
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.store import items, orders, stock

HOME = Address("Ann Bell", "", "5 Elm St", "", "Rolla", "MO", "65401")
# Where no tax is taken.
AWAY = replace(HOME, city="Columbus", state="OH", postal_code="43004")
BEAR = NewLine("A", "Felt bear, honey", 1, Money(12000))
DOLL = NewLine("B", "Porcelain doll “Ida”", 1, Money(8995))
RELEASE = NewLine("P", "The spring release", 2, Money(34999), "preorder")


def basket(desk: Desk, *lines: NewLine, **changes: object) -> NewOrder:
    """An order of today to Missouri, shipping 12.95, of a bear and a doll unless said; nothing is paid."""
    today = desk.clock.today()
    new = NewOrder(
        today,
        "Ann Bell",
        lines or (BEAR, DOLL),
        email="ann@example.com",
        address=HOME,
        ship_to=HOME,
        shipping_charged=Money(1295),
        channel="counter",
    )
    return replace(new, **changes)  # type: ignore[arg-type]


def paid(desk: Desk, amount: int, method: str = "card", **more: str) -> tuple[NewPayment, ...]:
    """One payment of today."""
    return (NewPayment(method, Money(amount), desk.clock.today(), **more),)  # type: ignore[arg-type]


def taken(desk: Desk, *lines: NewLine, **changes: object) -> Order:
    """The order placed, which is given back as it is kept."""
    order = taking.take_order(desk, basket(desk, *lines, **changes))
    assert order == orders.get(desk.db, order.number)
    return order


def shelve(desk: Desk, line: NewLine, pieces: int) -> Item:
    """An item with so many pieces on the shelf, known before or not."""
    with desk.db.atomic():
        item = items.by_sku(desk.db, line.sku) or items.add(desk.db, Item(0, line.sku, line.name, line.price))
        day, at = desk.clock.today(), desk.moment
        stock.move(desk.db, StockMovement(item.id, "counted", pieces, day, at, "counted", "Ann"))
    found = items.by_sku(desk.db, line.sku)
    assert found is not None
    return found
