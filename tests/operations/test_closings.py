"""A month is closed for good, with all before it; what comes later about it counts for the open one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desk.operations import (
    accounts,
    bouncing,
    cancelling,
    closings,
    deposits,
    orders,
    payments,
    payouts,
    recovering,
    returns,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.checks import Bounce
from desk.records.errors import Refused
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import history, ledger, sums
from tests.conftest import DAY, FixedClock, doll_order
from tests.operations import acting, checking, counting, ordering, selling
from tests.operations.counting import at

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 1)


def test_a_month_ends_on_its_last_day() -> None:
    days = (date(2026, 2, 1), date(2024, 2, 29), date(2026, 12, 31), date(2026, 4, 30))
    assert [closings.last_of(day) for day in days] == [
        date(2026, 2, 28), date(2024, 2, 29), date(2026, 12, 31), date(2026, 4, 30),
    ]  # fmt: skip


def test_a_month_is_closed_with_its_balances_and_names(desk: Desk) -> None:
    accounts.change_account(desk, "1000", "101", "Till")
    later = at(desk, APRIL)
    counting.paid(later, 500)
    done = closings.close_month(later, DAY)
    assert (done.until, done.person, closings.list_closings(desk)) == (MARCH, "Alma", (done,))
    assert done.entries == sums.entries(desk.db, date(2020, 1, 1), MARCH)
    chart = {each.account.number: each for each in done.chart}
    assert chart["1000"].account.title == "Till" and chart["1000"].balance == 0
    balances = {number: each.balance for number, each in chart.items() if each.balance}
    assert balances == {number: cents for number, cents in sums.balances_at(desk.db, MARCH).items() if cents}
    assert sum(balances.values()) == 0 and balances
    (line,) = history.of(desk.db, "2026-03")
    assert (line.operation, line.after) == ("close_month", {"until": "2026-03-31"})
    assert done.head.split("-")[0].isdecimal()


@pytest.mark.parametrize("today", [DAY, MARCH])
def test_a_month_that_is_not_over_stays_open(desk: Desk, today: date) -> None:
    for step in (closings.close_month, closings.look_at_month):
        with pytest.raises(Refused, match="month-not-over"):
            step(at(desk, today), DAY)


def test_months_are_closed_in_their_order(desk: Desk) -> None:
    later = at(desk, date(2026, 5, 1))
    closings.close_month(later, date(2026, 3, 1))
    for month in (date(2026, 3, 31), date(2026, 2, 1)):
        for step in (closings.close_month, closings.look_at_month):
            with pytest.raises(Refused, match="month-closed"):
                step(later, month)
    closings.close_month(later, date(2026, 4, 30))
    assert [each.until for each in closings.list_closings(later)] == [MARCH, date(2026, 4, 30)]


def test_the_next_month_is_the_oldest_that_is_over(empty_desk: Desk) -> None:
    assert closings.next_month(empty_desk) is None
    orders.enter_order(empty_desk, doll_order())
    assert closings.next_month(empty_desk) is None
    later = at(empty_desk, date(2026, 5, 1))
    assert closings.next_month(later) == date(2026, 3, 1)
    closings.close_month(later, DAY)
    assert closings.next_month(later) == APRIL
    closings.close_month(later, APRIL)
    assert closings.next_month(later) is None


def test_what_closing_would_fix_is_told_before(desk: Desk) -> None:
    checking.received(desk)
    later = at(desk, APRIL)
    look = closings.look_at_month(later, DAY)
    assert (look.until, look.since) == (MARCH, sums.first_day(desk.db))
    assert (look.entries, dict(look.open)) == (closings.close_month(later, DAY).entries, {"checks": 1})
    look = closings.look_at_month(at(desk, date(2026, 5, 1)), APRIL)
    assert (look.since, look.entries) == (APRIL, 0)


def test_quiet_books_can_be_closed(empty_desk: Desk) -> None:
    look = closings.look_at_month(empty_desk, date(2026, 2, 1))
    assert (look.since, look.entries, look.open) == (None, 0, ())
    assert closings.close_month(empty_desk, date(2026, 2, 1)).entries == 0


Late = Callable[[Desk], Callable[[Desk], object]]
# What is prepared in March, and then done in April about a day of March.
LATE: dict[str, Late] = {}
# What is decided is decided today, be it about a day before.
OF_TODAY = ("settle", "cancel")


def late(step: Late) -> Late:
    """A step that takes a day, by its name."""
    LATE[step.__name__.strip("_")] = step
    return step


@late
def _take_payment(desk: Desk) -> Callable[[Desk], object]:
    number = checking.ordered(desk).number
    return lambda desk: payments.take_payment(desk, number, NewPayment("cash", Money(500), DAY))


@late
def _take_order(desk: Desk) -> Callable[[Desk], object]:
    return lambda desk: ordering.taken(
        desk, placed=DAY, payments=(NewPayment("card", Money(500), DAY),), shipping_charged=Money(0)
    )


@late
def _enter_order(desk: Desk) -> Callable[[Desk], object]:
    return lambda desk: orders.enter_order(desk, doll_order("#1009"))


@late
def _ship(desk: Desk) -> Callable[[Desk], object]:
    order = ordering.taken(desk)
    payments.take_payment(desk, order.number, NewPayment("card", order.owed, DAY))
    return lambda desk: shipping.ship(desk, Dispatch(order.number, DAY))


@late
def _make_deposit(desk: Desk) -> Callable[[Desk], object]:
    number = checking.received(desk).check.number
    return lambda desk: deposits.make_deposit(desk, [number], DAY)


@late
def _bounce(desk: Desk) -> Callable[[Desk], object]:
    number = checking.deposited(desk).check.number
    return lambda desk: bouncing.bounce(desk, Bounce(number, DAY, "nsf", Money(1200)))


@late
def _take_check_payment(desk: Desk) -> Callable[[Desk], object]:
    number = checking.returned(desk).check.number
    return lambda desk: recovering.take_check_payment(desk, number, checking.cash(desk, 500, DAY))


@late
def _mark_refunded(desk: Desk) -> Callable[[Desk], object]:
    refund = selling._owed(desk)
    return lambda desk: payouts.mark_refunded(desk, payouts.NewPayout(refund.id, "card", DAY))


@late
def _settle(desk: Desk) -> Callable[[Desk], object]:
    number = acting.issued(desk)
    return lambda desk: returns.settle(desk, acting.arrived(desk, number))


@late
def _cancel(desk: Desk) -> Callable[[Desk], object]:
    order = ordering.taken(desk)
    payments.take_payment(desk, order.number, NewPayment("card", order.owed, DAY))
    ask = CancelAsk(order.number, DAY, by="customer")
    return lambda desk: cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask))


@pytest.mark.parametrize("name", list(LATE))
def test_what_is_late_about_a_closed_month_counts_for_the_open_one(desk: Desk, name: str) -> None:
    step = LATE[name](desk)
    later = at(desk, date(2026, 4, 10))
    closings.close_month(later, DAY)
    before = sums.balances_at(desk.db, MARCH)
    last = max(row["id"] for row in desk.db.query("SELECT id FROM journal_entries"))
    step(later)
    made = desk.db.query("SELECT effective, happened FROM journal_entries WHERE id > ?", (last,))
    assert made and any(row["happened"] for row in made) is (name not in OF_TODAY), name
    for row in made:
        assert row["effective"] == "2026-04-01" if row["happened"] else row["effective"] >= "2026-04-01"
        assert row["happened"] is None or row["happened"] <= "2026-03-31"
    assert sums.balances_at(desk.db, MARCH) == before
    assert not sum(ledger.trial_balance(desk.db).values())


def test_no_step_of_a_clerk_reaches_into_a_closed_month(desk: Desk) -> None:
    """One day after its end: what is of today is April's."""
    closings.close_month(at(desk, APRIL), DAY)
    counting.paid(at(desk, APRIL), 500)
    rows = desk.db.query("SELECT happened FROM journal_entries WHERE effective = '2026-04-01'")
    assert [row["happened"] for row in rows] == [None]


def test_a_clerk_closes_no_month() -> None:
    owner = acting.staffed(FixedClock(APRIL + timedelta(days=1)))
    with pytest.raises(Refused, match="right-denied"):
        closings.close_month(acting.signed(owner, "Cy"), DAY)
