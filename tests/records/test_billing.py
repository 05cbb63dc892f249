"""What pieces that leave make due, to the cent, however an order is split into parcels."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records import billing
from desk.records.billing import Bill
from desk.records.customers import Customer
from desk.records.money import ZERO, Money
from desk.records.orders import Order, OrderLine
from desk.records.payments import Payment

DAY = date(2026, 3, 13)
THIRDS = OrderLine(1, 1, "A", "Bear", 3, Money(10000), discount=Money(100))
DOLL = OrderLine(2, 2, "B", "Doll", 1, Money(8995))


def order_of(*lines: OrderLine, tax: int = 0, shipping: int = 1295, paid: int = 0) -> Order:
    came = (Payment(1, "card", Money(paid), DAY),) if paid else ()
    return Order(
        1, "1", Customer(1, "", "Ann"), DAY, lines, came, tax=Money(tax), shipping_charged=Money(shipping)
    )


def after(order: Order, bill: Bill, **gone: int) -> Order:
    """The order after a parcel with so many pieces of each line, by its SKU."""
    lines = tuple(replace(each, shipped=each.shipped + gone.get(each.sku, 0)) for each in order.lines)
    return replace(order, lines=lines, billed=order.billed + bill.total)


@pytest.mark.parametrize(
    ("before", "pieces", "cents"), [(0, 1, 9967), (1, 1, 9966), (2, 1, 9967), (0, 3, 29900), (1, 0, 0)]
)
def test_a_discount_is_shared_over_its_pieces(before: int, pieces: int, cents: int) -> None:
    assert billing.worth(THIRDS, before, pieces) == Money(cents)


def test_shipping_comes_with_the_first_parcel() -> None:
    order = order_of(THIRDS, DOLL)
    first = billing.bill(order, {2: 1})
    assert first == Bill(Money(8995), ZERO, Money(1295))
    assert billing.bill(after(order, first, B=1), {1: 3}) == Bill(Money(29900), ZERO, ZERO)


def test_untaxed_pieces_bring_no_tax() -> None:
    order = order_of(THIRDS, replace(DOLL, untaxed=True), tax=1824)
    assert billing.bill(order, {2: 1}).tax == ZERO
    assert billing.bill(order, {1: 1}).tax == Money(608)


def test_without_tax_the_last_parcel_has_none() -> None:
    """Cents that a discount left are of the price then."""
    order = replace(order_of(THIRDS, shipping=0), released=Money(1))
    assert billing.bill(order, {1: 3}) == Bill(Money(29899), ZERO, ZERO)


def test_called_off_pieces_give_no_shipping_back_but_with_the_last() -> None:
    order = order_of(THIRDS, DOLL)
    assert billing.called_off(order, {2: 1}) == Money(8995)
    assert billing.called_off(order, {1: 3, 2: 1}) == order.total


def test_nothing_left_is_all_billed() -> None:
    """Also of an order that left before parcels were told apart."""
    gone = replace(DOLL, shipped=1)
    assert billing.billed(order_of(gone)) == Money(8995 + 1295)
    assert billing.billed(replace(order_of(gone, THIRDS), billed=Money(10290))) == Money(10290)


@pytest.mark.parametrize(("paid", "missing"), [(0, 10290), (5000, 5290), (10290, 0), (50000, 0)])
def test_what_is_missing_before_pieces_leave(paid: int, missing: int) -> None:
    assert billing.missing(order_of(THIRDS, DOLL, paid=paid), {2: 1}) == Money(missing)


def test_the_whole_is_what_is_in_the_shop() -> None:
    awaited = OrderLine(3, 3, "P", "Release", 2, Money(100), kind="preorder", allocated=1)
    assert billing.whole(order_of(THIRDS, replace(DOLL, shipped=1), awaited)) == {1: 3, 3: 1}


lines = st.builds(
    lambda key, pieces, price, off, untaxed: OrderLine(
        key,
        key,
        str(key),
        "x",
        pieces,
        Money(price),
        discount=Money(min(off, price * pieces)),
        untaxed=untaxed,
    ),
    st.just(1),
    st.integers(1, 5),
    st.integers(0, 50_000),
    st.integers(0, 999),
    st.booleans(),
)


@given(st.lists(lines, min_size=1, max_size=4), st.integers(0, 3000), st.integers(0, 2000), st.data())
def test_all_parcels_together_bill_the_order(
    found: list[OrderLine], tax: int, shipping: int, data: st.DataObject
) -> None:
    numbered = [replace(line, id=place, sku=str(place)) for place, line in enumerate(found)]
    order = order_of(*numbered, tax=0 if all(each.untaxed for each in found) else tax, shipping=shipping)
    total = ZERO
    while any(line.unshipped for line in order.lines):
        pieces = {line.id: data.draw(st.integers(0, line.unshipped)) for line in order.lines}
        pieces = pieces if any(pieces.values()) else {line.id: line.unshipped for line in order.lines}
        bill = billing.bill(order, pieces)
        assert min(bill.merchandise, bill.shipping) >= 0 and bill.tax >= 0
        total += bill.total
        order = after(order, bill, **{str(key): count for key, count in pieces.items()})
    assert total == order.total == billing.billed(order)


def test_what_comes_back_in_parts_had_come_to_the_whole() -> None:
    order = order_of(THIRDS, DOLL, tax=2373)
    order = replace(order, lines=tuple(replace(each, shipped=each.quantity) for each in order.lines))
    found = []
    for place, count in ((0, 1), (1, 1), (0, 2)):
        line = order.lines[place]
        found.append(billing.came_to(order, {line.id: count}))
        back = replace(line, returned=line.returned + count)
        order = replace(order, lines=tuple(back if each is line else each for each in order.lines))
    assert [each.shipping for each in found] == [ZERO, ZERO, Money(1295)]
    assert sum(each.total for each in found) == order.total
