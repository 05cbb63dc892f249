"""Windows of checks at the bank, without a main window: what they ask for is noted."""

from typing import Any

from PySide6.QtWidgets import QApplication

from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks


class Bank:
    """The windows of a shop, and the records that they asked for."""

    def __init__(self, run: Run) -> None:
        self.run, self.desk = run, run.desk
        self.wanted: list[tuple[str, str]] = []
        run.wanted.connect(lambda kind, number: self.wanted.append((kind, number)))
        self.windows = Windows(run)

    def open(self, kind: str, number: str = "") -> Any:
        """A window as a click opens it."""
        found: Any = self.windows.show_record(kind, number)
        QApplication.processEvents()
        return found

    def change(self) -> None:
        """Something else was done with checks."""
        self.run.changed.emit(frozenset({"checks"}))
        QApplication.processEvents()

    def state(self, number: str) -> str:
        """How a check stands now."""
        return checks.open_check(self.desk, number).check.state
