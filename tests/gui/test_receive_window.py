"""A parcel is received: scan, note what was found, see the credit, settle, print."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import drafts, returns
from desk.records.lists import Hit
from tests.gui.acts import click, fill, opened, press, record_window, texts, type_text
from tests.gui.returning import issued, settled


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The form for the porcelain doll."""
    return record_window(main, "receive", issued(main.run.desk).number)


def test_what_nobody_looked_at_is_asked_for(window: Any) -> None:
    assert "RA number stands on the outside" in texts(window)
    click(window.form.outside.yes)
    assert "Look at each item" in texts(window)
    assert not window.head.next.isEnabled()


def test_it_is_settled_and_its_slip_shown_in_three_clicks(main: MainWindow, window: Any) -> None:
    click(window.form.outside.yes)
    click(window.all_right)
    assert "$77.45" in texts(window) and "-$17.99" in texts(window)
    click(window.head.next)
    ra = returns.open_return(main.run.desk, window.subject).ra
    assert ra.state == "settled"
    assert opened(main, "credit_slip", ra.settlement.slip).pdf.startswith(b"%PDF")
    assert opened(main, "return", ra.number) is not None
    assert drafts.waiting(main.run.desk) == ()


def test_without_the_number_outside_it_is_not_accepted(window: Any) -> None:
    click(window.form.outside.no)
    click(window.all_right)
    assert "Refused" in texts(window)
    assert plain_text(window.head.next.text()) == "Refuse the parcel"


def test_each_condition_counts(window: Any) -> None:
    click(window.form.outside.yes)
    click(window.all_right)
    line = window.sheet.ra.lines[0].id
    click(window.grid.cell(line, "original_packaging").no)
    assert "Refused" in texts(window)
    click(window.grid.cell(line, "original_packaging").yes)
    assert window.head.next.isEnabled()


def test_the_day_it_was_sent_decides(main: MainWindow, window: Any) -> None:
    main.run.desk.clock.day = date(2026, 3, 26)
    click(window.form.outside.yes)
    click(window.all_right)
    fill(window.form.received, "3/26/26")
    assert "Refused" in texts(window)
    fill(window.form.sent, "3/20/26")
    assert "Allowed" in texts(window)


def test_a_day_before_the_ra_is_told(window: Any) -> None:
    fill(window.form.received, "3/1")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()
    window.form.received.clear()
    window.look()
    assert "Received on" in window.bar.label.text()


def test_what_was_noted_is_there_again(main: MainWindow, window: Any) -> None:
    number = window.subject
    click(window.form.outside.no)
    window.close()
    again = record_window(main, "receive", number)
    assert again.form.outside.value() is False and "left off" in texts(again)
    click(again.bar.button)
    assert again.form.outside.value() is None


def test_a_return_that_is_settled_is_not_received_twice(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "receive", done.ra.number)
    assert "settled already" in texts(window)
    click(window.head.next)
    assert opened(main, "return", done.ra.number) is not None


def test_the_label_is_scanned_or_typed(main: MainWindow) -> None:
    number = issued(main.run.desk).number
    window = record_window(main, "receive")
    assert not window.take_hit(Hit("order", "#1001", ""))
    type_text(window.pick.box.field, number)
    press(window.pick.box.field, Qt.Key.Key_Return)
    assert opened(main, "receive", number) is not None
    assert record_window(main, "receive").take_hit(Hit("return", number, ""))
