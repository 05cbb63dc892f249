"""With the agency: what it paid is entered, the check recalled or given up."""

from pathlib import Path
from typing import Any

import pytest

from desk.gui import agency_folder
from desk.gui.collections_card import CollectionsCard
from desk.gui.run import Run
from tests.gui.acts import click, texts
from tests.gui.collecting import Counted, answer
from tests.operations import checking
from tests.operations.collecting import OVER, handed, with_agency


class Carded(Counted):
    """The window of a check with the card in it."""

    def __init__(self, run: Run, number: str) -> None:
        super().__init__(run, "hand_over", number)
        self.card: Any = CollectionsCard(self.window, run, self.window.ask)
        self.window._framed.addWidget(self.card)
        run.changed.connect(lambda _: self.card.show_sheet(self.sheet))
        self.card.show_sheet(self.sheet)

    @property
    def offered(self) -> list[str]:
        """The steps that can be seen."""
        return [step for step, button in self.card.buttons.items() if not button.isHidden()]


def test_what_the_agency_paid_and_kept_is_entered(run: Run) -> None:
    shown = Carded(run, handed(run.desk).check.number)
    assert "With Checkcare, 706-555-0100 since Mar 24, 2026" in texts(shown.card)
    assert shown.offered == ["take_agency_payment", "folder", "recall_check", "write_off"]
    click(shown.card.buttons["take_agency_payment"])
    answer(shown.window.ask, amount="100.00", kept="20.00", method="cash", reference="A 7")
    assert shown.window.ask.isHidden()
    told = texts(shown.card)
    assert "$100.00" in told and "$20.00" in told and "$15.00" in told
    click(shown.card.buttons["take_agency_payment"])
    answer(shown.window.ask, amount="15.00", method="check")
    assert shown.sheet.check.state == "paid"
    assert shown.offered == [] and not shown.card.isHidden()


def test_its_folder_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Carded(run, handed(run.desk).check.number)
    monkeypatch.setattr(agency_folder, "choose_folder", lambda *_: tmp_path)
    click(shown.card.buttons["folder"])
    assert (tmp_path / shown.number / "amounts.csv").exists()


def test_it_is_recalled_with_a_reason(run: Run) -> None:
    shown = Carded(run, handed(run.desk).check.number)
    click(shown.card.buttons["recall_check"])
    answer(shown.window.ask, reason="they pay here")
    assert shown.sheet.check.state == "returned" and shown.offered == ["write_off"]
    assert "Still owed: $135.00" in texts(shown.card)


def test_it_is_given_up_and_taken_up_again(run: Run) -> None:
    order = checking.sent(run.desk)
    number = checking.returned(run.desk, (order.number, 10000)).check.number
    with_agency(run.desk)
    run.desk.clock.day = OVER  # type: ignore[attr-defined]
    shown = Carded(run, number)
    click(shown.card.buttons["write_off"])
    answer(shown.window.ask, reason="gone abroad")
    assert shown.offered == ["undo_write_off"] and "Written off: $135.00" in texts(shown.card)
    click(shown.card.buttons["undo_write_off"])
    answer(shown.window.ask, reason="came back")
    assert shown.sheet.check.state == "returned"


def test_of_a_check_that_did_not_come_back_there_is_no_card(run: Run) -> None:
    shown = Carded(run, checking.received(run.desk).check.number)
    assert shown.card.isHidden()
