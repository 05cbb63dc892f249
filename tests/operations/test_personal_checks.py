"""A customer's checks: handed out with all that was noted of them, and emptied once they are done with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import bouncing, checks, demands, deposits, orders, personal, photos, recovering, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.errors import Hindered
from desk.records.money import Money
from desk.store import ledger
from tests.operations import checking
from tests.operations.test_personal import NAME, TOLD, everything, zoes_order
from tests.store.photo_trees import photo

# No figures alone that are few: digests, new with each run, would hold them now and then.
HERS = (*TOLD, "021000021", "77114432199", "first springdale", "row-9917-k")


@pytest.fixture
def zoe(desk: Desk) -> str:
    """Her number, with an order that arrived and owes 50.00 yet."""
    order = zoes_order()
    paid = (replace(order.payments[0], amount=order.payments[0].amount - Money(5000)),)
    return orders.enter_order(desk, replace(order, payments=paid)).customer.number


def written(desk: Desk) -> NewCheck:
    """A check of hers over what she owes, on which every trait of hers stands."""
    return NewCheck(
        Money(5000),
        desk.clock.today(),
        (NewPart("#2001", Money(5000)),),
        NAME,
        "First Springdale",
        "Row-9917-K",
        routing="021000021",
        account="77114432199",
        memo="for the kumquat",
    )


def demanded(desk: Desk) -> str:
    """That check, returned by the bank and demanded; its number."""
    number = checks.receive_check(desk, written(desk)).check.number
    deposits.make_deposit(desk, [number], desk.clock.today())
    bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf", Money(1200), "the tangelo again"))
    letter = demands.make_demand(desk, number)
    demands.note_demand_sent(desk, letter.called, "certified", desk.clock.today(), "Tangelo 7788")
    photos.attach(desk, number, photo("front", "quintanilla-check.jpg"))
    return number


def test_what_stands_on_checks_and_was_noted_of_them_is_handed_out(desk: Desk, zoe: str) -> None:
    number = demanded(desk)
    held = personal.export_customer(desk, zoe, "asked")
    (told,) = held.checks
    assert (told.check.number, told.check.payer, told.check.routing) == (number, NAME, "021000021")
    assert (told.orders, told.demands[0].proof) == (("#2001",), "Tangelo 7788")
    assert [each.step for each in told.steps] == ["receive", "deposit", "return", "demand"]
    assert told.steps[2].note == "the tangelo again"
    assert held.counts["checks"] == 1
    assert {"receive_check", "bounce", "note_demand_sent"} <= {line.operation for line in held.history}
    assert [each.name for each in held.photos] == ["quintanilla-check.jpg"]


def test_a_check_that_is_not_done_with_hinders(desk: Desk, zoe: str) -> None:
    number = demanded(desk)
    with pytest.raises(Hindered) as caught:
        personal.erase_customer(desk, zoe, "asked")
    (fault,) = caught.value.faults
    assert (fault.key, fault.values["number"]) == ("hinders-check", number)
    assert fault.values["amount"] == Money(5000)


def test_who_wrote_a_check_goes_and_what_it_came_to_stays(desk: Desk, zoe: str) -> None:
    number = demanded(desk)
    recovering.take_check_payment(desk, number, checking.cash(desk, 8500))
    books, before = ledger.trial_balance(desk.db), checks.open_check(desk, number)
    assert all(
        each in everything(desk) for each in ("quintanilla", "tangelo", "kumquat", "021000021", "row-9917-k")
    )
    personal.erase_customer(desk, zoe, "asked by letter")
    assert [each for each in HERS if each in everything(desk)] == []
    after = checks.open_check(desk, number)
    for name in ("state", "amount", "received", "returned", "reason", "deposit", "due"):
        assert getattr(after.check, name) == getattr(before.check, name), name
    assert (before.check.account4, after.check.account4) == ("2199", "")
    assert (after.check.name, after.check.payer, after.paid, after.open) == (zoe, "", before.paid, 0)
    assert [(each.step, each.note) for each in after.steps] == [(each.step, "") for each in before.steps]
    assert [each.proof for each in demands.demands_of(desk, number)] == [""]
    assert ledger.trial_balance(desk.db) == books
    assert to_end(trust.verify(desk)).is_whole


def test_a_cleared_check_of_an_erased_customer_may_come_back_and_be_good_again(desk: Desk, zoe: str) -> None:
    number = checks.receive_check(desk, written(desk)).check.number
    deposits.make_deposit(desk, [number], desk.clock.today())
    bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf"))
    desk.clock.day += timedelta(days=1)  # type: ignore[attr-defined]
    deposits.make_deposit(desk, [number], desk.clock.today())
    deposits.clear_checks(desk, [number], desk.clock.today())
    personal.erase_customer(desk, zoe, "asked")
    deposits.undo_clear(desk, number, "another check")
    bouncing.bounce(desk, Bounce(number, desk.clock.today(), "stop_payment"))
    assert bouncing.undo_bounce(desk, number, "the bank erred").check.state == "redeposited"
