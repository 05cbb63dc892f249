"""The list of checks shows the day that counts, and what is still owed."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from desk.gui.button import Button
from desk.gui.checks_list import checks_page, listing
from desk.gui.list_page import ListPage
from desk.gui.run import Run
from desk.operations import checks
from tests.conftest import DAY, FixedClock
from tests.operations import checking


def rows(page: ListPage) -> list[dict[str, str]]:
    """What stands in the table, by column."""
    names = [column.id for column in page.listing.columns]
    return [
        {name: page.model.index(row, place).data() for place, name in enumerate(names)}
        for row in range(page.model.rowCount())
    ]


def test_each_check_tells_the_day_that_counts(run: Run, qtbot: QtBot, clock: FixedClock) -> None:
    back = checking.returned(run.desk).check
    order = checking.ordered(run.desk, name="Zoë", email="z@b.org").number
    ahead = checking.written(run.desk, (order, 4000), dated=DAY + timedelta(days=2))
    checks.receive_check_anyway(run.desk, ahead, "she asked us to wait")
    held = checking.deposited(run.desk, (order, 6000)).check
    clock.day = date(2026, 3, 14)
    page = checks_page(run)
    qtbot.addWidget(page)
    found = {row["check-own"]: row for row in rows(page)}
    one = found[back.number]
    assert (one["state"], one["check-day"], one["still-owed"]) == ("returned", "Mar 23, 2026", "$135.00")
    assert (found[held.number]["state"], found[held.number]["check-left"]) == ("with the bank", "9 days left")
    (other,) = (row for row in found.values() if row["state"] == "post-dated")
    assert (other["check-day"], other["check-left"], other["deposit"]) == ("Mar 15, 2026", "1 day left", "")
    # A desk that stays open overnight counts on.
    clock.day = date(2026, 3, 15)
    page.load()
    assert {row["check-own"]: row for row in rows(page)}[held.number]["check-left"] == "8 days left"


def test_its_buttons_lead_on(run: Run, qtbot: QtBot) -> None:
    page = checks_page(run)
    qtbot.addWidget(page)
    buttons = {button.text(): button for button in page.findChildren(Button)}
    for text, kind in (("Deposit…", "deposit"), ("Receive check…", "receive_check")):
        with qtbot.waitSignal(run.wanted) as told:
            buttons[text].click()
        assert told.args == [kind, ""]


def test_every_column_and_chip_has_its_word(run: Run) -> None:
    found = listing(run.words, run.desk.clock.today)
    assert all(run.words.has(f"column.{column.id}") for column in found.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in found.chips)
