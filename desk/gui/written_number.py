"""What stands on a parcel: whose number it is, or the nearest one where a figure of it is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.operations import returns
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.lapses import standing
from desk.records.returns import Return


class WrittenNumber(QWidget):
    """``chosen`` tells that something else stands there; ``found`` is the return whose number it is."""

    chosen = Signal()

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__()
        self._run, self._bar, self._nearest = run, bar, ""
        self.found: Return | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(run.words("door.written"))
        self.told = PlainLabel(role="muted", wrap=True)
        self.nearest = word_button("", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.75))
        for widget in (self.field, self.told, self.nearest):
            column.addWidget(widget)
        self.field.editingFinished.connect(self.look)
        self.nearest.clicked.connect(lambda: self.put(self._nearest))
        self.look()

    def text(self) -> str:
        """What stands on the parcel."""
        return self.field.text().strip()

    def put(self, text: str) -> None:
        """Put what stands on it, and look whose it is."""
        self.field.setText(text)
        self.look()

    def look(self) -> None:
        """Say whose number it is."""
        self.found, self._nearest = None, ""
        text = self.text()
        if text:
            self.found = self._run.read(self._bar, _of_number, text, unless=self._unknown)
        if self.found is not None:
            self.told.setText(self._whose(self.found))
        elif not text:
            self.told.setText(self._run.words("door.written-none"))
        self.nearest.setText(caption(self._run.words("door.nearest", number=self._nearest)))
        self.nearest.setVisible(bool(self._nearest))
        self.chosen.emit()

    def _whose(self, ra: Return) -> str:
        words = self._run.words
        goods = ", ".join(f"{line.quantity} × {line.name}" for line in ra.lines)
        state = words(f"state.{standing(ra, self._run.desk.clock.today())}")
        return words("door.whose", customer=ra.customer, order=ra.order, goods=goods, state=state)

    def _unknown(self, trouble: DeskError) -> bool:
        """It is no return's number; the nearest one is offered where only a figure is wrong."""
        self._nearest = str(trouble.values.get("nearest", ""))
        self.told.setText(self._run.words("door.wrong" if self._nearest else "door.unknown"))
        return True


def _of_number(desk: Desk, text: str) -> Return:
    return returns.open_return(desk, text).ra
