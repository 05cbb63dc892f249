"""The status says whose shop it is."""

from pytestqt.qtbot import QtBot

from desk.gui.run import Run
from desk.gui.status import Status
from tests.gui.acts import texts


def test_it_names_the_shop_and_the_missing_backup(run: Run, qtbot: QtBot) -> None:
    status = Status(run, run.words)
    qtbot.addWidget(status)
    assert status.name.text() == "Button & Bear"
    assert status.backup.text() == ""
    status.show_backup()
    assert status.backup.text() == " No backup yet"
    assert status.backup.property("role") == "quiet-bad" and not status.backup.icon().isNull()
    assert "SAMPLE" not in texts(status)


def test_the_language_is_switched_there(run: Run, qtbot: QtBot) -> None:
    status = Status(run, run.words)
    qtbot.addWidget(status)
    english, spanish = (button for button in status.children() if getattr(button, "isCheckable", bool)())
    assert (english.isChecked(), spanish.isChecked()) == (True, False)
    with qtbot.waitSignal(status.spoken) as told:
        spanish.click()
    assert told.args == ["es"]
