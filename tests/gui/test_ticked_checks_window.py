"""What the windows share in which checks are ticked: what they say of themselves, and where typing begins."""

import pytest
from PySide6.QtCore import Qt

from desk.gui.run import Run
from tests.gui.acts import press
from tests.gui.banking import Bank
from tests.operations import checking


@pytest.mark.parametrize("kind", ["deposit", "clear"])
def test_the_space_bar_and_the_arrows_are_enough(run: Run, kind: str) -> None:
    bank = Bank(run)
    for _ in range(2):
        order = checking.ordered(run.desk).number
        (checking.received if kind == "deposit" else checking.deposited)(
            run.desk, (order, 10000), kind="money_order"
        )
    window = bank.open(kind)
    table = window.choices[0].table
    assert window.first_field() is table and len(window.picked()) == 2
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Space)
    assert [each.number for each in window.picked()] == [window.choices[0].checks[0].number]
    assert window.sum.text() == "$100.00" and window.count.text() == "1 check"
    assert window._typed()["turned"] == [window.choices[0].checks[1].number]
