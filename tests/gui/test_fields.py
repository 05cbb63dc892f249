"""Days, amounts and answers as people type them."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.fields import Choice, DayField, MoneyField, TimeField, YesNo, read_day, read_time, word_button
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import click, fill, press, type_text

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/12", date(2026, 3, 12)),
        ("3/12/26", date(2026, 3, 12)),
        ("3-12-2026", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("12", date(2026, 3, 12)),
        ("28", date(2026, 2, 28)),
        ("12/24", date(2025, 12, 24)),
        ("Today", TODAY),
        (" yesterday ", date(2026, 3, 12)),
    ],
)
def test_days_are_read_as_people_type_them(words: Words, typed: str, day: date) -> None:
    assert read_day(typed, TODAY, words) == day


def test_in_spanish_the_day_stands_first() -> None:
    words = Words("es")
    assert read_day("12/3", TODAY, words) == date(2026, 3, 12)
    assert read_day("ayer", TODAY, words) == date(2026, 3, 12)


@pytest.mark.parametrize("typed", ["soon", "13/45", "2026-02-30", "31/31/31", "1/2/345", "٣/١٢"])
def test_what_is_no_day_is_told(words: Words, typed: str) -> None:
    with pytest.raises(BadInput, match="day-unreadable"):
        read_day(typed, TODAY, words)


def test_a_day_is_shown_as_the_shop_writes_it(words: Words, qtbot: QtBot) -> None:
    field = DayField(words, TODAY)
    qtbot.addWidget(field)
    assert field.day() is None
    with qtbot.waitSignal(field.chosen):
        fill(field, "3/9")
    assert (field.text(), field.day()) == (words.day(date(2026, 3, 9)), date(2026, 3, 9))


def test_a_wrong_day_stays_as_typed(words: Words, qtbot: QtBot) -> None:
    field = DayField(words, TODAY, TODAY)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.chosen):
        fill(field, "whenever")
    assert field.text() == "whenever"
    with pytest.raises(BadInput):
        field.day()


def test_focus_marks_the_day_so_that_typing_replaces_it(words: Words, qtbot: QtBot) -> None:
    field = DayField(words, TODAY, TODAY)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    field.setText(field.text())
    field.clearFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(field, "3/1")
    assert field.day() == date(2026, 3, 1)


@pytest.mark.parametrize(("typed", "cents"), [("12.5", 1250), ("$1,234.50", 123450), ("$ 7", 700)])
def test_amounts_are_read(qapp: QApplication, typed: str, cents: int) -> None:
    field = MoneyField()
    field.setText(typed)
    assert field.money() == Money(cents)


@pytest.mark.parametrize("typed", ["12,50", "1e3", "twelve", "1.999"])
def test_what_is_no_amount_is_told(qapp: QApplication, typed: str) -> None:
    field = MoneyField()
    field.setText(typed)
    with pytest.raises(BadInput):
        field.money()


def test_nothing_typed_is_no_amount(qapp: QApplication) -> None:
    assert MoneyField().money() is None


def test_yes_or_no_is_unanswered_at_first(words: Words, qtbot: QtBot) -> None:
    cell = YesNo(words, "Opened?")
    qtbot.addWidget(cell)
    cell.show()
    assert cell.value() is None
    click(cell.yes)
    assert cell.value() is True
    press(cell.no, Qt.Key.Key_Space)
    assert cell.value() is False
    assert cell.yes.accessibleName() == "Opened?: Yes"


def test_one_of_a_few_words(qtbot: QtBot) -> None:
    choice = Choice("How?", {"store_credit": "Store credit", "original_payment": "Refund"})
    qtbot.addWidget(choice)
    assert choice.value() == ""
    with qtbot.waitSignal(choice.chosen):
        choice.option("original_payment").click()
    assert choice.value() == "original_payment"
    choice.set_value("made up")
    choice.set_value("store_credit")
    assert choice.value() == "store_credit"


def test_a_button_keeps_its_ampersand(qapp: QApplication) -> None:
    assert word_button("R&D", "link").text() == "R&&D"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4/1", date(2026, 4, 1)),
        ("3/13", date(2026, 3, 13)),
        ("3/12", date(2027, 3, 12)),
        ("20", date(2026, 3, 20)),
        ("5", date(2026, 4, 5)),
        ("3/12/26", date(2026, 3, 12)),
        ("2026-03-01", date(2026, 3, 1)),
        ("today", date(2026, 3, 13)),
    ],
)
def test_a_day_ahead_is_the_next_such_day(words: Words, qapp: QApplication, typed: str, day: date) -> None:
    field = DayField(words, date(2026, 3, 13), ahead=True)
    fill(field, typed)
    assert field.day() == day


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("15:30", time(15, 30)),
        ("1530", time(15, 30)),
        ("9", time(9)),
        ("930", time(9, 30)),
        (" 3:30 PM ", time(15, 30)),
        ("3.30 p.m.", time(15, 30)),
        ("3pm", time(15)),
        ("12 am", time(0)),
        ("12:05 pm", time(12, 5)),
        ("0:00", time(0)),
        ("", None),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, found: time | None) -> None:
    assert read_time(typed) == found


@pytest.mark.parametrize("typed", ["noon", "24:00", "15 pm", "0 am", "9:60", "٩:٣٠", "123456"])
def test_what_is_no_time_is_told(qtbot: QtBot, typed: str) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    type_text(field, typed)
    with pytest.raises(BadInput, match="time-unreadable"):
        field.time()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_day_may_be_typed_as_it_is_shown(language: str) -> None:
    words = Words(language)
    for month in range(1, 13):
        day = date(2026, month, 20)
        assert read_day(words.day(day), TODAY, words) == day
        assert read_day(words.day(day).replace(",", "").upper(), TODAY, words) == day
    for typed in ("Foo 13, 2026", words.day(TODAY).replace("13", "32"), "13 2026 13"):
        with pytest.raises(BadInput, match="day-unreadable"):
            read_day(typed, TODAY, words)
