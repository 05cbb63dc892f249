"""What was found when a parcel was opened: for each line its condition, the shop's checklist, its place."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.gui.check_field import CheckField
from desk.gui.fields import YesNo
from desk.gui.place_field import PlaceField
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.checklists import Check, Checklists, open_questions, questions_for, spoilt
from desk.records.conditions import FAULTLESS, place_of
from desk.records.facts import Condition
from desk.records.returns import CONDITIONS, Checks, ReturnLine
from desk.words import Words

Answers = tuple[tuple[int, Checks], ...]


class ConditionGrid(QWidget):
    """``chosen`` tells that something was noted; ``reason`` is that of the return, which proposes places."""

    chosen = Signal()

    def __init__(
        self,
        words: Words,
        lines: Sequence[ReturnLine],
        checklists: Checklists | None = None,
        reason: str = "",
    ) -> None:
        super().__init__()
        self._words, self._reason = words, reason
        self._cells: dict[tuple[int, str], YesNo] = {}
        self._checks: dict[int, list[CheckField]] = {}
        self._places: dict[int, PlaceField] = {}
        self._asked: dict[int, PlainLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(1.5))
        self._grid.setVerticalSpacing(Theme.px(0.75))
        self._grid.setColumnStretch(0, 1)
        for line in lines:
            self._add(line, questions_for(checklists or {}, line.category))

    def _add(self, line: ReturnLine, checks: Iterable[Check]) -> None:
        first = self._grid.rowCount()
        if self._checks:
            # What belongs to one line stands apart from the next.
            self._grid.setRowMinimumHeight(first, Theme.px(1.5))
            first += 1
        title = f"{line.quantity} × {line.name}" if line.quantity > 1 else line.name
        self._grid.addWidget(PlainLabel(title, "strong", wrap=True), first, 0)
        self._grid.addWidget(PlainLabel(line.sku, "small"), first, 1, Qt.AlignmentFlag.AlignRight)
        for name in CONDITIONS:
            question = self._words(f"condition.{name}")
            cell = YesNo(self._words, f"{line.name}, {question}")
            cell.chosen.connect(lambda at=line.id: self._noted(at))
            self._cells[line.id, name] = cell
            self._put(question, cell)
        self._checks[line.id] = []
        for check in checks:
            self._add_check(line, check)
        if line.item:
            question = self._words("receive.place")
            place = PlaceField(self._words, f"{line.name}, {question}")
            place.chosen.connect(self.chosen)
            self._places[line.id] = place
            self._asked[line.id] = self._put(question, place)
            self._propose(line.id)

    def _add_check(self, line: ReturnLine, check: Check) -> None:
        made = CheckField(self._words, check, f"{line.name}, {check.text}")
        made.chosen.connect(lambda: self._checked(line.id, check))
        self._checks[line.id].append(made)
        self._put(check.text, made)

    def _put(self, question: str, field: QWidget) -> PlainLabel:
        row, label = self._grid.rowCount(), PlainLabel(question, wrap=True)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignRight)
        return label

    def cell(self, line: int, name: str) -> YesNo:
        """The yes or no of one line and condition."""
        return self._cells[line, name]

    def check(self, line: int, text: str) -> CheckField:
        """The answer of one line to a question of its checklist."""
        return next(each for each in self._checks[line] if each.check.text == text)

    def place(self, line: int) -> PlaceField:
        """Where the pieces of one line go; only of what the shop keeps as an item."""
        return self._places[line]

    def _noted(self, line: int) -> None:
        self._propose(line)
        self.chosen.emit()

    def _checked(self, line: int, check: Check) -> None:
        """A no says that a condition is spoilt; a yes after it takes that back."""
        if check.spoils:
            cell, fine = self._cells[line, check.spoils], FAULTLESS[check.spoils]
            if check.spoils in self._spoilt(line):
                cell.set_value(not fine)
            elif cell.value() is not fine and cell.value() is not None:
                cell.set_value(fine)
        self._noted(line)

    def _spoilt(self, line: int) -> dict[str, bool]:
        return spoilt([each.check for each in self._checks[line]], self._answers(line))

    def _answers(self, line: int) -> Checks:
        return {each.check.text: each.value() for each in self._checks[line] if each.value()}

    def _propose(self, line: int) -> None:
        if line in self._places:
            self._places[line].propose(place_of(self._reason, self._condition(line)))

    def give_back(self, lines: Container[int]) -> None:
        """What is refused goes back to the customer: no place in the shop is asked for."""
        for line, field in self._places.items():
            for widget in (field, self._asked[line]):
                widget.setVisible(line not in lines)

    def set_reason(self, reason: str) -> None:
        """It turned out to be something else, so that pieces may go elsewhere."""
        self._reason = reason
        for line in self._places:
            self._propose(line)

    def _condition(self, line: int) -> Condition:
        return Condition(**{name: self._cells[line, name].value() for name in CONDITIONS})

    def conditions(self) -> tuple[tuple[int, Condition], ...]:
        """What was noted of each line; None where nobody has answered."""
        return tuple((line, self._condition(line)) for line in self._checks)

    def checks(self) -> Answers:
        """What the shop's own checklist found of each line that has one."""
        return tuple((line, self._answers(line)) for line, fields in self._checks.items() if fields)

    def places(self) -> tuple[tuple[int, str], ...]:
        """Where the pieces of each line go."""
        return tuple((line, field.value()) for line, field in self._places.items())

    def unanswered(self) -> int:
        """How many questions of checklists nobody has answered."""
        return sum(
            len(open_questions([each.check for each in fields], self._answers(line)))
            for line, fields in self._checks.items()
        )

    def set_all_right(self) -> None:
        """Everything is as it should be."""
        for (_, name), cell in self._cells.items():
            cell.set_value(FAULTLESS[name])
        for line, fields in self._checks.items():
            for each in fields:
                each.set_all_right()
            self._propose(line)
        self.chosen.emit()

    def typed(self) -> dict[str, Any]:
        """What was noted, as a draft keeps it."""
        cells = {f"{line}.{name}": cell.value() for (line, name), cell in self._cells.items()}
        checks = {
            f"{line}?{each.check.text}": each.value()
            for line, fields in self._checks.items()
            for each in fields
        }
        return cells | checks | {f"{line}@": field.chosen_place() for line, field in self._places.items()}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Note again what a draft kept."""
        for (line, name), cell in self._cells.items():
            cell.set_value(typed.get(f"{line}.{name}"))
        for line, fields in self._checks.items():
            for each in fields:
                each.set_value(typed.get(f"{line}?{each.check.text}", ""))
            if line in self._places:
                self._places[line].choose(typed.get(f"{line}@"))
            self._propose(line)
