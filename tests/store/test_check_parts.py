"""What a check paid and what was paid of it since: each by the row that stands for it now."""

from desk.operations import bouncing, checks, credits, deposits, orders, payments, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.credits import NewLot
from desk.records.money import ZERO, Money
from desk.store import check_parts
from desk.store import credits as lots
from tests.conftest import DAY
from tests.operations import checking


def test_a_part_is_stood_for_by_its_last_payment(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    check = checking.deposited(desk, (one.number, 6000), (other.number, 4000)).check
    paid = [orders.open_order(desk, each.number).payments[0].id for each in (one, other)]
    first = check_parts.of_check(desk.db, check.id)
    assert [(number, payment) for _, number, payment in first] == [
        (one.number, paid[0]),
        (other.number, paid[1]),
    ]
    bouncing.bounce(desk, Bounce(check.number, DAY, "nsf"))
    assert check_parts.of_check(desk.db, check.id) == first, "the last that it was, though not in force"
    deposits.make_deposit(desk, [check.number], DAY)
    again = check_parts.of_check(desk.db, check.id)
    assert [each[:2] for each in again] == [each[:2] for each in first]
    assert {each[2] for each in again}.isdisjoint(each[2] for each in first)
    assert check_parts.of_check(desk.db, 99) == ()


def test_what_was_paid_is_told_though_it_was_taken_back(desk: Desk) -> None:
    sheet = checking.returned(desk)
    order = sheet.parts[0].order
    recovering.take_check_payment(desk, sheet.check.number, checking.cash(desk, 500))
    paid = orders.open_order(desk, order).payments[-1]
    assert check_parts.recoveries(desk.db, sheet.check.id) == ((order, paid.id, Money(500)),)
    assert check_parts.recovered_by(desk.db, paid.id) == (sheet.check.id,)
    payments.void_payment(desk, paid.called, "typed twice")
    assert len(check_parts.recoveries(desk.db, sheet.check.id)) == 1
    assert check_parts.recovered_by(desk.db, 99) == ()


def test_what_was_given_up_stands_until_it_is_taken_back(desk: Desk) -> None:
    order = checking.sent(desk)
    check = checking.returned(desk, (order.number, 10000)).check
    assert check_parts.lost_on(desk.db, order.id) == ZERO
    recovering.write_off(desk, check.number, "gone")
    (lost,) = check_parts.write_offs(desk.db, check.id)
    assert (lost.order, lost.amount, lost.day, lost.reverses) == (order.number, Money(13500), DAY, None)
    assert check_parts.lost_on(desk.db, order.id) == Money(13500)
    recovering.undo_write_off(desk, check.number, "she is back")
    assert check_parts.write_offs(desk.db, check.id) == ()
    assert check_parts.lost_on(desk.db, order.id) == ZERO


def test_only_what_the_orders_or_their_returns_gave_is_frozen(desk: Desk) -> None:
    check = checking.received(desk).check
    ours = checks.open_check(desk, check.number).parts[0].order
    with desk.db.atomic():
        for number, origin in (("CS-26-00008-1", ours), ("CS-26-00009-9", "#1001")):
            lots.issue(desk.db, NewLot(number, check.customer, origin, DAY, Money(500)))
        assert check_parts.freeze(desk.db, check.id, [ours]) == 1
        assert check_parts.freeze(desk.db, check.id, [ours]) == 0
    assert check_parts.frozen(desk.db, check.id) == ("CS-26-00008-1",)
    assert credits.counts(desk) == {"open": 1, "frozen": 1, "expired": 0, "spent": 0, "reversed": 0}
    assert lots.get(desk.db, "CS-26-00008-1").frozen == check.number
    assert [lot.number for lot in lots.from_order(desk.db, ours)] == ["CS-26-00008-1"]
    assert lots.spendable(desk.db, [check.holder], DAY) == {check.holder: Money(500)}
    with desk.db.atomic():
        assert check_parts.thaw(desk.db, check.id) == 1
    assert check_parts.frozen(desk.db, check.id) == ()
