"""What speaks against a check is told beside it, what is grave wants the owner's reason; photos of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desk.gui.keys import plain_text
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks, drafts, photos
from desk.records.money import Money
from tests.exchange.photo_samples import jpeg
from tests.gui.acts import cells, click, fill, texts, type_text
from tests.gui.checked import shown, taken, two_orders, write_check
from tests.gui.staff import as_person, take_on
from tests.operations.checking import ordered, returned, written


@pytest.fixture
def window(windows: Windows, run: Run) -> Any:
    """The window of a customer's check, who owes a pre-order of 349.99, 70.00 now, and an order of 100.00."""
    buyer, _, _ = two_orders(run.desk)
    return shown(windows, "receive_check", buyer)


def test_mild_warnings_are_confirmed_by_the_deed(window: Any) -> None:
    write_check(window, "90")
    assert "It is of $90.00; its orders owe" in texts(window) and "you confirm" in texts(window)
    click(window.head.next)
    assert taken(window).check.amount == Money(9000)


def test_a_warning_that_came_meanwhile_is_looked_at_first(run: Run, window: Any) -> None:
    write_check(window, "70")
    checks.mark_no_checks(run.desk, window.subject, True, "the bank called")
    click(window.head.next)
    assert window.wanted == [] and "No checks are taken" in texts(window)
    assert plain_text(window.head.next.text()).startswith("Take it all the same")


def test_grave_ones_need_the_owners_reason(run: Run, windows: Windows) -> None:
    buyer, first, _ = two_orders(run.desk)
    returned(run.desk, (ordered(run.desk, customer=buyer).number, 10000))
    window = shown(windows, "receive_check", first)
    assert "No checks: 1 came back" in texts(window)
    write_check(window, "70")
    fill(window.form.dated, "2026-05-01")
    shows = texts(window)
    assert "dated ahead, May 1, 2026" in shows and "Only the owner" in shows
    click(window.head.next)
    assert window.wanted == []
    click(window.ask.confirm)
    assert window.wanted == [] and not window.bar.isHidden()
    type_text(next(iter(window.ask._fields.values())), "she brought the cash receipt")
    click(window.ask.confirm)
    assert taken(window).check.dated == date(2026, 5, 1)


def test_a_clerk_needs_the_owners_consent_for_those(run: Run, windows: Windows) -> None:
    buyer, first, _ = two_orders(run.desk)
    checks.mark_no_checks(run.desk, buyer, True, "asked for by the bank")
    take_on(run.desk, "Cleo", pins=False)
    run.desk = as_person(run.desk, "Cleo")
    window = shown(windows, "receive_check", first)
    assert "No checks are taken" in texts(window)
    write_check(window, "70")
    click(window.head.next)
    type_text(next(iter(window.ask._fields.values())), "she asked for it")
    click(window.ask.confirm)
    assert window.wanted == [] and "approval" in window.bar.label.text()


def test_the_same_check_twice_is_told(run: Run, window: Any) -> None:
    desk, buyer = run.desk, window.subject
    other = ordered(desk, customer=buyer).number
    checks.receive_check(desk, written(desk, (other, 10000), routing="081000210", account="12345678"))
    write_check(window, "70", "1042")
    assert "Nothing speaks against" in texts(window)
    fill(window.form.routing, "081000210")
    fill(window.form.account, "12345678")
    assert "Check 1042 of this account is in the book already" in texts(window)


def test_photos_are_kept_with_it(
    run: Run, windows: Windows, window: Any, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    front, back = tmp_path / "front.jpg", tmp_path / "back.jpg"
    front.write_bytes(jpeg(size=(60, 40)))
    back.write_bytes(jpeg(size=(40, 60)))
    for path in (front, back, front):
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, path=path: ([str(path)], ""))
        click(window.add)
    assert window.files.text() == "front.jpg, back.jpg"
    write_check(window, "70")
    subject = window.subject
    click(window.head.next)
    qtbot.waitUntil(lambda: not run.busy, timeout=20_000)
    number = taken(window).check.number
    assert [each.name for each in photos.photos_of(run.desk, number)] == ["front.jpg", "back.jpg"]
    assert windows.shown("receive_check", subject) is None and drafts.waiting(run.desk) == ()


def test_a_photo_that_is_none_is_told_and_the_check_is_taken_once(
    run: Run, window: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "wrong.jpg"
    wrong.write_bytes(b"no photo")
    window.take_photos([wrong])
    write_check(window, "70")
    click(window.head.next)
    qtbot.waitUntil(lambda: not run.busy, timeout=20_000)
    taken(window)
    assert "wrong.jpg" in window.bar.label.text() and not window.isHidden()
    assert window.form.amount.text() == "" and not window.head.next.isEnabled()


def test_what_the_bank_took_back_is_not_said_to_be_voided(windows: Windows, run: Run) -> None:
    number = ordered(run.desk).number
    returned(run.desk, (number, 10000))
    for kind in ("order", "pay"):
        read = cells(shown(windows, kind, number))
        assert read.count("Came back") == 2 and "Voided" not in read, kind
