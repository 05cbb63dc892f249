"""A day is closed out at its window: counted blind, told against the books, and printed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desk.gui.run import Run
from desk.operations import cash_moves, close_outs, drafts
from desk.records.cash_moves import NewCashMove
from desk.records.money import Money
from desk.store import history
from tests.conftest import DAY
from tests.gui.acts import click, fill, press, texts
from tests.gui.banking import Bank
from tests.operations import checking, counting


@pytest.fixture
def shop(run: Run) -> Bank:
    """A shop with 40.00 in cash, a card's payment and a check, closed out yesterday with 5.00."""
    cash_moves.move_cash(run.desk, NewCashMove("put_in", Money(500), DAY - timedelta(days=1)))
    counting.closed(counting.at(run.desk, DAY - timedelta(days=1)), 500)
    counting.paid(run.desk, 4000)
    counting.paid(run.desk, 2500, "card", brand="Visa", last4="4242")
    checking.received(run.desk, payer="Bea Long")
    return Bank(run)


def entry(window: object, text: str) -> object:
    """An entry of the menu."""
    return next(each for each in window.head.menu.actions() if text in each.text().replace("&", ""))  # type: ignore[attr-defined]


def test_what_the_cash_comes_to_is_not_told_before_the_count(shop: Bank) -> None:
    window = shop.open("close_out")
    shown = texts(window)
    assert "Visa 4242" in shown and "Bea Long" in shown and "CO-26-00001" in shown
    assert "$45.00" not in shown and "Expected" not in shown and not window.head.next.isEnabled()


def test_a_count_is_compared_and_closed_out(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.form.pieces[Money(2000)], "2")
    fill(window.form.pieces[Money(500)], "1")
    assert window.form.whole.text() == "$45.00"
    click(window.head.next)
    shown = texts(window)
    assert "Expected by the books" in shown and "The count agrees with the books." in shown
    assert window.form.pieces[Money(500)].isReadOnly() and window.on.isReadOnly()
    fill(window.terminal, "25")
    fill(window.banked, "40")
    window.note.setText("a quiet day")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    done = close_outs.last_close_out(shop.desk)
    assert done is not None and (done.terminal, done.banked, done.note) == (2500, 4000, "a quiet day")
    assert shop.wanted[-2:] == [("close_out", done.number), ("close_out_slip", done.number)]
    assert shop.windows.shown("close_out", "") is None and drafts.waiting(shop.desk) == ()


def test_who_counts_again_is_in_the_history(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.form.sum, "44")
    click(window.head.next)
    assert "Missing from the drawer" in texts(window) and "-$1.00" in texts(window)
    assert "Somebody else has to agree" in texts(window)
    entry(window, "Count again").trigger()  # type: ignore[attr-defined]
    assert not window.form.sum.isReadOnly() and window.books.isHidden()
    fill(window.form.sum, "45")
    click(window.head.next)
    assert [line.after["counted"] for line in history.done(shop.desk.db, "count_drawer")] == [
        "44.00",
        "45.00",
    ]


def test_cash_that_moves_meanwhile_begins_the_comparison_anew(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.form.sum, "45")
    click(window.head.next)
    counting.paid(shop.desk, 100)
    window._close_out()
    assert "Compare it again" in window.bar.label.text()
    shop.run.changed.emit(frozenset({"payments"}))
    assert window.found is None and window.form.sum.text() == "45"


def test_what_cannot_be_read_keeps_the_step_shut(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.form.pieces[Money(100)], "x")
    assert "is no number of pieces" in window.bar.label.text() and not window.head.next.isEnabled()
    window._compare()
    fill(window.form.pieces[Money(100)], "1")
    fill(window.form.sum, "1")
    click(window.head.next)
    assert "one of the two" in window.bar.label.text()
    window._close_out()
    assert window.found is None


def test_a_day_that_was_counted_is_told(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.on, "yesterday")
    assert "closed out already" in window.bar.label.text() and not window.head.next.isEnabled()
    fill(window.on, "someday")
    assert not window.bar.isHidden() and window.drawer is None
    fill(window.on, "today")
    assert window.drawer is not None


def test_cash_is_moved_and_taken_back_there(shop: Bank) -> None:
    window = shop.open("close_out")
    entry(window, "Take cash out").trigger()  # type: ignore[attr-defined]
    fields = window.ask._fields
    fields["amount"].setText("2.50")
    fields["note"].setText("stamps")
    click(window.ask.confirm)
    assert "stamps" in texts(window) and "-$2.50" in texts(window)
    click(window.moves.buttons["undo"])
    window.ask._fields["reason"].setText("typed twice")
    click(window.ask.confirm)
    assert "stamps" not in texts(window) and len(cash_moves.list_cash_moves(shop.desk)) == 1


def test_what_was_counted_is_not_taken_back_there(shop: Bank) -> None:
    window = shop.open("close_out")
    click(window.moves.buttons["undo"])
    window.ask._fields["reason"].setText("never was")
    click(window.ask.confirm)
    assert "counted the drawer after this" in window.bar.label.text()


def test_an_older_one_is_opened_from_the_list(shop: Bank) -> None:
    window = shop.open("close_out")
    click(window.past.buttons["open"])
    assert shop.wanted[-1] == ("close_out", close_outs.list_close_outs(shop.desk)[0].number)


def test_what_is_typed_waits_until_the_next_time(shop: Bank) -> None:
    window = shop.open("close_out")
    fill(window.form.pieces[Money(500)], "3")
    window.note.setText("half done")
    window.close()
    window = shop.open("close_out")
    assert window.form.pieces[Money(500)].text() == "3" and window.note.text() == "half done"
    assert window.form.whole.text() == "$15.00" and window.head.next.isEnabled()


def test_the_first_one_says_what_to_note_before(run: Run) -> None:
    assert "The first close-out." in texts(Bank(run).open("close_out"))
