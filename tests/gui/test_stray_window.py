"""A parcel that was noted: what is known, whose it is, sending it back."""

from datetime import date
from typing import Any

import pytest

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import strays
from desk.records.lists import Hit
from desk.records.strays import Stray
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.gui.returning import issued
from tests.gui.test_windows import readable

KNOWN = Stray("", date(2026, 3, 11), "RA 17?", "Zoë Q.", "1Z9", "wet")


@pytest.fixture
def window(main: MainWindow) -> Any:
    """A kept parcel's window."""
    return record_window(main, "stray", strays.note_stray(main.run.desk, KNOWN).number)


def test_all_that_is_known_can_be_read(main: MainWindow, window: Any) -> None:
    read = texts(window)
    for part in ("ST-26-00001-2", "Kept", "Mar 11, 2026", "RA 17?", "Zoë Q.", "1Z9", "wet", "Alma"):
        assert part in read
    assert main.take_scan("ST-26-00001-2")


def test_it_is_sent_back_with_the_carriers_number(main: MainWindow, window: Any) -> None:
    click(window.head.next)
    fill(window.ask._fields["on"], "Mar 10, 2026")
    click(window.ask.confirm)
    assert "came only on Mar 11" in window.bar.label.text()
    type_text(window.ask._fields["tracking"], "1Z8")
    fill(window.ask._fields["on"], "Mar 12, 2026")
    stray = strays.open_stray(main.run.desk, window.subject)
    assert (stray.state, stray.ended, stray.tracking) == ("sent_back", date(2026, 3, 12), "1Z8")
    assert "Sent back" in texts(window) and window.head.next.isHidden() and window.whose.isHidden()


def test_it_belongs_to_the_return_whose_label_is_scanned_beside_it(main: MainWindow, window: Any) -> None:
    ra = issued(main.run.desk)
    assert not window.take_hit(Hit("order", "#1001", "", ""))
    assert window.take_hit(Hit("return", ra.number, "", ""))
    click(window.whose.buttons["match"])
    receive = opened(main, "receive", ra.number)
    assert receive.outside.value() is False and receive.received.day() == date(2026, 3, 11) < DAY
    assert "Matched" in texts(window) and window.tell.isHidden()
    assert not window.take_hit(Hit("return", ra.number, "", ""))
    link = next(
        each for each in window.facts.children() if ra.number in plain_text(getattr(each, "text", str)())
    )
    click(link)
    assert opened(main, "return", ra.number) is not None


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_can_be_read_and_reached(main: MainWindow, window: Any, language: str) -> None:
    issued(main.run.desk)
    main.speak(language)
    window.whose.seek("1001")
    assert readable(window) and window.minimumSizeHint().width() <= 960


def test_an_unknown_number_is_told(main: MainWindow) -> None:
    window = record_window(main, "stray", "ST-26-00009-1")
    assert not window.bar.isHidden()
    assert not window.take_hit(Hit("return", "RA-26-00001-3", "", ""))
