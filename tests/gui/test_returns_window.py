"""A return is looked at, voided, reversed, printed."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import cases, requests, returns, setting_apart
from desk.records.returns import Parcel
from tests.gui.acts import click, opened, record_window, texts, type_text
from tests.gui.returning import FOUND, issued, settled, together


def choose(window: Any, text: str) -> None:
    """Choose from the menu."""
    entries = {plain_text(action.text()): action for action in window.head.menu.actions()}
    entries[text].trigger()


def test_an_open_return_shows_its_deadline_and_estimate(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    window = record_window(main, "return", ra.number)
    read = texts(window)
    for part in (
        ra.number,
        "Łukasz R&D",
        "Porcelain doll “Ida”",
        "Must be back",
        "10 days left",
        "Estimate",
        "$77.45",
    ):
        assert part in read
    click(window.head.next)
    assert opened(main, "receive", ra.number) is not None


def test_a_settled_return_shows_what_was_found_and_its_slip(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "return", done.ra.number)
    read = texts(window)
    for part in ("Settled", "Opened: no", done.slip.number, "Store credit", "The customer gets"):
        assert part in read
    click(window.head.next)
    assert opened(main, "credit_slip", done.slip.number) is not None


def test_a_wrong_ra_is_voided_with_a_reason(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    window = record_window(main, "return", ra.number)
    choose(window, "Void RA")
    click(window.ask.confirm)
    assert "Reason" in window.bar.label.text()
    type_text(window.ask._fields["reason"], "wrong order")
    click(window.ask.confirm)
    assert returns.open_return(main.run.desk, ra.number).ra.state == "voided"
    assert "wrong order" in texts(window) and "Voided" in texts(window)
    assert window.head.next.isHidden()


def test_a_wrong_settlement_is_reversed_with_a_reason(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "return", done.ra.number)
    choose(window, "Reverse settlement")
    type_text(window.ask._fields["reason"], "wrong doll")
    click(window.ask.confirm)
    assert returns.open_return(main.run.desk, done.ra.number).ra.state == "open"
    assert plain_text(window.head.next.text()) == "Receive a return"


def test_its_papers_and_order_are_a_click_away(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    window = record_window(main, "return", ra.number)
    choose(window, "RA label, 4 × 6 in")
    choose(window, "RA sheet, Letter")
    assert opened(main, "ra_label", ra.number) and opened(main, "ra_sheet", ra.number)
    order = next(each for each in window.cards["facts"].children() if "#1001" in getattr(each, "text", str)())
    click(order)
    assert opened(main, "order", "#1001") is not None


def test_an_unknown_number_is_told(main: MainWindow) -> None:
    window = record_window(main, "return", "RA-26-00009-8")
    assert not window.bar.isHidden()


def test_a_decision_is_kept_as_a_policy_case(main: MainWindow) -> None:
    ra = settled(main.run.desk).ra
    window = record_window(main, "return", ra.number)
    choose(window, "Save as a policy case")
    type_text(window.ask._fields["name"], "Łukasz")
    click(window.ask.confirm)
    assert "names a customer" in window.bar.label.text() and cases.list_cases(main.run.desk) == ()
    window.ask._fields["name"].setText("one doll comes back")
    click(window.ask.confirm)
    assert [each.name for each in cases.list_cases(main.run.desk)] == ["one doll comes back"]
    click(window.bar.button)
    assert "one doll comes back" in texts(opened(main, "policy").cases)


def test_a_refused_one_says_why_and_the_refusal_is_taken_back(main: MainWindow) -> None:
    desk = main.run.desk
    ra = issued(desk)
    found = ((ra.lines[0].id, FOUND),)
    parcel = Parcel(date(2026, 3, 13), date(2026, 3, 13), False, found)
    asked = requests.note_parcel(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    window = record_window(main, "return", ra.number)
    read = texts(window)
    for part in ("Refused", asked.number, "The RA number is not on the outside"):
        assert part in read, part
    assert "Estimate" not in read
    assert [plain_text(each.text()) for each in window.head.menu.actions()] == ["Take the refusal back"]
    click(window.head.next)
    assert opened(main, "request", asked.number) is not None
    choose(window, "Take the refusal back")
    type_text(window.ask._fields["reason"], "it was on the side")
    click(window.ask.confirm)
    assert returns.open_return(desk, ra.number).ra.state == "open"
    assert plain_text(window.head.next.text()) == "Receive a return" and "Withdrawn" in texts(window)


def test_what_came_in_the_same_parcel_is_a_click_away(main: MainWindow) -> None:
    desk = main.run.desk
    ra = together(desk, "A", "B")
    other = setting_apart.set_apart(desk, ra.number, {ra.lines[0].id: 1})
    window = record_window(main, "return", ra.number)
    (button,) = window.together.findChildren(QPushButton)
    assert other.number in button.text()
    click(button)
    assert ra.number in texts(opened(main, "return", other.number).together)
