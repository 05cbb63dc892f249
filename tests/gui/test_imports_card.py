"""A whole import is taken back from the import window, with a reason; what rests on it is told."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desk.gui.imports_card import ImportsCard
from desk.gui.main_window import MainWindow
from desk.operations import customers
from tests.exchange.list_files import IDA, customers_of, imported
from tests.gui.acts import click, record_window, texts
from tests.gui.collecting import answer


def test_an_import_is_taken_back_with_a_reason(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    imported(main.run.desk, tmp_path / "people.csv", "customers", customers_of(IDA))
    window = record_window(main, "import")
    assert "people.csv" in texts(window)
    click(window.findChild(ImportsCard).buttons["take-back"])
    answer(window.ask, reason="the wrong file")
    qtbot.waitUntil(lambda: "was taken back" in texts(window))
    assert not customers.find_customers(main.run.desk, IDA["Name"])
    card = window.findChild(ImportsCard)
    assert "taken back" in texts(card) and not card.buttons["take-back"].isEnabled()
