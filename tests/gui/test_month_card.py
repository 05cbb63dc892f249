"""A month is closed in Settings, after what is open of it was told."""

from datetime import date

import pytest

from desk.gui.bar import MessageBar
from desk.gui.memory import Memory
from desk.gui.month_card import MonthCard
from desk.gui.run import Run
from desk.operations import closings
from desk.words import Words
from tests.conftest import DAY, FixedClock, copied
from tests.gui.acts import click, texts
from tests.gui.staff import as_person, staffed
from tests.operations import checking


@pytest.fixture
def card(run: Run, bar: MessageBar) -> MonthCard:
    """The card in April, a check of March not deposited."""
    checking.received(run.desk)
    run.desk.clock.day = date(2026, 4, 2)
    found = MonthCard(run, bar)
    found.show()
    return found


def test_what_is_open_is_told_and_the_month_closed(card: MonthCard) -> None:
    shown = texts(card)
    for part in (
        "No month is closed yet.",
        "up to Mar 31, 2026",
        "1 check was not deposited.",
        "Close March 2026…",
    ):
        assert part in shown
    asked: list[object] = []
    card.asked.connect(asked.append)
    click(card.close_next)
    assert asked == [card.ask] and "there is no way back" in texts(card)
    click(card.ask.confirm)
    (done,) = closings.list_closings(card.run.desk)
    assert done.until == date(2026, 3, 31) and "March 2026 is closed." in card.bar.label.text()
    shown = texts(card)
    assert "Mar 31, 2026" in shown and "No other month is over." in shown and card.close_next.isHidden()
    card._ask()
    assert card.ask.isHidden()


def test_a_month_of_which_nothing_is_open_says_so(run: Run, bar: MessageBar) -> None:
    run.desk.clock.day = date(2026, 4, 2)
    assert "Nothing of it is open." in texts(MonthCard(run, bar))


def test_it_is_read_anew_where_it_is_looked_at(card: MonthCard) -> None:
    card.hide()
    closings.close_month(card.run.desk, DAY)
    card.run.changed.emit(frozenset({"ledger"}))
    assert "No month is closed yet." in texts(card)
    card.show()
    assert "No other month is over." in texts(card)
    card.run.desk.clock.day = date(2026, 5, 2)
    card.run.changed.emit(frozenset({"closings"}))
    assert "Close April 2026…" in texts(card)


@pytest.mark.parametrize(("name", "may"), [("Cleo", False), ("Bea", True), ("Olga", True)])
def test_who_may_close_a_month(qapp: object, words: Words, memory: Memory, name: str, may: bool) -> None:
    desk = as_person(copied(staffed(), FixedClock(date(2026, 4, 2))), name)
    card = MonthCard(Run(desk, words, memory), MessageBar("Close"))
    assert card.next is not None and card.close_next.isEnabled() is may


def test_a_month_that_runs_is_not_offered(run: Run, bar: MessageBar) -> None:
    card = MonthCard(run, bar)
    assert card.next is None and "No other month is over." in texts(card)
