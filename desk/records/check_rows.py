"""Rows of the list of checks, with the day that counts for each."""

from dataclasses import dataclass
from datetime import date

from desk.records.check_life import BACK, RECEIVED, WITH_BANK
from desk.records.checks import Check
from desk.records.money import ZERO, Money

POST_DATED = "post_dated"
# In the order of a check's life: what is to be done, how it ended.
CHIPS = (
    *("to_deposit", "post_dated", "on_hold", "hold_ends", "to_clear", "cleared", "returned", "demand_due"),
    *("demanded", "passed", "collections", "paid", "written_off"),
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row of the list of checks; ``owed`` is what is still to be paid of one that came back."""

    id: int
    number: str
    customer: str
    payer: str
    check_number: str
    received: date
    dated: date
    amount: Money
    state: str
    deposit: str = ""
    hold_until: date | None = None
    due: date | None = None
    owed: Money = ZERO

    def counts(self, on: date) -> date | None:
        """The day that counts: of the check itself, of the end of its hold, by which it is to be paid."""
        if self.state in WITH_BANK:
            return self.hold_until
        if self.state in BACK:
            return self.due
        return self.dated if standing(self, on) == POST_DATED else None


def standing(check: Check | CheckRow, on: date) -> str:
    """The state on a day: one that was received and is dated ahead cannot go to the bank yet."""
    return POST_DATED if check.state == RECEIVED and check.dated > on else check.state
