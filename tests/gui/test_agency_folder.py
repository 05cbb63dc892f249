"""The agency's folder: the check's sheet, its letters and the CSV, or nothing where no place was chosen."""

from pathlib import Path

import pytest

from desk.exchange.csv_out import read_back
from desk.gui import agency_folder
from desk.gui.bar import MessageBar
from desk.gui.run import Run
from tests.operations import checking
from tests.operations.collecting import sent, with_agency


def test_everything_is_written_in_one_step(run: Run, tmp_path: Path) -> None:
    number = checking.returned(run.desk).check.number
    with_agency(run.desk)
    sent(run.desk, number)
    folder = agency_folder.fill(run.desk, tmp_path, number)
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["amounts.csv", "check.pdf", "notice-1.pdf"]
    assert read_back((folder / "amounts.csv").read_bytes())[-1][-1] == "135.00"
    assert (folder / "notice-1.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_place_nothing_is_written(
    run: Run, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agency_folder, "choose_folder", lambda *_: None)
    agency_folder.write_folder(bar, run, bar, "CK-26-00001-5")
    assert bar.isHidden()
