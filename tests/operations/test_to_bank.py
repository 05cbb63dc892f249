"""Which checks can go to the bank, which may have cleared, and which store credit goes towards one."""

from datetime import timedelta

from desk.operations import bouncing, credits, deposits, orders, recovering, returns, shipping, spending
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.facts import LinePart
from desk.records.money import ZERO
from desk.records.payments import NewPayment
from desk.records.returns import Ask, Parcel
from desk.records.shipments import Dispatch
from tests.gui.returning import FOUND
from tests.operations import checking
from tests.operations.checking import cash


def numbers(found: tuple) -> list[str]:
    """The numbers of checks."""
    return [each.number for each in found]


def test_those_received_go_first_then_what_came_back_once_and_is_whole(desk: Desk) -> None:
    bought = [checking.ordered(desk).number for _ in range(4)]
    back, paid, here, twice = (
        checking.received(desk, (order, 10000), kind="money_order").check.number for order in bought
    )
    deposits.make_deposit(desk, [back, paid, twice], desk.clock.today())
    assert numbers(deposits.to_deposit(desk)) == [here]
    for number in (back, paid, twice):
        bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf"))
    recovering.take_check_payment(desk, paid, cash(desk, 100))
    deposits.make_deposit(desk, [twice], desk.clock.today())
    bouncing.bounce(desk, Bounce(twice, desk.clock.today(), "nsf"))
    assert numbers(deposits.to_deposit(desk)) == [here, back]


def test_what_is_with_the_bank_stands_by_the_end_of_its_hold(desk: Desk) -> None:
    bought = [checking.ordered(desk).number for _ in range(3)]
    late, paper = (
        checking.deposited(desk, (order, 10000), kind=kind).check.number
        for order, kind in zip(bought, ("check", "money_order"), strict=False)
    )
    desk.clock.day += timedelta(days=1)  # type: ignore[attr-defined]
    last = checking.deposited(desk, (bought[2], 10000)).check.number
    assert numbers(deposits.to_clear(desk)) == [paper, late, last]
    deposits.clear_checks(desk, [paper, late], desk.clock.today())
    assert numbers(deposits.to_clear(desk)) == [last]


def gave_credit(desk: Desk) -> tuple[str, str]:
    """A check that paid an order, which came back for store credit; the numbers of check and slip."""
    order = checking.ordered(desk).number
    number = checking.deposited(desk, (order, 10000)).check.number
    desk.clock.day += timedelta(days=11)  # type: ignore[attr-defined]
    today = desk.clock.today()
    shipping.ship(desk, Dispatch(order, today))
    shipped = orders.mark_delivered(desk, order, today)
    parts = (LinePart(str(shipped.lines[0].id), 1),)
    ra = returns.issue_ra(desk, Ask(order, "changed_mind", today, parts))
    parcel = Parcel(today, today, True, ((ra.lines[0].id, FOUND),))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    assert done.slip is not None
    return number, done.slip.number


def test_credit_that_is_frozen_for_a_check_goes_towards_it(desk: Desk) -> None:
    number, slip = gave_credit(desk)
    given = credits.open_credit(desk, slip).balance
    assert recovering.credit_for(desk, number) == given > ZERO
    sheet = bouncing.look_at_bounce(desk, Bounce(number, desk.clock.today(), "nsf"))
    assert sheet.opened[0].slips == ((slip, given),)
    assert (sheet.opened[0].sent, sheet.opened[0].here) == (0, 0)
    done = bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf"), sheet)
    assert spending.available(desk, done.check.customer) == ZERO
    assert recovering.credit_for(desk, number) == given
    left = done.open
    paid = NewPayment("store_credit", given, desk.clock.today())
    assert recovering.take_check_payment(desk, number, paid).open == left - given
    assert recovering.credit_for(desk, number) == ZERO


def test_what_is_frozen_for_another_check_does_not(desk: Desk) -> None:
    first, slip = gave_credit(desk)
    order = checking.ordered(desk).number
    other = checking.received(desk, (order, 10000)).check.number
    bouncing.bounce(desk, Bounce(first, desk.clock.today(), "nsf"))
    assert credits.open_credit(desk, slip).frozen == first
    assert recovering.credit_for(desk, other) == ZERO
