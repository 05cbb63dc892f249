"""The file itself keeps from giving back more than is owed, whoever writes."""

import sqlite3

import pytest

from desk.operations import payouts
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.payouts import NewPayout
from desk.store import payouts as kept
from tests.operations.test_payouts import note, owed


def test_no_more_is_given_back_than_is_owed(desk: Desk) -> None:
    refund = owed(desk)
    done = payouts.mark_refunded(desk, note(desk, refund)).payouts[0]
    new = NewPayout(refund.id, "card", desk.clock.today())
    for amount, reverses, match in (
        (Money(1), None, "no more is given back"),
        # As much as can be taken back, which does not say what it takes back.
        (-refund.amount, None, "CHECK"),
        (-refund.amount - 1, done.id, "no more is given back"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match=match), desk.db.atomic():
            kept.add(desk.db, new, Money(amount), refund.id, reverses)
