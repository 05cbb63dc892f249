"""The window of a form about one order, which is picked or scanned first where none is given."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.pick import Pick
from desk.gui.run import Run
from desk.gui.text import window_title
from desk.operations import orders
from desk.records.lists import Hit
from desk.records.orders import Order


class OrderFormWindow(DraftWindow):
    """What such windows share; each draws its form, with ``lines`` in it, in ``show_order``.

    ``title`` is the word of its head.
    """

    title: ClassVar[str] = ""
    lines: Any

    def __init__(self, run: Run, subject: str = "") -> None:
        self.order: Order | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        self.setWindowTitle(window_title(self.words(self.title)))
        self.head.number.setText(self.words(self.title))
        self.head.others(())
        self.head.state.hide()
        self.head.offer("", None)
        if not self.subject:
            self.pick = Pick(self.run, self.bar, "order", self._pick)
            self.set_body(self.pick)

    def first_field(self) -> QWidget | None:
        """The order, then its first line."""
        if self.order is not None:
            first: QWidget | None = self.lines.first()
            return first
        return None if self.subject else self.pick

    def _pick(self, number: str) -> None:
        self.run.wanted.emit(self.kind, number)
        self.close()

    def take_hit(self, hit: Hit) -> bool:
        """A scanned order, while none is chosen."""
        if self.subject or hit.kind != "order":
            return False
        self._pick(hit.number)
        return True

    def load(self) -> None:
        """Read the order and show its form."""
        order = self.run.read(self.bar, orders.open_order, self.subject) if self.subject else None
        if order is not None:
            self.order = order
            self.show_order(order)

    def show_order(self, order: Order) -> None:
        """Draw the form for an order, with what was typed the last time."""
        raise NotImplementedError
