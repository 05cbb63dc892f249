"""Layaways: what was paid of one, what is left, and when the next payment is due by the policy's own plan."""

from desk.operations import payments, policies
from desk.operations.desk import Desk
from desk.records.answers import Answer, Clause, Instalment
from desk.records.errors import Refused
from desk.records.facts import RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.orders import LAYAWAY, Order
from desk.records.papers import LayawayStatement
from desk.records.reversals import in_force
from desk.store import orders, shop

# How packs call the clause that says what becomes of a layaway's first payment.
CLAUSE = "layaway"


def layaway_paper(desk: Desk, number: str) -> LayawayStatement:
    """How an order on layaway stands today: payments, what is left, the next one; Refused where none is."""
    order = orders.get(desk.db, number)
    if not is_layaway(order):
        raise Refused("layaway-none", number=order.number)
    asked = RequestFacts(max(desk.clock.today(), order.placed))
    answer = policies.ask_if_known(desk, "layaway", order, asked)
    plan, there = answer.schedule if answer else (), order.net_paid
    # A plan is of all that is not due at once.
    first = order.due - total(each.money for each in plan) if plan else payments.first_due(desk, order)
    return LayawayStatement(
        shop=shop.get(desk.db),
        order=order,
        day=desk.clock.today(),
        first=first,
        payments=in_force(order.payments),
        paid=there,
        left=max(ZERO, order.owed),
        next=next_payment(plan, there - first) if order.owed > ZERO else None,
        clauses=_clauses(desk, order, answer),
    )


def is_layaway(order: Order) -> bool:
    """Whether anything of an order is, or was, laid away and not called off."""
    return any(line.kind == LAYAWAY and line.quantity > line.cancelled for line in order.lines)


def next_payment(plan: tuple[Instalment, ...], paid: Money) -> Instalment | None:
    """The next payment of a plan, less what of it was ``paid``; the money covers the earliest days first."""
    left = max(ZERO, paid)
    for each in plan:
        if left < each.money:
            return Instalment(each.day, each.money - left)
        left -= each.money
    return None


def _clauses(desk: Desk, order: Order, answer: Answer | None) -> tuple[Clause, ...]:
    """The plan's clauses, and the one on layaways where the policy has it."""
    own = policies.judge_of(desk, order.edition)[0].clauses.get(CLAUSE)
    found = {each.id: each for each in (answer.clauses if answer else ())}
    return tuple({**found, **({own.id: own} if own else {})}.values())
