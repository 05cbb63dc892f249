"""The list marks each clause with a shape and a word, and keeps the one that is looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.policy_changes import Changes
from desk.gui.policy_clauses import ClausesPage
from desk.operations.desk import Desk
from desk.words import Words
from tests.gui.acts import press, texts
from tests.gui.policing import sheet_of


def test_the_list_leads_from_clause_to_clause(desk: Desk, words: Words, qapp: QApplication) -> None:
    page = ClausesPage(words)
    page.mark()
    page.show_policy(sheet_of(desk), Changes())
    assert page.list.count() == len(sheet_of(desk).clauses)
    assert "Orders go by UPS Ground" in texts(page.panel)
    press(page.list, Qt.Key.Key_Down)
    assert "Nine orders out of ten" in texts(page.panel)
    told = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Carriers. Decided by rules. Orders go by")


def test_a_changed_clause_is_marked(desk: Desk, words: Words, qapp: QApplication) -> None:
    page, changes = ClausesPage(words), Changes()
    page.show_policy(sheet_of(desk), changes)
    page.choose("deposit")
    changes.note("settings", "deposit_rate", "25")
    changes.note("readings", "check-hold-from", "order-placed")
    changes.note("values", "windows.asking.days", "6")
    page.mark()
    marked = [
        page.list.item(row).text().split("\n")[0]
        for row in range(page.list.count())
        if "(changed)" in page.list.item(row).text()
    ]
    assert marked == ["Check hold (changed)", "Deposit (changed)", "RA request (changed)"]
    page.show_policy(sheet_of(desk), changes)
    assert "Deposit rate" in texts(page.panel)


def test_texts_are_in_the_windows_language(desk: Desk, qapp: QApplication) -> None:
    page = ClausesPage(Words("es"))
    page.show_policy(sheet_of(desk), Changes())
    assert "Los pedidos se envían por UPS Ground" in page.list.item(0).text()
