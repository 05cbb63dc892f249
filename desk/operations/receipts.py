"""What customers take along: a receipt for what they paid, and what they sign for a pre-order."""

from dataclasses import replace

from desk.operations import finality, policies
from desk.operations.desk import Desk
from desk.policy.explaining import LIMIT
from desk.records import codes
from desk.records.answers import Amount, Answer
from desk.records.errors import Refused
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO, total
from desk.records.orders import PREORDER, Order
from desk.records.papers import PreorderAgreement, Receipt
from desk.records.payments import DEPOSIT, Payment
from desk.records.reversals import in_force
from desk.store import orders, payments, shop

# How packs call the note that asks customers to be certain; one without it asks nothing.
SURE = "be-sure"
_SERIES = (codes.PAYMENT, codes.DEPOSIT, codes.BALANCE)


def receipt_paper(desk: Desk, number: str) -> Receipt:
    """The receipt for one payment by its number, or for all of an order; raises NotFound, Refused.

    What was paid since is no part of it, so that it shows the same whenever it is printed.
    """
    if codes.series_of(number) in _SERIES:
        order = orders.get(desk.db, payments.order_of(desk.db, number))
        shown = tuple(each for each in order.payments if each.number == codes.normal(number))
    else:
        order = orders.get(desk.db, number)
        shown = in_force(order.payments)
    if not shown:
        raise Refused("receipt-nothing", number=order.number)
    last = max(each.id for each in shown)
    paid = total(each.amount for each in order.payments if each.id <= last)
    named = shown[0].number if codes.series_of(number) in _SERIES else order.number
    return Receipt(shop.get(desk.db), named, order, shown, paid, finality.final_lines(desk, order))


def agreement_paper(desk: Desk, number: str) -> PreorderAgreement:
    """The agreement of an order's pre-ordered lines as it was placed; raises Refused where it has none."""
    order = orders.get(desk.db, number)
    lines = tuple(line for line in order.lines if line.kind == PREORDER)
    if not lines:
        raise Refused("agreement-nothing", number=order.number)
    answers = _answers(desk, replace(order, lines=lines))
    deposit = answers["quote"].figures.get("deposit", ZERO) if "quote" in answers else ZERO
    told = {clause.id: clause for answer in answers.values() for clause in answer.clauses}
    wanted = dict.fromkeys(name for answer in answers.values() for name in _cited(answer))
    pack = policies.judge_of(desk, order.edition)[0]
    cancelled = answers.get("cancel")
    return PreorderAgreement(
        shop=shop.get(desk.db),
        order=order,
        deposit=deposit,
        kept=tuple(each for each in cancelled.amounts if _is_kept(each)) if cancelled else (),
        clauses=tuple(told[name] for name in wanted),
        sure=pack.clauses.get(SURE),
        final=finality.final_lines(desk, order),
        names=cancelled.names if cancelled else {},
    )


def _cited(answer: Answer) -> tuple[str, ...]:
    """The clauses that a customer signs: of a quote those of the deposit, and of when it takes effect."""
    if answer.ask != "quote":
        return answer.cites
    deposits = [each.clause for each in answer.amounts if each.label == DEPOSIT]
    begins = [each.clause for each in answer.deadlines if each.name == "effective"]
    return tuple(each for each in (*deposits, *begins) if each)


def _is_kept(amount: Amount) -> bool:
    """What a cancellation costs; that no more is given than was paid costs nothing."""
    return amount.money < ZERO and amount.label != LIMIT


def _answers(desk: Desk, order: Order) -> dict[str, Answer]:
    """What the policy says of the lines alone, once their deposit is paid and they are in effect."""
    fresh = replace(order, cancelled=None, lines=tuple(replace(each, cancelled=0) for each in order.lines))
    parts = tuple(LinePart(str(line.id), line.quantity) for line in fresh.lines)
    first = tuple(each for each in in_force(order.payments) if each.received == order.placed)
    placed = RequestFacts(order.placed)
    found: dict[str, Answer] = {}
    _ask(desk, found, replace(fresh, payments=first), "quote", placed)
    due = found["quote"].figures.get("due_now", ZERO) if "quote" in found else ZERO
    way = first[0].method if first else order.payment_method
    begun = replace(fresh, payments=(Payment(1, way, due, order.placed),), processed=order.placed)
    _ask(desk, found, begun, "balance", replace(placed, lines=parts))
    _ask(desk, found, begun, "cancel", replace(placed, lines=parts))
    return found


def _ask(desk: Desk, found: dict[str, Answer], order: Order, question: str, request: RequestFacts) -> None:
    """Keep an answer; a policy that needs more, or leaves it to the owner, has said nothing to be signed."""
    answer = policies.ask_if_known(desk, question, order, request)
    if answer is not None and answer.outcome == "allowed":
        found[question] = answer
