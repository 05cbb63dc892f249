"""What the policy says of several lines: of those that are accepted, and below of the others."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.pieces import empty
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.answers import Answer
from desk.words import Words

Explain = Callable[[], Answer | None]
# In this order the next step tells what becomes of each part.
OUTCOMES = ("allowed", "refused", "owner")


class Group(NamedTuple):
    """Lines that fare alike, with how many pieces of what they are, and the answer for them."""

    answer: Answer
    goods: tuple[tuple[int, str], ...]

    @property
    def pieces(self) -> int:
        """How many pieces they are together."""
        return sum(quantity for quantity, _ in self.goods)


def title_of(words: Words, group: Group) -> str:
    """Which lines an answer is for, such as ``Accepted: 2 × Felt bear``."""
    goods = (words("receive.pieces", number=number, item=name) for number, name in group.goods)
    return f"{words(f'receive.lines-{group.answer.outcome}')} {', '.join(goods)}"


def parts_of(words: Words, groups: Iterable[Group], kind: str) -> str:
    """What the next step does with each part, such as ``Settle 1, refuse 2``; ``kind`` names the words."""
    pieces: dict[str, int] = {}
    for group in groups:
        pieces[group.answer.outcome] = pieces.get(group.answer.outcome, 0) + group.pieces
    steps = (outcome for outcome in OUTCOMES if outcome in pieces)
    said = ", ".join(words(f"{kind}.part-{outcome}", number=pieces[outcome]) for outcome in steps)
    return said[:1].upper() + said[1:]


class LinesAnswer(QWidget):
    """The answers of one group of lines or several, or what is still needed for one."""

    def __init__(self, words: Words, today: date, *, estimate: bool = False) -> None:
        super().__init__()
        self._words, self._today, self._estimate = words, today, estimate
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1.5))
        self.sums = PlainLabel(role="strong", wrap=True)
        self.view = AnswerView(words, today, estimate=estimate)
        self._others = QWidget()
        for widget in (self.sums, self.view, self._others):
            self._column.addWidget(widget)
        self.sums.hide()

    def show_nothing(self, needs: Sequence[str]) -> None:
        """Say what is still needed before there can be an answer."""
        self.sums.hide()
        self._below(())
        self.view.show_nothing("\n".join(needs))

    def show_groups(
        self, groups: Sequence[Group], explain: Explain, needs: Iterable[str] = (), *more: tuple[str, Answer]
    ) -> None:
        """Show the answer of the first group, those of the others below, and what is still needed.

        ``more`` are answers that are only proposed, each with its title.
        """
        first, others = groups[0], groups[1:]
        # What becomes of each line is read at a glance, before the amounts and clauses of all of them.
        self.sums.setText("\n".join(title_of(self._words, each) for each in groups))
        self.sums.setVisible(bool(others))
        self.view.show_answer(first.answer, explain)
        for need in needs:
            self.view.show_need(need)
        below = [(title_of(self._words, each), each.answer, self._estimate) for each in others]
        self._below([*below, *((title, answer, True) for title, answer in more)])

    def _below(self, answers: Iterable[tuple[str, Answer, bool]]) -> None:
        """Answers below the first, each with its title and whether it is an estimate."""
        empty(self._others)
        self._others = QWidget()
        column = QVBoxLayout(self._others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1.5))
        for title, answer, estimate in answers:
            view = AnswerView(self._words, self._today, estimate=estimate)
            view.show_answer(answer)
            column.addWidget(PlainLabel(title, "heading", wrap=True))
            column.addWidget(view)
        self._column.addWidget(self._others)
