"""The letter that fits today stands in the window word for word, and one button makes it."""

import pytest

from desk.gui.run import Run
from desk.operations import agencies, demands, recovering
from tests.gui.acts import click, texts
from tests.gui.collecting import Counted
from tests.operations import checking
from tests.operations.collecting import OVER, SOURCE, sent


@pytest.fixture
def shown(run: Run) -> Counted:
    """The window of a check of 100.00 that came back today."""
    return Counted(run, "demand", checking.returned(run.desk).check.number)


def test_what_the_letter_says_stands_there_before_it_is_made(shown: Counted) -> None:
    told = texts(shown.window)
    for part in ("Returned check: first notice", "$100.00", "$35.00", "$135.00", "Monday, March 23, 2026"):
        assert part in told, part
    assert "Nobody confirmed yet" in told and "costs $35.00" in told
    click(shown.window.head.next)
    (made,) = demands.demands_of(shown.run.desk, shown.number)
    assert shown.wanted[-1] == ("demand_letter", made.called)
    assert shown.sheet.check.state == "demanded" and "not sent yet" in texts(shown.window.made)


def test_a_letter_that_is_still_here_is_sent_before_another_is_made(shown: Counted) -> None:
    """Another click does not make the same letter again; the menu does, as one may be spoilt."""
    click(shown.window.head.next)
    shown.change()
    assert shown.window.head.next.isHidden()
    (again,) = [each for each in shown.window.head.menu.actions() if "first notice" in each.text()]
    again.trigger()
    made = demands.demands_of(shown.run.desk, shown.number)
    assert [each.kind for each in made] == ["first", "first"]
    demands.note_demand_sent(shown.run.desk, made[-1].called, "letter", made[-1].made)
    shown.change()
    assert not shown.window.head.next.isHidden()


def test_once_it_is_confirmed_no_notice_stands_beside_the_fee(shown: Counted) -> None:
    agencies.confirm_lawful(shown.run.desk, SOURCE)
    shown.change("settings")
    assert "Nobody confirmed yet" not in texts(shown.window)


def test_after_the_deadline_the_final_notice_is_proposed(shown: Counted) -> None:
    sent(shown.run.desk, shown.number)
    shown.run.desk.clock.day = OVER  # type: ignore[attr-defined]
    shown.change()
    assert "final" in shown.window.head.next.text().lower()
    click(shown.window.head.next)
    assert demands.demands_of(shown.run.desk, shown.number)[-1].kind == "final"


def test_where_none_can_be_made_it_says_why(shown: Counted) -> None:
    recovering.take_check_payment(shown.run.desk, shown.number, checking.cash(shown.run.desk, 13500))
    shown.change()
    assert "is paid in full" in texts(shown.window) and shown.window.head.next.isHidden()
    assert shown.window.bar.isHidden(), "nothing went wrong"


def test_it_leads_to_the_check(shown: Counted) -> None:
    shown.window._open_check()
    assert shown.wanted[-1] == ("check", shown.number)
