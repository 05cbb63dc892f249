"""The minutes until the till locks are chosen in Settings and count at once."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import settings
from desk.store import people


def test_the_owner_chooses_and_a_clerk_does_not(main: MainWindow) -> None:
    main.show_page("settings")
    QApplication.processEvents()
    card = main.pages.currentWidget().lock  # type: ignore[attr-defined]
    assert card.minutes.currentText() == "2 minutes"
    card.minutes.setCurrentIndex(0)
    card.minutes.activated.emit(0)
    assert settings.lock_after(main.run.desk) == 1 and card.minutes.currentText() == "1 minute"
    assert main._idle.timer.interval() == 60_000
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    card.load()
    assert not card.minutes.isEnabled()
