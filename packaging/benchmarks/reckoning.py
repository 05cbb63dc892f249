"""The other questions of the doll shop: their facts, and floors by hand that reckon just that one case."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from desk.operations.calendar import FEDERAL
from desk.records.facts import CheckFacts, Facts, LineFacts, OrderFacts, Place, RequestFacts
from desk.records.money import Money

# The amounts in cents, the credit and the charge that they add up to, and the days to be kept.
Reckoned = tuple[tuple[int, ...], int, int, tuple[date, ...]]
HOLIDAYS = frozenset((date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25)))
ONE, TWO, TEN, FORTNIGHT = (timedelta(days=days) for days in (1, 2, 10, 14))
_PLACED = date(2026, 3, 2)
_DOLLS = (LineFacts("A", Money(12000)), LineFacts("B", Money(8995)))
_ORDER = OrderFacts(
    placed=_PLACED,
    lines=_DOLLS,
    ship_to=Place("MO"),
    service="ground",
    shipping_charged=Money(1295),
    shipping_cost=Money(1120),
)
_SENT = OrderFacts(
    placed=_PLACED,
    lines=_DOLLS,
    ship_to=Place("MO"),
    service="ground",
    processed=_PLACED,
    shipped=date(2026, 3, 4),
    shipping_charged=Money(1295),
)
_PREORDER = OrderFacts(
    placed=_PLACED,
    lines=(LineFacts("P", Money(34999), kind="preorder", deposit_rate=Fraction(30)),),
    ship_to=Place("MO"),
    payment=("check",),
    check_received=date(2026, 3, 5),
    shipping_charged=Money(1295),
)
_CHECK = CheckFacts(Money(23571), date(2026, 6, 1))


def business_days(day: date, left: int) -> date:
    """So many business days after a day."""
    while left:
        day += ONE
        left -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def _lines(facts: Facts) -> tuple[int, int]:
    first, second = facts.order.lines
    return int(first.price) * first.quantity, int(second.price) * second.quantity


def _tax(cents: int) -> int:
    return (cents * 61 + 500) // 1000


def _quote(facts: Facts) -> Reckoned:
    order = facts.order
    if order.service != "ground" or order.ship_to.state != "MO" or order.ship_to.po_box:
        raise ValueError(order.service)
    first, second = _lines(facts)
    one, both = _tax(first), _tax(first + second)
    shipping = int(order.shipping_charged or 0)
    amounts = (first, one, second, both - one, shipping)
    days = (order.placed + TWO, business_days(order.placed, 7), order.placed)
    return amounts, 0, first + second + both + shipping, days


def _cancel(facts: Facts) -> Reckoned:
    order = facts.order
    if order.shipped is not None or order.processed is not None:
        raise ValueError(order.processed)
    first, second = _lines(facts)
    both, one = _tax(first + second), _tax(second)
    shipping = int(order.shipping_charged or 0)
    given = first + second + both + shipping
    paid = given if order.paid is None else int(order.paid)
    credit = max(0, min(given, paid - int(order.credited)))
    amounts = (first, both - one, second, one, shipping)
    return amounts, credit, 0, ()


def _balance(facts: Facts) -> Reckoned:
    line, notified = facts.order.lines[0], facts.request.notified
    due = notified + FORTNIGHT
    if facts.request.on > due:
        raise ValueError(due)
    price = int(line.price) * line.quantity - int(line.discount)
    rate = 40 if price > 100_000 * line.quantity else int(line.deposit_rate)
    deposit = (price * rate + 50) // 100 if facts.order.check_received else 0
    paid = deposit if facts.order.paid is None else int(facts.order.paid)
    balance, tax = price - min(paid, price), _tax(price)
    shipping = int(facts.order.shipping_charged or 0)
    return (balance, tax, shipping), 0, balance + tax + shipping, (due,)


def _undeliverable(facts: Facts) -> Reckoned:
    if facts.request.cause != "bad_address":
        raise ValueError(facts.request.cause)
    cost = int(facts.request.reship_cost)
    return (cost,), 0, cost, ()


def _address_correction(facts: Facts) -> Reckoned:
    if facts.order.service in ("priority_mail", "customer_choice", "pickup"):
        raise ValueError(facts.order.service)
    charge = int(facts.request.charge)
    return (charge,), 0, charge, ()


def _returned_check(facts: Facts) -> Reckoned:
    check, due = facts.check, facts.check.returned + TEN
    amount, fee, paid = int(check.amount), 3500, int(check.paid)
    if facts.request.on > due and paid < amount + fee:
        raise ValueError(due)
    return (amount, fee), 0, max(0, amount + fee - paid), (due,)


def _shipping_due(facts: Facts) -> Reckoned:
    placed = facts.order.placed
    target, limit = placed + TWO, business_days(placed, 7)
    if facts.request.on > target:
        raise ValueError(target)
    return (), 0, 0, (target, limit, placed)


def _asked(question: str, order: OrderFacts, request: RequestFacts, check: CheckFacts | None = None) -> Facts:
    return Facts(question, order, request, check, FEDERAL)


QUESTIONS: dict[str, tuple[Facts, Callable[[Facts], Reckoned]]] = {
    "quote": (_asked("quote", _ORDER, RequestFacts(_PLACED)), _quote),
    "cancel": (_asked("cancel", _ORDER, RequestFacts(date(2026, 3, 3))), _cancel),
    "balance": (
        _asked(
            "balance",
            _PREORDER,
            RequestFacts(date(2026, 6, 9), arrived=date(2026, 6, 1), notified=date(2026, 6, 2)),
        ),
        _balance,
    ),
    "undeliverable": (
        _asked(
            "undeliverable",
            _SENT,
            RequestFacts(date(2026, 3, 20), cause="bad_address", reship_cost=Money(1120)),
        ),
        _undeliverable,
    ),
    "address_correction": (
        _asked("address_correction", _SENT, RequestFacts(date(2026, 3, 20), charge=Money(1800))),
        _address_correction,
    ),
    "returned_check": (
        _asked("returned_check", _SENT, RequestFacts(date(2026, 6, 3)), _CHECK),
        _returned_check,
    ),
    "shipping_due": (_asked("shipping_due", _ORDER, RequestFacts(date(2026, 3, 3))), _shipping_due),
}
