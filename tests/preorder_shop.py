"""A shop with a doll that is not out yet, and customers who ordered it in every way to pay."""

from dataclasses import replace
from datetime import date

from desk.operations import quoting, shops, taking
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.money import Money
from desk.records.notices import Notice
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from tests.conftest import SHOP, FixedClock, owners_desk

PLACED = date(2026, 3, 2)
CAME = date(2026, 3, 20)
SKU = "WINTER"
DOLL = NewLine(SKU, "Winter doll “Nora”", 1, Money(34999), "preorder")


def open_shop(clock: FixedClock, pack: str = "samanthas") -> Desk:
    """The shop, on the day the orders are placed, without any."""
    clock.day = PLACED
    desk = owners_desk(clock)
    shops.create_shop(desk, replace(SHOP, pack=pack), desk.packs[pack])
    return desk


def order(
    desk: Desk,
    name: str,
    method: str = "card",
    paid: date | None = PLACED,
    *,
    channel: str = "phone",
    lines: tuple[NewLine, ...] = (DOLL,),
    **changes: object,
) -> Order:
    """A pre-order of somebody in Missouri, whose deposit came on a day, or did not come yet."""
    home = Address(name=name, street="5 Elm St", city="Rolla", state="MO", postal_code="65401")
    new = NewOrder(
        placed=PLACED, name=name, lines=lines, email=f"{name.split()[0].lower()}@example.com",
        phone="417 555 0100", address=home, ship_to=home, payment_method=method,
        shipping_charged=Money(1295), channel=channel,
    )  # fmt: skip
    new = replace(new, **changes)  # type: ignore[arg-type]
    found = quoting.quote(desk, new)
    money = (NewPayment(method, found.due_now, paid),) if paid else ()
    return taking.take_order(desk, replace(new, payments=money))


def four(desk: Desk) -> dict[str, Order]:
    """Ann by check that came on the 5th, Ben by card, Cy whose money order never came, Di two in cash."""
    return {
        "Ann": order(desk, "Ann Miller", "check", date(2026, 3, 5)),
        "Ben": order(desk, "Ben Ortiz", "card"),
        "Cy": order(desk, "Cy Young", "money_order", None),
        "Di": order(desk, "Di & Co", "cash", lines=(replace(DOLL, quantity=2),)),
    }


def all_in(desk: Desk, clock: FixedClock, quantity: int = 4) -> tuple[Notice, ...]:
    """The doll arrives, and its balances are asked for: what there is to tell."""
    from desk.operations import notices, preorders

    clock.day = CAME
    preorders.arrive(desk, SKU, quantity, CAME)
    return notices.make_balance_notices(desk)
