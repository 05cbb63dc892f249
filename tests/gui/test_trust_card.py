"""The card that checks the file, and the strip that stays until what was found is dealt with."""

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import orders, trust
from desk.records.papers import DaySeal
from tests.gui.acts import click, fill, texts
from tests.store.test_verification import behind


def settled_dialogs(main: MainWindow) -> None:
    """Wait until the long task is over."""
    while main.run.busy:
        QApplication.processEvents()


def card_of(main: MainWindow):  # type: ignore[no-untyped-def]
    """The card in the settings."""
    main.show_page("settings")
    QApplication.processEvents()
    return main.pages.currentWidget().trust  # type: ignore[attr-defined]


def test_a_whole_file_is_said_to_be_whole(main: MainWindow) -> None:
    card = card_of(main)
    assert "It was not checked whole yet." in texts(card)
    click(card.check)
    settled_dialogs(main)
    assert "Checked whole on Mar 13, 2026 12:00" in texts(card)
    assert "The file is whole" in card.bar.label.text()
    assert main.alarm.isHidden() and card.take_over.isHidden()


def test_what_was_found_is_named_stays_in_sight_and_is_taken_over_with_a_reason(main: MainWindow) -> None:
    behind(main.run.desk.db, "UPDATE orders SET paid = 1 WHERE id = 1")
    card = card_of(main)
    click(card.check)
    settled_dialogs(main)
    assert "Orders, row 1 (#1001): changed with another tool, or by a fault of the disk." in card_text(card)
    assert "one thing was found" in main.alarm.label.text() and not main.alarm.isHidden()
    main.show_page("orders")
    main.bar.clear()
    click(main.alarm.button)
    assert main.page == "settings" and not main.alarm.isHidden()
    click(card.take_over)
    fill(card.ask._fields["reason"], "The computer broke down")
    assert "Taken over as it is." in card.bar.label.text()
    assert main.alarm.isHidden()
    assert orders.read_history(main.run.desk, "shop")[-1].reason == "The computer broke down"


def card_text(card) -> str:  # type: ignore[no-untyped-def]
    """All that its table says."""
    return "\n".join(card.table.item(row, 0).text() for row in range(card.table.rowCount()))


def test_a_seal_from_paper_is_compared_and_todays_is_shown_for_printing(main: MainWindow) -> None:
    card = card_of(main)
    card.printed.setText("99-0123456789abcdef")
    click(card.check)
    settled_dialogs(main)
    assert "After seal 99" in card_text(card)
    card.printed.setText("about ninety")
    click(card.check)
    settled_dialogs(main)
    assert "is not a day's seal" in card.bar.label.text()
    click(card.seal)
    assert main.windows.shown("day_seal", "") is not None
    assert isinstance(trust.day_seal(main.run.desk), DaySeal)
