"""A window in which checks are ticked, a day is said, and one button does something with them together."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desk.gui.check_choice import CheckChoice
from desk.gui.draft_window import DraftWindow
from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.pieces import Card
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.records.checks import Check
from desk.records.money import total
from desk.records.rights import Act

CHANGES = ("checks", "orders", "payments", "credits", "ledger")


class TickedChecksWindow(DraftWindow):
    """What such windows share; ``act`` names the write that the button leads to.

    Which ticks are not as they stand at first is what a draft keeps of them.
    """

    act: ClassVar[Act]
    concerns = frozenset({"checks", "orders"})
    size_units = (150, 84)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.choices: tuple[CheckChoice, ...] = ()
        self._turned: set[str] = set()
        super().__init__(run, subject)

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(window_title(words(f"{self.kind}.window")))
        self.head.number.setText(words(f"{self.kind}.window"))
        self.head.state.hide()
        self.head.offer(words(f"{self.kind}.deed"), self._do)
        self.head.others(())
        self.on, self.sum = DayField(words, today, today), PlainLabel(role="number")
        self.on.setAccessibleName(words(f"{self.kind}.on"))
        self.count = PlainLabel(role="muted")
        self.choices = self._tables()
        self.said = Card(words(f"{self.kind}.chosen"))
        day = PlainLabel(words(f"{self.kind}.on"), "muted")
        self.said.fill(self.sum, self.count, day, self.on)

    def _tables(self) -> tuple[CheckChoice, ...]:
        raise NotImplementedError

    def _connect(self) -> None:
        for each in self.choices:
            each.chosen.connect(self.look)
        self.on.chosen.connect(self.look)
        self._begin_draft(self.said)

    def first_field(self) -> QWidget | None:
        """The list of what can be ticked."""
        return next((each.table for each in self.choices if each.checks), self.on)

    def load(self) -> None:
        """Read the checks and show them, with the ticks that stood there before."""
        for choice, found in zip(self.choices, self._read(), strict=True):
            ticked = {each.number for each in found if self._is_usual(each) != (each.number in self._turned)}
            choice.show_checks(found, ticked)
        self.look()

    def _read(self) -> tuple[tuple[Check, ...], ...]:
        raise NotImplementedError

    def _is_usual(self, check: Check) -> bool:
        """Whether a check is ticked at first."""
        raise NotImplementedError

    def look(self) -> None:
        """Show what the ticked checks come to."""
        self.bar.clear_fault()
        every = [each for choice in self.choices for each in choice.checks]
        picked = self.picked()
        numbers = {each.number for each in picked}
        self._turned = {each.number for each in every if (each.number in numbers) != self._is_usual(each)}
        self.sum.setText(self.words.money(total(each.amount for each in picked)))
        self.count.setText(self.words.count("deposit.checks", len(picked)))
        day = self.run.attempt(self.bar, self.on.day)
        gate(self.run, self.head.next, self.act, ready=bool(picked) and day is not None)

    def picked(self) -> tuple[Check, ...]:
        """The checks that are ticked."""
        return tuple(each for choice in self.choices for each in choice.picked())

    def _typed(self) -> dict[str, Any]:
        return {"on": self.on.typed(), "turned": sorted(self._turned)}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.on.retype(typed["on"])
        self._turned = set(typed["turned"])

    def _afresh(self) -> None:
        self._turned = set()
        super()._afresh()

    def _do(self) -> None:
        raise NotImplementedError
