"""The recovery words in Settings are the owner's, for the secret, and are put away again."""

from desk.gui.main_window import MainWindow
from desk.records.recovery import words_of
from tests.gui.acts import click, texts
from tests.gui.staff import take_on
from tests.gui.test_people_card import agree, settings


def test_the_owner_sees_them_for_the_secret(main: MainWindow) -> None:
    take_on(main.run.desk, "Bea")
    page = settings(main, "Alma", "Alma")
    words = words_of(main.run.desk.db.sealer.key)
    click(page.recovery.show_words)
    assert f"17.  {words[-1]}" not in texts(page)
    agree(page, "Alma")
    assert f"17.  {words[-1]}" in texts(page)
    click(page.recovery.page.written)
    assert f"17.  {words[-1]}" not in texts(page) and page.recovery.show_words.isEnabled()


def test_nobody_else_does(main: MainWindow) -> None:
    take_on(main.run.desk, "Bea")
    page = settings(main, "Bea", "Bea")
    assert not page.recovery.show_words.isEnabled()
    assert "Only the owner may do this." in page.recovery.show_words.toolTip()
