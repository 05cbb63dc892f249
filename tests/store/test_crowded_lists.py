"""The bench of lists runs on a small shop, so that it stands ready for a large one; nothing is timed."""

import sys
from pathlib import Path

import pytest

from desk.operations.imports import to_end
from desk.store.verification import Verification

PACKAGING = Path(__file__).resolve().parent.parent.parent / "packaging"


@pytest.mark.slow
def test_a_small_crowd_is_built_sound_and_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(PACKAGING)])
    from benchmarks import crowds, lists

    monkeypatch.setattr(lists, "GOAL", 60_000.0)
    desk = crowds.crowded(tmp_path / "shop.desk", 1_000)
    checked = Verification(desk.db)
    to_end(checked.recent())
    assert checked.findings == () and checked.rows > 5_000
    counts = lists.orders_list.counts(desk)
    assert [chip for chip, number in counts.items() if not number] == []
    found = lists.measure(desk, rounds=1)
    assert lists.report(found) == 0
    assert "goals missed (p99 of 60000 ms): 0" in capsys.readouterr().out
    desk.db.close()
