"""Policy answers against hand-written Python that does nothing but the arithmetic of that one case.

The floors know the shop, the clause and that everything is in order; what they reckon must be what the engine
answers, which is checked before anything is measured.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks import shops
from benchmarks.timing import Pair, batched

from desk.operations import orders, policies
from desk.operations.calendar import FEDERAL
from desk.policy import engine
from desk.records.answers import Answer
from desk.records.facts import Choices, Facts, LinePart, RequestFacts

# The amounts in cents, the credit that they add up to, and the days to be kept.
Reckoned = tuple[tuple[int, ...], int, tuple[date, ...]]
_HOLIDAYS = frozenset((date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25)))
_FIVE, _TEN, _THIRTY, _ONE = (timedelta(days=days) for days in (5, 10, 30, 1))


def case(pack: str, question: str) -> Callable[[Path], AbstractContextManager[Pair]]:
    """The question about the doll of the worked amounts, asked of a shipped pack."""

    @contextmanager
    def pair(folder: Path) -> Iterator[Pair]:
        facts, read = doll_facts(question), policies.read_pack(shops.ShippedPacks()[pack])
        choices, reckon = Choices(), _FLOORS[pack, question]
        answer = engine.answer(read, choices, facts)
        if _told(answer) != reckon(facts):
            raise AssertionError(f"the floor of {pack} {question} reckons {reckon(facts)}, not {answer}")
        yield Pair(batched(lambda: engine.answer(read, choices, facts)), batched(lambda: reckon(facts)))

    return pair


def _told(answer: Answer) -> Reckoned:
    amounts = tuple(int(each.money) for each in answer.amounts)
    return amounts, int(answer.credit), tuple(each.day for each in answer.deadlines)


def doll_facts(question: str) -> Facts:
    """What is asked about the doll of the worked amounts, before or after she came back."""
    desk = shops.empty_shop(None)
    order = orders.enter_order(desk, shops.doll_order())
    desk.db.close()
    part = LinePart(orders.line_by_sku(order, "B"), 1, shops.FINE)
    asked = RequestFacts(shops.TODAY, reason="changed_mind", lines=(part,))
    came = RequestFacts(
        on=shops.TODAY,
        reason="changed_mind",
        lines=(part,),
        ra_issued=shops.TODAY,
        sent=shops.SENT,
        received=shops.RECEIVED,
        ra_on_package=True,
        condition=shops.FINE,
    )
    request = came if question == "return" else asked
    return Facts(question, policies.facts_of(order), request, holidays=FEDERAL)


def _doll_amounts(facts: Facts) -> tuple[int, int, int]:
    """The price less 20 % restocking, with the 6.1 % sales tax that the order has less without the doll."""
    first, doll = facts.order.lines
    price = int(doll.price) * facts.request.lines[0].quantity
    rest = int(first.price) * first.quantity
    tax = ((rest + price) * 61 + 500) // 1000 - (rest * 61 + 500) // 1000
    return price, -((price * 20 + 50) // 100), tax


def _doll_request(facts: Facts) -> Reckoned:
    asking = facts.order.delivered + _FIVE
    if facts.request.on > asking:
        raise ValueError(asking)
    amounts = _doll_amounts(facts)
    return amounts, sum(amounts), (asking, facts.request.on + _TEN)


def _doll_return(facts: Facts) -> Reckoned:
    sending = facts.request.ra_issued + _TEN
    if facts.request.sent > sending:
        raise ValueError(sending)
    amounts = _doll_amounts(facts)
    return amounts, sum(amounts), (sending,)


def _miniature(facts: Facts) -> Reckoned:
    """The price; 30 days to claim it and five business days to send it."""
    claiming, shipping, left = facts.order.delivered + _THIRTY, facts.request.on, 5
    while left:
        shipping += _ONE
        left -= shipping.weekday() < 5 and shipping not in _HOLIDAYS
    if facts.request.on > claiming:
        raise ValueError(claiming)
    price = int(facts.order.lines[1].price) * facts.request.lines[0].quantity
    return (price,), price, (claiming, shipping)


_FLOORS: dict[tuple[str, str], Callable[[Facts], Reckoned]] = {
    ("samanthas", "return_request"): _doll_request,
    ("samanthas", "return"): _doll_return,
    ("miniature-expressions", "return_request"): _miniature,
    ("miniature-expressions", "return"): _miniature,
}
