"""The promise clock is switched off and on in Settings, by whom the shop's settings are."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import promises
from desk.store import people
from tests.gui.acts import tick


def test_the_owner_switches_it_off_and_a_clerk_does_not(main: MainWindow) -> None:
    main.show_page("settings")
    QApplication.processEvents()
    card = main.pages.currentWidget().promises  # type: ignore[attr-defined]
    assert card.on.isChecked()
    tick(card.on)
    assert not promises.promises_on(main.run.desk) and not card.on.isChecked()
    tick(card.on)
    assert promises.promises_on(main.run.desk) and card.on.isChecked()
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    card.load()
    assert not card.on.isEnabled()
