"""Where an order stands is kept with it: what holds it, when it may leave and when it must."""

from dataclasses import replace
from datetime import date, timedelta

from desk.operations import notices, payments, preorders, standing
from desk.operations.desk import Desk
from desk.records import billing
from desk.records.orders import Order, Standing
from desk.records.payments import NewPayment
from desk.store import order_lines
from desk.store import orders as stored
from tests.operations.ordering import DOLL, RELEASE, paid, shelve, taken

SOON = timedelta(10)


def names(desk: Desk, order: Order, on: date | None = None) -> list[str]:
    """What keeps all that is in the shop of an order from leaving."""
    day = on or desk.clock.today()
    return [hold.name for hold in standing.holds(desk, order, billing.whole(order), day)]


def test_a_paid_order_may_leave_at_once(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    assert (order.holds, order.first_ship, order.awaits) == ((), order.placed, False)
    assert (order.ship_limit, names(desk, order)) == (date(2026, 3, 24), [])


def test_a_check_holds_until_its_day_and_no_longer(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571, "check"))
    assert (order.holds, order.first_ship) == ((), order.placed + SOON)
    (hold,) = standing.holds(desk, order, billing.whole(order), order.placed)
    assert (hold.name, hold.clause, hold.until) == ("check", "check-hold", order.placed + SOON)
    assert names(desk, order, order.placed + SOON) == []


def test_a_check_that_did_not_come_holds_without_a_day(desk: Desk) -> None:
    order = taken(desk, payment_method="check")
    assert (order.holds, order.first_ship) == (("check", "unpaid"), None)


def test_what_is_not_paid_does_not_leave(desk: Desk) -> None:
    assert taken(desk).holds == ("unpaid",)
    assert taken(desk, payments=paid(desk, 23570)).holds == ("unpaid",)


def test_a_pre_order_waits_for_its_pieces_and_its_balance(desk: Desk) -> None:
    order = taken(desk, RELEASE, payments=paid(desk, 14000))
    assert (order.holds, order.awaits, order.ship_limit) == (("balance",), True, None)
    shelve(desk, RELEASE, 2)
    with desk.db.atomic():
        order_lines.allocate(desk.db, order.lines[0].id, 2)
        order_lines.mark_arrived(desk.db, order.lines[0].id, desk.clock.today())
        standing.refresh(desk, order.number)
    order = stored.get(desk.db, order.number)
    assert (order.holds, order.awaits, order.balance_due) == (("balance",), False, None)
    rest = NewPayment("card", order.owed, desk.clock.today())
    order = payments.take_payment(desk, order.number, rest)
    assert (order.holds, order.ship_target) == ((), desk.clock.today() + timedelta(2))


def test_who_was_told_has_fourteen_days_for_the_balance(desk: Desk) -> None:
    order = taken(desk, RELEASE, payments=paid(desk, 14000, "cash"))
    preorders.arrive(desk, "P", 2, desk.clock.today())
    (notice,) = notices.make_balance_notices(desk)
    notices.mark_told(desk, notice.number, desk.clock.today(), "phone")
    assert stored.get(desk.db, order.number).balance_due == desk.clock.today() + timedelta(14)


def test_pieces_in_stock_do_not_wait_for_those_to_come(desk: Desk) -> None:
    order = taken(desk, RELEASE, DOLL, payments=paid(desk, 14000 + 8995 + 549 + 1295))
    assert (order.holds, order.awaits) == ((), False)


def test_what_left_or_was_called_off_stands_nowhere(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571, "check"))
    with desk.db.atomic():
        stored.mark_cancelled(desk.db, order.id, order.placed)
        standing.refresh(desk, order.number)
    found = stored.get(desk.db, order.number)
    assert (found.holds, found.first_ship, found.ship_limit) == ((), None, None)


def test_a_policy_that_lacks_a_fact_holds_nothing_but_what_is_not_paid(desk: Desk) -> None:
    order = replace(taken(desk), service="pigeon", size="")
    lines = (replace(order.lines[0], kind="preorder", deposit_rate=None, notified=order.placed),)
    odd = replace(order, lines=(replace(lines[0], quantity=1, cancelled=2),))
    assert standing.due(desk, odd, {}, order.placed) is None


def test_an_older_file_s_open_orders_catch_up_once(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571, "check"))
    with desk.db.atomic():
        stored.keep_standing(desk.db, order.id, Standing())
    standing.catch_up(desk)
    found = stored.get(desk.db, order.number)
    assert (found.first_ship, found.ship_limit) == (order.first_ship, order.ship_limit)
    assert stored.get(desk.db, "#1002").first_ship is None, "what left stands nowhere"
