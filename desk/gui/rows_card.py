"""A card of rows, one of which is chosen, with the steps that can be taken with it below."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.records.rights import Act


class RowsCard(Card):
    """Its words are ``<name>.title``, ``.hint``, ``.none`` and ``<name>.<step>`` for each button.

    ``wide`` is the column that has what room there is, and is cut where there is little.
    """

    def __init__(
        self, run: Run, name: str, columns: Iterable[str], *, right: Iterable[int] = (), wide: int = 0
    ) -> None:
        words = run.words
        super().__init__(words(f"{name}.title"))
        self._run, self._name = run, name
        self._rows: tuple[Any, ...] = ()
        self._acts: dict[str, Act] = {}
        self._fits: dict[str, Callable[[Any], bool]] = {}
        titles = [words(f"column.{each}") for each in columns]
        self.table = SmallTable(words(f"{name}.title"), titles, right=right, wide=wide)
        self.nothing = PlainLabel(words(f"{name}.none"), "muted", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        steps = QWidget()
        self._flow = FlowLayout(steps)
        self.hint, self._steps = PlainLabel(words(f"{name}.hint"), "muted", wrap=True), steps
        self.fill(self.hint, self.nothing, self.table, steps)
        self.table.currentCellChanged.connect(lambda *_: self._offer())

    def add_step(
        self,
        step: str,
        deed: Callable[[Any], None],
        act: Act | None = None,
        fits: Callable[[Any], bool] | None = None,
    ) -> None:
        """Add a button that does something with the chosen row's record; ``act`` is the write it leads to.

        ``fits`` tells which records it is for; without it, it is for all.
        """
        button = self.buttons[step] = word_button(self._run.words(f"{self._name}.{step}"))
        if act is not None:
            self._acts[step] = act
        if fits is not None:
            self._fits[step] = fits
        button.clicked.connect(lambda: deed(self.chosen))
        self._flow.addWidget(button)

    @property
    def chosen(self) -> Any:
        """The record of the chosen row, None where there is none."""
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def show_rows(self, records: Sequence[Any], rows: Sequence[Sequence[str]]) -> None:
        """Show records with their cells; the first one is chosen."""
        self._rows = tuple(records)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        # What can be done with rows needs no room where there are none.
        for widget in (self.hint, self._steps):
            widget.setVisible(bool(rows))
        if rows:
            self.table.setCurrentCell(0, 0)
        self._offer()

    def _offer(self) -> None:
        for step, button in self.buttons.items():
            button.setVisible(bool(self._rows))
            ready = self.chosen is not None and (step not in self._fits or self._fits[step](self.chosen))
            button.setEnabled(ready)
            if step in self._acts:
                gate(self._run, button, self._acts[step], ready=ready)
