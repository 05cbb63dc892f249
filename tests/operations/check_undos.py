"""What is done with a check and taken back at once in a history: every balance is as it was before."""

from random import Random

from desk.operations import bouncing, checks, deposits, payments, recovering
from desk.operations.desk import Desk
from desk.records.checks import NewCheck
from tests.operations.check_books import picture
from tests.operations.check_tries import ON_THEIR_WAY, OWED, WITH_BANK, tried


class Undos:
    """The steps, taken by a history that knows its checks."""

    desk: Desk
    rng: Random
    numbers: list[str]

    def _check(self, *states: str) -> str:
        raise NotImplementedError

    def _written(self) -> NewCheck | None:
        raise NotImplementedError

    def _bounce(self, number: str) -> None:
        raise NotImplementedError

    def _recover(self, number: str) -> bool:
        raise NotImplementedError

    def both_ways(self) -> None:
        """Something is done and taken back at once: every balance is as it was."""
        pair = self.rng.choice(
            (self._deposited, self._cleared, self._bounced, self._received, self._lost, self._paid)
        )
        before = picture(self.desk, self.numbers)
        if pair():
            after = picture(self.desk, self.numbers)
            assert after == before, (pair.__name__, _differing(before, after))

    def _deposited(self) -> bool:
        number, made = self._check(*ON_THEIR_WAY), []
        if not number:
            return False
        if tried(lambda: made.append(deposits.make_deposit(self.desk, [number], self.desk.clock.today()))):
            deposits.undo_deposit(self.desk, made[0].number, "left in the drawer")
        return True

    def _cleared(self) -> bool:
        if number := self._check(*WITH_BANK):
            deposits.clear_checks(self.desk, [number], self.desk.clock.today())
            deposits.undo_clear(self.desk, number, "another check")
        return bool(number)

    def _bounced(self) -> bool:
        if number := self._check(*WITH_BANK):
            self._bounce(number)
            bouncing.undo_bounce(self.desk, number, "the bank erred")
        return bool(number)

    def _received(self) -> bool:
        new, made = self._written(), []
        if new is None or any(each.grave for each in checks.look_at_check(self.desk, new)):
            return False
        if tried(lambda: made.append(checks.receive_check(self.desk, new))):
            checks.void_check(self.desk, made[0].check.number, "typed twice")
        return True

    def _lost(self) -> bool:
        number = self._check(*OWED)
        if number and tried(lambda: recovering.write_off(self.desk, number, "moved away")):
            recovering.undo_write_off(self.desk, number, "she is back")
        return bool(number)

    def _paid(self) -> bool:
        number = self._check(*OWED)
        if not number:
            return False
        known = {each.payment.id for each in checks.open_check(self.desk, number).recoveries}
        if self._recover(number):
            made = checks.open_check(self.desk, number).recoveries
            for each in [each for each in made if each.payment.id not in known][::-1]:
                payments.void_payment(self.desk, each.payment.called, "typed twice")
        return True


def _differing(before: dict, after: dict) -> dict:
    keys = {*before, *after}
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}
