"""All requests in one window: those that wait first, filtered by state and by what is typed, as CSV."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from desk.exchange.csv_out import read_back
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import requests, returns, returns_list
from tests.gui.acts import cells, click, opened, press, record_window, texts
from tests.operations.claiming import left_open, refused, sent_away


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The window with one that waits, one that was refused on the phone, one with a parcel."""
    desk = main.run.desk
    made = [refused(desk), left_open(desk)]
    window: Any = record_window(main, "requests")
    window.numbers = [each.number for each in made]
    return window


def numbers(window: Any) -> list[str]:
    """The requests that are shown, in their order."""
    return [each for each in cells(window.rows) if each.startswith("RQ-")]


def test_those_that_wait_stand_first(window: Any) -> None:
    phone, waiting = window.numbers
    assert window.first_field() is window.rows.table
    assert numbers(window) == [waiting]
    click(window.filters.chip(""))
    assert numbers(window) == [waiting, phone]
    click(window.filters.chip("refused"))
    assert numbers(window) == [phone]
    assert plain_text(window.filters.chip("refused").text()) == "Refused  1"
    click(window.filters.chip("declined"))
    assert numbers(window) == [] and "Nothing of this kind." in texts(window)


def test_refused_parcels_that_are_still_here(main: MainWindow, window: Any) -> None:
    (ra,) = returns_list.of_order(main.run.desk, "#1001")
    returns.void_ra(main.run.desk, ra.number, "so")
    here = sent_away(main.run.desk)
    main.run.changed.emit(frozenset({"requests"}))
    click(window.filters.chip("here"))
    assert numbers(window) == [here.number]
    requests.send_refused_back(main.run.desk, here.number, main.run.desk.clock.today())
    main.run.changed.emit(frozenset({"requests"}))
    assert numbers(window) == []


def test_what_is_typed_is_looked_for_in_numbers_and_names(window: Any) -> None:
    click(window.filters.chip(""))
    for text, found in (("ŁUKASZ 00002", 1), ("#1001", 2), ("RA-26", 1), ("Ann", 0)):
        window.filters.search.setText(text)
        window.filters.tell()
        assert len(numbers(window)) == found, text


def test_a_row_is_opened_by_its_button_or_enter(main: MainWindow, window: Any) -> None:
    click(window.rows.buttons["open"])
    shown = opened(main, "request", window.numbers[1])
    assert shown is not None
    shown.close()
    press(window.rows.table, Qt.Key.Key_Return)
    assert opened(main, "request", window.numbers[1]) is not None


def test_the_list_is_a_file(window: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    to = tmp_path / "requests.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.head.menu.actions()[0].trigger()
    assert window.bar.isHidden()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    window.head.menu.actions()[0].trigger()
    assert "requests.csv" in window.bar.label.text()
    assert [row[0] for row in read_back(to.read_bytes())] == ["number", *reversed(window.numbers), "TOTAL"]


def test_it_is_reached_from_the_returns_page(main: MainWindow) -> None:
    main.show_page("returns")
    buttons = main.pages.currentWidget().findChildren(QAbstractButton)
    click(next(each for each in buttons if plain_text(each.text()) == "Requests…"))
    assert opened(main, "requests") is not None
