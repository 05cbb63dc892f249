"""Every amount, refusal and deadline stands with its clause."""

from datetime import date

from pytestqt.qtbot import QtBot

from desk.gui.answer_view import AnswerView, days_left
from desk.operations import returns
from desk.operations.desk import Desk
from desk.records.answers import Answer, Finding
from desk.records.facts import LinePart
from desk.records.returns import Ask
from desk.words import Words
from tests.gui.acts import texts
from tests.gui.returning import issued


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


def test_days_are_counted_in_words(words: Words) -> None:
    today = date(2026, 3, 13)
    told = [days_left(words, today, date(2026, 3, day)) for day in (12, 13, 14, 23)]
    assert told == ["1 day past", "today", "1 day left", "10 days left"]
