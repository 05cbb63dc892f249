"""The chart on the screen is as wide as its room, in the colours in force, and says what it is of."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.chart_view import ChartView
from desk.gui.run import Run
from desk.gui.theme import Theme
from desk.operations import reports


def test_it_is_drawn_for_its_width_and_its_colours(run: Run, qtbot: QtBot, qapp: QApplication) -> None:
    view = ChartView(run)
    qtbot.addWidget(view)
    view.resize(300, 50)
    assert view.pixmap().isNull()
    view.show_report(reports.make_report(run.desk, "sales", date(2026, 1, 1), date(2026, 12, 31)))
    assert view.pixmap().width() == 300 and view.accessibleName() == "Chart: Sales, 2026"
    view.resize(400, 50)
    view.show()
    qapp.processEvents()
    light = view.pixmap().toImage()
    assert abs(light.width() / light.devicePixelRatio() - 400) <= 1
    assert light.pixelColor(2, light.height() - 2).name() == Theme.colours.surface
    Theme.apply(qapp, dark=True)
    view.resize(500, view.height())
    dark = view.pixmap().toImage()
    assert dark.width() > light.width() and dark.pixelColor(2, 2).name() == Theme.colours.surface
