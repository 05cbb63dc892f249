"""Months that are closed in the middle of a history, and what is said later of a day in one of them."""

from collections.abc import Callable
from datetime import date, timedelta

from desk.operations import closings, payments
from desk.records.money import ZERO, Money
from desk.records.payments import CASH, NewPayment
from desk.store import ledger
from tests.operations.check_history import Checks
from tests.operations.check_tries import tried
from tests.operations.claim_history import Claims
from tests.operations.order_history import History


class Closes(History):
    """The steps, taken by a history that goes through its months faster than others."""

    def does(self) -> tuple[Callable[[], None], ...]:
        """What may be done, as often as it is likely."""
        usual = super().does()
        often = len(usual) // 12 + 1
        return *usual, *(self.close_months, self.pay_late) * often

    def close_months(self) -> None:
        """An order comes, some weeks go by, and all months that are over are closed, or but the last one."""
        tried(self.place)
        self.desk.clock.day += timedelta(days=self.rng.randint(10, 50))  # type: ignore[attr-defined]
        first = closings.next_month(self.desk)
        if first is None:
            return
        last = closings.last_of(self.desk.clock.today().replace(day=1) - timedelta(days=1))
        before = closings.last_of(last.replace(day=1) - timedelta(days=1))
        until = before if before > first and self.rng.random() < 0.5 else last
        made = closings.close_month(self.desk, until)
        assert {each.account.number: each.balance for each in made.chart if each.balance} == {
            number: cents for number, cents in self._balances_at(until).items() if cents
        }
        self.pay_late()

    def _balances_at(self, day: date) -> dict[str, Money]:
        accounts = ledger.trial_balance(self.desk.db)
        return {number: ledger.balance_on(self.desk.db, number, day) for number in accounts}

    def pay_late(self) -> None:
        """Cash that came on a day of some weeks ago is entered now."""
        order = self._pick(lambda each: each.owed > ZERO)
        if order is not None:
            ago = self.desk.clock.today() - timedelta(days=self.rng.randint(1, 40))
            paid = NewPayment(CASH, Money(1), max(order.placed, ago))
            tried(lambda: payments.take_payment(self.desk, order.number, paid))


class ClosingClaims(Closes, Claims):
    """A history of returns and claims."""


class ClosingChecks(Closes, Checks):
    """A history of checks."""


HISTORIES = (Closes, ClosingClaims, ClosingChecks)
