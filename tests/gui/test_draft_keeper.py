"""What is typed survives a crash."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desk.gui.bar import MessageBar
from desk.gui.draft_keeper import DraftKeeper
from desk.gui.run import Run
from desk.operations import drafts
from tests.gui.acts import texts


@pytest.fixture
def typed() -> dict[str, Any]:
    """What stands in the fields."""
    return {"reason": ""}


@pytest.fixture
def keeper(qapp: QApplication, run: Run, bar: MessageBar, typed: dict[str, Any]) -> Iterator[DraftKeeper]:
    """A keeper that has begun, and goes with its window."""
    window = QObject()
    made = DraftKeeper(window, run, bar, lambda: dict(typed))
    assert made.begin("issue", "#1001") is None
    yield made


def test_nothing_typed_keeps_nothing(keeper: DraftKeeper, run: Run) -> None:
    keeper.keep()
    assert drafts.load(run.desk, "issue", "#1001") is None
    keeper.drop()


def test_what_changed_is_kept_on_leaving_a_field(
    keeper: DraftKeeper, run: Run, typed: dict[str, Any], qapp: QApplication
) -> None:
    typed["reason"] = "defective"
    qapp.focusChanged.emit(None, None)
    assert drafts.load(run.desk, "issue", "#1001") == {"reason": "defective"}
    keeper.drop()
    assert drafts.load(run.desk, "issue", "#1001") is None


def test_a_long_task_is_waited_for(keeper: DraftKeeper, run: Run, typed: dict[str, Any]) -> None:
    typed["reason"], run.busy = "defective", True
    keeper.keep()
    assert drafts.load(run.desk, "issue", "#1001") is None
    run.busy = False
    keeper.stop()
    assert drafts.load(run.desk, "issue", "#1001") == {"reason": "defective"}


def test_it_is_there_at_the_next_beginning(run: Run, bar: MessageBar, qapp: QApplication) -> None:
    drafts.save(run.desk, "issue", "#1001", {"reason": "defective"})
    holder = QObject()
    keeper = DraftKeeper(holder, run, bar, dict)
    assert keeper.begin("issue", "#1001") == {"reason": "defective"}
    keeper.stop()


def test_a_card_number_stays_on_the_screen_alone(
    keeper: DraftKeeper, run: Run, bar: MessageBar, typed: dict[str, Any]
) -> None:
    typed["reason"] = "paid with 4111 1111 1111 1111"
    keeper.keep()
    assert "what you typed is still on the screen" in texts(bar) and "4111" not in texts(bar)
    assert drafts.load(run.desk, "issue", "#1001") is None
    typed["reason"] = "paid with visa 1111"
    keeper.stop()
    assert drafts.load(run.desk, "issue", "#1001") == {"reason": "paid with visa 1111"}
