"""What of an order was called off: the pieces, when, who wanted it, what was given back, its credit slip."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import cancelling
from desk.records.cancellations import OVERPAID, UNDELIVERABLE, Cancellation
from desk.records.orders import Order


class CancelledCard(Card):
    """One entry a cancellation; hidden where there is none."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("cancel.card"))
        self._run, self._bar, self._words = run, bar, run.words

    def show_order(self, order: Order) -> None:
        """Show what was called off of an order."""
        every = self._run.read(self._bar, cancelling.cancellations_of, order.number) or ()
        found = [each for each in every if each.kind != UNDELIVERABLE]
        self.setVisible(bool(found))
        self.fill(*(widget for each in found for widget in self._entry(order, each)))

    def _entry(self, order: Order, done: Cancellation) -> Iterator[QWidget]:
        words, names = self._words, {str(line.id): line.name for line in order.lines}
        by = words(f"cancel.by.{done.by}")
        yield PlainLabel(words("cancel.done", day=words.day(done.day), by=by), "strong", wrap=True)
        for part in done.lines:
            yield PlainLabel(words("cancel.piece", number=part.quantity, item=names[part.key]), wrap=True)
        if done.kind == OVERPAID:
            yield PlainLabel(words("money.overpaid"), wrap=True)
        yield PlainLabel(self._given(done), "muted", wrap=True)
        if done.slip:
            slip = word_button(words("cancel.open-slip", number=done.slip), "link")
            slip.clicked.connect(lambda: self._run.wanted.emit("credit", done.slip))
            yield slip

    def _given(self, done: Cancellation) -> str:
        if not done.credit:
            return self._words("cancel.nothing-given")
        way = self._words.named("destination", done.destination)
        return self._words("cancel.given", amount=self._words.money(done.credit), way=way)
