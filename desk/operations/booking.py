"""What an order's money does in the ledger: held until pieces leave, then earned (issue 5, point 7).

All entries of an order have its number as their subject, so that its part of each account can be read back:
what the shop holds for it (2000), and what its customer owes (1100).
"""

from dataclasses import replace
from datetime import date

from desk.operations.desk import Desk
from desk.records.billing import Bill
from desk.records.ledger import Event
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.store import cancellations, check_parts, ledger

HELD, RECEIVABLE = "2000", "1100"
Amounts = tuple[tuple[str, Money, str], ...]


def post(desk: Desk, event: str, subject: str, on: date, amounts: Amounts) -> int | None:
    """Post what is not 0.00 of an event in the open transaction; the entry's id, None where nothing is."""
    return post_sale(desk, Event(event, subject, on, desk.moment, amounts))


def post_sale(desk: Desk, event: Event) -> int | None:
    """The same of an event that tells what was sold, or is sold no more, for the sales tax."""
    booked = tuple(each for each in event.amounts if each[1])
    return ledger.post(desk.db, replace(event, amounts=booked)) if booked else None


def held(desk: Desk, number: str) -> Money:
    """What the shop holds of an order's money and has not earned yet."""
    return -ledger.balance_of(desk.db, number, HELD)


def receivable(desk: Desk, number: str) -> Money:
    """What an order's customer owes for what left and what was billed beside it."""
    return max(ZERO, ledger.balance_of(desk.db, number, RECEIVABLE))


def given(desk: Desk, order: Order) -> Money:
    """What of an order's money was given back or kept; a cancellation counts once, which does both."""
    every = cancellations.of_order(desk.db, order.id)
    both = total(Money(min(each.credit, each.withdrawn)) for each in every)
    return order.withdrawn + order.credited - both


def to_give(desk: Desk, order: Order, dropped: Money = ZERO) -> Money:
    """What may be given back at most of what was paid for what left, and was not given back yet.

    What is held is for pieces that are still here, and what paid a charge comes back when that is taken back,
    as ``dropped`` of them are first.
    """
    # A fee that was given up as lost with its check was not paid of that money either.
    lost = check_parts.lost_on(desk.db, order.id) if order.charged and order.released else ZERO
    owed = receivable(desk, order.number) + lost
    freed = max(ZERO, dropped - owed)
    charges = max(ZERO, order.charged - dropped - max(ZERO, owed - dropped))
    there = max(ZERO, held(desk, order.number))
    return max(ZERO, order.paid - order.credited - there - freed - charges)


def as_spent(order: Order, left: Money) -> Order:
    """The order as the policy is to see its money: what is not left of it was given back, kept or earned."""
    return replace(order, credited=max(ZERO, order.paid - left))


def receive(desk: Desk, number: str, method: str, amount: Money, on: date) -> int | None:
    """Book money that came in, which is held from then on; the entry's id."""
    return post(desk, "payment_received", number, on, ((method, amount, ""),))


def trimmed(fees: Amounts, kept: Money) -> Amounts:
    """As much of fees, which are negative, as there is money to keep, first come, first served."""
    found, left = [], kept
    for label, money, clause in fees:
        part = Money(min(left, -money))
        found.append((label, -part, clause))
        left -= part
    return tuple(found)


def settle_open(desk: Desk, number: str, on: date) -> None:
    """Use what is held of an order's money for what its customer owes; less held than used goes back."""
    owed, there = ledger.balance_of(desk.db, number, RECEIVABLE), held(desk, number)
    used = min(owed, there)
    post(desk, "payment_applied", number, on, (("prepaid", Money(used), ""),))


def ship(desk: Desk, number: str, on: date, bill: Bill, cost: Money | None) -> None:
    """Book the sale of pieces that leave, paid with what is held, and what sending them costs."""
    there = max(ZERO, held(desk, number))
    amounts = (
        ("merchandise", bill.merchandise, ""),
        ("sales_tax", bill.tax, ""),
        ("shipping", bill.shipping, ""),
        ("prepaid", Money(min(there, bill.total)), ""),
        ("shipping_cost", cost or ZERO, ""),
    )
    post_sale(desk, Event("order_shipped", number, on, desk.moment, amounts, bill.sold))


def charge(desk: Desk, number: str, on: date, amount: tuple[str, Money, str]) -> int:
    """Book an amount that is billed beside an order's total, with its label and clause; the entry's id."""
    entry = post(desk, "charge_billed", number, on, (amount,))
    assert entry is not None, "nothing is billed with 0.00"
    settle_open(desk, number, on)
    return entry
