"""Refunds that are made outside: owed, given back in parts, noted, taken back; and what they hinder."""

from datetime import timedelta

import pytest

from desk.exchange import csv_out
from desk.operations import cancelling, orders, payouts, personal, returns, today
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, Hindered, NotFound, Refused
from desk.records.money import Money
from desk.records.payouts import NewPayout, Refund
from desk.store import ledger
from tests.conftest import FixedClock
from tests.operations.ordering import paid, taken
from tests.operations.test_settlements import miniatures, settle_with

__all__ = ["miniatures"]


def owed(desk: Desk) -> Refund:
    """What a shop that sold out owes for an order that it cancelled."""
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(23571), "original_payment", "sold out")
    (refund,) = payouts.refunds_due(desk)
    return refund


def note(desk: Desk, refund: Refund, **changes: object) -> NewPayout:
    """All of it given back by card today."""
    told = {"method": "card", "day": desk.clock.today(), "reference": "R77", **changes}
    return NewPayout(refund.id, **told)  # type: ignore[arg-type]


def balances(desk: Desk, *accounts: str) -> list[int]:
    """What accounts come to."""
    found = ledger.trial_balance(desk.db)
    return [found.get(each, Money(0)) for each in accounts]


def test_a_refund_is_owed_until_it_is_made(desk: Desk) -> None:
    refund = owed(desk)
    assert (refund.amount, refund.open, refund.customer) == (23571, 23571, "Ann Bell")
    assert [each.method for each in refund.paid_by] == ["card"]
    pile = next(each for each in today.look_at_today(desk).piles if each.kind == "refund")
    assert [(task.number, task.opens) for task in pile.tasks] == [(refund.record, "refunds")]
    before = balances(desk, "2110", "1030")
    done = payouts.mark_refunded(desk, note(desk, refund))
    assert (done.open, done.payouts[0].reference) == (0, "R77") and payouts.refunds_due(desk) == ()
    assert (before[0], balances(desk, "2110", "1030")) == (-23571, [0, before[1] - 23571])
    assert payouts.refunds_of(desk, refund.order) == (done,) == payouts.refunds_made(desk, 1)
    assert payouts.refunds_made(desk, 0) == ()
    with pytest.raises(Refused, match="refund-made"):
        payouts.mark_refunded(desk, note(desk, refund))


def test_it_is_made_in_parts_and_a_wrong_note_taken_back(desk: Desk) -> None:
    refund = owed(desk)
    card = balances(desk, "1030")[0]
    payouts.mark_refunded(desk, note(desk, refund, amount=Money(10000)))
    second = payouts.mark_refunded(desk, note(desk, refund, method="check", reference="1207"))
    assert [each.amount for each in second.payouts] == [10000, 13571]
    back = payouts.void_payout(desk, second.payouts[1].id, "it was the other check")
    assert back.open == 13571 and balances(desk, "2110", "1020", "1030") == [-13571, 0, card - 10000]
    for payout in back.payouts[1:]:
        with pytest.raises(Refused, match="payout-voided"):
            payouts.void_payout(desk, payout.id, "again")
    again = payouts.mark_refunded(desk, note(desk, refund, method="cash", reference=""))
    assert again.open == 0 and balances(desk, "2110", "1000") == [0, -13571]


def test_what_cannot_be_noted(desk: Desk) -> None:
    refund = owed(desk)
    before = refund.since - timedelta(1)
    for changes, key in (
        ({"amount": Money(23572)}, "refund-amount"),
        ({"amount": Money(0)}, "refund-amount"),
        ({"method": "store_credit"}, "payment-method"),
        ({"day": before}, "refund-before"),
        ({"day": desk.clock.today() + timedelta(1)}, "day-to-come"),
        ({"reference": "4242 4242 4242 4242"}, "card-number"),
    ):
        with pytest.raises(BadInput, match=key):
            payouts.mark_refunded(desk, note(desk, refund, **changes))
    with pytest.raises(NotFound, match="refund-unknown"):
        payouts.mark_refunded(desk, NewPayout(9999, "card", desk.clock.today()))
    with pytest.raises(NotFound, match="payout-unknown"):
        payouts.void_payout(desk, 9999, "so")
    assert payouts.refunds_due(desk) == (refund,)


def test_a_settlement_whose_refund_was_made_is_not_reversed(miniatures: Desk) -> None:
    ra = settle_with(miniatures, "original_payment").ra
    (refund,) = payouts.refunds_due(miniatures)
    assert (refund.record, refund.order) == (ra.number, ra.order)
    done = payouts.mark_refunded(miniatures, note(miniatures, refund, day=refund.since))
    with pytest.raises(Refused, match="refund-given"):
        returns.reverse_settlement(miniatures, ra.number, "the wrong doll")
    payouts.void_payout(miniatures, done.payouts[0].id, "not sent")
    returns.reverse_settlement(miniatures, ra.number, "the wrong doll")
    assert payouts.refunds_due(miniatures) == () == payouts.list_refunds(miniatures)


def test_an_open_refund_hinders_erasing_and_its_reference_goes_with_the_customer(desk: Desk) -> None:
    refund = owed(desk)
    number = orders.open_order(desk, refund.order).customer.number
    with pytest.raises(Hindered) as hindered:
        personal.erase_customer(desk, number, "asked")
    assert [each.key for each in hindered.value.faults] == ["hinders-refund"]
    payouts.mark_refunded(desk, note(desk, refund))
    personal.erase_customer(desk, number, "asked")
    (kept,) = payouts.list_refunds(desk)
    assert kept.customer == number and [each.reference for each in kept.payouts] == [""]


def test_refunds_as_a_file(desk: Desk) -> None:
    refund = owed(desk)
    payouts.mark_refunded(desk, note(desk, refund, amount=Money(10000)))
    _header, row, total = csv_out.read_back(csv_out.export(desk, "refunds"))
    assert row[0] == refund.record and row[3:10] == (
        *("Ann Bell", "card", "235.71", "100.00", "135.71", "card", "R77"),
    )
    assert total[5:8] == ("235.71", "100.00", "135.71")


def test_a_note_is_taken_back_today_and_remembered_with_its_own_amount(desk: Desk, clock: FixedClock) -> None:
    refund = owed(desk)
    done = payouts.mark_refunded(desk, note(desk, refund, amount=Money(10000)))
    clock.day += timedelta(1)
    found = payouts.void_payout(desk, done.payouts[0].id, "not sent")
    assert [each.day for each in found.payouts] == [clock.day - timedelta(1), clock.day]
    assert ledger.entries(desk.db, refund.record)[-1].effective == clock.day
    last = orders.read_history(desk, refund.order)[-1]
    assert (last.operation, last.before) == ("void_payout", {"refunded": "100.00"})
