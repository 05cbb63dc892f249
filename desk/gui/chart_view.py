"""The chart of a report on the screen: the same drawing as on paper, in the colours and the zoom in force."""

from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.reports import Report

DPI, POINTS = 96, 72


class ChartView(PlainLabel):
    """A picture as wide as there is room; drawn anew where that is another."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._report: Report | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(Theme.px(36))

    def show_report(self, report: Report) -> None:
        """Draw the chart of a report."""
        from desk.words import reports as told

        words, self._report = self._run.words, report
        title, days = told.title(words, report), told.days(words, report.period)
        self.setAccessibleName(words("books.chart", title=title, days=days))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another picture."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _draw(self) -> None:
        if self._report is None:
            return
        from desk.gui.printing import pages
        from desk.paper import charts

        words, dpi = self._run.words, DPI * Theme.zoom / 100
        wide, high = self.width() * POINTS / dpi, charts.height(self._report, words)
        ink = charts.Ink(
            *(getattr(Theme.colours, name) for name in ("surface", "text", "line", "accent", "edge"))
        )
        pdf = charts.render(self._report, words, (wide, high), ink)
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(next(iter(pages(pdf, round(dpi * ratio)))))
        picture.setDevicePixelRatio(ratio)
        self.setFixedHeight(round(high * dpi / POINTS))
        self.setPixmap(picture)
