"""What the customer of an order was told or is to be told, and by when it has to ship, in its window."""

from desk.gui.fields import word_button
from desk.gui.pieces import Card, Pairs
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import notices, promises
from desk.records.notices import Notice
from desk.records.orders import Order
from desk.records.promises import RUNNING, Promise


class OrderNotices(Card):
    """Stands there only where there is something: a notice, or a promise to ship that runs."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("order.notices"))
        self._run, self._bar, self._words = run, bar, run.words
        self.hide()

    def show_order(self, order: Order) -> None:
        """Show an order's notices, oldest first, and its promise as it stands."""
        found: tuple[Notice, ...] = self._run.read(self._bar, notices.notices_of, order.number) or ()
        promise: Promise | None = None
        if order.is_open:
            promise = self._run.read(self._bar, promises.promise_for, order)
        rows = [self._row(each) for each in found]
        self.setVisible(bool(rows or promise))
        parts: list[Pairs | PlainLabel] = [Pairs(rows)] if rows else []
        if promise is not None:
            parts.insert(0, PlainLabel(self._promise(promise), wrap=True))
        button = word_button(self._words("preorders.tell"))
        button.clicked.connect(lambda: self._run.wanted.emit("notices", ""))
        self.fill(*parts, button)

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
            told.append(words("preorder.charge"))
        if notice.due is not None:
            told.append(f"{words('column.due-by')} {words.day(notice.due)}")
        if notice.promised is not None:
            told.append(f"{words('column.new-day')}: {words.day(notice.promised)}")
        if notice.said:
            told.append(words(f"said.{notice.said}"))
        return notice.number, "\n".join(told)
