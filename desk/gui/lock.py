"""Locks the main window: when asked to, and by itself once nobody pressed a key or the mouse for a while."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desk.gui.gate import gate
from desk.operations import people, settings
from desk.records.rights import Act

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

LAST = "last-person"
PRESSES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)
# What a locked window still does: nothing that shows or changes the shop.
KEPT = ("quit", "bigger", "smaller", "usual", "colours-", "english", "spanish")
# What menu entries lead to.
GATED = {
    "import": "import_orders",
    "take": "take_order",
    "issue": "issue_ra",
    "receive": "settle",
    "close-out": "close_out",
}
FILTERS = ("orders", "returns", "credits", "customers", "items")


class Idle(QObject):
    """Calls ``locks`` once no key or button was pressed for some seconds in any of our windows.

    Presses are seen at the desktop's windows, of which there are few, and not at every widget in them.
    """

    def __init__(self, parent: QObject, run: Any, locks: Any) -> None:
        super().__init__(parent)
        self._run = run
        self.timer = QTimer(self)
        self._wait(("settings",))
        run.changed.connect(self._wait)
        self.timer.timeout.connect(locks)
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self.watch)
        self.watch(app.focusWindow())
        self.timer.start()

    def _wait(self, nouns: Any) -> None:
        """As long as the shop has set."""
        if "settings" in nouns:
            self.timer.setInterval(settings.lock_after(self._run.desk) * 60_000)

    def watch(self, window: "QWindow | None") -> None:
        """Another of our windows is in use."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the seconds anew from each press on."""
        if event.type() in PRESSES:
            self.timer.start()
        return False


def begins_locked(desk: Any) -> bool:
    """Whether somebody has to sign in before anything is shown: nobody did, and there are PINs."""
    return desk.person is None and _has_pins(desk)


def _has_pins(desk: Any) -> bool:
    return any(each.active and each.has_pin for each in people.list_people(desk))


def first_desk(desk: Any) -> Any:
    """The desk that a start shows: where nobody has a PIN, as in the sample shop, that of its owner."""
    found = [each for each in people.list_people(desk) if each.active]
    if desk.person is not None or not found or any(each.has_pin for each in found):
        return desk
    return people.sign_in(desk, found[0].name, "")


def lock_idle(main: Any) -> None:
    """Lock a window that nobody uses, unless there are no PINs: it would keep nobody out."""
    if _has_pins(main.run.desk):
        lock(main)


def lock(main: Any) -> None:
    """Close what shows a record, keep drafts, sign out, and show the names.

    Not while a long task runs or the shop's file is away: what is typed could not be kept.
    """
    if main.locked or not main.run.may_write:
        return
    while (window := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        if not window.close():
            return
    main.windows.close_all()
    run = main.run
    run.memory.keep(LAST, run.desk.who)
    run.desk = replace(run.desk, person=None, proven=False, consents=())
    main.locked = True
    main.redress()
    main.raise_()
    main.activateWindow()


def unlock(main: Any, desk: Any) -> None:
    """Begin afresh for whoever signed in; another person finds nothing of the one before."""
    run = main.run
    if desk.who != run.memory.text(LAST):
        for noun in FILTERS:
            run.memory.keep(f"chip/{noun}", "")
        run.memory.keep(LAST, desk.who)
    run.desk = desk
    main.locked = False
    main.redress()


def page_of(main: Any) -> Any:
    """The page that stands in a locked window."""
    from desk.gui.lock_page import LockPage

    run = main.run
    page = LockPage(run, main.status.shop.name, (run.desk.who, run.memory.text(LAST)))
    page.signed.connect(lambda desk: unlock(main, desk))
    return page


def gate_entries(main: Any) -> None:
    """Enable the menus' entries that are of use: in a locked window few, else those that the person may."""
    for name, action in main.actions_made.items():
        if main.locked and not name.startswith(KEPT):
            action.setEnabled(False)
        elif name in GATED:
            gate(main.run, action, Act(GATED[name]))
