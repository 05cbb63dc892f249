"""Noting which checks the bank paid: those whose hold is over are ticked."""

from typing import Any

from desk.gui.check_choice import CheckChoice
from desk.gui.pieces import Columns
from desk.gui.ticked_checks_window import CHANGES, TickedChecksWindow
from desk.operations import deposits
from desk.records.checks import Check
from desk.records.rights import Act


class ClearWindow(TickedChecksWindow):
    """All checks that are with the bank; with the number of one, that alone is ticked at first."""

    kind = "clear"
    act = Act("clear_checks")

    def _build(self) -> None:
        super()._build()
        self.set_body(Columns(self.choices, [self.said], shares=(7, 3)))

    def _tables(self) -> tuple[CheckChoice, ...]:
        day, none = self.words.day, self.words("deposit.no-hold")
        told = {
            "deposited": lambda each: day(each.deposited),
            "hold": lambda each: day(each.hold_until) or none,
        }
        return (CheckChoice(self.words, "to-clear", told),)

    def _read(self) -> tuple[tuple[Check, ...], ...]:
        return (self.run.read(self.bar, deposits.to_clear) or (),)

    def _is_usual(self, check: Check) -> bool:
        if self.subject:
            return check.number == self.subject
        return check.hold_until is None or check.hold_until <= self.run.desk.clock.today()

    def _do(self) -> None:
        on = self.run.attempt(self.bar, self.on.day)
        if on is not None:
            step: tuple[Any, ...] = (deposits.clear_checks, [each.number for each in self.picked()], on)
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self._cleared())

    def _cleared(self) -> None:
        self._drop_draft()
        self.close()
