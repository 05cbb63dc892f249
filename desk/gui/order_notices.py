"""What the customer of an order was told or is to be told, and by when it has to ship, in its window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.gui.answering import ANSWER, Answering, is_answerable
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, Pairs
from desk.gui.text import PlainLabel
from desk.gui.window import RecordWindow
from desk.operations import notices, promises
from desk.records.notices import DELAYS, Notice
from desk.records.orders import Order
from desk.records.promises import RUNNING, Promise
from desk.words.notices import answer_text


class OrderNotices(Card):
    """Stands there only where there is something: a notice, or a promise to ship that runs."""

    def __init__(self, window: RecordWindow) -> None:
        super().__init__(window.words("order.notices"))
        self._run, self._bar, self._words = window.run, window.bar, window.words
        self._answering = Answering(window)
        self.hide()

    def show_order(self, order: Order) -> None:
        """Show an order's notices, oldest first, and its promise as it stands."""
        found: tuple[Notice, ...] = self._run.read(self._bar, notices.notices_of, order.number) or ()
        promise: Promise | None = None
        if order.is_open:
            promise = self._run.read(self._bar, promises.promise_for, order)
        self.setVisible(bool(found or promise))
        parts: list[QWidget] = []
        for each in found:
            parts.append(Pairs([self._row(each)]))
            if order.is_open and is_answerable(each):
                parts.append(self._answer_button(each))
        if promise is not None:
            parts.insert(0, PlainLabel(self._promise(promise), wrap=True))
        button = word_button(self._words("preorders.tell"))
        button.clicked.connect(lambda: self._run.wanted.emit("notices", ""))
        self.fill(*parts, button)
        self.body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _answer_button(self, notice: Notice) -> QWidget:
        button = word_button(self._words("order.answer-notice"), "link")
        button.setProperty("no_letter", True)
        button.clicked.connect(partial(self._answering.ask, notice))
        gate(self._run, button, ANSWER)
        return button

    def _promise(self, promise: Promise) -> str:
        words = self._words
        told = words("order.ship-by", day=promise.due)
        return told if promise.state == RUNNING else f"{told}: {words(f'promise.{promise.state}')}"

    def _row(self, notice: Notice) -> tuple[str, str]:
        words = self._words
        told = [words(f"notice.{notice.kind}")]
        if notice.amount is not None:
            told.append(words.money(notice.amount))
        if notice.told is None:
            told.append(words("order.not-told"))
        elif notice.way:
            told.append(words("order.told", day=notice.told, way=words(f"way.{notice.way}")))
        else:
            told.append(words("order.by-card"))
        if notice.due is not None:
            due = "column.answer-by" if notice.kind in DELAYS else "column.due-by"
            told.append(f"{words(due)} {words.day(notice.due)}")
        if notice.promised is not None:
            told.append(f"{words('column.new-day')}: {words.day(notice.promised)}")
        if notice.said:
            told.append(answer_text(words, notice.kind, notice.said))
        return notice.number, "\n".join(told)
