"""A close-out as it was made: read, printed, and the last one taken back."""

from datetime import timedelta

import pytest

from desk.gui.run import Run
from desk.operations import close_outs
from desk.records.money import Money
from tests.conftest import DAY
from tests.gui.acts import click, texts
from tests.gui.banking import Bank
from tests.operations import counting


@pytest.fixture
def shop(run: Run) -> Bank:
    """A shop that was closed out today, 1.00 short."""
    counting.paid(run.desk, 4000)
    told = {"banked": Money(3000), "terminal": Money(0), "note": "the till stuck"}
    counting.closed(run.desk, 3900, **told)
    return Bank(run)


@pytest.fixture
def number(shop: Bank) -> str:
    """The number of the close-out."""
    return close_outs.list_close_outs(shop.desk)[0].number


def test_all_of_it_can_be_read(shop: Bank, number: str) -> None:
    shown = texts(shop.open("close_out", number))
    for part in (
        number, "Missing from the drawer", "-$1.00", "$39.00", "Stays in the drawer", "$9.00",
        "The card terminal says", "the till stuck", "Seal of the history", "Day closed out",
    ):  # fmt: skip
        assert part in shown


def test_a_plain_one_has_no_more_than_its_count(run: Run) -> None:
    done = counting.closed(run.desk, 0)
    shown = texts(Bank(run).open("close_out", done.number))
    assert "No difference" in shown and "Stays" not in shown and "terminal" not in shown


def test_the_slip_is_printed_from_there(shop: Bank, number: str) -> None:
    window = shop.open("close_out", number)
    click(window.head.next)
    assert shop.wanted == [("close_out_slip", number)]


def test_the_last_one_is_taken_back(shop: Bank, number: str) -> None:
    window = shop.open("close_out", number)
    window.head.menu.actions()[0].trigger()
    window.ask._fields["reason"].setText("counted wrong")
    click(window.ask.confirm)
    assert close_outs.last_close_out(shop.desk) is None
    assert "taken back" in texts(window) and window.head.menu.isEmpty() and window.head.next.isHidden()


def test_an_older_one_stays(shop: Bank, number: str) -> None:
    counting.closed(counting.at(shop.desk, DAY + timedelta(days=1)), 900)
    assert shop.open("close_out", number).head.menu.isEmpty()


def test_one_that_is_not_there_is_told(shop: Bank) -> None:
    window = shop.open("close_out", "CO-26-00099-9")
    assert not window.bar.isHidden()
