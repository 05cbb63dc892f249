"""Pre-orders and special orders: what is expected, arrival day, and how the balances stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from desk.operations import balances as balancing
from desk.operations import standing
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.arrivals import Arrival, Balance, Claim, Expected, Given
from desk.records.errors import BadInput, NotFound, Stale
from desk.records.facts import LinePart, RequestFacts
from desk.records.items import StockMovement
from desk.records.money import ZERO, Money
from desk.records.notices import Notice
from desk.records.orders import AWAITED, Order
from desk.records.rights import Act
from desk.store import arrivals, items, notices, order_lines, orders, orders_whole, stock

MOST = 100_000


def expected(desk: Desk) -> tuple[Expected, ...]:
    """The items that orders wait for: how many pieces, since when, whose turn it is, when they are out."""
    return arrivals.expected(desk.db)


def waiting_for(desk: Desk, sku: str) -> tuple[Claim, ...]:
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
    desk.need_past(on)
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
            _give(desk, arrival.sku, arrival.day, each)
        after = {"pieces": quantity, "arrived": on, "shelf": arrival.shelf}
        desk.remember("arrive", arrival.sku, after=after)
    return replace(arrival, id=made)


def _give(desk: Desk, sku: str, day: date, given: Given) -> None:
    """Set pieces aside for a line; it is in once all its pieces are."""
    claim = given.claim
    orders.touch(desk.db, orders.get(desk.db, claim.order))
    order_lines.allocate(desk.db, claim.line, given.quantity)
    if not given.short:
        order_lines.mark_arrived(desk.db, claim.line, day)
    standing.refresh(desk, claim.order)
    after = {"sku": sku, "pieces": given.quantity, "arrived": day}
    desk.remember("arrive", claim.order, after=after)


def serve(desk: Desk, sku: str) -> None:
    """Set pieces of an item that lie free in the shop aside for who waits, first come, first served.

    In the open transaction, once an order took effect after they came, or pieces were called off, counted,
    or came back.
    """
    item = items.by_sku(desk.db, sku)
    if item is not None and item.free:
        for given in _share(arrivals.claims(desk.db, item.id), item.free):
            if given.quantity:
                _give(desk, item.sku, desk.clock.today(), given)


def give_up(desk: Desk, order: Order) -> int:
    """Pass pieces on that are set aside for an order without effect, as many as others in effect wait for.

    In the open transaction, once its deposit was taken back; its lines wait in their turn again. How many
    were passed on.
    """
    passed = 0
    if arrivals.effect(desk.db, order.id) is not None:
        return passed
    for line in order.lines:
        if line.kind in AWAITED and line.allocated:
            claims = arrivals.claims(desk.db, line.item)
            pieces = min(line.allocated, sum(each.awaited for each in claims if each.effect))
            if pieces:
                order_lines.give_up(desk.db, line.id, pieces)
                serve(desk, line.sku)
            passed += pieces
    return passed


def balances(desk: Desk) -> tuple[Balance, ...]:
    """The balances that were asked for on open orders: to tell, due, overdue, to charge by card, paid.

    What is paid goes to the line first that was asked for first. An overdue one shows what cancelling would
    forfeit; nothing is cancelled by itself.
    """
    asked = notices.balances(desk.db)
    of = {each.id: each for each in orders_whole.read(desk.db, sorted({n.order_id for n in asked}))}
    parts = {key: balancing.parts_of(of[key], every) for key, every in _by_order(asked).items()}
    found = []
    for notice in asked:
        about = parts[notice.order_id].get(notice.id)
        if not about:
            continue
        state = _state(desk, notice)
        forfeit = _forfeit(desk, of[notice.order_id], notice, about) if state == "overdue" else ZERO
        who = (notice.number, notice.order, notice.customer.name, state)
        found.append(Balance(*who, notice.amount, notice.open, notice.told, notice.due, forfeit))
    return tuple(found)


def _by_order(asked: Iterable[Notice]) -> dict[int, list[Notice]]:
    found: dict[int, list[Notice]] = {}
    for notice in asked:
        found.setdefault(notice.order_id, []).append(notice)
    return found


def balance_of(desk: Desk, number: str) -> Balance:
    """A balance by its notice's number; raises NotFound ``notice-unknown`` for one that is not open."""
    found = next((each for each in balances(desk) if each.number == number.strip().upper()), None)
    if found is None:
        raise NotFound("notice-unknown", number=number)
    return found


def _state(desk: Desk, notice: Notice) -> str:
    if notice.open == ZERO:
        return "paid"
    if notice.told is None:
        return "untold"
    if not notice.way:
        return "charge"
    return "overdue" if notice.due and notice.due < desk.clock.today() else "due"


def _forfeit(desk: Desk, order: Order, notice: Notice, about: tuple[LinePart, ...]) -> Money:
    return balancing.ask(desk, order, request_for(desk, order, about, notice.told)).amount(
        "forfeited_deposit"
    )


def request_for(desk: Desk, order: Order, about: tuple[LinePart, ...], notified: date | None) -> RequestFacts:
    """The question about the balance of pieces whose customer was told of it on a day, or not yet."""
    keys = {part.key for part in about}
    arrived = max(
        (line.arrived for line in order.lines if line.arrived and str(line.id) in keys), default=None
    )
    return RequestFacts(on=desk.clock.today(), arrived=arrived, notified=notified, lines=about)
