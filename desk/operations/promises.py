"""The shop's own promise: orders by mail, phone and web ship in time, or the customer is asked.

After the Mail, Internet, or Telephone Order Merchandise Rule (16 CFR 435.2): the day that was promised, or 30
days after the order was complete. A reminder with its source, not legal advice; a shop can switch it off.
"""

from datetime import date

from desk.operations import settings
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.errors import BadInput, Refused
from desk.records.notices import DELAY, SECOND_DELAY, NewNotice, Notice
from desk.records.orders import Order
from desk.records.promises import MADE, RUNNING, Promise, answer_by, is_late, promise_of
from desk.records.rights import Act
from desk.store import notices, numbers, orders, preferences, promises

SETTING = "promise-clock"
_OFF = "off"


def promises_on(desk: Desk) -> bool:
    """Whether the shop wants to be reminded of its promises; it does unless it said otherwise."""
    return preferences.get(desk.db, SETTING) != _OFF


def set_promises(desk: Desk, on: bool) -> bool:
    """Have the desk remind of promises to ship, or not."""
    with desk.db.atomic():
        before = "" if promises_on(desk) else _OFF
        settings.change(desk, (SETTING, "" if on else _OFF), before, "" if on else _OFF)
    return promises_on(desk)


def list_promises(desk: Desk) -> tuple[Promise, ...]:
    """The orders whose customers have to be told, or whose answer is awaited, the most urgent first.

    None where the clock is switched off.
    """
    if not promises_on(desk):
        return ()
    found = []
    clocked = promises.running(desk.db)
    told: dict[int, list[Notice]] = {}
    for notice in notices.of_orders(desk.db, [each.id for each in clocked]):
        told.setdefault(notice.order_id, []).append(notice)
    for each in clocked:
        promise = promise_of(each, told.get(each.id, ()), desk.clock.today())
        if promise is not None and promise.state != RUNNING:
            found.append(promise)
    return tuple(sorted(found, key=lambda each: (each.by, each.order)))


def promise_for(desk: Desk, order: Order) -> Promise | None:
    """How an order stands by the shop's own promise; None where no clock runs for it, or it is off."""
    clocked = promises.of_order(desk.db, order.id) if promises_on(desk) else None
    if clocked is None:
        return None
    return promise_of(clocked, notices.of_orders(desk.db, [order.id]), desk.clock.today())


def late_by_own_promise(desk: Desk, order: Order) -> bool:
    """Whether an order is late by the day that its shop promised, or that its customer agreed to.

    A warning before a deposit is kept on it: the customer may be owed all of it back (16 CFR 435.2).
    """
    promise = promise_for(desk, order)
    return promise is not None and is_late(promise, desk.clock.today())


def make_delay_notice(desk: Desk, number: str, promised: date) -> Notice:
    """Make the notice of a delay to a new day: the first one, or a further one where one was told before.

    Raises Refused ``promise-none`` for an order without a clock and ``delay-made`` where one waits to be
    told, BadInput ``delay-backwards`` for a day that is not later than the one that holds now.
    """
    with desk.db.atomic():
        order = orders.get(desk.db, number)
        permit(desk, Act("make_delay_notice", order.number))
        promise = promise_for(desk, order)
        if promise is None:
            raise Refused("promise-none", number=order.number)
        if promise.state == MADE:
            raise Refused("delay-made", number=order.number)
        if promised <= max(promise.due, desk.clock.today()):
            raise BadInput("delay-backwards", number=order.number, on=promised, due=promise.due)
        kind = SECOND_DELAY if promise.further else DELAY
        today = desk.clock.today()
        made = numbers.next_number(desk.db, codes.LETTER, today.year)
        due = answer_by(kind, promised, promise.due)
        notices.add(desk.db, NewNotice(order.id, kind, today, made, promised=promised, due=due))
        desk.remember("make_delay_notice", order.number, after={"notice": made, "promised": promised})
    return notices.get(desk.db, made)
