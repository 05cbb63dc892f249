"""A request is looked at, decided by the owner, withdrawn, told by letter and mail, and sent back."""

from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import orders, overrides, requests, returns
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.requests import Decision
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import click, fill, opened, record_window, texts
from tests.gui.test_orders_window import menu
from tests.operations.claiming import (
    DAY,
    NO,
    arrived,
    asked,
    issued,
    left_open,
    refused,
    sent_away,
    waiting,
)
from tests.operations.own_policies import shop_under
from tests.operations.test_granted import UP_TO
from tests.operations.test_granted import left_open as fee_left_open


def choose(window: Any, entry: str) -> None:
    """Press an entry of the menu by its words."""
    next(each for each in window.head.menu.actions() if plain_text(each.text()) == entry).trigger()


def shown(main: MainWindow, number: str) -> Any:
    """The window of a request."""
    return record_window(main, "request", number)


def decided(window: Any, reason: str, **given: Any) -> None:
    """Answer the owner's question."""
    click(window.head.next)
    fields = window.ask._fields
    for name, value in given.items():
        if name == "credit":
            fields[name].setText(value)
        else:
            fields[name].setCurrentIndex(fields[name].findData(value))
    fill(fields["reason"], reason)


def test_what_was_asked_on_the_phone_stands_beside_the_answer(main: MainWindow) -> None:
    found = refused(main.run.desk)
    window = shown(main, found.number)
    read = texts(window)
    for part in (
        *(found.number, "Refused", "Łukasz R&D  ·  Order #1001", "Asked for on the phone"),
        *("Changed their mind", "Apr 10, 2026", "Felt bear, honey", "$120.00", "Request kept"),
        *("Tell the customer: It was asked for after the last day", "The letter tells the customer why."),
    ):
        assert part in read, part
    assert window.windowTitle() == f"Request {found.number}"
    click(next(each for each in window.what.children() if "Open order" in plain_text(_text(each))))
    assert opened(main, "order", "#1001") is not None


def _text(widget: Any) -> str:
    return str(getattr(widget, "text", str)())


def test_a_parcel_stands_with_what_was_noted(main: MainWindow) -> None:
    found = left_open(main.run.desk)
    window = shown(main, found.number)
    read = texts(window)
    for part in (
        *("Came with a parcel", "Wrong item", "RA number outside", "Open return RA-26-00001-3"),
        *("B  ·  Opened: yes", "If it is what was found", "The policy says nothing about this reason."),
    ):
        assert part in read, part
    click(next(each for each in window.what.children() if "Open return" in plain_text(_text(each))))
    assert opened(main, "return", found.ra) is not None


def test_the_owner_issues_the_ra_and_its_label_is_shown(main: MainWindow) -> None:
    number = waiting(main.run.desk).number
    window = shown(main, number)
    assert plain_text(window.head.next.text()) == "Decide…"
    decided(window, "We sent the wrong doll")
    ra = requests.open_request(main.run.desk, number).ra
    assert opened(main, "ra_label", ra).pdf.startswith(b"%PDF")
    assert "We sent the wrong doll" in texts(window) and "The owner said yes." in texts(window)
    click(window.head.next)
    assert opened(main, "return", ra) is not None
    (kept,) = overrides.list_overrides(main.run.desk)
    assert (kept.subject, kept.reason) == (number, "We sent the wrong doll")


def test_the_owner_settles_a_parcel_and_its_slip_is_shown(main: MainWindow) -> None:
    found = left_open(main.run.desk)
    window = shown(main, found.number)
    decided(window, "a good customer", credit="5.00")
    settled = returns.open_return(main.run.desk, found.ra).ra.settlement
    assert settled is not None and settled.credit == Money(500)
    assert opened(main, "credit_slip", settled.slip).pdf.startswith(b"%PDF")


def test_the_same_item_again_needs_no_paper_of_its_own(main: MainWindow) -> None:
    found = left_open(main.run.desk)
    decided(shown(main, found.number), "so", destination="replacement")
    assert returns.open_return(main.run.desk, found.ra).ra.settlement.destination == "replacement"
    assert opened(main, "ra_label", found.ra) is None


def test_an_amount_that_cannot_be_given_is_told_and_stays_typed(main: MainWindow) -> None:
    found = left_open(main.run.desk)
    window = shown(main, found.number)
    decided(window, "so", credit="9999.00")
    assert "$" in window.bar.label.text() and window.ask._fields["credit"].text() == "9999.00"
    assert requests.open_request(main.run.desk, found.number).state == "awaits_owner"


def test_a_no_is_told_by_letter(main: MainWindow) -> None:
    number = waiting(main.run.desk).number
    window = shown(main, number)
    decided(window, "twice already", answer="no")
    assert "Declined" in texts(window) and "twice already" in texts(window)
    click(window.head.next)
    assert opened(main, "refusal_letter", number).pdf.startswith(b"%PDF")


def test_a_customer_who_does_not_ask_any_more(main: MainWindow) -> None:
    number = waiting(main.run.desk).number
    window = shown(main, number)
    choose(window, "The customer does not ask any more…")
    fill(window.ask._fields["reason"], "she keeps it")
    assert "Withdrawn" in texts(window) and not window.head.next.isVisibleTo(window)
    assert window.head.menu.isEmpty()


def test_a_refused_parcel_goes_back(main: MainWindow) -> None:
    found = sent_away(main.run.desk)
    window = shown(main, found.number)
    assert plain_text(window.head.next.text()) == "It went back…"
    click(window.head.next)
    fill(window.ask._fields["tracking"], "1Z 999")
    assert requests.open_request(main.run.desk, found.number).sent_back == DAY
    assert "1Z 999" in texts(window) and plain_text(window.head.next.text()) == "Print the letter"


def test_the_letter_of_a_parcel_that_is_still_here(main: MainWindow) -> None:
    found = sent_away(main.run.desk)
    choose(shown(main, found.number), "Print the letter")
    assert opened(main, "refusal_letter", found.number) is not None


def test_a_refusal_by_mistake_is_taken_back(main: MainWindow) -> None:
    found = sent_away(main.run.desk)
    window = shown(main, found.number)
    choose(window, "Take the refusal back…")
    fill(window.ask._fields["reason"], "it is on the side")
    assert returns.open_return(main.run.desk, found.ra).ra.state == "open"
    assert "Withdrawn" in texts(window) and "it is on the side" in texts(window)


def test_a_mail_is_written_or_it_is_said_that_there_is_no_program(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(main, refused(main.run.desk).number)
    sent: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: sent.append(url.toString()) or True)
    choose(window, "Write a mail…")
    assert sent[0].startswith("mailto:mo@example.com") and window.bar.isHidden()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    choose(window, "Write a mail…")
    assert "mail program" in window.bar.label.text()


def test_a_parcel_that_is_what_was_told_has_no_proposal(main: MainWindow) -> None:
    """Voided meanwhile it has none either, and nothing is offered."""
    desk = main.run.desk
    found = left_open(desk)
    window = shown(main, found.number)
    assert window.proposed.isVisibleTo(window)
    returns.void_ra(desk, found.ra, "typed twice")
    main.run.changed.emit(frozenset({"returns"}))
    assert not window.proposed.isVisibleTo(window) and "Withdrawn" in texts(window)


def test_a_number_that_is_none_is_told(main: MainWindow) -> None:
    window = shown(main, "RQ-26-00009-9")
    assert not window.bar.isHidden()


def test_requests_stand_in_the_windows_of_their_order_and_return(main: MainWindow) -> None:
    desk = main.run.desk
    order = record_window(main, "order", "#1001")
    assert order.requests.isHidden()
    phone, parcel = refused(desk), left_open(desk)
    main.run.changed.emit(frozenset({"requests"}))
    assert phone.number in texts(order.requests) and parcel.number in texts(order.requests)
    ra = record_window(main, "return", parcel.ra)
    assert parcel.number in texts(ra.requests) and phone.number not in texts(ra.requests)
    click(ra.requests.buttons["open"])
    assert opened(main, "request", parcel.number) is not None
    other = issued(desk, "A")
    assert record_window(main, "return", other.number).requests.isHidden()
    order.requests.table.cellActivated.emit(0, 0)
    assert opened(main, "request", phone.number) is not None


def test_a_decision_that_is_shown_twice_is_made_once(main: MainWindow) -> None:
    number = waiting(main.run.desk).number
    window = shown(main, number)
    click(window.head.next)
    requests.decide_request(main.run.desk, number, NO)
    fill(window.ask._fields["reason"], "so")
    assert "decided before" in window.bar.label.text()


def test_the_words_of_the_menu_are_those_of_the_state(main: MainWindow) -> None:
    desk = main.run.desk
    assert menu(shown(main, waiting(desk).number)) == ["The customer does not ask any more…"]
    assert menu(shown(main, refused(desk).number)) == ["Write a mail…"]
    allowed = requests.note_request(desk, asked(desk, "wrong_item", DAY, "A"))
    requests.decide_request(desk, allowed.number, Decision(True, "so"))
    assert menu(shown(main, allowed.number)) == []
    again = arrived(desk, issued(desk), ra_on_package=False)
    assert "Take the refusal back…" in menu(shown(main, requests.note_parcel(desk, again).number))


def test_amounts_between_bounds_are_decided_in_the_window(
    desk: Desk, words: Words, memory: Memory, qapp: QApplication
) -> None:
    """The fee is asked within its bounds; the policy says the rest, and the way."""
    shop = shop_under(desk, UP_TO)
    orders.enter_order(shop, doll_order())
    found = fee_left_open(shop)
    windows = Windows(Run(shop, words, memory))
    window: Any = windows.show_record("request", found.number)
    click(window.head.next)
    interval = found.answer.intervals[0]
    fields = window.ask._fields
    assert "$6.00 to $18.00" in texts(window.ask) and list(fields)[0::2] == ["answer", "destination"]
    fields[f"{interval.label} {interval.line}"].setText("10.00")
    fill(fields["reason"], "worn once")
    settled = returns.open_return(shop, found.ra).ra.settlement
    assert settled is not None and settled.credit == Money(11_000)
    assert "worn once" in texts(window)
    windows.close_all()
    shop.db.close()
