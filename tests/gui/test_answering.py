"""What a customer answered is asked with the answers that there can be to that notice."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.answering import Answering, is_answerable
from desk.gui.main_window import MainWindow
from desk.records.customers import Customer
from desk.records.notices import BALANCE, CANCELLED, DELAY, PHONE, SHIPPING_COST, Notice
from tests.gui.acts import record_window, texts

NOTICE = Notice(1, "#1001", Customer(1, "C-1", "Ann Lee"), DELAY, date(2026, 3, 2), "LT-1", way=PHONE)


def test_who_was_told_may_say_something_until_they_cancel() -> None:
    assert is_answerable(NOTICE) and is_answerable(replace(NOTICE, said="agreed"))
    assert not is_answerable(replace(NOTICE, way="")) and not is_answerable(replace(NOTICE, said=CANCELLED))


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (DELAY, ["agreed to wait", "does not want to wait", "cancels"]),
        (BALANCE, ["will pay", "does not want to pay", "cancels"]),
        (SHIPPING_COST, ["does not agree to the cost", "cancels"]),
    ],
)
def test_every_answer_to_a_notice_is_offered(
    main: MainWindow, qapp: QApplication, kind: str, answers: list[str]
) -> None:
    window = record_window(main, "order", "#1001")
    Answering(window).ask(replace(NOTICE, kind=kind))
    said = window.ask._fields["said"]
    assert [said.itemText(place) for place in range(said.count())] == answers
    assert "Ann Lee" in texts(window.ask) and ("Ship…" in texts(window.ask)) is (kind == SHIPPING_COST)
