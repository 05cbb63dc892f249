"""Checks go to the bank together, once more where it returned them, and back where they did not."""

from datetime import timedelta

import pytest

from desk.operations import bouncing, checks, deposits, orders, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.deposits import MADE, UNDONE
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import Money
from desk.store import checks as kept
from desk.store import history, ledger
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.check_books import check_checks, picture
from tests.operations.test_credit_expiry import at

LATER = DAY + timedelta(days=3)


def test_checks_go_to_the_bank_together(desk: Desk) -> None:
    held = [checking.received(desk).check.number for _ in range(2)]
    slip = deposits.make_deposit(desk, held, DAY)
    assert (slip.number[:2], slip.day, slip.state, slip.total) == ("DS", DAY, MADE, Money(20000))
    assert [each.number for each in slip.checks] == held
    assert {(each.state, each.deposit, each.deposited) for each in slip.checks} == {
        ("deposited", slip.number, DAY)
    }
    (entry,) = ledger.entries(desk.db, slip.number)
    assert [(leg.account, leg.money) for leg in entry.legs] == [("1020", 20000), ("1010", -20000)]
    step = checks.open_check(desk, held[0]).steps[-1]
    assert (step.step, step.note) == ("deposit", slip.number)
    assert deposits.open_deposit(desk, slip.number) == slip
    assert deposits.list_deposits(desk) == (slip,)
    assert deposits.deposit_slip(desk, slip.number).deposit == slip


def test_one_that_is_named_twice_goes_once(desk: Desk) -> None:
    number = checking.received(desk).check.number
    slip = deposits.make_deposit(desk, [number, number.lower(), number], DAY)
    assert slip.total == Money(10000)
    assert len(deposits.clear_checks(desk, [number, number.lower()], DAY)) == 1


@pytest.mark.parametrize(
    ("wanted", "day", "error", "key"),
    [
        ([], DAY, BadInput, "deposit-empty"),
        (["CK-26-00009-8"], DAY, NotFound, "check-unknown"),
        (None, DAY + timedelta(days=1), BadInput, "day-to-come"),
        (None, DAY - timedelta(days=1), BadInput, "deposit-before"),
    ],
)
def test_what_cannot_be_deposited_is_told(
    desk: Desk, wanted: list | None, day: object, error: type, key: str
) -> None:
    number = checking.received(desk).check.number
    with pytest.raises(error, match=key):
        deposits.make_deposit(desk, [number] if wanted is None else wanted, day)  # type: ignore[arg-type]
    assert deposits.list_deposits(desk) == ()


def test_one_that_is_post_dated_waits_for_its_day(desk: Desk) -> None:
    order = checking.ordered(desk)
    new = checking.written(desk, (order.number, 10000), dated=LATER)
    number = checks.receive_check_anyway(desk, new, "a good customer").check.number
    with pytest.raises(Refused, match="check-not-yet"):
        deposits.make_deposit(desk, [number], DAY)
    at(desk, LATER)
    assert deposits.make_deposit(desk, [number], LATER).total == Money(10000)


def test_of_several_all_go_or_none(desk: Desk) -> None:
    good, gone = checking.received(desk).check.number, checking.deposited(desk).check.number
    head = desk.db.sealer.head
    with pytest.raises(Refused, match="check-is-deposited"):
        deposits.make_deposit(desk, [good, gone], DAY)
    assert desk.db.sealer.head == head


def test_an_undone_slip_leaves_all_as_it_was(desk: Desk) -> None:
    sheet = checking.received(desk)
    numbers = [sheet.parts[0].order]
    before = picture(desk, numbers)
    slip = deposits.make_deposit(desk, [sheet.check.number], DAY)
    undone = deposits.undo_deposit(desk, slip.number, "left in the drawer")
    assert (undone.state, undone.number) == (UNDONE, slip.number)
    assert picture(desk, numbers) == before
    for step in (deposits.undo_deposit, lambda *told: deposits.deposit_slip(*told[:2])):
        with pytest.raises(Refused, match="deposit-undone"):
            step(desk, slip.number, "twice")
    again = deposits.make_deposit(desk, [sheet.check.number], DAY)
    assert again.number != slip.number
    assert deposits.open_deposit(desk, slip.number).checks[0].deposit == again.number


def test_a_slip_of_which_one_went_on_stays(desk: Desk) -> None:
    held = [checking.received(desk).check.number for _ in range(2)]
    slip = deposits.make_deposit(desk, held, DAY)
    deposits.clear_checks(desk, held[:1], DAY)
    with pytest.raises(Refused, match="check-is-cleared"):
        deposits.undo_deposit(desk, slip.number, "so")
    deposits.undo_clear(desk, held[0], "so")
    bouncing.bounce(desk, Bounce(held[1], DAY, "nsf"))
    deposits.make_deposit(desk, held[1:], DAY)
    with pytest.raises(Refused, match="deposit-gone-on"):
        deposits.undo_deposit(desk, slip.number, "so")
    with pytest.raises(BadInput, match="reason-empty"):
        deposits.undo_deposit(desk, slip.number, " ")


def test_a_returned_check_is_presented_once_more_and_pays_again(empty_desk: Desk) -> None:
    desk = empty_desk
    one, other = checking.ordered(desk), checking.ordered(desk)
    check = checking.returned(desk, (one.number, 6000), (other.number, 4000), charge=1200).check
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [13500, 10000]
    at(desk, LATER)
    slip = deposits.make_deposit(desk, [check.number], LATER)
    again = kept.get(desk.db, check.number)
    assert (again.state, again.deposit, again.hold_until) == (
        "redeposited",
        slip.number,
        LATER + timedelta(10),
    )
    assert (again.returned, again.reason) == (DAY, "nsf"), "it came back once all the same"
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [7500, 6000]
    assert orders.open_order(desk, one.number).first_ship == LATER + timedelta(days=10)
    assert [leg.account for leg in ledger.entries(desk.db, slip.number)[0].legs] == ["1020", "1010"]
    sheet = checks.open_check(desk, check.number)
    assert (sheet.debts, sheet.answer.state if sheet.answer else "") == ((), "open")
    check_checks(desk, [one.number, other.number])


def test_an_undone_second_slip_leaves_all_as_it_was(desk: Desk) -> None:
    sheet = checking.returned(desk)
    numbers = [sheet.parts[0].order]
    before = picture(desk, numbers)
    at(desk, LATER)
    slip = deposits.make_deposit(desk, [sheet.check.number], LATER)
    deposits.undo_deposit(desk, slip.number, "left in the drawer")
    assert picture(desk, numbers) == before
    (line,) = [each for each in history.of(desk.db, sheet.check.number) if each.operation == "undo_deposit"]
    assert line.after["deposit"] == sheet.check.deposit != slip.number


def test_what_is_paid_of_a_check_is_not_presented_again(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    recovering.take_check_payment(desk, number, checking.cash(desk, 3501))
    assert deposits.to_deposit(desk) == ()
    with pytest.raises(Refused, match="check-part-paid"):
        deposits.make_deposit(desk, [number], DAY)


def test_a_check_is_presented_again_once_its_fee_is_paid(empty_desk: Desk) -> None:
    """She brings the fee and asks to try once more: the whole check is owed still."""
    desk = empty_desk
    number = checking.returned(desk).check.number
    order = recovering.take_check_payment(desk, number, checking.cash(desk, 3500)).parts[0].order
    assert [each.number for each in deposits.to_deposit(desk)] == [number]
    deposits.make_deposit(desk, [number], DAY)
    assert orders.open_order(desk, order).owed == 0
    before = picture(desk, [order])
    back = bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    assert (back.open, back.fee, back.paid) == (10000, 3500, 3500)
    bouncing.undo_bounce(desk, number, "the bank erred")
    assert picture(desk, [order]) == before
    bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    recovering.take_check_payment(desk, number, checking.cash(desk, 100))
    with pytest.raises(Refused, match="check-undo-paid"):
        bouncing.undo_bounce(desk, number, "the bank erred")
    check_checks(desk, [order])


def test_the_fee_that_was_paid_is_given_back_before_its_return_is_undone(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    recovering.take_check_payment(desk, number, checking.cash(desk, 3500))
    slip = deposits.make_deposit(desk, [number], DAY).number
    deposits.undo_deposit(desk, slip, "left in the drawer")
    with pytest.raises(Refused, match="check-undo-paid"):
        bouncing.undo_bounce(desk, number, "the bank erred")


def test_what_is_owed_no_more_is_not_presented_again(desk: Desk) -> None:
    gone = checking.owed_no_more(desk).check.number
    with pytest.raises(Refused, match="check-part-paid"):
        deposits.make_deposit(desk, [gone], DAY)


def test_a_returned_check_is_not_presented_before_it_came_back(desk: Desk) -> None:
    number = checking.deposited(desk).check.number
    at(desk, LATER)
    bouncing.bounce(desk, Bounce(number, LATER, "nsf"))
    with pytest.raises(BadInput, match="deposit-before"):
        deposits.make_deposit(desk, [number], DAY)


def test_it_is_presented_twice_at_most(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    deposits.make_deposit(desk, [number], DAY)
    bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    with pytest.raises(Refused, match="check-is-returned-again"):
        deposits.make_deposit(desk, [number], DAY)


def test_the_bank_pays_checks(desk: Desk) -> None:
    held = [checking.deposited(desk).check.number for _ in range(2)]
    at(desk, LATER)
    found = deposits.clear_checks(desk, held, LATER)
    assert [(each.number, each.state, each.cleared) for each in found] == [
        (number, "cleared", LATER) for number in held
    ]
    with pytest.raises(Refused, match="check-is-cleared"):
        bouncing.bounce(desk, Bounce(held[0], LATER, "nsf"))


def test_a_money_order_goes_the_same_way(desk: Desk) -> None:
    number = checking.deposited(desk, kind="money_order").check.number
    assert deposits.clear_checks(desk, [number], DAY)[0].state == "cleared"


@pytest.mark.parametrize(
    ("day", "key"), [(DAY - timedelta(days=1), "clear-before"), (DAY + timedelta(days=1), "day-to-come")]
)
def test_a_check_clears_on_a_day_that_can_be(desk: Desk, day: object, key: str) -> None:
    number = checking.deposited(desk).check.number
    with pytest.raises(BadInput, match=key):
        deposits.clear_checks(desk, [number], day)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="check-is-received"):
        deposits.clear_checks(desk, [checking.received(desk).check.number], DAY)


@pytest.mark.parametrize("state", ["deposited", "redeposited"])
def test_a_clearing_that_was_noted_by_mistake_is_taken_back(desk: Desk, state: str) -> None:
    sheet = checking.deposited(desk) if state == "deposited" else checking.returned(desk)
    number = sheet.check.number
    if state == "redeposited":
        deposits.make_deposit(desk, [number], DAY)
    before = picture(desk, [sheet.parts[0].order])
    deposits.clear_checks(desk, [number], DAY)
    back = deposits.undo_clear(desk, number, "another check")
    assert (back.check.state, back.check.cleared) == (state, None)
    assert picture(desk, [sheet.parts[0].order]) == before
    with pytest.raises(Refused, match=f"check-is-{state}"):
        deposits.undo_clear(desk, number, "twice")


def test_a_wrong_number_of_a_slip_is_told(desk: Desk) -> None:
    number = checking.deposited(desk).check.deposit
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    with pytest.raises(BadInput, match="number-check-digit"):
        deposits.open_deposit(desk, wrong)


def test_what_can_go_to_the_bank_and_what_is_with_it(desk: Desk) -> None:
    paid, back, new = checking.returned(desk), checking.ordered(desk, name="Zoe", email="z@b.org"), []
    recovering.take_check_payment(desk, paid.check.number, checking.cash(desk, 5000))
    again = checking.returned(desk, (back.number, 10000)).check.number
    for kind in ("check", "money_order"):
        order = checking.ordered(desk, name="Ida", email="ida@example.com")
        new.append(checking.received(desk, (order.number, 10000), kind=kind).check.number)
    assert [each.number for each in deposits.to_deposit(desk)] == [*new, again]
    deposits.make_deposit(desk, [*new, again], DAY)
    assert deposits.to_deposit(desk) == ()
    assert [each.number for each in deposits.to_clear(desk)] == [new[1], again, new[0]]
