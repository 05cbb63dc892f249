"""Windows of checks that came back, and what a clerk fills in there."""

from typing import Any

from PySide6.QtWidgets import QApplication

from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks
from tests.gui.acts import click


class Counted:
    """A window of a check, and the records that were asked for."""

    def __init__(self, run: Run, kind: str, number: str) -> None:
        self.run, self.number = run, number
        self.wanted: list[tuple[str, str]] = []
        run.wanted.connect(lambda kind, of: self.wanted.append((kind, of)))
        self.windows = Windows(run)
        self.window: Any = self.windows.show_record(kind, number)

    @property
    def sheet(self) -> Any:
        """The check as it stands."""
        return checks.open_check(self.run.desk, self.number)

    def change(self, *nouns: str) -> None:
        """Something else was done."""
        self.run.changed.emit(frozenset(nouns or ("checks",)))
        QApplication.processEvents()


def answer(ask: Any, **texts: str) -> None:
    """Fill in a question and agree; of a choice its code."""
    for name, text in texts.items():
        field = ask._fields[name]
        if hasattr(field, "findData"):
            field.setCurrentIndex(field.findData(text))
        else:
            field.setText(text)
    click(ask.confirm)
