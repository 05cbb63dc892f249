"""Checks come back as they were kept: by number, account, customer, order, payment; moved by who saw them."""

from dataclasses import replace

import pytest

from desk.operations import bouncing, checks, orders
from desk.operations.desk import Desk
from desk.records.check_life import RECEIVED
from desk.records.checks import Bounce, NewCheck, Step
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store import checks as kept
from tests.conftest import DAY
from tests.operations import checking

ACCOUNT = "000123456789"


@pytest.fixture
def new() -> NewCheck:
    """A check with all that can stand on it."""
    return NewCheck(
        Money(10000),
        DAY,
        (),
        payer="Łukasz Żak",
        bank="First Bank",
        check_number="a-7",
        routing="021000021",
        account=ACCOUNT,
        memo="the bear",
    )


def add(desk: Desk, new: NewCheck, number: str = "CK-26-00001-3") -> int:
    with desk.db.atomic():
        return kept.add(desk.db, number, 1, new)


def test_a_check_comes_back_as_it_was_kept(desk: Desk, new: NewCheck) -> None:
    key = add(desk, new)
    found = kept.get(desk.db, "ck-26-00001-3")
    assert found == kept.by_id(desk.db, key)
    for name in ("amount", "received", "payer", "bank", "check_number", "routing", "memo", "kind"):
        assert getattr(found, name) == getattr(new, name), name
    assert (found.dated, found.account4, found.state, found.version) == (DAY, "6789", RECEIVED, 1)
    with pytest.raises(NotFound, match="check-unknown"):
        kept.get(desk.db, "CK-26-00002-1")


def test_an_account_s_number_stands_nowhere_in_the_rows(desk: Desk, new: NewCheck) -> None:
    add(desk, new)
    (row,) = desk.db.query("SELECT * FROM checks")
    assert not [value for value in row if ACCOUNT in str(value) or ACCOUNT[:-4] in str(value)]
    assert len(row["account_digest"]) == 64


def test_the_same_account_is_told_again_by_a_digest_with_the_shop_s_key(desk: Desk, new: NewCheck) -> None:
    add(desk, new)
    assert [each.number for each in kept.same(desk.db, new)] == ["CK-26-00001-3"]
    assert kept.same(desk.db, replace(new, check_number=" A-7 ")) != ()
    for other in ({"account": "000123456780"}, {"routing": ""}, {"check_number": "8"}, {"account": ""}):
        assert kept.same(desk.db, replace(new, **other)) == (), other
    digest = kept.account_digest(desk.db, new.routing, new.account)
    desk.db.sealer.key = b"another shop's key"
    assert kept.account_digest(desk.db, new.routing, new.account) != digest


def test_checks_without_an_account_are_never_the_same(desk: Desk, new: NewCheck) -> None:
    none = replace(new, account="")
    add(desk, none)
    assert kept.same(desk.db, none) == () == kept.same(desk.db, new)
    assert kept.account_digest(desk.db, "021000021", "") == ""


def test_one_that_was_voided_may_come_again(desk: Desk) -> None:
    order = checking.ordered(desk)
    told = {"routing": "021000021", "account": ACCOUNT}
    number = checking.received(desk, (order.number, 10000), **told).check.number
    checks.void_check(desk, number, "typed twice")
    assert kept.same(desk.db, checking.written(desk, (order.number, 10000), **told)) == ()


def test_checks_are_found_by_customer_order_and_payment(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    first = checking.received(desk, (one.number, 6000), (other.number, 6000)).check
    second = checking.received(desk, (one.number, 4000)).check
    assert kept.of_customer(desk.db, first.customer) == (first, second)
    assert kept.on_order(desk.db, one.id) == (first, second)
    assert kept.on_order(desk.db, other.id) == (first,)
    paid = orders.open_order(desk, other.number).payments[0]
    assert kept.of_payment(desk.db, paid.id) == first
    entered = orders.open_order(desk, "#1003").payments[0]
    assert kept.of_payment(desk.db, entered.id) is None
    assert kept.of_customer(desk.db, 99) == ()


def test_those_that_came_back_and_are_not_paid_are_owed(desk: Desk) -> None:
    order = checking.ordered(desk)
    assert kept.owed_on(desk.db, order.id) == ()
    back = checking.returned(desk, (order.number, 10000)).check
    assert kept.owed_on(desk.db, order.id) == (back,)
    assert kept.returned_of(desk.db, back.customer) == 1
    bouncing.undo_bounce(desk, back.number, "the bank erred")
    assert kept.owed_on(desk.db, order.id) == ()
    assert kept.returned_of(desk.db, back.customer) == 0


def test_a_money_order_that_came_back_tells_nothing_of_the_customer(desk: Desk) -> None:
    check = checking.deposited(desk, kind="money_order").check
    bouncing.bounce(desk, Bounce(check.number, DAY, "nsf"))
    assert kept.returned_of(desk.db, check.customer) == 0


def test_a_check_is_moved_by_who_saw_it_as_it_is(desk: Desk, new: NewCheck) -> None:
    add(desk, new)
    check = kept.get(desk.db, "CK-26-00001-3")
    after = replace(
        check, state="returned", returned=DAY, reason="nsf", bank_charge=Money(5), due=DAY, handed=DAY
    )
    with desk.db.atomic():
        kept.move(desk.db, check, replace(after, hold_until=DAY, cleared=DAY))
    found = kept.get(desk.db, check.number)
    assert found == replace(after, hold_until=DAY, cleared=DAY, version=2)
    with pytest.raises(Stale, match="check-changed"), desk.db.atomic():
        kept.move(desk.db, check, after)


def test_steps_come_back_oldest_first(desk: Desk, new: NewCheck) -> None:
    key = add(desk, new)
    taken = (Step("receive", "", "received", DAY, "2026-03-13T17:00:00+00:00", "Ann", "by mail"),) * 2
    with desk.db.atomic():
        for each in taken:
            kept.add_step(desk.db, key, each)
    assert kept.steps(desk.db, key) == taken


def test_no_checks_are_taken_from_who_is_marked(desk: Desk) -> None:
    assert not kept.is_marked(desk.db, 1)
    for marked in (True, False):
        with desk.db.atomic():
            kept.mark(desk.db, 1, marked)
        assert kept.is_marked(desk.db, 1) is marked
