"""A check is handed over in one window: what the policy says, to whom, then its folder."""

from pathlib import Path

import pytest

from desk.gui import agency_folder
from desk.gui.run import Run
from desk.operations import recovering
from tests.gui.acts import click, texts
from tests.gui.collecting import Counted, answer
from tests.operations import checking
from tests.operations.collecting import OVER, handed, with_agency


@pytest.fixture
def shown(run: Run) -> Counted:
    """The window of a check of 100.00 that came back today."""
    return Counted(run, "hand_over", checking.returned(run.desk).check.number)


def test_without_an_agency_nothing_is_offered(shown: Counted) -> None:
    assert "No collection agency is set." in texts(shown.window)
    assert shown.window.head.next.isHidden()


def test_on_its_day_one_button_hands_it_over(
    shown: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_agency(shown.run.desk)
    shown.run.desk.clock.day = OVER  # type: ignore[attr-defined]
    shown.change("settings")
    told = texts(shown.window)
    assert "It is handed over from today on." in told and "Checkcare" in told and "$135.00" in told
    click(shown.window.head.next)
    assert shown.sheet.check.state == "collections"
    assert "With the agency since Mar 24, 2026." in texts(shown.window)
    monkeypatch.setattr(agency_folder, "choose_folder", lambda *_: tmp_path)
    click(shown.window.head.next)
    assert (tmp_path / shown.number / "check.pdf").exists()
    assert str(tmp_path) in shown.window.bar.label.text()


def test_before_its_day_it_wants_a_reason(shown: Counted) -> None:
    with_agency(shown.run.desk)
    shown.change("settings")
    assert "It is handed over from Mar 24, 2026 on." in texts(shown.window)
    click(shown.window.head.next)
    answer(shown.window.ask, reason="moved away")
    assert shown.window.ask.isHidden() and shown.sheet.check.state == "collections"
    assert shown.sheet.steps[-1].note == "moved away"


def test_what_is_paid_says_so(shown: Counted) -> None:
    recovering.take_check_payment(shown.run.desk, shown.number, checking.cash(shown.run.desk, 13500))
    shown.change()
    assert "is paid in full" in texts(shown.window) and shown.window.head.next.isHidden()
    shown.window._open_check()
    assert shown.wanted[-1] == ("check", shown.number)


def test_of_a_money_order_the_policy_says_nothing(run: Run) -> None:
    with_agency(run.desk)
    shown = Counted(run, "hand_over", checking.returned(run.desk, kind="money_order").check.number)
    assert "The policy does not hand it over" in texts(shown.window)


def test_one_that_went_already_offers_its_folder(run: Run) -> None:
    shown = Counted(run, "hand_over", handed(run.desk).check.number)
    assert "Write the folder" in shown.window.head.next.text().replace("&", "")


def test_of_no_check_nothing_is_shown(run: Run) -> None:
    window = Counted(run, "hand_over", "CK-26-00009-1").window
    assert "CK-26-00009-1" in window.bar.label.text()
