"""The file itself keeps from giving back more than is owed, whoever writes."""

import sqlite3

import pytest

from desk.operations import payouts
from desk.operations.desk import Desk
from desk.records.payouts import NewPayout
from desk.store import payouts as kept
from tests.operations.test_payouts import note, owed


def test_no_more_is_given_back_than_is_owed(desk: Desk) -> None:
    refund = owed(desk)
    entry = payouts.mark_refunded(desk, note(desk, refund)).payouts[0].entry
    new = NewPayout(refund.id, "card", desk.clock.today())
    for amount in (1, -refund.amount - 1):
        with pytest.raises(sqlite3.IntegrityError, match=r"more is given back|CHECK"), desk.db.atomic():
            kept.add(desk.db, new, type(refund.amount)(amount), entry)
