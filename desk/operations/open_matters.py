"""What is open today and may come out otherwise under another policy: orders on their way, RAs awaited."""

from collections.abc import Callable, Iterator

from desk.operations.desk import Desk
from desk.operations.judges import Judges, Matter
from desk.records.decisions import Decision
from desk.records.errors import BadInput, DeskError, Wanting
from desk.records.facts import RequestFacts
from desk.records.lists import Query
from desk.records.orders import Order
from desk.records.what_if import Change, Skipped, Verdict
from desk.store import decisions, orders_list, orders_whole

# What is asked about orders by their stage; a parcel on its way has nothing to be quoted any more.
_ASKED = {"open": ("quote", "cancel", "shipping_due"), "shipped": ("cancel", "shipping_due")}
_PAGE = 200


def count(desk: Desk) -> int:
    """How many orders and RAs are open."""
    stages = [len(orders_list.reading(desk.db, Query(stage), desk.clock.today()).all()) for stage in _ASKED]
    return sum(stages) + decisions.count(desk.db, decisions.OPEN, decisions.Period())


def compare(desk: Desk, judges: Judges) -> Iterator[list[Change | Skipped]]:
    """For each open order and RA what comes out otherwise, or cannot be told."""
    for stage, asks in _ASKED.items():
        wanted = orders_list.reading(desk.db, Query(stage), desk.clock.today()).all()
        for start in range(0, len(wanted), _PAGE):
            for order in orders_whole.read(desk.db, wanted[start : start + _PAGE]):
                yield [found for ask in asks for found in _look(judges, _about(desk, order, ask))]
    for page in decisions.pages(desk.db, (decisions.OPEN,), decisions.Period()):
        for decision in page.decisions[decisions.OPEN]:
            yield list(_look(judges, _awaited(desk, decision, page.stories[decision.order].order)))


def _about(desk: Desk, order: Order, ask: str) -> Matter:
    today = desk.clock.today()
    return Matter(order.number, order, ask, today, RequestFacts(today))


def _awaited(desk: Desk, decision: Decision, order: Order) -> Matter:
    """An RA whose parcel has not come: what must be heeded, and until when."""
    request = RequestFacts(
        on=decision.issued, reason=decision.reason, lines=decision.parts, ra_issued=decision.issued
    )
    return Matter(decision.number, decision.about(order), "return", desk.clock.today(), request)


def _look(judges: Judges, matter: Matter) -> Iterator[Change | Skipped]:
    if not judges.asks(matter):
        return
    now, then = _ask(judges.now, matter), _ask(judges.then, matter)
    if isinstance(now, Verdict) and isinstance(then, Verdict):
        differs = now.differs(then)
        if differs:
            yield matter.change(now, then, differs)
        return
    # What neither can tell is no difference; what one of them can tell has nothing to be compared with.
    troubles = [each for each in (then, now) if isinstance(each, DeskError)]
    if len({each.key for each in troubles}) == len(troubles):
        yield matter.skip(troubles[0])


def _ask(answer: Callable[[Matter], Verdict], matter: Matter) -> Verdict | DeskError:
    try:
        return answer(matter)
    except (Wanting, BadInput) as trouble:
        return trouble
