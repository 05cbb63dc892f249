"""Every menu entry with its shortcut and icon, and every page of the rail, as data."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desk.gui.icons import icon
from desk.gui.text import caption
from desk.words import Words


class Entry(NamedTuple):
    """One menu entry: its words are ``action.<id>``; ``everywhere`` makes its keys work in every window."""

    id: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    everywhere: bool = False


class Page(NamedTuple):
    """One page of the rail: its words are ``page.<id>``."""

    id: str
    keys: str
    below: bool = False


# A list that makes records of its own has these keys while it is shown.
NEW = "Ctrl+N"
PAGES = (
    Page("today", "Ctrl+1"),
    Page("orders", "Ctrl+2"),
    Page("preorders", "Ctrl+3"),
    Page("returns", "Ctrl+4"),
    Page("checks", "Ctrl+5"),
    Page("customers", "Ctrl+6"),
    Page("items", "Ctrl+7"),
    Page("credits", "Ctrl+8"),
    Page("reports", "Ctrl+9"),
    Page("settings", "Ctrl+,", below=True),
    Page("person", "", below=True),
    Page("lock", "Ctrl+L", below=True),
)

MENUS: dict[str, tuple[Entry | None, ...]] = {
    "file": (
        Entry("import", ("Ctrl+I",), "import"),
        Entry("export", ("Ctrl+E",), "export"),
        None,
        Entry("quit", ("Ctrl+Q",), "", everywhere=True),
    ),
    "work": (
        Entry("find", ("Ctrl+K", "F2"), "search", everywhere=True),
        None,
        Entry("take", ("Ctrl+N",), "orders"),
        Entry("issue", ("Ctrl+Shift+R",), "returns"),
        Entry("receive", ("Ctrl+R",), "receive"),
        None,
        Entry("close-out", ("Ctrl+Shift+D",), "credits"),
    ),
    "view": (
        Entry("bigger", ("Ctrl++", "Ctrl+="), "", everywhere=True),
        Entry("smaller", ("Ctrl+-",), "", everywhere=True),
        Entry("usual", ("Ctrl+0",), "", everywhere=True),
        None,
        Entry("colours-desktop"),
        Entry("colours-light"),
        Entry("colours-dark"),
        None,
        Entry("english"),
        Entry("spanish"),
    ),
}


def title_menus(window: QMainWindow, words: Words) -> dict[str, QMenu]:
    """Put the menus' titles into the menu bar; a start paints them before it fills them."""
    window.menuBar().clear()
    return {name: window.menuBar().addMenu(words(f"menu.{name}")) for name in (*MENUS, "go")}


def fill_menus(
    menus: Mapping[str, QMenu], words: Words, steps: Mapping[str, Callable[[], None]]
) -> dict[str, QAction]:
    """Fill the menus from the table; ``steps`` says what each entry does; the actions by id."""
    made: dict[str, QAction] = {}
    for name, entries in MENUS.items():
        for entry in entries:
            if entry is None:
                menus[name].addSeparator()
            else:
                text = words(f"action.{entry.id}")
                made[entry.id] = _action(menus[name], text, entry, steps[entry.id])
    for page in PAGES:
        # The lock is at hand in every window, the pages are in the main one.
        entry = Entry(page.id, (page.keys,) if page.keys else (), everywhere=page.id == "lock")
        key = f"page.{page.id}"
        made[key] = _action(menus["go"], words(key), entry, steps[key])
    return made


def lend_new(actions: Mapping[str, QAction], lent: bool) -> None:
    """Leave the keys for a new record to the page that is shown, or give them back to their entry."""
    for entries in MENUS.values():
        for entry in entries:
            if entry is not None and NEW in entry.keys and entry.id in actions:
                actions[entry.id].setShortcuts([] if lent else [QKeySequence(keys) for keys in entry.keys])


def _action(menu: QMenu, text: str, entry: Entry, step: Callable[[], None]) -> QAction:
    action = menu.addAction(caption(text))
    if entry.sign:
        action.setIcon(icon(entry.sign))
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    if entry.everywhere:
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    action.triggered.connect(lambda: step())
    return action
