"""The menus and the rail, as one table."""

import pytest

from desk.gui.actions import MENUS, PAGES
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.words import Words

ENTRIES = [entry for menu in MENUS.values() for entry in menu if entry]


def test_no_two_entries_have_the_same_keys() -> None:
    keys = [key for entry in ENTRIES for key in entry.keys] + [page.keys for page in PAGES if page.keys]
    assert len(keys) == len(set(keys))
    assert [f"Ctrl+{n}" for n in range(1, 10)] == [page.keys for page in PAGES if not page.below]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_entry_and_page_has_words(language: str) -> None:
    words = Words(language)
    wanted = [f"action.{entry.id}" for entry in ENTRIES] + [f"menu.{name}" for name in (*MENUS, "go")]
    wanted += [f"page.{page.id}" for page in PAGES]
    assert [key for key in wanted if not words.has(key)] == []


def test_the_menus_stand_in_the_window(main: MainWindow) -> None:
    titles = [plain_text(action.text()) for action in main.menuBar().actions()]
    assert titles == ["File", "Work", "View", "Go"]
    assert not main.actions_made["import"].icon().isNull()
    assert [keys.toString() for keys in main.actions_made["find"].shortcuts()] == ["Ctrl+K", "F2"]
