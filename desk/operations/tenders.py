"""The ways that a credit goes: what was paid with store credit comes back as store credit, not as money."""

from collections.abc import Mapping

from desk.operations.booking import Amounts
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.paybacks import GOES, ORIGINAL_PAYMENT
from desk.records.paybacks import STORE_CREDIT as CREDIT
from desk.records.payments import STORE_CREDIT
from desk.store import payouts

Parts = dict[str, Money]


def parted(desk: Desk, order: Order, answer: Answer, destination: str, events: Mapping[str, str]) -> Parts:
    """What of a credit becomes store credit and what is refunded, by the event that books each way."""
    found: Parts = {}
    for told, money in (answer.tenders or {destination: answer.credit}).items():
        way = destination if told == answer.destination else told
        if way in GOES:
            event = events[GOES[way]]
            found[event] = found.get(event, ZERO) + money
    return as_paid(desk, order, found, events)


def as_paid(desk: Desk, order: Order, parts: Parts, events: Mapping[str, str]) -> Parts:
    """The parts of a credit with no more in money than the order was paid with in money."""
    money, credit = events[ORIGINAL_PAYMENT], events[CREDIT]
    if not parts.get(money):
        return parts
    over = parts[money] - left(desk, order)
    if over <= ZERO:
        return parts
    return {**parts, money: parts[money] - over, credit: parts.get(credit, ZERO) + over}


def apart(parts: Parts, event: str) -> Amounts:
    """What an event books of the parts that go another way than its own."""
    return tuple(("tender", money, "") for other, money in parts.items() if other != event)


def left(desk: Desk, order: Order) -> Money:
    """What an order was paid with in money, and was not refunded yet."""
    paid = total(each.amount for each in order.payments if each.method != STORE_CREDIT)
    return max(ZERO, paid - total(each.amount for each in payouts.of_order(desk.db, order.number)))
