"""A question of a checklist is answered by yes or no, or by a text."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.check_field import CheckField
from desk.records.checklists import LONGEST, Check
from desk.words import Words
from tests.gui.acts import click, fill, texts


@pytest.mark.parametrize("kind", ["yes", "text"])
def test_what_was_answered_is_told_and_put_back(kind: str, words: Words, qtbot: QtBot) -> None:
    field = CheckField(words, Check("Tags <b>?", kind), "Doll, Tags <b>?")
    qtbot.addWidget(field)
    field.show()
    assert field.value() == ""
    with qtbot.waitSignal(field.chosen):
        if field.flag is not None:
            click(field.flag.no)
        else:
            fill(field.line, " 12/500 ")
    said = field.value()
    assert said == ("no" if kind == "yes" else "12/500")
    again = CheckField(words, field.check, "again")
    qtbot.addWidget(again)
    again.set_value(said)
    assert again.value() == said
    again.set_all_right()
    assert again.value() == ("yes" if kind == "yes" else said)
    assert "<b>" not in texts(field), "the question stands beside it"


def test_a_text_is_as_long_as_may_be(words: Words, qtbot: QtBot) -> None:
    field = CheckField(words, Check("Edition", "text"), "Doll, Edition")
    qtbot.addWidget(field)
    field.set_value("7" * 500)
    assert len(field.value()) == LONGEST
