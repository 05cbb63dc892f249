"""Another order of the same customer comes in the same parcel: chosen, issued, one label printed."""

from dataclasses import replace

from desk.gui.bundling import which_order
from desk.gui.main_window import MainWindow
from desk.operations import drafts, orders, returns
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import click, opened, record_window, texts, tick
from tests.gui.returning import issued
from tests.gui.test_returns_window import choose

ENTRY = "Another order in the same parcel…"


def test_an_order_is_chosen_and_comes_under_the_same_number(main: MainWindow) -> None:
    desk = main.run.desk
    orders.enter_order(desk, doll_order("#1004"))
    head = issued(desk)
    window = record_window(main, "return", head.number)
    choose(window, ENTRY)
    assert (
        window.ask._fields["order"]
        .currentText()
        .startswith("#1004  ·  Mar 2, 2026  ·  1 × Felt bear, honey, 1 ×")
    )
    click(window.ask.confirm)
    issue = opened(main, "issue", "#1004")
    assert f"in the parcel of {head.number}" in texts(issue)
    tick(issue.lines.first())
    tick(issue.reasons.button(0))
    click(issue.head.next)
    other = returns.open_return(desk, head.number).together[0]
    assert (other.order, other.head) == ("#1004", head.number)
    assert opened(main, "return", other.number) is not None
    label = opened(main, "ra_label", head.number)
    assert label is not None


def test_there_may_be_no_other_order(main: MainWindow) -> None:
    window = record_window(main, "return", issued(main.run.desk).number)
    choose(window, ENTRY)
    assert "no other order" in window.bar.label.text() and window.ask.isHidden()


def test_the_parcel_is_kept_with_the_draft_and_forgotten_with_it(main: MainWindow) -> None:
    desk = main.run.desk
    orders.enter_order(desk, doll_order("#1004"))
    head = issued(desk)
    main.run.led.emit("issue", "#1004", head.number)
    issue = opened(main, "issue", "#1004")
    issue.close()
    kept = drafts.load(desk, "issue", "#1004")
    assert kept is not None and kept["together"] == head.number
    again = record_window(main, "issue", "#1004")
    assert head.number in texts(again) and again.ask_now().together == head.number
    main.speak("es")
    assert f"en el paquete de {head.number}" in texts(again)
    click(again.bar.button)
    assert again.ask_now().together == "" and head.number not in texts(again)


def test_of_many_lines_the_first_are_told(main: MainWindow) -> None:
    order = orders.open_order(main.run.desk, "#1001")
    long = which_order(Words("en"), [replace(order, lines=order.lines * 2)], print)
    assert long.blanks[0].options["#1001"].endswith("1 × Felt bear, honey …")
