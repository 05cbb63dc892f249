"""A record's history as a table, whose long cells are broken into lines."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView

from desk.gui.pieces import SmallTable
from desk.gui.theme import Theme
from desk.gui.timeline import HISTORY, history_rows
from desk.records.shop import HistoryLine
from desk.words import Words

_WHEN, _WHY, _CHANGED = (HISTORY.index(name) for name in ("when", "why", "changed"))
# With less room than this, in units, the time stands below its day.
_NARROW = 27


class HistoryTable(SmallTable):
    """Who did what when; the reasons and what was changed share the room that the others leave."""

    def __init__(self, words: Words) -> None:
        titles = [words(f"column.{name}") for name in HISTORY]
        super().__init__(words("record.history"), titles, wide=_CHANGED)
        self._words, self._most, self._breaking = words, 0, False
        self.setWordWrap(True)
        # Another width breaks the cells elsewhere, once the header has given the room away.
        self.horizontalHeader().geometriesChanged.connect(self._widened)

    def show_history(self, zone: str, lines: tuple[HistoryLine, ...], *, most: int = 14) -> None:
        """Show these lines by the shop's clock; more than ``most`` are scrolled."""
        self._most = most
        self.show_rows(history_rows(self._words, zone, lines), most=most)
        header = self.horizontalHeader()
        for column in (_WHEN, _WHY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        # Whose names are short need no more than that.
        header.setMinimumSectionSize(Theme.px(6))
        self._break_lines()

    def _widened(self) -> None:
        if not self._breaking:
            self._break_lines()

    def _break_lines(self) -> None:
        self._breaking = True
        self._share_room()
        self._breaking = False

    def _share_room(self) -> None:
        header, rows = self.horizontalHeader(), range(self.rowCount())
        self._narrow_days()
        others = sum(self.columnWidth(column) for column in range(_WHY))
        # The reasons are as wide as the longest, and leave more than half of the room to what was changed.
        most = (self.viewport().width() - others) * 2 // 5
        least = header.sectionSizeHint(_WHY)
        header.resizeSection(_WHY, max(least, min(self.sizeHintForColumn(_WHY) + Theme.px(0.5), most)))
        for row in rows:
            high = max(self._text_height(row, column) for column in (_WHEN, _WHY, _CHANGED))
            self.setRowHeight(row, max(Theme.px(4), high + Theme.px(1.5)))
        high = sum(self.rowHeight(row) for row in rows[: self._most])
        self._height = high + header.sizeHint().height() + 2
        self._make_room()

    def _narrow_days(self) -> None:
        """The days are as wide as they are, with their times where there is room for both."""
        header, pad = self.horizontalHeader(), Theme.px(3)
        texts = [self._text(row, _WHEN) for row in range(self.rowCount())]
        whole, day = (
            max((self.fontMetrics().horizontalAdvance(each) for each in found), default=0) + pad
            for found in (texts, [each.rpartition(" ")[0] for each in texts])
        )
        others = sum(self.columnWidth(column) for column in range(_WHEN + 1, _WHY))
        wide = self.viewport().width() - others - whole >= Theme.px(_NARROW)
        header.resizeSection(_WHEN, max(header.sectionSizeHint(_WHEN), whole if wide else day))

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        assert item is not None, "the row was just shown"
        return item.text()

    def _text_height(self, row: int, column: int) -> int:
        """How high the text of a cell is, broken into lines; Qt's own hint forgets the cell's padding."""
        room = QRect(0, 0, self.columnWidth(column) - Theme.px(2.5), 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        return self.fontMetrics().boundingRect(room, flags, self._text(row, column)).height()
