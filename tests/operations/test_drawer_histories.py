"""Whatever happens to the cash, each count begins with what stayed, and the books have what was counted."""

from datetime import timedelta
from random import Random

import pytest

from desk.operations import cash_moves, close_outs, orders, payments
from desk.operations.desk import Desk
from desk.records.cash_moves import KINDS, NewCashMove
from desk.records.errors import Refused
from desk.records.money import Money
from desk.records.reversals import in_force
from desk.store import drawer, ledger
from tests.conftest import DAY
from tests.operations import counting

STEPS = 120


class Till:
    """A shop whose cash moves at random, on days that go on, some noted late."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.random, self.today = desk, Random(seed), DAY
        self.orders: list[str] = []
        self.done: list[str] = []

    @property
    def now(self) -> Desk:
        """The shop today."""
        return counting.at(self.desk, self.today)

    def pay(self) -> None:
        """Cash or a card's payment, of today or of a day before."""
        late = self.today - timedelta(days=self.random.choice((0, 0, 1, 2)))
        way = self.random.choice(("cash", "cash", "card"))
        self.orders.append(counting.paid(self.now, self.random.randint(1, 9999), way, late).number)

    def void(self) -> None:
        """A payment is taken back."""
        for number in self.orders[-1:]:
            (each, *_) = in_force(orders.open_order(self.now, number).payments) or (None,)
            if each is not None:
                payments.void_payment(self.now, each.number, "typed twice")

    def move(self) -> None:
        """Cash is put in or taken out; some of it on a day that was counted since, which is refused."""
        day = self.today - timedelta(days=self.random.choice((0, 0, 1, 3)))
        new = NewCashMove(self.random.choice(KINDS), Money(self.random.randint(1, 5000)), day)
        cash_moves.move_cash(self.now, new)

    def unmove(self) -> None:
        """A move is taken back unless it was counted."""
        every = cash_moves.list_cash_moves(self.now)
        for each in self.random.sample(every, min(1, len(every))):
            cash_moves.undo_move_cash(self.now, each.id, "never was")

    def close(self) -> None:
        """A day is closed out, often with a difference."""
        day = self.today - timedelta(days=self.random.choice((0, 0, 1)))
        before = max(drawer.balance_at(self.desk.db, day), 0)
        counted = max(0, before + self.random.choice((0, 0, -7, 12)))
        banked = Money(self.random.randint(0, counted))
        done = counting.closed(self.now, counted, day, banked=banked)
        self.done.append(done.number)
        assert done.expected + done.difference == done.counted
        assert drawer.balance_at(self.desk.db, day) == done.left

    def reopen(self) -> None:
        """The last close-out is taken back: the books have what they would have without it."""
        last = close_outs.last_close_out(self.now)
        if last is not None:
            before = drawer.balance_at(self.desk.db, self.today)
            close_outs.undo_close_out(self.now, last.number, "counted wrong")
            back = last.difference - last.banked
            assert drawer.balance_at(self.desk.db, self.today) == before - back

    def sleep(self) -> None:
        """Another day."""
        self.today += timedelta(days=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_each_count_begins_with_what_stayed(desk: Desk, seed: int) -> None:
    till = Till(desk, seed)
    steps = (till.pay, till.pay, till.void, till.move, till.unmove, till.close, till.reopen, till.sleep)
    for _ in range(STEPS):
        before = drawer.balance_at(desk.db, till.today)
        try:
            till.random.choice(steps)()
        except Refused:
            assert drawer.balance_at(desk.db, till.today) == before
        assert not sum(ledger.trial_balance(desk.db).values())
    assert till.done
