"""What the policy says of a parcel: of lines that are accepted, and below of those that fare otherwise."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.pieces import empty
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.answers import Answer
from desk.records.returns import Return, Sheet
from desk.words import Words

Explain = Callable[[], Answer | None]


class ParcelAnswer(QWidget):
    """The answer of a sheet, or what is still needed for one."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self._words, self._today = words, today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1.5))
        self.sums = PlainLabel(role="strong", wrap=True)
        self.view = AnswerView(words, today)
        self._others = QWidget()
        for widget in (self.sums, self.view, self._others):
            self._column.addWidget(widget)
        self.sums.hide()

    def show_nothing(self, needs: Sequence[str]) -> None:
        """Say what is still needed before there can be an answer."""
        self.sums.hide()
        self._below(())
        self.view.show_nothing("\n".join(needs))

    def show_sheet(self, sheet: Sheet, needs: Iterable[str], explain: Explain) -> None:
        """Show the answer of a sheet, the answers of the lines apart, and what is still needed."""
        assert sheet.answer is not None, "else there is nothing to show"
        taken = {line for each in sheet.apart for line in each.lines}
        rest = [line.id for line in sheet.ra.lines if line.id not in taken]
        titles = [self._title(sheet.ra, each.answer.outcome, each.lines) for each in sheet.apart]
        # What becomes of each line is read at a glance, before the amounts and clauses of all of them.
        self.sums.setText("\n".join([self._title(sheet.ra, sheet.answer.outcome, rest), *titles]))
        self.sums.setVisible(bool(titles))
        self.view.show_answer(sheet.answer, explain)
        for need in needs:
            self.view.show_need(need)
        below = [(title, each.answer, False) for title, each in zip(titles, sheet.apart, strict=True)]
        if sheet.proposal is not None:
            below.append((self._words("receive.proposal"), sheet.proposal, True))
        self._below(below)

    def _below(self, answers: Iterable[tuple[str, Answer, bool]]) -> None:
        """Answers below the first, each with its title and whether it is only proposed."""
        empty(self._others)
        self._others = QWidget()
        column = QVBoxLayout(self._others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1.5))
        for title, answer, proposed in answers:
            view = AnswerView(self._words, self._today, estimate=proposed)
            view.show_answer(answer)
            column.addWidget(PlainLabel(title, "heading", wrap=True))
            column.addWidget(view)
        self._column.addWidget(self._others)

    def _title(self, ra: Return, outcome: str, lines: Iterable[int]) -> str:
        """Which lines an answer is for, such as ``Accepted: 2 × Felt bear``."""
        chosen = frozenset(lines)
        goods = (
            self._words("receive.pieces", number=line.quantity, item=line.name)
            for line in ra.lines
            if line.id in chosen
        )
        return f"{self._words(f'receive.lines-{outcome}')} {', '.join(goods)}"


def pieces_of(sheet: Sheet) -> dict[str, int]:
    """How many pieces of a sheet are accepted, refused and the owner's, by outcome."""
    counts = {line.id: line.quantity for line in sheet.ra.lines}
    found: dict[str, int] = {}
    for each in sheet.apart:
        pieces = sum(counts.pop(line) for line in each.lines)
        found[each.answer.outcome] = found.get(each.answer.outcome, 0) + pieces
    if sheet.answer is not None:
        found[sheet.answer.outcome] = found.get(sheet.answer.outcome, 0) + sum(counts.values())
    return found


def deed_of(words: Words, sheet: Sheet) -> str:
    """The words on the button of the next step: what becomes of the parcel, or of each part of it."""
    pieces = pieces_of(sheet)
    if len(pieces) < 2:
        outcome = next(iter(pieces), "allowed")
        return words("receive.deed" if outcome == "allowed" else f"receive.deed-{outcome}")
    steps = (outcome for outcome in ("allowed", "refused", "owner") if outcome in pieces)
    said = ", ".join(words(f"receive.part-{outcome}", number=pieces[outcome]) for outcome in steps)
    return said[:1].upper() + said[1:]


def refused_of(sheet: Sheet) -> frozenset[int]:
    """The lines of a sheet that go back to the customer."""
    refused = {line for each in sheet.apart if each.answer.outcome == "refused" for line in each.lines}
    if sheet.answer is not None and sheet.answer.outcome == "refused":
        taken = {line for each in sheet.apart for line in each.lines}
        refused |= {line.id for line in sheet.ra.lines if line.id not in taken}
    return frozenset(refused)


def ways_of(words: Words, answer: Answer) -> dict[str, str]:
    """The ways that the customer may choose between, each with what it comes to."""
    return {
        each.destination: words(
            "receive.way", way=words(f"destination.{each.destination}"), amount=each.credit
        )
        for each in answer.options
        if each.outcome == "allowed"
    }
