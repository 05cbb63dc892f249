"""Why: each amount, refusal and deadline of an answer with its clause in plain words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk.gui.pieces import RIGHT, State, empty
from desk.gui.steps_view import Explain, StepsView
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.records.answers import Answer, Clause
from desk.words import Words
from desk.words.answers import Row, check_stands, last_moment, tables
from desk.words.moments import days_left

TOP = Qt.AlignmentFlag.AlignTop


class AnswerView(QWidget):
    """The outcome, the credit in large type, then amounts, grounds and deadlines, each with its clause."""

    def __init__(self, words: Words, today: date | None, *, estimate: bool = False) -> None:
        super().__init__()
        self._words, self._today, self._estimate = words, today, estimate
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._stepwise = False

    def show_nothing(self, sentence: str) -> None:
        """Say what is still needed before there can be an answer."""
        self._begin()
        self._column.addWidget(PlainLabel(sentence, "muted", wrap=True))

    def show_need(self, sentence: str) -> None:
        """Say below the answer, if there is one, what is still needed."""
        if self._content is None:
            self._begin()
        self._column.addWidget(PlainLabel(sentence, "strong", wrap=True))

    def show_answer(self, answer: Answer, explain: Explain | None = None) -> None:
        """Show an answer instead of the one before; ``explain`` tells it step by step when that is wanted."""
        self._begin()
        self._numbers = {clause.id: number for number, clause in enumerate(answer.clauses, 1)}
        self._outcome(answer)
        if answer.outcome == "allowed":
            self._credit(answer)
        self._amounts(answer)
        self._deadlines(answer)
        self._clauses(answer)
        self._readings(answer)
        if explain is not None:
            self.steps = StepsView(self._words, explain)
            self._column.addWidget(self.steps)
            # Whoever reads along while something is entered need not open them again.
            self.steps.button.setChecked(self._stepwise)
            self.steps.button.toggled.connect(self._remember)

    def _remember(self, stepwise: bool) -> None:
        self._stepwise = stepwise

    def _begin(self) -> None:
        empty(self._content)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1.25))
        self._outer.addWidget(self._content)

    def _outcome(self, answer: Answer) -> None:
        state = State()
        if stands := check_stands(self._words, answer):
            state.show_state(answer.state, stands)
        else:
            state.show_state(answer.outcome, self._words(f"outcome.{answer.outcome}"))
        self._column.addWidget(state)
        if answer.outcome == "owner":
            self._column.addWidget(PlainLabel(self._words("outcome.owner.hint"), "muted", wrap=True))
        for finding in answer.findings:
            text = self._words.finding(finding)
            self._column.addWidget(PlainLabel(f"{text} {self._ref(finding.clause)}".rstrip(), wrap=True))

    def _credit(self, answer: Answer) -> None:
        kind = "answer.estimate" if self._estimate else "answer.credit"
        goes = self._words.named("destination", answer.destination)
        told = f"{self._words(kind)} · {goes}"
        if answer.charge and not answer.credit:
            told = self._words("answer.charge")
        elif not answer.credit:
            self._column.addWidget(PlainLabel(goes, "heading", wrap=True))
            return
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(PlainLabel(told, "muted", wrap=True))
        self.credit = selectable(PlainLabel(self._words.money(answer.credit or answer.charge), "credit"))
        box.addWidget(self.credit)
        self._column.addLayout(box)
        if answer.credit and answer.charge:
            # It is owed on its own, whatever is given back.
            billed = self._words("report.charge", charge=answer.charge)
            self._column.addWidget(PlainLabel(billed, "strong", wrap=True))

    def _amounts(self, answer: Answer) -> None:
        rows = []
        # As on paper: of several lines nobody could tell which of the same words is whose.
        for amount in answer.sums:
            name = self._words.named("amount", amount.label, answer.names)
            rows.append(Row(f"{name} {self._ref(amount.clause)}", self._words.money(amount.money)))
        if rows:
            self._column.addLayout(_grid(rows))
        for table in tables(self._words, answer):
            self._column.addWidget(PlainLabel(table.title, "heading", wrap=True))
            self._column.addLayout(_grid(table.rows))

    def _deadlines(self, answer: Answer) -> None:
        for deadline in answer.deadlines:
            name = self._words.named("deadline", deadline.name, answer.names)
            text = f"{name}: {last_moment(self._words, deadline)} {self._ref(deadline.clause)}".rstrip()
            if self._today:
                text += f"  ·  {days_left(self._words, self._today, deadline.day)}"
            self._column.addWidget(PlainLabel(text, wrap=True))

    def _clauses(self, answer: Answer) -> None:
        heed = [clause for clause in answer.clauses if clause.id in answer.requirements]
        others = [clause for clause in answer.clauses if clause.id not in answer.requirements]
        for title, clauses in (("answer.required", heed), ("answer.why", others)):
            if clauses:
                self._column.addWidget(PlainLabel(self._words(title), "heading"))
            for clause in clauses:
                self._column.addLayout(self._clause(clause))

    def _clause(self, clause: Clause) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        mark = PlainLabel(str(self._numbers[clause.id]), "small")
        mark.setMinimumWidth(Theme.px(2))
        mark.setAlignment(Qt.AlignmentFlag.AlignRight | TOP)
        row.addWidget(mark, 0, TOP)
        row.addWidget(selectable(PlainLabel(self._words.clause(clause), wrap=True)), 1)
        return row

    def _readings(self, answer: Answer) -> None:
        if answer.said:
            chosen = "; ".join(self._words.clause(each) or each.id for each in answer.said)
            self._column.addWidget(
                PlainLabel(self._words("answer.readings", readings=chosen), "small", wrap=True)
            )

    def _ref(self, clause: str) -> str:
        return f"[{self._numbers[clause]}]" if clause in self._numbers else ""


def _grid(rows: Sequence[Row]) -> QGridLayout:
    """What each row is at the left, how much at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Theme.px(1.5))
    grid.setVerticalSpacing(Theme.px(0.5))
    grid.setColumnStretch(0, 1)
    for place, row in enumerate(rows):
        value = PlainLabel(row.value)
        value.setAlignment(RIGHT)
        grid.addWidget(PlainLabel(row.name, wrap=True), place, 0, TOP)
        grid.addWidget(value, place, 1, TOP)
    return grid
