"""What is counted is added up as it is typed; what is no number is told."""

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.count_form import CountForm
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import texts, type_text


@pytest.fixture
def form(qapp: QApplication, words: Words) -> CountForm:
    """An empty form."""
    return CountForm(words)


def test_nothing_is_nothing(form: CountForm) -> None:
    assert form.is_blank() and form.counted() == ((), None)
    assert form.whole.text() == "$0.00"


def test_pieces_add_up_as_they_are_typed(form: CountForm) -> None:
    told: list[bool] = []
    form.chosen.connect(lambda: told.append(True))
    type_text(form.pieces[Money(2000)], "3")
    type_text(form.pieces[Money(25)], " 7 ")
    assert len(told) == 4 and not form.is_blank()
    assert form.counted() == (((Money(2000), 3), (Money(25), 7)), None)
    assert form.whole.text() == "$61.75"
    assert {"$60.00", "$1.75"} <= set(texts(form).splitlines())


def test_one_sum_is_as_good(form: CountForm) -> None:
    type_text(form.sum, "1,061.75")
    assert form.counted() == ((), Money(106175)) and form.whole.text() == "$1,061.75"


@pytest.mark.parametrize("typed", ["x", "1.5", "-1", "٣", "100000", "9" * 40])
def test_what_is_no_number_is_told(form: CountForm, typed: str) -> None:
    form.pieces[Money(100)].setText(typed)
    with pytest.raises(BadInput, match="count-number"):
        form.counted()


def test_what_was_told_stands(form: CountForm) -> None:
    form.freeze(True)
    type_text(form.pieces[Money(100)], "1")
    assert form.is_blank()
    form.freeze(False)
    type_text(form.pieces[Money(100)], "1")
    assert form.counted() == (((Money(100), 1),), None)


def test_what_was_typed_comes_back(form: CountForm, words: Words) -> None:
    form.pieces[Money(500)].setText("x")
    form.sum.setText("12")
    other = CountForm(words)
    other.pieces[Money(100)].setText("9")
    other.retype(form.typed())
    assert other.typed() == {"pieces": {"500": "x"}, "sum": "12"}
