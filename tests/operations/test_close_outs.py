"""A day is closed out: counted blind, told against the books, the difference posted under two names."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import cash_moves, close_outs, closings, payments, payouts, people
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.cash_moves import NewCashMove
from desk.records.close_outs import CloseOut, Count
from desk.records.errors import BadInput, NeedsConsent, NotFound, Refused, Stale
from desk.records.money import ZERO, Money
from desk.store import drawer, history, ledger
from tests.conftest import DAY, FixedClock
from tests.operations import acting, checking, counting, selling
from tests.operations.counting import at

NEXT = DAY + timedelta(days=1)


def test_cash_that_agrees_needs_no_entry(desk: Desk) -> None:
    counting.paid(desk, 4000)
    cash_moves.move_cash(desk, NewCashMove("put_in", Money(10000), DAY))
    done = counting.closed(desk, 14000, note="a quiet day")
    assert (done.number[:2], done.day, done.since, done.person, done.witness) == ("CO", DAY, None, "Alma", "")
    assert (done.expected, done.counted, done.difference, done.left) == (14000, 14000, 0, 14000)
    assert dict(done.moved) == {"opening": ZERO, "payment_received": 4000, "put_in": 10000}
    assert (done.entry, done.bank_move, done.note) == (None, None, "a quiet day")
    assert ledger.entries(desk.db, done.number) == ()
    assert close_outs.open_close_out(desk, done.number.lower()) == done
    assert close_outs.last_close_out(desk) == done
    assert close_outs.close_out_slip(desk, done.number).close_out == done
    (row,) = close_outs.list_close_outs(desk)
    assert (row.number, row.counted, row.difference, row.undone) == (done.number, 14000, 0, False)
    assert done.head.split("-")[0].isdecimal()


@pytest.mark.parametrize(
    ("counted", "legs"), [(3950, [("1000", -50), ("5220", 50)]), (4100, [("1000", 100), ("5220", -100)])]
)
def test_a_difference_is_an_entry(desk: Desk, counted: int, legs: list) -> None:
    counting.paid(desk, 4000)
    done = counting.closed(desk, counted)
    (entry,) = ledger.entries(desk.db, done.number)
    assert (entry.event, entry.effective, entry.id) == ("cash_counted", DAY, done.entry)
    assert [(leg.account, leg.money) for leg in entry.legs] == legs
    assert drawer.balance_at(desk.db, DAY) == done.counted


def test_pieces_are_kept_with_what_goes_to_the_bank(desk: Desk) -> None:
    counting.paid(desk, 6500)
    pieces = ((Money(2000), 3), (Money(500), 1), (Money(25), 0))
    done = close_outs.close_out(desk, Count(DAY, pieces, terminal=Money(100), banked=Money(6000)))
    assert done.pieces == ((Money(2000), 3), (Money(500), 1))
    assert (done.counted, done.banked, done.left, done.terminal) == (6500, 6000, 500, 100)
    (entry,) = ledger.entries(desk.db, done.number)
    assert [(leg.account, leg.money) for leg in entry.legs] == [("1020", 6000), ("1000", -6000)]
    (line,) = history.of(desk.db, done.number)
    assert line.after == {
        "day": "2026-03-13", "counted": "65.00", "expected": "65.00", "banked": "60.00",
    }  # fmt: skip


def test_the_next_day_begins_with_what_stayed(desk: Desk) -> None:
    counting.paid(desk, 6500)
    first = counting.closed(desk, 6500, banked=Money(6000))
    tomorrow = at(desk, NEXT)
    counting.paid(tomorrow, 1000)
    done = counting.closed(tomorrow, 1500)
    assert (done.since, dict(done.moved)) == (DAY, {"opening": 500, "payment_received": 1000})
    assert (done.difference, done.entry) == (0, None)
    assert [each.number for each in close_outs.list_close_outs(desk)] == [done.number, first.number]
    assert [each.number for each in close_outs.list_close_outs(desk, 1)] == [done.number]


def test_what_was_in_the_books_before_the_first_close_out_is_there(desk: Desk) -> None:
    counting.paid(at(desk, DAY - timedelta(days=5)), 3000, on=DAY - timedelta(days=5))
    assert dict(counting.closed(desk, 3000).moved) == {"opening": 3000}


def test_what_is_booked_late_is_in_the_next_count_and_in_no_other(desk: Desk) -> None:
    """Yesterday is closed out this morning, after the first sale; then a payment of yesterday is noted."""
    tomorrow = at(desk, NEXT)
    counting.paid(tomorrow, 700)
    first = counting.closed(tomorrow, 0, DAY)
    counting.paid(tomorrow, 300, on=DAY)
    second = counting.closed(tomorrow, 1000)
    assert (first.expected, second.expected, second.difference) == (0, 1000, 0)
    assert drawer.balance_at(desk.db, NEXT) == second.left


def test_cards_and_checks_stand_beside(desk: Desk) -> None:
    order = counting.paid(desk, 2500, "card", brand="Visa", last4="4242", reference="A1")
    gone = counting.paid(desk, 900, "card")
    payments.void_payment(desk, gone.payments[-1].number, "the wrong card")
    check = checking.received(desk, payer="Bea Long", check_number="1207", bank="Ozark")
    looked = close_outs.open_drawer(desk, DAY)
    mine = [each for each in looked.cards if each.number == order.payments[-1].number]
    assert [(each.record, each.details, each.amount) for each in mine] == [
        (order.number, "Visa 4242 A1", Money(2500))
    ]
    assert gone.payments[-1].number not in {each.number for each in looked.cards}
    (held,) = looked.checks
    assert (held.number, held.record, held.method, held.details) == (
        check.check.number,
        "Bea Long",
        "check",
        "1207 Ozark",
    )
    done = counting.closed(desk, 0)
    assert (done.cards, done.checks) == (looked.cards, looked.checks)


def test_a_card_voided_after_the_close_out_stands_below_zero_in_the_next(desk: Desk) -> None:
    order = counting.paid(desk, 2500, "card")
    assert counting.closed(desk, 0).by_card == 2500
    tomorrow = at(desk, NEXT)
    payments.void_payment(tomorrow, order.payments[-1].number, "the wrong card")
    assert counting.closed(tomorrow, 0).by_card == -2500


def test_what_was_given_back_is_off(desk: Desk) -> None:
    refund = selling._owed(desk)
    for way, cents in (("card", 100), ("cash", 50)):
        new = payouts.NewPayout(refund.id, way, DAY, amount=Money(cents))
        payouts.mark_refunded(desk, new)
    looked = close_outs.count_drawer(desk, counting.count(desk, 0))
    assert dict(looked.moved)["refund_made"] == -50
    assert [each.amount for each in looked.drawer.cards if each.noun == "payout"] == [-100]


def test_a_count_tells_the_difference_and_stays_in_the_history(desk: Desk) -> None:
    counting.paid(desk, 4000)
    found = close_outs.count_drawer(desk, counting.count(desk, 3000))
    assert (found.expected, found.difference) == (4000, -1000)
    (line,) = history.done(desk.db, "count_drawer")
    assert line.after == {"counted": "30.00", "expected": "40.00", "day": "2026-03-13"}
    assert close_outs.list_close_outs(desk) == ()


@pytest.mark.parametrize(
    ("count", "key"),
    [
        (Count(DAY), "count-empty"),
        (Count(DAY, ((Money(100), 1),), Money(100)), "count-twice"),
        (Count(DAY, sum=Money(-1)), "count-amount"),
        (Count(DAY, ((Money(100), -1),)), "count-amount"),
        (Count(DAY, ((Money(0), 1),)), "count-amount"),
        (Count(DAY, ((Money(10**11), 2),)), "count-amount"),
        (Count(DAY, sum=ZERO, terminal=Money(-1)), "count-amount"),
        (Count(DAY, sum=ZERO, banked=Money(-1)), "count-amount"),
        (Count(DAY, sum=Money(5), banked=Money(6)), "count-banked"),
        (Count(DAY, sum=ZERO, note="a\x00b"), "text-control"),
        (Count(NEXT, sum=ZERO), "day-to-come"),
    ],
)
def test_what_cannot_be_counted_is_told(desk: Desk, count: Count, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        close_outs.close_out(desk, count)
    assert close_outs.list_close_outs(desk) == ()


def test_cash_that_moved_since_it_was_told_is_told_anew(desk: Desk) -> None:
    shown = close_outs.count_drawer(desk, counting.count(desk, 0)).expected
    counting.paid(desk, 500)
    with pytest.raises(Stale, match="close-out-moved"):
        close_outs.close_out(desk, counting.count(desk, 0), shown)
    assert close_outs.close_out(desk, counting.count(desk, 500), Money(500)).difference == 0


@pytest.mark.parametrize("on", [DAY, DAY - timedelta(days=1)])
def test_a_day_is_closed_out_once(desk: Desk, on: date) -> None:
    counting.closed(desk, 0)
    with pytest.raises(Refused, match="close-out-done"):
        close_outs.open_drawer(desk, on)


def test_a_day_of_a_closed_month_is_not_counted(desk: Desk) -> None:
    later = at(desk, date(2026, 4, 2))
    closings.close_month(later, DAY)
    with pytest.raises(Refused, match="close-out-closed"):
        close_outs.open_drawer(later, DAY)
    assert close_outs.open_drawer(later, date(2026, 4, 1)).day == date(2026, 4, 1)


def test_the_last_one_is_taken_back_whole(desk: Desk) -> None:
    counting.paid(desk, 4000)
    before = ledger.trial_balance(desk.db)
    done = counting.closed(desk, 3900, banked=Money(3000))
    undone = close_outs.undo_close_out(desk, done.number, "counted wrong")
    assert undone.undone and close_outs.last_close_out(desk) is None
    after = ledger.trial_balance(desk.db)
    assert not {name for name in after if after[name] != before.get(name, 0)}
    assert {entry.effective for entry in ledger.entries(desk.db, done.number)} == {DAY}
    again = counting.closed(desk, 4000)
    assert (again.difference, dict(again.moved)) == (0, {"opening": 0, "payment_received": 4000})
    line = history.of(desk.db, done.number)[-1]
    assert (line.operation, line.reason) == ("undo_close_out", "counted wrong")
    for read in (close_outs.close_out_slip, undo):
        with pytest.raises(Refused, match="close-out-undone"):
            read(desk, done.number)


def undo(desk: Desk, number: str) -> CloseOut:
    """A close-out is taken back."""
    return close_outs.undo_close_out(desk, number, "so")


def test_only_the_last_one_is_taken_back(desk: Desk) -> None:
    first = counting.closed(desk, 0)
    counting.closed(at(desk, NEXT), 0)
    with pytest.raises(Refused, match="close-out-not-last"):
        undo(desk, first.number)
    with pytest.raises(NotFound, match="close-out-unknown"):
        undo(desk, codes.make(codes.CLOSE_OUT, 2026, 9))


def test_of_a_closed_month_none_is_taken_back(desk: Desk) -> None:
    done = counting.closed(desk, 0)
    later = at(desk, date(2026, 4, 2))
    closings.close_month(later, DAY)
    with pytest.raises(Refused, match="close-out-closed"):
        undo(later, done.number)


def test_in_an_open_month_after_a_closed_one_it_is(desk: Desk) -> None:
    closings.close_month(desk, date(2026, 2, 1))
    assert undo(desk, counting.closed(desk, 0).number).undone


def test_the_second_name_stays() -> None:
    owner = acting.staffed(FixedClock(DAY))
    cy = acting.signed(owner, "Cy")
    with pytest.raises(NeedsConsent) as wants:
        counting.closed(cy, 100)
    consent = people.agree(cy, wants.value, "Bo", acting.SECRETS["Bo"])
    done = counting.closed(replace(cy, consents=(consent,)), 100)
    assert (done.person, done.witness) == ("Cy", "Bo")
    assert history.of(owner.db, done.number)[0].after["agreed"] == "Bo"
