"""Policy answers against hand-written Python that does nothing but the arithmetic of that one case.

The floors know the shop, the clause and that everything is in order; what they reckon must be what the engine
answers, which is checked before anything is measured.
"""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks import shops
from benchmarks.reckoning import QUESTIONS, Reckoned, business_days
from benchmarks.timing import Pair, batched

from desk.operations import orders, policies
from desk.operations.calendar import FEDERAL
from desk.policy import engine
from desk.policy.pack import read as pack_of
from desk.records.answers import Answer
from desk.records.facts import Choices, Facts, LinePart, RequestFacts

_FIVE, _TEN, _THIRTY = (timedelta(days=days) for days in (5, 10, 30))


def case(pack: str, question: str) -> Callable[[Path], AbstractContextManager[Pair]]:
    """The question about the doll of the worked amounts, asked of a shipped pack."""

    @contextmanager
    def pair(folder: Path) -> Iterator[Pair]:
        read, choices = policies.read_pack(shops.ShippedPacks()[pack]), Choices()
        if question in QUESTIONS:
            facts, reckon = QUESTIONS[question]
        else:
            facts, reckon = doll_facts(question), _FLOORS[pack, question]
        answer = engine.answer(read, choices, facts)
        if _told(answer) != reckon(facts):
            raise AssertionError(f"the floor of {pack} {question} reckons {reckon(facts)}, not {answer}")
        yield Pair(batched(lambda: engine.answer(read, choices, facts)), batched(lambda: reckon(facts)))

    return pair


@contextmanager
def load(folder: Path) -> Iterator[Pair]:
    """Reading the doll shop's pack, strictly and whole, against bare tomllib on the same text."""
    text = shops.ShippedPacks()["samanthas"]
    yield Pair(batched(lambda: pack_of(text)), batched(lambda: tomllib.loads(text)))


def _told(answer: Answer) -> Reckoned:
    amounts = tuple(int(each.money) for each in answer.amounts)
    days = tuple(each.day for each in answer.deadlines)
    return amounts, int(answer.credit), int(answer.charge), days


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
    return amounts, sum(amounts), 0, (asking, facts.request.on + _TEN)


def _doll_return(facts: Facts) -> Reckoned:
    sending = facts.request.ra_issued + _TEN
    if facts.request.sent > sending:
        raise ValueError(sending)
    amounts = _doll_amounts(facts)
    return amounts, sum(amounts), 0, (sending,)


def _miniature(facts: Facts) -> Reckoned:
    """The price; 30 days to claim it and five business days to send it."""
    claiming, shipping = facts.order.delivered + _THIRTY, business_days(facts.request.on, 5)
    if facts.request.on > claiming:
        raise ValueError(claiming)
    price = int(facts.order.lines[1].price) * facts.request.lines[0].quantity
    return (price,), price, 0, (claiming, shipping)


_FLOORS: dict[tuple[str, str], Callable[[Facts], Reckoned]] = {
    ("samanthas", "return_request"): _doll_request,
    ("samanthas", "return"): _doll_return,
    ("miniature-expressions", "return_request"): _miniature,
    ("miniature-expressions", "return"): _miniature,
}
