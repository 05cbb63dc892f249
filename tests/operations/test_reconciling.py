"""What lines of a statement probably are, what people say that they are, and that nothing else is posted."""

from datetime import date, timedelta

import pytest

from desk.operations import bouncing, checks, deposits, reconciling
from desk.operations.desk import Desk
from desk.records.bank_lines import Match
from desk.records.checks import Bounce, CheckSheet
from desk.records.errors import BadInput, Refused
from desk.records.money import Money
from desk.store import history, ledger
from tests.conftest import DAY, FixedClock
from tests.operations import checking
from tests.operations.reconciling_trials import line


def seen(desk: Desk) -> list[tuple[str, str]]:
    """What is proposed: kinds and numbers, in the lines' order."""
    found = reconciling.look_at_statement(desk)
    return [(each.kind, each.number) for each in found.proposals]


def back(desk: Desk, charge: int = 0, number: str = "1042") -> CheckSheet:
    """A check of 100.00 that came back today."""
    return checking.returned(desk, charge=charge, check_number=number)


def match(desk: Desk, key: int, number: str, *, clear: bool = False) -> None:
    """One line matched."""
    reconciling.match_lines(desk, (Match(key, number),), clear)


def test_a_deposit_is_the_oldest_of_its_amount_within_a_week(desk: Desk, clock: FixedClock) -> None:
    first, second = (checking.deposited(desk).check.deposit for _ in range(2))
    clock.day = DAY + timedelta(days=20)
    line(desk, 10000, DAY + timedelta(days=2))
    line(desk, 10000, DAY + timedelta(days=8))
    line(desk, 9999, DAY)
    assert seen(desk) == [("deposit", first)]
    line(desk, 10000, DAY + timedelta(days=7))
    assert seen(desk) == [("deposit", first), ("deposit", second)]
    found = reconciling.look_at_statement(desk)
    assert (len(found.left), found.deposits) == (2, ())


def test_without_lines_no_deposit_is_missed(desk: Desk) -> None:
    checking.deposited(desk)
    found = reconciling.look_at_statement(desk)
    assert (found.proposals, found.left, found.deposits, found.waiting) == ((), (), (), ())


def test_a_return_is_known_by_the_number_on_the_check(desk: Desk) -> None:
    one, two = (checking.deposited(desk, check_number=each).check.number for each in ("0177", "178"))
    line(desk, -10000, told="RETURNED ITEM CK #177.")
    line(desk, -10000, reference="178")
    line(desk, -10000, reference="999")
    assert seen(desk) == [("bounce", one), ("bounce", two)]
    bouncing.bounce(desk, Bounce(one, DAY, "nsf"))
    assert seen(desk) == [("returned", one), ("bounce", two)]
    assert len(reconciling.look_at_statement(desk).left) == 1


def test_where_no_number_tells_only_one_of_its_amount_is_it(desk: Desk) -> None:
    one = checking.deposited(desk).check.number
    line(desk, -10000)
    assert seen(desk) == [("bounce", one)]
    checking.deposited(desk)
    assert seen(desk) == []


def test_a_return_before_the_deposit_or_long_before_it_was_entered_is_another(
    desk: Desk, clock: FixedClock
) -> None:
    checking.deposited(desk)
    line(desk, -10000, DAY - timedelta(days=1))
    assert seen(desk) == []
    clock.day = DAY + timedelta(days=60)
    bouncing.bounce(desk, Bounce("CK-26-00001-5", clock.day, "nsf"))
    assert seen(desk) == []
    line(desk, -10000, DAY + timedelta(days=30))
    assert seen(desk) == [("returned", "CK-26-00001-5")]


def test_the_banks_charge_is_that_of_a_return_of_the_same_weeks(desk: Desk, clock: FixedClock) -> None:
    number = back(desk, charge=1200).check.number
    line(desk, -1200)
    clock.day = DAY + timedelta(days=60)
    line(desk, -1200, DAY + timedelta(days=36))
    assert seen(desk) == [("charge", number)]
    line(desk, -1200, DAY + timedelta(days=3))
    assert seen(desk) == [("charge", number)], "it was charged once"


def test_of_several_charges_alike_that_of_the_days_return_is_meant(desk: Desk, clock: FixedClock) -> None:
    first = back(desk, charge=1200, number="1").check
    checks.mark_no_checks(desk, first.holder, False, "an old customer")
    clock.day = DAY + timedelta(days=9)
    second = back(desk, charge=1200, number="2").check.number
    line(desk, -1200, clock.day)
    assert seen(desk) == [("charge", second)]
    line(desk, -1200, clock.day)
    assert sorted(seen(desk)) == sorted([("charge", second), ("charge", first.number)])


def test_nothing_is_posted_by_a_match(desk: Desk) -> None:
    number = back(desk, charge=1200).check.number
    slip = checks.open_check(desk, number).check.deposit
    keys = [line(desk, cents).id for cents in (10000, -10000, -1200)]
    books, sheet = ledger.trial_balance(desk.db), checks.open_check(desk, number)
    found = reconciling.look_at_statement(desk)
    reconciling.match_lines(desk, [Match(each.line.id, each.number) for each in found.proposals], True)
    assert (ledger.trial_balance(desk.db), checks.open_check(desk, number)) == (books, sheet)
    done = reconciling.done_lines(desk)
    assert {each.id: each.deposit or each.check for each in done} == dict(
        zip(keys, (slip, number, number), strict=True)
    )
    assert reconciling.look_at_statement(desk).left == ()
    assert [each.operation for each in history.of(desk.db, slip)][-1] == "match_line"


def test_the_checks_of_a_deposit_are_paid_where_that_is_ticked_and_their_hold_is_over(
    desk: Desk, clock: FixedClock
) -> None:
    first = checking.received(desk, kind="money_order").check.number
    second = checking.received(desk).check.number
    slip = deposits.make_deposit(desk, [first, second], DAY).number
    key = line(desk, 20000).id
    match(desk, key, slip, clear=True)
    assert [checks.open_check(desk, each).check.state for each in (first, second)] == ["cleared", "deposited"]
    reconciling.reopen_line(desk, key, "to look again")
    clock.day = DAY + timedelta(days=10)
    match(desk, key, slip)
    assert checks.open_check(desk, second).check.state == "deposited"
    reconciling.reopen_line(desk, key, "to look again")
    match(desk, key, slip, clear=True)
    found = checks.open_check(desk, second).check
    assert (found.state, found.cleared) == ("cleared", DAY)


def test_what_does_not_fit_is_refused_and_changes_nothing(desk: Desk) -> None:
    one = checking.deposited(desk).check
    key, other, taken = (line(desk, cents).id for cents in (10000, 9900, -10000))
    with pytest.raises(Refused, match="bank-line-other"):
        match(desk, other, one.deposit)
    with pytest.raises(Refused, match="bank-line-other"):
        match(desk, taken, one.number)
    with pytest.raises(BadInput, match="bank-line-number"):
        match(desk, key, "CM-26-00001-2")
    reconciling.match_lines(desk, (Match(key, one.deposit),))
    with pytest.raises(Refused, match="bank-line-done"):
        match(desk, key, one.deposit)
    again = line(desk, 10000).id
    with pytest.raises(Refused, match="bank-line-taken"):
        match(desk, again, one.deposit)
    bouncing.bounce(desk, Bounce(one.number, DAY, "nsf"))
    twice = line(desk, -10000).id
    with pytest.raises(Refused, match="bank-line-taken"):
        reconciling.match_lines(desk, (Match(taken, one.number), Match(twice, one.number)))
    assert {each.id for each in reconciling.done_lines(desk)} == {key}
    undone = checking.received(desk, kind="money_order").check.number
    slip = deposits.make_deposit(desk, [undone], DAY).number
    deposits.undo_deposit(desk, slip, "it stayed here")
    with pytest.raises(Refused, match="bank-line-other"):
        match(desk, again, slip)


def test_a_slip_that_the_bank_booked_went_there(desk: Desk) -> None:
    slip, key = checking.deposited(desk).check.deposit, line(desk, 10000).id
    match(desk, key, slip)
    with pytest.raises(Refused, match="deposit-on-statement"):
        deposits.undo_deposit(desk, slip, "left in the drawer")
    reconciling.reopen_line(desk, key, "another shop's")
    assert deposits.undo_deposit(desk, slip, "left in the drawer").state == "undone"


def test_a_line_is_set_aside_with_a_reason_and_opened_again(desk: Desk) -> None:
    key = line(desk, -5410).id
    with pytest.raises(Refused, match="bank-line-open"):
        reconciling.reopen_line(desk, key, "why not")
    with pytest.raises(BadInput):
        reconciling.set_line_aside(desk, key, " ")
    assert reconciling.set_line_aside(desk, key, "office supply").note == "office supply"
    with pytest.raises(Refused, match="bank-line-done"):
        reconciling.set_line_aside(desk, key, "once more")
    found = reconciling.reopen_line(desk, key, "it was a check")
    assert (found.state, found.note, found.check) == ("open", "", "")
    told = [(each.operation, each.reason) for each in history.of(desk.db, str(key))]
    assert told == [("set_line_aside", "office supply"), ("reopen_line", "it was a check")]


def test_checks_that_are_with_the_bank_for_two_weeks_are_told(desk: Desk, clock: FixedClock) -> None:
    number = checking.deposited(desk).check.number
    clock.day = DAY + timedelta(days=13)
    assert reconciling.look_at_statement(desk).waiting == ()
    clock.day = DAY + timedelta(days=14)
    (found,) = reconciling.look_at_statement(desk).waiting
    assert (found.number, found.since, found.amount) == (number, date(2026, 3, 13), Money(10000))
