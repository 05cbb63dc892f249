"""One customer is found, seen, handed out and erased from the window; what hinders is told there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.personal_window import PersonalWindow
from desk.operations import orders, personal
from tests.gui.acts import click, fill, press, record_window, texts, type_text
from tests.operations.test_personal import NAME, settled_and_taken_back, zoes_order


@pytest.fixture
def window(main: MainWindow) -> PersonalWindow:
    """The window of a shop with two customers of one name, one of them with an open order."""
    orders.enter_order(main.run.desk, zoes_order())
    settled_and_taken_back(main.run.desk)
    waiting = {"shipped": None, "delivered": None, "shipping_cost": None}
    orders.enter_order(main.run.desk, zoes_order("#2002", email="other@example.org", **waiting))
    found: PersonalWindow = record_window(main, "personal")
    return found


def find(window: PersonalWindow, text: str, row: int | None = None) -> None:
    """Search as a clerk does, and choose a row."""
    type_text(window.field, text)
    press(window.field, Qt.Key.Key_Return)
    if row is not None:
        window.table.selectRow(row)
    QApplication.processEvents()


def test_namesakes_are_shown_and_the_clerk_chooses(window: PersonalWindow) -> None:
    find(window, "quintanilla")
    assert "two may have the same name" in texts(window) and window.card.isHidden()
    assert [each.orders for each in window.people] == [1, 1]
    find(window, "zoe.q@example.org")
    assert window.table.rowCount() == 1 and not window.card.isHidden()
    assert "Payments\n1" in texts(window.card) and "Nothing hinders" in texts(window.card)
    find(window, "nobody at all")
    assert "No customer has all of these words" in texts(window) and window.card.isHidden()
    find(window, "  ")
    assert window.said.isHidden() and window.table.isHidden()
    click(window.seek)
    window.table.itemSelectionChanged.emit()
    assert window.number == ""


def test_what_hinders_is_listed_and_the_button_is_off(window: PersonalWindow) -> None:
    find(window, "quintanilla", 1)
    assert "Order #2002 is neither shipped nor cancelled" in texts(window.card)
    assert window.export.isEnabled() and not window.erase.isEnabled()


def test_a_customer_is_erased_and_the_other_windows_show_it(window: PersonalWindow, main: MainWindow) -> None:
    order = record_window(main, "order", "#2001")
    assert NAME in texts(order)
    find(window, "zoe.q@example.org")
    number = window.number
    click(window.erase)
    fill(window.ask._fields["reason"], "Quintanilla asked")
    assert "must not name the customer" in texts(window) and not window.ask.isHidden()
    fill(window.ask._fields["reason"], "asked by letter")
    read = texts(window)
    assert f"Customer {number} is erased. Backups made before now" in read and window.ask.isHidden()
    assert "Erased. Only amounts" in read and not window.erase.isEnabled()
    for each in (window, order):
        assert "Quintanilla" not in texts(each) and "zoe.q" not in texts(each)
    assert window.field.text() == "" and number in texts(order)
    main.speak("es")
    assert "Borrado." in texts(window)


@pytest.mark.parametrize(("name", "printed"), [(NAME, True), ("\U00012000 Quintanilla", False)])
def test_everything_is_handed_out_to_a_folder(
    window: PersonalWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, printed: bool
) -> None:
    orders.enter_order(window.run.desk, zoes_order("#2003", name=name, email="third@example.org"))
    find(window, "third@example.org")
    for chosen, written in (("", False), (str(tmp_path / "nowhere"), False), (str(tmp_path), True)):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, chosen=chosen: chosen)
        click(window.export)
        fill(window.ask._fields["reason"], "asked")
        assert (tmp_path / window.number).exists() == written
    read = texts(window)
    assert f"Everything about {window.number} is written to {tmp_path / window.number}." in read
    assert ("no font here" in read) != printed
    assert (tmp_path / window.number / "customer.pdf").exists() == printed
    assert len(personal.export_customer(window.run.desk, window.number, "again").history) == 2


def test_it_opens_with_a_customer_and_reloads(window: PersonalWindow, main: MainWindow) -> None:
    find(window, "zoe.q@example.org")
    shown = record_window(main, "personal", window.number)
    assert "Orders\n1" in texts(shown.card)
    orders.enter_order(main.run.desk, zoes_order("#2009"))
    main.run.changed.emit(frozenset({"orders"}))
    assert "Orders\n2" in texts(shown.card) and "Orders\n2" in texts(window.card)


def test_what_windows_remember_names_nobody(
    window: PersonalWindow, main: MainWindow, memory: Memory, tmp_path: Path
) -> None:
    type_text(main.search.field, "quintanilla")
    find(window, "zoe.q@example.org")
    window.close()
    main.close()
    memory.write()
    kept = (tmp_path / "windows.ini").read_text(encoding="utf-8").casefold()
    assert "window" in kept and "quintanilla" not in kept and "zoe.q" not in kept
    memory.keep("searched", "Quintanilla")
    memory.write()
    assert "Quintanilla" in (tmp_path / "windows.ini").read_text(encoding="utf-8"), (
        "the planted trace is found"
    )
