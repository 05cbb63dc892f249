"""What was billed beside an order's total: listed in its window, and taken back there with a reason."""

from typing import Any

import pytest

from desk.gui.main_window import MainWindow
from desk.operations import billings, orders
from desk.records.money import Money
from tests.gui.acts import cells, click, fill, record_window, texts
from tests.operations.parceling import left


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The window of an order whose address was corrected twice."""
    order = left(main.run.desk)
    for cents in (1800, 950):
        billings.bill_correction(main.run.desk, order.number, Money(cents))
    return record_window(main, "order", order.number)


def test_nothing_billed_is_not_shown(main: MainWindow) -> None:
    assert record_window(main, "order", "#1001").billed.isHidden()


def test_each_charge_is_listed_with_what_it_is_for(window: Any) -> None:
    first, second = billings.charges_of(window.run.desk, window.subject)
    assert cells(window.billed) == [
        *(str(first.id), "Mar 13, 2026", "Address correction", "$18.00"),
        *(str(second.id), "Mar 13, 2026", "Address correction", "$9.50"),
    ]


def test_one_is_taken_back_with_a_reason(main: MainWindow, window: Any) -> None:
    first, second = billings.charges_of(main.run.desk, window.subject)
    click(window.billed.void)
    assert [window.ask._fields["charge"].itemData(row) for row in range(2)] == [str(first.id), str(second.id)]
    click(window.ask.confirm)
    assert "reason" in window.bar.label.text().casefold()
    window.ask._fields["charge"].setCurrentIndex(1)
    fill(window.ask._fields["reason"], "the carrier was wrong")
    assert orders.open_order(main.run.desk, window.subject).charged == Money(1800)
    assert "Address correction  ·  Voided" in cells(window.billed) and "-$9.50" in cells(window.billed)
    assert window.ask.isHidden()


def test_what_was_taken_back_is_not_offered_again(main: MainWindow, window: Any) -> None:
    for each in billings.charges_of(main.run.desk, window.subject):
        billings.void_charge(main.run.desk, window.subject, each.id, "the carrier was wrong")
    main.run.changed.emit(frozenset({"orders"}))
    assert not window.billed.isHidden() and window.billed.void.isHidden()
    assert "the carrier was wrong" in texts(window)
