"""The strip is hidden while all is well, and has no cross to close it by."""

from PySide6.QtWidgets import QAbstractButton

from desk.gui.alarm import Alarm
from desk.gui.bar import MessageBar
from desk.gui.run import Run


def test_it_shows_what_is_kept_of_the_last_check(run: Run, bar: MessageBar) -> None:
    alarm = Alarm(run, bar)
    alarm.load()
    assert alarm.isHidden()
    run.desk.db.sealer.change_mark(found=2)
    run.changed.emit(frozenset({"orders"}))
    assert alarm.isHidden()
    run.changed.emit(frozenset({"trust"}))
    assert not alarm.isHidden() and "2 things were found" in alarm.label.text()
    assert alarm.findChildren(QAbstractButton) == [alarm.button]
