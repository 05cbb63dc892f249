"""What becomes of returned checks in a history: demanded, handed over, recalled, paid there, lost."""

from fractions import Fraction
from random import Random

from desk.operations import agencies, checks, demands, handing_over, recovering
from desk.operations.desk import Desk
from desk.records.demands import Agency
from desk.records.money import ZERO, Money
from desk.records.payments import CASH, CHECK, NewPayment
from tests.operations.check_tries import NO, OWED, tried

HELD = "collections"


class Collection:
    """The steps, taken by a history that knows its checks."""

    desk: Desk
    rng: Random

    def _check(self, *states: str) -> str:
        raise NotImplementedError

    def demand(self) -> None:
        """A letter says what is owed, and goes out."""
        if number := self._check(*OWED):
            tried(lambda: self._demand(number), {*NO, "demand-nothing"})

    def _demand(self, number: str) -> None:
        made = demands.make_demand(self.desk, number)
        if self.rng.random() < 0.7:
            demands.note_demand_sent(self.desk, made.called, "letter", made.made, "a receipt")

    def hand_over(self) -> None:
        """The agency gets a check, when the policy says so or as the owner decides."""
        if number := self._check(*OWED):
            if not agencies.agency(self.desk).name:
                agencies.set_agency(self.desk, Agency("Checkcare"))
            tried(lambda: self._hand_over(number), {*NO, "demand-nothing"})

    def _hand_over(self, number: str) -> None:
        if handing_over.look_at_hand_over(self.desk, number).ready:
            handing_over.hand_over(self.desk, number)
        else:
            handing_over.hand_over_anyway(self.desk, number, "moved away")

    def recall(self) -> None:
        """The agency gives a check back."""
        if number := self._check(HELD):
            handing_over.recall_check(self.desk, number, "she came")

    def agency_pays(self) -> None:
        """The agency pays some or all of a check, and keeps a part of what it got."""
        if number := self._check(HELD):
            owed = checks.open_check(self.desk, number).open
            whole = owed.percent(Fraction(self.rng.choice((30, 100, 100))))
            kept = whole.percent(Fraction(self.rng.choice((0, 0, 25))))
            paid = NewPayment(self.rng.choice((CASH, CHECK)), Money(whole - kept), self.desk.clock.today())
            if paid.amount > ZERO:
                tried(lambda: recovering.take_agency_payment(self.desk, number, paid, kept))

    def lose(self) -> None:
        """The agency gets nothing."""
        if number := self._check(HELD):
            tried(lambda: recovering.write_off(self.desk, number, "moved away"))
