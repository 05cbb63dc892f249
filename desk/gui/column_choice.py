"""Which column of a list is which field: for each field its column to choose, with its first value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QWidget

from desk.exchange.mapping import FIELDS
from desk.gui.text import PlainLabel, shown
from desk.gui.theme import Theme
from desk.records.imports import ListReport
from desk.words import Words

_HEADING, _SAMPLE = 40, 30


class ColumnChoice(QWidget):
    """``chosen`` tells that a field has another column."""

    chosen = Signal()

    def __init__(self, words: Words, report: ListReport) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._words, self._headings, self._kind = words, report.headings, report.kind
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Theme.px(3))
        names = FIELDS[report.kind]
        for part in (names[: (len(names) + 1) // 2], names[(len(names) + 1) // 2 :]):
            grid = QGridLayout()
            grid.setHorizontalSpacing(Theme.px(1.5))
            grid.setVerticalSpacing(Theme.px(0.5))
            grid.setColumnStretch(1, 1)
            for name in part:
                self._add(grid, name)
            grid.setRowStretch(grid.rowCount(), 1)
            self._row.addLayout(grid, 1)
        self.show_columns(report)

    def _add(self, grid: QGridLayout, name: str) -> None:
        row, label = grid.rowCount(), self._words(f"field.{self._kind}.{name}")
        self.boxes[name] = self._box(label)
        grid.addWidget(PlainLabel(label, wrap=True), row, 0)
        grid.addWidget(self.boxes[name], row, 1)

    def _box(self, label: str) -> QComboBox:
        box = QComboBox()
        box.addItems(["", *("" for _ in self._headings)])
        box.setAccessibleName(self._words("import.map-of", field=label))
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(lambda: self.chosen.emit())
        return box

    def fits(self, report: ListReport) -> bool:
        """Whether these are the fields and headings of a report, so that its columns can be shown here."""
        return (self._kind, self._headings) == (report.kind, report.headings)

    def show_columns(self, report: ListReport) -> None:
        """Show the column of each field; beside every heading stands what the file has there first."""
        columns = dict(report.columns)
        texts = [self._words("import.map-none"), *map(_with_sample, self._headings, _samples(report))]
        for name, box in self.boxes.items():
            heading = columns.get(name, "")
            for place, text in enumerate(texts):
                box.setItemText(place, text)
            box.setCurrentIndex(self._headings.index(heading) + 1 if heading else 0)

    def columns(self) -> dict[str, str]:
        """The heading of every field, empty for those left out."""
        places = {name: box.currentIndex() - 1 for name, box in self.boxes.items()}
        return {name: self._headings[place] if place >= 0 else "" for name, place in places.items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where two do not fit side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < Theme.px(72)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


def _samples(report: ListReport) -> list[str]:
    """The first thing that stands in each column."""
    return [
        next((row[place] for row in report.samples if row[place].strip()), "")
        for place in range(len(report.headings))
    ]


def _with_sample(heading: str, sample: str) -> str:
    found = shown(heading, _HEADING)
    return f"{found}  ·  {shown(sample, _SAMPLE)}" if sample else found
