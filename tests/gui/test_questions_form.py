"""The form of a shop's own questions, alone and in the windows that issue and receive."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.issue_window import IssueWindow
from desk.gui.memory import Memory
from desk.gui.questions_form import QuestionsForm, as_typed
from desk.gui.receive_window import ReceiveWindow
from desk.gui.run import Run
from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.facts import LinePart
from desk.records.questions import Question, Told
from desk.records.returns import Ask
from desk.words import Words
from tests.asking_shop import HOURS, open_shop
from tests.conftest import FixedClock
from tests.gui.acts import fill, texts

TODAY = date(2026, 3, 13)
ASKED = (
    Question("photo", {"en": "Photo?", "es": "¿Foto?"}, "flag", "request"),
    Question("wound", {"en": "Wound?"}, "word", "line", {"skein": {"en": "Skein"}, "ball": {}}, "skein"),
    Question("wear", {"en": "Worn?"}, "day", "order"),
    Question("card", {"en": "Card?"}, "money", "order", default="0.00"),
    Question("before", {"en": "Before?"}, "count", "request"),
)


@pytest.fixture
def asking(qapp: QApplication, clock: FixedClock, words: Words, memory: Memory) -> Iterator[Run]:
    """Windows over the shop that asks."""
    desk: Desk = open_shop(clock)
    yield Run(desk, words, memory)
    desk.db.close()


def field(form: QuestionsForm, name: str, line: str = "") -> object:
    """The field of a question."""
    return next(row.field for row in form.rows if (row.question.name, row.line) == (name, line))


def test_each_kind_has_its_field(qapp: QApplication, words: Words) -> None:
    form = QuestionsForm(words, TODAY, ASKED, {"7": "Doll", "8": "Bear"})
    assert form.answers() == (Told("wound", "skein", "7"), Told("wound", "skein", "8"), Told("card", "0.00"))
    field(form, "photo").set_value(True)
    field(form, "wound", "8").set_value("ball")
    field(form, "wear").setText("2026-06-20")
    field(form, "card").setText("12.5")
    field(form, "before").setText("3")
    form.ask_of({"8"})
    assert form.answers() == (
        Told("photo", "yes"),
        Told("wound", "ball", "8"),
        Told("wear", "2026-06-20"),
        Told("card", "12.50"),
        Told("before", "3"),
    )
    assert "Bear: Wound?" in texts(form)


def test_what_stands_in_the_fields_comes_back(qapp: QApplication, words: Words) -> None:
    form = QuestionsForm(words, TODAY, ASKED, {"7": "Doll"})
    told = (Told("photo", "no"), Told("wound", "ball", "7"), Told("wear", "2026-06-20"), Told("before", "2"))
    form.retype(as_typed(told))
    assert form.answers() == told
    other = QuestionsForm(words, TODAY, ASKED, {"7": "Doll"})
    other.retype(form.typed())
    assert other.answers() == told
    field(form, "wear").setText("soon")
    with pytest.raises(BadInput):
        form.answers()
    other.retype(form.typed())
    assert field(other, "wear").text() == "soon"


def test_questions_are_asked_in_spanish(qapp: QApplication) -> None:
    form = QuestionsForm(Words("es"), TODAY, ASKED[:2], {"7": "Doll"})
    assert "¿Foto?" in texts(form) and "Doll: Wound?" in texts(form)


def test_an_ra_is_issued_once_the_policys_questions_are_answered(asking: Run) -> None:
    window = IssueWindow(asking, "#1001")
    order = orders.open_order(asking.desk, "#1001")
    key = orders.line_by_sku(order, "B")
    window.lines.choose([LinePart(key, 1)])
    window.reasons.button(0).click()
    assert "Answer first: Was a photo sent?" in texts(window.view)
    assert not window.head.next.isEnabled()
    field(window.questions, "photo").yes.click()
    assert window.sheet.answer.outcome == "allowed"
    assert window.head.next.isEnabled()
    field(window.questions, "wound", key).set_value("ball")
    window.look()
    assert window.sheet.answer.credit == 8995 - 500
    window.close()
    again = IssueWindow(asking, "#1001")
    assert Told("wound", "ball", key) in again.questions.answers()
    again.close()


def test_an_answer_that_is_cleared_at_the_parcel_counts_no_more(asking: Run) -> None:
    desk = asking.desk
    key = orders.line_by_sku(orders.open_order(desk, "#1001"), "B")
    told = (Told("photo", "yes"), Told("before", "3"))
    ra = returns.issue_ra(desk, Ask("#1001", "changed_mind", TODAY, (LinePart(key, 1),), told=told))
    window = ReceiveWindow(asking, ra.number)
    field(window.questions, "before").setText("")
    assert Told("before", "") in window.parcel().told
    assert not [each for each in window.questions.answers() if each.name == "before"]
    window.close()


def test_the_way_is_chosen_with_its_amount(asking: Run) -> None:
    desk = asking.desk
    key = orders.line_by_sku(orders.open_order(desk, "#1001"), "B")
    told = (Told("photo", "yes"), Told("wound", "ball", key))
    ra = returns.issue_ra(desk, Ask("#1001", "changed_mind", TODAY, (LinePart(key, 1),), told=told))
    window = ReceiveWindow(asking, ra.number)
    assert set(told) <= set(window.questions.answers())
    window.form.outside.set_value(True)
    window.grid.set_all_right()
    ways = [button.text() for button in window.form.destination._group.buttons()]
    assert [way for way in ways if "$84.95" in way or "$75.95" in way] == ways
    window.form.destination.option("original_payment").click()
    assert window.sheet.answer.credit == 8995 - 900 - 500
    window._settle()
    done = returns.open_return(desk, ra.number).ra.settlement
    assert (done.destination, done.credit) == ("original_payment", 7595)


def test_times_of_day_are_typed_where_the_policy_counts_in_hours(
    qapp: QApplication, clock: FixedClock, words: Words, memory: Memory
) -> None:
    desk = open_shop(clock, HOURS)
    window = IssueWindow(Run(desk, words, memory), "#1001")
    window.lines.choose([LinePart(orders.line_by_sku(orders.open_order(desk, "#1001"), "B"), 1)])
    window.reasons.button(0).click()
    fill(window.on, "3/11")
    assert "enter the time of day, not only the date: the day it was delivered" in texts(window.view)
    assert "At what time? (the day it was delivered)" in texts(window.questions)
    assert "At what time? (When is it worn?)" in texts(window.questions)
    assert "came back" not in texts(window.questions)
    fill(field(window.questions, "delivered.time"), "10 am")
    fill(field(window.questions, "on.time"), "12 o'clock")
    assert "is no time of day" in window.bar.label.text()
    fill(field(window.questions, "on.time"), "12:00 pm")
    assert window.sheet.answer.outcome == "allowed"
    window.close()
    again = IssueWindow(Run(desk, words, memory), "#1001")
    assert Told("on.time", "12:00") in again.questions.answers()
    again.close()
    desk.db.close()
