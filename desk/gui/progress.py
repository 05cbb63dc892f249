"""The modal dialog under which a long operation is stepped from the event loop, in short slices."""

from collections.abc import Callable, Generator, Iterator
from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desk.gui.button import Button
from desk.gui.text import PlainLabel, window_title
from desk.gui.theme import Theme
from desk.records.lists import Progress

SLICE_MS = 40


class ProgressDialog(QDialog):
    """Steps a generator to its end; ``ended`` then tells a callable with its result or error.

    Cancel closes the generator, which rolls its transaction back; the result is then None.
    """

    ended = Signal(object)

    def __init__(self, parent: QWidget, title: str, cancel: str, steps: Iterator[Progress]) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._build(title, cancel)
        self._timer.timeout.connect(self._slice)
        self._timer.start()

    def _build(self, title: str, cancel: str) -> None:
        self._meter = QProgressBar()
        self._meter.setAccessibleName(title)
        self._meter.setRange(0, 0)
        self.cancel = Button(cancel)
        self.cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Theme.px(3), Theme.px(3), Theme.px(3), Theme.px(2))
        layout.setSpacing(Theme.px(2))
        layout.addWidget(PlainLabel(title, "heading"))
        layout.addWidget(self._meter)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        layout.addLayout(row)
        self.setMinimumWidth(Theme.px(50))

    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < SLICE_MS:
                self._show(next(self._steps))
        except StopIteration as end:
            result = end.value
            self._finish(lambda: result)
        except Exception as trouble:
            self._finish(raiser(trouble))

    def _show(self, progress: Progress) -> None:
        self._meter.setRange(0, progress.of)
        self._meter.setValue(progress.done)

    def _finish(self, outcome: Callable[[], Any]) -> None:
        self._timer.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.ended.emit(outcome)

    def reject(self) -> None:
        """Cancel, Escape and the window's close button: everything is rolled back."""
        if self._timer.isActive():
            self._timer.stop()
            if isinstance(self._steps, Generator):
                self._steps.close()
            super().reject()
            self.ended.emit(lambda: None)


def raiser(trouble: Exception) -> Callable[[], Any]:
    """A callable that fails as a task did."""

    def again() -> Any:
        raise trouble

    return again
