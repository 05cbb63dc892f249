"""Pre-orders and special orders: what is expected, arrival day, and how the balances stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from desk.operations import policies, standing
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.arrivals import Arrival, Balance, Claim, Expected, Given
from desk.records.errors import BadInput, NotFound, Stale
from desk.records.facts import LinePart, RequestFacts
from desk.records.items import StockMovement
from desk.records.money import ZERO, Money, total
from desk.records.notices import Notice
from desk.records.orders import Order
from desk.records.payments import BALANCE
from desk.records.rights import Act
from desk.store import arrivals, items, notices, order_lines, orders, orders_whole, stock

MOST = 100_000


def expected(desk: Desk) -> tuple[Expected, ...]:
    """The items that orders wait for: how many pieces, since when, whose turn it is, when they are out."""
    return arrivals.expected(desk.db)


def waiting(desk: Desk, sku: str) -> tuple[Claim, ...]:
    """Who waits for an item, in their turn; raises NotFound ``item-unknown``."""
    item = items.by_sku(desk.db, sku)
    if item is None:
        raise NotFound("item-unknown", sku=sku)
    return arrivals.claims(desk.db, item.id)


def look_at_arrival(desk: Desk, sku: str, quantity: int, on: date) -> Arrival:
    """Who would get what of pieces that arrived, and who would be short; nothing is saved.

    Orders in effect are served by the day they took effect, then by number. Raises NotFound
    ``item-unknown``, BadInput ``arrival-quantity`` and ``day-to-come``.
    """
    item = items.by_sku(desk.db, sku)
    if item is None:
        raise NotFound("item-unknown", sku=sku)
    if not 1 <= quantity <= MOST:
        raise BadInput("arrival-quantity", most=MOST)
    if on > desk.clock.today():
        raise BadInput("day-to-come", on=on)
    claims = arrivals.claims(desk.db, item.id)
    given = tuple(_share(claims, quantity))
    idle = tuple(each for each in claims if each.effect is None)
    return Arrival(item.id, item.sku, item.name, on, quantity, given, idle)


def _share(claims: Iterable[Claim], quantity: int) -> Iterator[Given]:
    left = quantity
    for claim in claims:
        if claim.effect is not None:
            pieces = min(left, claim.awaited)
            left -= pieces
            yield Given(claim, pieces)


def arrive(desk: Desk, sku: str, quantity: int, on: date, shown: Arrival | None = None) -> Arrival:
    """Take what the maker sent into stock, and set it aside for whom it is, first come, first served.

    ``shown`` is the preview that was agreed to: raises Stale ``arrival-changed`` where it would come out
    otherwise now. A wrong quantity is put right by counting the item's stock.
    """
    with desk.db.atomic():
        arrival = look_at_arrival(desk, sku, quantity, on)
        permit(desk, Act("arrive", arrival.sku, facts=(str(quantity), on.isoformat())))
        if shown is not None and replace(shown, id=0) != arrival:
            raise Stale("arrival-changed", sku=arrival.sku)
        movement = (arrival.item, "arrived", quantity, on, desk.moment, arrival.sku, desk.who)
        stock.move(desk.db, StockMovement(*movement))
        made = arrivals.add(desk.db, arrival, desk.moment, desk.who)
        for each in arrival.served:
            _give(desk, arrival, each)
        after = {"pieces": quantity, "arrived": on, "shelf": arrival.shelf}
        desk.remember("arrive", arrival.sku, after=after)
    return replace(arrival, id=made)


def _give(desk: Desk, arrival: Arrival, given: Given) -> None:
    """Set pieces aside for a line; it is in once all its pieces are."""
    claim = given.claim
    orders.touch(desk.db, orders.get(desk.db, claim.order))
    order_lines.allocate(desk.db, claim.line, given.quantity)
    if not given.short:
        order_lines.mark_arrived(desk.db, claim.line, arrival.day)
    standing.refresh(desk, claim.order)
    after = {"sku": arrival.sku, "pieces": given.quantity, "arrived": arrival.day}
    desk.remember("arrive", claim.order, after=after)


def balances(desk: Desk) -> tuple[Balance, ...]:
    """The balances that were asked for on open orders: to tell, due, overdue, to charge by card, paid.

    What was paid as a balance goes to the oldest first. An overdue one shows what cancelling would forfeit;
    nothing is cancelled by itself.
    """
    asked = notices.balances(desk.db)
    of = {each.id: each for each in orders_whole.read(desk.db, sorted({n.order_id for n in asked}))}
    left = {key: _paid(order) for key, order in of.items()}
    found = []
    for notice in asked:
        order = of[notice.order_id]
        if not request_for(desk, order, notice, None).lines:
            continue
        open_now = _open(order, notice, left)
        state = _state(desk, notice, open_now)
        forfeit = _forfeit(desk, order, notice, asked) if state == "overdue" else ZERO
        who = (notice.number, notice.order, notice.customer.name, state)
        found.append(Balance(*who, notice.amount, open_now, notice.told, notice.due, forfeit))
    return tuple(found)


def balance_of(desk: Desk, number: str) -> Balance:
    """A balance by its notice's number; raises NotFound ``notice-unknown`` for one that is not open."""
    found = next((each for each in balances(desk) if each.number == number.strip().upper()), None)
    if found is None:
        raise NotFound("notice-unknown", number=number)
    return found


def _paid(order: Order) -> Money:
    """What came as balances, less what was taken back of it."""
    return total(each.amount for each in order.payments if each.purpose == BALANCE)


def _open(order: Order, notice: Notice, left: dict[int, Money]) -> Money | None:
    """What is still open of it; None where the policy left the amount to the owner."""
    if notice.amount is None:
        return None
    paid = Money(min(left[order.id], notice.amount))
    left[order.id] -= paid
    return Money(max(0, min(notice.amount - paid, order.owed)))


def _state(desk: Desk, notice: Notice, open_now: Money | None) -> str:
    if open_now == ZERO:
        return "paid"
    if notice.told is None:
        return "untold"
    if not notice.way:
        return "charge"
    return "overdue" if notice.due and notice.due < desk.clock.today() else "due"


def as_asked(order: Order, notice: Notice, all_asked: Iterable[Notice]) -> Order:
    """The order as it stood when a balance was asked for: what was asked for later counts as not yet."""
    later = {
        part.key
        for each in all_asked
        if each.order_id == order.id and each.id >= notice.id
        for part in each.lines
    }
    lines = tuple(replace(line, balanced=line.balanced and str(line.id) not in later) for line in order.lines)
    return replace(order, lines=lines, balance_paid=None)


def request_for(desk: Desk, order: Order, notice: Notice, notified: date | None) -> RequestFacts:
    """The question about just the lines of a balance, as far as they were not cancelled since."""
    asked = {int(part.key): part.quantity for part in notice.lines}
    lines = [line for line in order.lines if line.id in asked]
    left = {line.id: min(asked[line.id], line.quantity - line.cancelled) for line in lines}
    parts = tuple(LinePart(str(key), count) for key, count in left.items() if count)
    arrived = max((line.arrived for line in lines if line.arrived), default=None)
    return RequestFacts(on=desk.clock.today(), arrived=arrived, notified=notified, lines=parts)


def _forfeit(desk: Desk, order: Order, notice: Notice, asked: Iterable[Notice]) -> Money:
    request = request_for(desk, order, notice, notice.told)
    answer = policies.ask(desk, "balance", as_asked(order, notice, asked), request)
    return answer.amount("forfeited_deposit")
