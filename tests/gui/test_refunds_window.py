"""Refunds are marked done in one window, and a note made by mistake is taken back there."""

from typing import Any

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import payouts
from desk.records.money import Money
from desk.records.payouts import NewPayout
from tests.gui.acts import cells, click, fill, opened, record_window, texts
from tests.operations.test_payouts import owed


def test_a_refund_is_marked_done_and_the_note_taken_back(main: MainWindow) -> None:
    desk = main.run.desk
    refund = owed(desk)
    window: Any = record_window(main, "refunds")
    assert window.first_field() is window.due.table
    row = cells(window.due)
    assert row[:2] == ["Ann Bell", refund.record] and row[4] == "$235.71" and "Card" in row[3]
    click(window.due.buttons["made"])
    assert f"$235.71 for Ann Bell, {refund.record}" in texts(window)
    assert plain_text(window.ask.confirm.text()) == "Mark it done", "it asks no more"
    assert window.ask._fields["method"].currentData() == "card"
    fill(window.ask._fields["reference"], "R77")
    assert "Nothing is owed to a customer." in texts(window)
    made = cells(window.made)
    assert (made[3], made[4]) == ("Card R77", "$235.71")
    click(window.made.buttons["void"])
    fill(window.ask._fields["reason"], "it was not sent")
    assert [each.open for each in payouts.refunds_due(desk)] == [23571]
    click(window.due.buttons["open"])
    assert opened(main, "order", refund.record) is not None


def test_more_than_is_owed_is_told_and_stays_typed(main: MainWindow) -> None:
    owed(main.run.desk)
    window: Any = record_window(main, "refunds")
    click(window.due.buttons["made"])
    window.ask._fields["amount"].setText("300.00")
    fill(window.ask._fields["reference"], "R77")
    assert "$235.71 of the refund is open" in window.bar.label.text()
    assert window.ask._fields["reference"].text() == "R77"


def test_of_two_notes_the_newest_stands_first_and_the_chosen_one_is_taken_back(main: MainWindow) -> None:
    desk = main.run.desk
    refund, today = owed(desk), desk.clock.today()
    for amount, reference in ((10000, "first"), (5000, "second")):
        payouts.mark_refunded(desk, NewPayout(refund.id, "card", today, reference, Money(amount)))
    window: Any = record_window(main, "refunds")
    assert cells(window.due)[4] == "$85.71"
    second, first = ["Card second", "$50.00"], ["Card first", "$100.00"]
    assert (cells(window.made)[3:5], cells(window.made)[8:]) == (second, first)
    click(window.made.buttons["void"])
    fill(window.ask._fields["reason"], "it was not sent")
    assert cells(window.made)[3:] == first and cells(window.due)[4] == "$135.71"
