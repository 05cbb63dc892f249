"""The letters of a check: the newest first, with way and proof; noted as sent once."""

import pytest

from desk.gui import demands_card
from desk.gui.bar import MessageBar
from desk.gui.run import Run
from desk.operations import demands
from tests.gui.acts import cells, click, texts
from tests.gui.collecting import Counted, answer
from tests.operations import checking
from tests.operations.collecting import OVER, sent


@pytest.fixture
def shown(run: Run) -> Counted:
    """The window of a check whose first letter went, and whose final one was made."""
    number = checking.returned(run.desk).check.number
    sent(run.desk, number)
    run.desk.clock.day = OVER  # type: ignore[attr-defined]
    demands.make_demand(run.desk, number)
    return Counted(run, "demand", number)


def test_the_newest_letter_stands_first(shown: Counted) -> None:
    card = shown.window.made
    assert cells(card)[:6] == [
        "Final notice", "Mar 24, 2026", "not sent yet",
        "First notice", "Mar 13, 2026", "Mar 13, 2026",
    ]  # fmt: skip
    assert "Demands $135.00 by Mar 23, 2026" in texts(card)
    card.table.setCurrentCell(1, 0)
    assert "certified letter · RR 12" in texts(card)
    assert not card.buttons["sent"].isEnabled()


def test_how_a_letter_went_is_noted(shown: Counted) -> None:
    card = shown.window.made
    click(card.buttons["sent"])
    answer(shown.window.ask, way="email", proof="to ann@example.com")
    assert shown.window.ask.isHidden()
    assert cells(card)[:3] == ["Final notice", "Mar 24, 2026", "Mar 24, 2026"]
    assert "email · to ann@example.com" in texts(card)


def test_a_letter_is_printed_and_mailed(shown: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[str, str, str]] = []
    monkeypatch.setattr(demands_card, "write_mail", lambda *told: bool(written.append(told)))
    card = shown.window.made
    click(card.buttons["print"])
    assert shown.wanted[-1] == ("demand_letter", f"{shown.number}:2")
    click(card.buttons["mail"])
    assert written[0][0] == "ann@example.com" and "final notice" in written[0][1]
    bar: MessageBar = shown.window.bar
    assert "no mail program" in bar.label.text().lower() or bar.label.text()
