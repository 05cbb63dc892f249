"""Settings say which policy is in force, and lead to it by keyboard."""

from datetime import date

from PySide6.QtCore import Qt

from desk.gui.main_window import MainWindow
from desk.gui.settings_page import SettingsPage
from desk.operations import proposals
from desk.records.policies import PolicyDraft
from tests.gui.acts import opened, press, texts


def test_settings_lead_to_the_policy(main: MainWindow) -> None:
    main.show_page("settings")
    page = main.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert "The policy Samantha's is in force since Mar 13, 2026." in texts(page)
    press(page.open, Qt.Key.Key_Space)
    assert opened(main, "policy") is not None


def test_an_edition_to_come_is_told_once_it_is_saved(main: MainWindow) -> None:
    main.show_page("settings")
    page = main.pages.currentWidget()
    draft = PolicyDraft(date(2026, 4, 1), readings={"tax-on-returns": "kept"})
    assert main.run.write(page.bar, proposals.adopt, draft, "So", changes=("policy",))
    assert "A changed edition begins on Apr 1, 2026." in texts(page)
    main.run.changed.emit(frozenset({"orders"}))
    main.speak("es")
    assert "Una edición cambiada empieza el 1 abr 2026." in texts(main.pages.currentWidget())
