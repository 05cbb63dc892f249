"""What happened, what is due, and who did it."""

from datetime import date

from pytestqt.qtbot import QtBot

from desk.gui.timeline import Timeline, history_rows
from desk.records.shop import HistoryLine
from desk.words import Words
from tests.gui.acts import texts

AFTER = {"delivered": "2026-03-10", "state": "open", "ra-request": ""}


def test_deadlines_stand_with_the_days_left(words: Words, qtbot: QtBot) -> None:
    done = [("placed", "Placed", date(2026, 3, 2))]
    line = Timeline(words, date(2026, 3, 13), done, [("Must be back", date(2026, 3, 23))])
    qtbot.addWidget(line)
    assert "Placed\nMar 2, 2026" in texts(line)
    assert "Mar 23, 2026\n10 days left" in texts(line)


def test_what_people_typed_becomes_no_day_of_history(words: Words) -> None:
    for typed in ("2026-03-13", "2026-02-30", "open"):
        line = HistoryLine(1, "", date(2026, 3, 13), "Alma", "enter_order", "#1", after={"source": typed})
        assert history_rows(words, "UTC", [line])[0][-1].endswith(f": {typed}")
    clause = HistoryLine(1, "", date(2026, 3, 13), "Alma", "new_edition", "p", after={"delivered": "20 days"})
    assert history_rows(words, "UTC", [clause])[0][-1] == "delivered: 20 days"


def test_history_tells_the_shops_clock_and_the_reason(words: Words) -> None:
    at, day = "2026-03-13T18:00:00+00:00", date(2026, 3, 13)
    lines = (
        HistoryLine(1, at, day, "Alma", "void_ra", "RA-26-00001-3", "typed <b>twice</b>"),
        HistoryLine(2, "long ago", day, "Alma", "made_up", "", "", {"delivered": "2026-03-09"}, AFTER),
    )
    rows = history_rows(words, "America/Chicago", lines)
    assert rows[0] == ["Mar 13, 2026 13:00", "Alma", "RA voided", "typed <b>twice</b>", ""]
    changed = "delivered: Mar 9, 2026 → Mar 10, 2026; state: Open; ra-request: -"
    assert rows[1] == ["Mar 13, 2026", "Alma", "made up", "", changed]
