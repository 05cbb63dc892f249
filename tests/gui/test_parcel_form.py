"""The parcel: its days, what it turned out to be, and whether a piece for exchange is there."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.parcel_form import ParcelForm
from desk.gui.run import Run
from desk.operations import items, returns
from desk.records.errors import BadInput
from desk.records.returns import Return
from tests.conftest import DAY
from tests.gui.acts import click
from tests.gui.returning import together


@pytest.fixture
def made(run: Run, bar: MessageBar, qtbot: QtBot) -> Any:
    """What makes a form of an RA."""

    def form(ra: Return) -> ParcelForm:
        shown = ParcelForm(run, bar, ra)
        qtbot.addWidget(shown)
        shown.show()
        return shown

    return form


def choose(form: ParcelForm, reason: str) -> None:
    """Say what it turned out to be."""
    form.reason.setCurrentIndex(form.reason.findData(reason))
    form.reason.activated.emit(form.reason.currentIndex())


def test_it_is_as_told_until_somebody_says_otherwise(run: Run, made: Any, qtbot: QtBot) -> None:
    form = made(together(run.desk, "B"))
    assert form.found() == "changed_mind" and form.parcel().found_reason == ""
    assert form.reason.findData("missing_item") < 0, "nothing comes back then"
    assert form.replacement.isHidden()
    with qtbot.waitSignals([form.turned, form.chosen]):
        choose(form, "defective")
    assert form.parcel().found_reason == "defective" and not form.replacement.isHidden()
    choose(form, "changed_mind")
    assert form.parcel().found_reason == "" and form.replacement.isHidden()


def test_a_piece_for_exchange_is_as_the_stock_says(run: Run, made: Any) -> None:
    items.count_stock(run.desk, "A", 1, "one left")
    items.count_stock(run.desk, "B", 0, "none left")
    for skus, there in ((("A",), True), (("B",), False), (("A", "B"), None)):
        ra = together(run.desk, *skus, reason="defective")
        form = made(ra)
        assert form.replacement.value() is there and form.parcel().replacement is None
        click(form.replacement.no if there else form.replacement.yes)
        assert form.parcel().replacement is (not there)
        returns.void_ra(run.desk, ra.number, "the next one")


def test_a_draft_brings_all_of_it_back(run: Run, made: Any) -> None:
    ra = together(run.desk, "B")
    form = made(ra)
    choose(form, "damaged_in_transit")
    click(form.replacement.no)
    click(form.outside.no)
    form.cost.setText("11.20")
    form.sent.set_day(DAY)
    again = made(ra)
    again.retype(form.typed())
    assert again.parcel() == form.parcel() and again.typed() == form.typed()
    assert not again.replacement.isHidden()


def test_what_is_known_of_the_parcel_leaves_the_rest(run: Run, made: Any) -> None:
    ra = together(run.desk, "B", reason="defective")
    first, form = made(ra), made(ra)
    click(first.outside.yes)
    click(form.replacement.no)
    form.cost.setText("3.00")
    form.retype(first.days())
    assert (form.outside.value(), form.cost.text(), form.parcel().replacement) == (True, "3.00", False)


def test_a_parcel_has_a_day(run: Run, made: Any) -> None:
    form = made(together(run.desk, "B"))
    form.received.clear()
    with pytest.raises(BadInput, match="field-empty"):
        form.parcel()
