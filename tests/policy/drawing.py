"""Orders and readings drawn by chance for what must hold of all of them."""

from itertools import product

from hypothesis import strategies as st

from desk.policy import vocabulary
from desk.records.answers import Amount, Answer
from desk.records.facts import LineFacts, OrderFacts, Place
from desk.records.money import Money
from tests.policy.material import dolls, shipped

NAMES = ("samanthas", "miniature-expressions")
ASKS = [ask for ask in vocabulary.ASKS if ask != "address_correction"]
OPTIONS = {
    name: [
        dict(zip(shipped(name).readings, each, strict=True))
        for each in product(*(reading.options for reading in shipped(name).readings.values()))
    ]
    for name in NAMES
}
CENTS = st.integers(0, 300_00).map(Money)


@st.composite
def orders(draw: st.DrawFn) -> OrderFacts:
    """Orders of a few lines with discounts, shipping and what was paid."""
    lines = []
    for n in range(draw(st.integers(1, 4))):
        price, quantity = draw(CENTS), draw(st.integers(1, 3))
        discount = Money(draw(st.integers(0, price * quantity)) if draw(st.booleans()) else 0)
        kind = draw(st.sampled_from(["stock", "stock", "preorder", "layaway", "special"]))
        lines.append(LineFacts(str(n), price, quantity=quantity, discount=discount, kind=kind))
    return dolls(
        lines=tuple(lines),
        ship_to=Place(draw(st.sampled_from(["MO", "OH"]))),
        shipping_charged=draw(st.sampled_from([Money(0), Money(995)])),
        shipping_cost=draw(CENTS),
        first_payment=draw(CENTS),
        tax=draw(st.one_of(st.none(), CENTS)),
        paid=draw(st.one_of(st.none(), CENTS)),
    )


def is_for_information(amount: Amount, answer: Answer) -> bool:
    """What cancelling an overdue pre-order would forfeit stands outside the sum."""
    return amount.label == "forfeited_deposit" and answer.state == "overdue"


def all_paid(order: OrderFacts) -> int:
    """What was paid at most: what is said, or merchandise, tax and shipping."""
    if order.paid is not None:
        return order.paid
    goods = sum(line.price * line.quantity - line.discount for line in order.lines)
    tax = (
        order.tax
        if order.tax is not None
        else (goods * 61 + 500) // 1000
        if order.ship_to.state == "MO"
        else 0
    )
    return goods + tax + (order.shipping_charged or 0)
