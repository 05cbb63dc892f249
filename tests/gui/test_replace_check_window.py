"""A check is given back for another payment of its whole amount, as long as it did not go to the bank."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks, deposits, drafts, orders
from desk.records.money import Money
from tests.gui.acts import fill, press, texts, type_text
from tests.gui.checked import shown
from tests.operations.checking import ordered, received


@pytest.fixture
def window(run: Run, windows: Windows) -> Any:
    """The window of a check that pays two orders of 100.00."""
    first = ordered(run.desk)
    second = ordered(run.desk, customer=first.customer.number)
    number = received(run.desk, (first.number, 10000), (second.number, 10000)).check.number
    return shown(windows, "replace_check", number)


def test_cash_takes_its_place_by_one_key(run: Run, window: Any) -> None:
    assert "$200.00" in texts(window) and not window.head.next.isEnabled()
    type_text(window.row.details, "cash")
    fill(window.received, "today")
    assert window.head.next.isEnabled()
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.wanted == [("check", window.subject)]
    sheet = checks.open_check(run.desk, window.subject)
    assert sheet.check.state == "replaced" and drafts.waiting(run.desk) == ()
    for part in sheet.parts:
        order = orders.open_order(run.desk, part.order)
        assert (order.payments[-1].method, order.owed) == ("cash", Money(0))


def test_it_is_of_the_whole_amount(window: Any) -> None:
    type_text(window.row.details, "cash")
    type_text(window.row.details, "150")
    assert not window.head.next.isEnabled() and not window.bar.isHidden()
    window.row.choose("store_credit")
    assert "same amount" in window.bar.label.text() and not window.head.next.isEnabled()
    window.row.choose("check")
    window.row.details.clear()
    window.look()
    assert "Type the number of the check" in window.row.told.text() and not window.head.next.isEnabled()


def test_a_card_number_is_refused_and_the_rest_is_there_again(windows: Windows, window: Any) -> None:
    number = window.subject
    type_text(window.row.details, "4111111111111111")
    assert "card number" in window.bar.label.text() and not window.head.next.isEnabled()
    window.row.details.clear()
    type_text(window.row.details, "visa 4242 A1")
    window.close()
    again = shown(windows, "replace_check", number)
    assert again.row.details.text() == "visa 4242 A1" and again.head.next.isEnabled()


def test_a_customer_of_whom_no_checks_are_taken_gives_no_other(run: Run, windows: Windows) -> None:
    number = received(run.desk).check.number
    checks.mark_no_checks(run.desk, checks.open_check(run.desk, number).check.holder, True, "the bank called")
    window = shown(windows, "replace_check", number)
    window.row.choose("check")
    type_text(window.row.details, "1208")
    assert "No checks are taken" in window.row.told.text() and not window.head.next.isEnabled()


def test_one_that_went_to_the_bank_is_not(run: Run, windows: Windows, window: Any) -> None:
    number = received(run.desk).check.number
    deposits.make_deposit(run.desk, [number], run.desk.clock.today())
    other = shown(windows, "replace_check", number)
    assert other.head.next.isHidden() and "with the bank" in other.bar.label.text()
    unknown = shown(windows, "replace_check", "CK-26-99999-9")
    assert unknown.head.next.isHidden() and not unknown.bar.isHidden()
    unknown.row.chosen.emit()
    assert unknown.paid is None
