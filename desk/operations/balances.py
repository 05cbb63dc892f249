"""The balances of an order's pre-ordered lines: what is open of them, and what each notice asks for of that.

Money is on the line first whose balance was asked for first; a line's newest notice asks for what is open of
it. What is open is kept with the notices after every write, so that lists need not ask the policy.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from desk.operations import policies
from desk.operations.desk import Desk
from desk.records import billing
from desk.records.answers import Answer
from desk.records.billing import Pieces
from desk.records.errors import BadInput, Wanting
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.notices import Notice
from desk.records.orders import PREORDER, Order, OrderLine
from desk.records.payments import CHARGE
from desk.store import notices

Parts = tuple[LinePart, ...]
Open = Mapping[str, Money]
Asker = Callable[[Desk, str, Order, RequestFacts], Answer]


def ask(desk: Desk, order: Order, request: RequestFacts) -> Answer:
    """What the policy says of the balance of lines: after those asked for before, before those to come.

    By the money that is on them, not by the day on which other lines' balance was paid.
    """
    return policies.ask(desk, "balance", _asked_about(order, request), request)


def _asked_about(order: Order, request: RequestFacts) -> Order:
    keys = {int(part.key) for part in request.lines}
    last = max(line.turn for line in order.lines) + 1
    lines = [replace(line, turn=line.turn or (last if line.id in keys else 0)) for line in order.lines]
    first = min((line.turn, line.position) for line in lines if line.id in keys)
    lines = [replace(line, balanced=_is_before(line, first)) for line in lines]
    used = order.withdrawn + _for_charges(order) + _of_what_came_back(order)
    # What came back had all of its price: with its money it is as though it had been called off.
    lines = [_without_returned(line) for line in lines]
    return replace(order, lines=tuple(lines), balance_paid=None, withdrawn=used)


def _without_returned(line: OrderLine) -> OrderLine:
    back = line.returned
    return replace(line, cancelled=line.cancelled + back, shipped=line.shipped - back, returned=0)


def _of_what_came_back(order: Order) -> Money:
    """What the pieces that came back had come to, which is on no other piece."""
    lines = tuple(replace(line, returned=0) for line in order.lines)
    came = billing.came_to(replace(order, lines=lines), {line.id: line.returned for line in order.lines})
    return came.merchandise + came.tax


def _for_charges(order: Order) -> Money:
    """What of an order's money was paid for what is billed beside its total."""
    came = total(each.amount for each in order.payments if each.purpose == CHARGE)
    return max(ZERO, min(order.charged, came))


def owed(order: Order) -> Money:
    """What is still to be paid of an order's own total, whatever is billed beside it."""
    return max(ZERO, order.owed - (order.charged - _for_charges(order)))


def _is_before(line: OrderLine, first: tuple[int, int]) -> bool:
    """Whether a line's balance, asked for before that of others, brought the shipping."""
    return line.balanced and (line.turn, line.position) < first and line.quantity > line.cancelled


def asked(order: Order) -> Parts:
    """The pieces whose balance was asked for, as far as they were not cancelled since."""
    return pieces(line for line in order.lines if line.balanced)


def pieces(lines: Iterable[OrderLine]) -> Parts:
    """All of some lines that was neither cancelled nor came back."""
    counts = {line.id: line.quantity - line.cancelled - line.returned for line in lines}
    return tuple(LinePart(str(key), count) for key, count in counts.items() if count > 0)


def left(desk: Desk, order: Order) -> Open | None:
    """What is open of each line whose balance was asked for; None where the policy does not say.

    Where no other line is left it is what the order owes, to the cent.
    """
    parts = asked(order)
    if not parts:
        return {}
    found = _open(desk, order, parts)
    if found is None or len(parts) < len(pieces(order.lines)):
        return found
    return _level(found, owed(order) - total(found.values()))


def _level(found: dict[str, Money], rest: Money) -> dict[str, Money]:
    """What is open of lines, with ``rest`` more or less, on the one of which the most is open first."""
    for key in sorted(found, key=lambda key: found[key], reverse=True):
        now = max(ZERO, found[key] + rest)
        found[key], rest = now, rest - (now - found[key])
    return found


def _open(desk: Desk, order: Order, parts: Parts) -> dict[str, Money] | None:
    """What is open of each of some lines, the shipping on the one that was asked for first.

    It is no cent more than the order owes.
    """
    told = {part.key: _told(desk, order, part) for part in parts}
    found = {key: cents for key, cents in told.items() if cents is not None}
    if len(found) < len(told):
        return None
    return _level(found, min(ZERO, owed(order) - total(found.values())))


def _told(desk: Desk, order: Order, part: LinePart, asker: Asker = policies.ask) -> Money | None:
    """What the policy says is open of pieces of a line; None where it does not say."""
    request = RequestFacts(max(desk.clock.today(), order.placed), lines=(part,))
    try:
        answer = asker(desk, "balance", _asked_about(order, request), request)
    except (Wanting, BadInput):
        return None
    return answer.charge if answer.outcome == "allowed" else None


def open_of(desk: Desk, order: Order, some: Pieces) -> Money | None:
    """What is open of pre-ordered pieces, of all that remain where none are named; None: not told.

    A line's money is for its pieces that left and that are to leave first; the others keep their deposit.
    """
    lines = [line for line in order.lines if line.kind == PREORDER and (not some or some.get(line.id))]
    if not pieces(lines) or not owed(order):
        return ZERO
    found = _open(desk, order, pieces(lines))
    if found is None:
        return None
    later = {str(line.id): _later(desk, order, line, some) for line in lines if some}
    return total(max(ZERO, cents - later.get(key, ZERO)) for key, cents in found.items())


def _later(desk: Desk, order: Order, line: OrderLine, some: Pieces) -> Money:
    """The balance, beside their deposit, of a line's pieces that stay here when others leave."""
    (every,) = pieces([line])
    leaving = line.shipped - line.returned + some[line.id]
    if leaving >= every.quantity:
        return ZERO
    whole = _told(desk, order, every, policies.ask_at_first)
    first = _told(desk, order, replace(every, quantity=leaving), policies.ask_at_first)
    return whole - first if whole is not None and first is not None else ZERO


def missing(desk: Desk, order: Order, some: Pieces) -> Money:
    """What has to be paid before pieces may leave: their own balance too, whatever others are paid for."""
    return max(billing.missing(order, some), open_of(desk, order, some) or ZERO)


def is_paid(desk: Desk, order: Order) -> bool:
    """Whether all of an order is paid, or at least the balance of the pre-ordered pieces that are in."""
    if order.owed <= ZERO:
        return True
    came = [line for line in order.lines if line.kind == PREORDER and line.arrived and line.shippable]
    return bool(came) and open_of(desk, order, {line.id: line.shippable for line in came}) == ZERO


def paid_on(desk: Desk, order: Order, some: Pieces) -> date | None:
    """The day on which the balance of pieces was paid that are to leave; None while something is open."""
    if not any(line.kind == PREORDER and (not some or some.get(line.id)) for line in order.lines):
        return order.balance_paid
    found = open_of(desk, order, some)
    if found is None:
        return order.balance_paid
    if found > ZERO:
        return None
    return order.balance_paid or max((each.received for each in order.payments), default=None)


def made(desk: Desk, order: Order) -> tuple[Notice, ...]:
    """The balances that were asked for on an order, oldest first."""
    if not any(line.kind == PREORDER for line in order.lines):
        return ()
    return notices.balances_of(desk.db, order.id)


def parts_of(order: Order, every: Iterable[Notice]) -> dict[int, Parts]:
    """The pieces that each balance is still asked for by, by the notice's id: a line's newest one asks."""
    newest: dict[str, int] = {}
    for notice in every:
        for part in notice.lines:
            newest[part.key] = max(notice.id, newest.get(part.key, 0))
    found: dict[int, Parts] = {}
    for part in asked(order):
        notice_id = newest.get(part.key, 0)
        found[notice_id] = (*found.get(notice_id, ()), part)
    return found


def keys_of(order: Order, every: Iterable[Notice], test: Callable[[Notice], bool]) -> set[str]:
    """The lines that balances are asked for by of which a test holds."""
    parts = parts_of(order, every)
    return {part.key for each in every if test(each) for part in parts.get(each.id, ())}


def unnoticed(desk: Desk, order: Order) -> set[str]:
    """All lines asked about, where something is open that no notice asks for: it was paid before."""
    lacking = parts_of(order, made(desk, order)).get(0, ())
    found = left(desk, order) if lacking else {}
    open_again = lacking and (owed(order) if found is None else any(found[part.key] for part in lacking))
    return {part.key for part in asked(order)} if open_again else set()


def keep(desk: Desk, order: Order) -> None:
    """Keep what is open of each balance of an order, in the open transaction."""
    every = made(desk, order)
    found = left(desk, order) if every else {}
    parts = parts_of(order, every)
    for notice in every:
        now = _open_now(order, notice, parts.get(notice.id, ()), found)
        if now != notice.open:
            notices.keep_open(desk.db, notice.id, now)


def _open_now(order: Order, notice: Notice, about: Parts, found: Open | None) -> Money | None:
    """What is open of a balance; where the policy does not tell how much, nothing once the order is paid."""
    if not about or not owed(order):
        return ZERO
    if notice.amount is None:
        return None
    return notice.open if found is None else total(found[part.key] for part in about)


def due_by(every: Iterable[Notice]) -> date | None:
    """By when the first balance is due that its customer was told of and that is still open."""
    return min((each.due for each in every if each.due and each.told and each.open != ZERO), default=None)
