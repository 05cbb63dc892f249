"""Every amount, refusal and deadline stands with its clause."""

from dataclasses import replace
from datetime import date, time

from pytestqt.qtbot import QtBot

from desk.gui.answer_view import AnswerView
from desk.operations import returns
from desk.operations.desk import Desk
from desk.records.answers import Amount, Answer, Deadline, Finding
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.returns import Ask
from desk.words import Words
from tests.gui.acts import texts
from tests.gui.returning import issued, together
from tests.words.test_answers import ANSWER as OPEN


def test_an_allowed_return_shows_its_credit_and_why(desk: Desk, words: Words, qtbot: QtBot) -> None:
    answer = issued(desk).answer
    view = AnswerView(words, date(2026, 3, 13), estimate=True)
    qtbot.addWidget(view)
    view.show_answer(answer)
    read = texts(view)
    assert "Allowed" in read and "$77.45" in read and "Estimate" in read
    assert "-$17.99" in read and "10 days left" in read
    for number, clause in enumerate(answer.clauses, 1):
        assert f"{number}\n{words.clause(clause)}" in read


def test_of_two_lines_the_amounts_of_one_kind_stand_together(desk: Desk, words: Words, qtbot: QtBot) -> None:
    view = AnswerView(words, date(2026, 3, 13), estimate=True)
    qtbot.addWidget(view)
    view.show_answer(together(desk, "A", "B").answer)
    read = texts(view)
    assert read.count("Restocking fee") == 1 and "-$41.99" in read and "$180.77" in read


def test_a_refusal_names_its_ground(desk: Desk, words: Words, qtbot: QtBot) -> None:
    parts = (LinePart("1", 1),)
    answer = returns.ask_return(desk, Ask("#1001", "changed_mind", date(2026, 3, 20), parts))
    view = AnswerView(words, date(2026, 3, 20))
    qtbot.addWidget(view)
    view.show_answer(answer)
    read = texts(view)
    assert "Refused" in read and "Mar 14, 2026" in read and "6 days past" in read


def test_what_is_open_goes_to_the_owner(desk: Desk, words: Words, qtbot: QtBot) -> None:
    parts = (LinePart("1", 1),)
    answer = returns.ask_return(desk, Ask("#1001", "wrong_item", date(2026, 3, 13), parts))
    view = AnswerView(words, None)
    qtbot.addWidget(view)
    view.show_answer(answer)
    assert "The owner decides" in texts(view)


def test_what_is_needed_is_said_instead_or_below(words: Words, qtbot: QtBot) -> None:
    view = AnswerView(words, None)
    qtbot.addWidget(view)
    view.show_nothing("Tick what comes back.")
    assert texts(view) == "Tick what comes back."
    view.show_answer(Answer("return", "allowed", destination="exchange_same_item"))
    view.show_need("Ask the customer.")
    assert "Exchange for the same item" in texts(view) and "Ask the customer." in texts(view)


def test_words_that_a_pack_made_up_are_shown_as_they_are(words: Words, qtbot: QtBot) -> None:
    view = AnswerView(words, None)
    qtbot.addWidget(view)
    view.show_need("First.")
    view.show_answer(
        Answer("return", "refused", findings=(Finding("too-<b>late</b>", values={"day": "soon"}),))
    )
    assert "too <b>late</b>" in texts(view)


def test_ways_bounds_hours_and_a_packs_own_names(words: Words, qtbot: QtBot) -> None:
    view = AnswerView(words, None)
    qtbot.addWidget(view)
    amounts = (Amount("winding", Money(-100), "fair"),)
    deadlines = (Deadline("wind_by", date(2026, 3, 4), "c", time(10, 15)),)
    names = {"winding": {"en": "Winding"}, "wind_by": {"en": "Wind it by"}}
    view.show_answer(replace(OPEN, amounts=amounts, deadlines=deadlines, names=names))
    read = texts(view)
    for part in ("Winding", "-$1.00", "Wind it by: Mar 4, 2026", "10:15", "The customer may choose"):
        assert part in read
    for part in ("$9.00 to $11.00 · The owner decides", "$1.50 to $3.60", "$7.00", "Apr 1, 2026\n$25.00"):
        assert part in read
