"""With the agency: who has the check since when, what it paid and kept, and its folder."""

from pathlib import Path

import pytest

from desk.gui import agency_folder
from desk.gui.run import Run
from desk.operations import handing_over, recovering
from desk.records.money import Money
from tests.gui.acts import click, texts
from tests.gui.collecting import Counted
from tests.operations import checking
from tests.operations.collecting import handed, sent


def test_what_the_agency_paid_and_kept_stands_there(run: Run) -> None:
    shown = Counted(run, "check", handed(run.desk).check.number)
    card = shown.window.agency
    assert "With Checkcare, 706-555-0100 since Mar 24, 2026: refer the customer there." in texts(card)
    recovering.take_agency_payment(run.desk, shown.number, checking.cash(run.desk, 10000), Money(2000))
    shown.change()
    told = texts(card)
    assert "$100.00" in told and "$20.00" in told and "$15.00" in told
    recovering.take_agency_payment(run.desk, shown.number, checking.cash(run.desk, 1500))
    shown.change()
    assert "It went to Checkcare, 706-555-0100 on Mar 24, 2026." in texts(card)


def test_its_folder_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Counted(run, "check", handed(run.desk).check.number)
    monkeypatch.setattr(agency_folder, "choose_folder", lambda *_: tmp_path)
    click(shown.window.agency.folder)
    assert (tmp_path / shown.number / "amounts.csv").exists()


def test_of_a_check_that_is_here_there_is_no_card(run: Run) -> None:
    shown = Counted(run, "check", handed(run.desk).check.number)
    handing_over.recall_check(run.desk, shown.number, "they pay here")
    shown.change()
    assert shown.window.agency.isHidden()


def test_letters_stand_in_the_window_of_a_check_that_has_some(run: Run) -> None:
    shown = Counted(run, "check", checking.returned(run.desk).check.number)
    assert shown.window.letters.isHidden()
    sent(run.desk, shown.number)
    shown.change()
    assert not shown.window.letters.isHidden() and "certified letter · RR 12" in texts(shown.window.letters)
