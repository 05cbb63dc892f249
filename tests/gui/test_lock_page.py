"""Names, a PIN, a sentence where it was wrong, seconds where one has to wait."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.lock_page import LockPage
from desk.gui.run import Run
from desk.store import people
from tests.gui.acts import click, press, texts, type_text
from tests.gui.staff import PINS, as_person, take_on


@pytest.fixture
def page(run: Run, qtbot: QtBot) -> LockPage:
    """The page of a shop with four people, one out of service; Bea was here last."""
    ids = take_on(run.desk, "Bea", "Cleo", "Dora")
    with run.desk.db.atomic():
        people.set_active(run.desk.db, people.get(run.desk.db, ids["Dora"]), False)
    run.desk = as_person(run.desk, "")
    made = LockPage(run, "Button & Bear", ("a user of the computer", "Bea", "Alma"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def signed(page: LockPage) -> list[Any]:
    """Who signed in."""
    found: list[Any] = []
    page.signed.connect(lambda desk: found.append(desk.who))
    return found


def test_the_names_of_who_works_here_and_the_last_one_first(page: LockPage) -> None:
    read = texts(page)
    assert "Bea" in read and "Cleo" in read and "Dora" not in read
    assert page.person.name == "Bea" and page.focusProxy() is page.name_button("Bea")


def test_a_letter_chooses_digits_go_to_the_pin(page: LockPage) -> None:
    found = signed(page)
    press(page.name_button("Bea"), Qt.Key.Key_C)
    assert page.person.name == "Cleo"
    press(page.name_button("Cleo"), Qt.Key.Key_3)
    assert page.pin.hasFocus() and page.pin.text() == "3"
    press(page.pin, Qt.Key.Key_A)
    assert page.person.name == "Alma" and page.pin.text() == ""
    press(page.pin, Qt.Key.Key_X)
    assert page.person.name == "Alma"
    type_text(page.pin, PINS["Alma"])
    press(page.pin, Qt.Key.Key_Return)
    assert found == ["Alma"]


def test_enter_on_a_name_goes_to_its_pin(page: LockPage) -> None:
    press(page.name_button("Bea"), Qt.Key.Key_Return)
    assert page.pin.hasFocus()
    press(page.pin, Qt.Key.Key_Tab)
    click(page.name_button("Cleo"))
    assert page.pin.hasFocus() and page.person.name == "Cleo"


def test_a_wrong_pin_is_told_and_emptied(page: LockPage) -> None:
    found = signed(page)
    type_text(page.pin, "9999")
    click(page.enter)
    assert found == [] and page.fault.isVisible() and page.pin.text() == ""
    assert page.pin.hasFocus()
    type_text(page.pin, PINS["Bea"])
    click(page.enter)
    assert found == ["Bea"]


def test_the_seconds_to_wait_are_counted_down(page: LockPage, run: Run) -> None:
    bea = people.by_name(run.desk.db, "Bea")
    assert bea
    now = datetime.fromisoformat(run.desk.moment)
    with run.desk.db.atomic():
        people.set_tries(run.desk.db, bea.id, "pin", 5, now + timedelta(seconds=2))
    type_text(page.pin, PINS["Bea"])
    click(page.enter)
    first = page.fault.text()
    assert not page.pin.isEnabled() and not page.enter.isEnabled()
    page.sign_in()
    assert page.fault.text() == first
    page._tick()
    assert page.fault.text() != first and not page.pin.isEnabled()
    page._tick()
    page._tick()
    assert page.pin.isEnabled() and "You can try again now." in texts(page)
    assert not page._timer.isActive()


def test_another_name_need_not_wait(page: LockPage, run: Run) -> None:
    found = signed(page)
    bea = people.by_name(run.desk.db, "Bea")
    assert bea
    now = datetime.fromisoformat(run.desk.moment)
    with run.desk.db.atomic():
        people.set_tries(run.desk.db, bea.id, "pin", 7, now + timedelta(seconds=60))
    type_text(page.pin, PINS["Bea"])
    click(page.enter)
    click(page.name_button("Cleo"))
    assert page.pin.isEnabled() and page.fault.isHidden()
    type_text(page.pin, PINS["Cleo"])
    press(page.pin, Qt.Key.Key_Return)
    assert found == ["Cleo"]


def test_who_has_no_pin_is_one_press_away(run: Run, qtbot: QtBot) -> None:
    made = LockPage(run, "Sample", ("somebody else", ""))
    qtbot.addWidget(made)
    made.show()
    assert made.pin_row.isHidden() and made.person.name == "Alma"
    found = signed(made)
    press(made.name_button("Alma"), Qt.Key.Key_Return)
    assert found == ["Alma"]
