"""Taking checks to the bank: which of them, on which day; the newest slips stand beside."""

from functools import partial
from typing import Any

from desk.gui.check_choice import CheckChoice
from desk.gui.pieces import Columns
from desk.gui.printing import print_or_show
from desk.gui.rows_card import RowsCard
from desk.gui.ticked_checks_window import CHANGES, TickedChecksWindow
from desk.operations import deposits
from desk.records.check_life import RECEIVED
from desk.records.checks import Check
from desk.records.deposits import Deposit
from desk.records.rights import Act

# So many slips are shown, the newest first.
NEWEST = 8


class DepositWindow(TickedChecksWindow):
    """Checks that were received are ticked unless dated ahead; those that came back once can go again."""

    kind = "deposit"
    act = Act("make_deposit")

    def _build(self) -> None:
        super()._build()
        columns = ("deposit-slip", "day", "amount", "state")
        clear = partial(self.run.wanted.emit, "clear", "")
        self.head.others([("check", self.words("deposit.clear"), clear, Act("clear_checks"))])
        self.slips = RowsCard(self.run, "slips", columns, right=(2,), wide=3)
        self.slips.add_step("open", lambda slip: self.run.wanted.emit("deposit", slip.number))
        self.slips.add_step("print", lambda slip: print_or_show(self.run, "deposit_slip", slip.number))
        self.set_body(Columns(self.choices, [self.said, self.slips], shares=(8, 5)))

    def take_known(self, known: str) -> None:
        """Have the check of this number ticked beside the others; that alone is no draft."""
        for choice in self.choices:
            numbers = [each.number for each in choice.checks]
            if known in numbers:
                choice.table.tick(numbers.index(known), True)
                choice.table.setCurrentCell(numbers.index(known), 0)
        self.keeper.begin(self.kind, self.subject)

    def _tables(self) -> tuple[CheckChoice, ...]:
        words, day = self.words, self.words.day
        here = {"bank": lambda each: each.bank, "dated": lambda each: day(each.dated)}
        back = {
            "reason": lambda each: words.named("check-reason", each.reason),
            "returned": lambda each: day(each.returned),
        }
        return CheckChoice(words, "to-deposit", here), CheckChoice(words, "present-again", back)

    def _read(self) -> tuple[tuple[Check, ...], ...]:
        found: tuple[Check, ...] = self.run.read(self.bar, deposits.to_deposit) or ()
        here = tuple(each for each in found if each.state == RECEIVED)
        return here, found[len(here) :]

    def load(self) -> None:
        """Read the checks and the newest slips, and show them."""
        super().load()
        self.choices[1].setVisible(bool(self.choices[1].checks))
        self.show_slips(self.run.read(self.bar, deposits.list_deposits, NEWEST) or ())

    def show_slips(self, found: tuple[Deposit, ...]) -> None:
        """Draw the newest slips."""
        words = self.words
        rows = [
            [each.number, words.day(each.day), words.money(each.total), words(f"deposit-state.{each.state}")]
            for each in found
        ]
        self.slips.show_rows(found, rows)

    def _is_usual(self, check: Check) -> bool:
        return check.state == RECEIVED and check.dated <= self.run.desk.clock.today()

    def _do(self) -> None:
        on = self.run.attempt(self.bar, self.on.day)
        if on is not None:
            step: tuple[Any, ...] = (deposits.make_deposit, [each.number for each in self.picked()], on)
            self.run.write(self.bar, *step, changes=CHANGES, then=self._made)

    def _made(self, slip: Deposit) -> None:
        self._drop_draft()
        self.run.wanted.emit("deposit", slip.number)
        print_or_show(self.run, "deposit_slip", slip.number)
        self.close()
