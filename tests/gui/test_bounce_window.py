"""A check is returned: its notice is typed beside what follows, and one button posts just that."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import bouncing, checks, drafts
from desk.records.checks import Bounce
from desk.records.errors import Refused
from desk.records.money import Money
from tests.gui.acts import click, fill, press, texts, tick, type_text
from tests.operations import checking


class Shown:
    """The window of a check that was deposited, and the records that were asked for."""

    def __init__(self, run: Run, number: str) -> None:
        self.run, self.number = run, number
        self.wanted: list[tuple[str, str]] = []
        run.wanted.connect(lambda kind, of: self.wanted.append((kind, of)))
        self.windows = Windows(run)
        self.window = self.open()

    def open(self) -> Any:
        """The window, opened anew."""
        found: Any = self.windows.show_record("bounce", self.number)
        QApplication.processEvents()
        return found

    @property
    def check(self) -> Any:
        """The check as it stands."""
        return checks.open_check(self.run.desk, self.number).check


@pytest.fixture
def shown(run: Run) -> Shown:
    """The window of a check of 100.00 that is with the bank."""
    return Shown(run, checking.deposited(run.desk).check.number)


def test_a_reason_and_one_button_post_it(shown: Shown) -> None:
    window = shown.window
    told = texts(window)
    assert "$35.00" in told and "$135.00" in told and "Monday, March 23, 2026" in told
    assert not window.head.next.isEnabled()
    tick(window.reason.option("nsf"))
    click(window.head.next)
    check = shown.check
    assert (check.state, check.reason, check.due.isoformat()) == ("returned", "nsf", "2026-03-23")
    assert shown.wanted == [("check", shown.number)]
    assert shown.windows.shown("bounce", shown.number) is None
    assert drafts.waiting(shown.run.desk) == ()
    order = checking.ordered(shown.run.desk, customer=check.holder).number
    with pytest.raises(Refused, match="check-no-checks"):
        checking.received(shown.run.desk, (order, 10000))


def test_it_is_posted_by_keys_alone(shown: Shown) -> None:
    window = shown.window
    assert window.first_field() is window.reason.option("nsf")
    press(window.reason.option("nsf"), Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.check.state == "returned"


def test_the_banks_charge_day_and_note_are_kept(shown: Shown) -> None:
    window = shown.window
    shown.run.desk.clock.day = shown.run.desk.clock.day.replace(day=20)
    tick(window.reason.option("account_closed"))
    fill(window.on, "2026-03-15")
    fill(window.charge, "12.00")
    type_text(window.note, "notice 77")
    assert "Wednesday, March 25, 2026" in texts(window)
    click(window.head.next)
    check = shown.check
    assert (check.bank_charge, check.returned.day, check.reason) == (Money(1200), 15, "account_closed")
    assert checks.open_check(shown.run.desk, shown.number).steps[-1].note == "notice 77"


def test_a_day_or_charge_that_cannot_be_is_told(shown: Shown) -> None:
    window = shown.window
    tick(window.reason.option("nsf"))
    for field, wrong in ((window.on, "2026-03-01"), (window.charge, "-3")):
        before = field.text()
        fill(field, wrong)
        assert not window.bar.isHidden() and not window.head.next.isEnabled()
        assert "once the fields can be read" in texts(window)
        fill(field, before or "0")
        assert window.bar.isHidden() and window.head.next.isEnabled()


def test_what_is_typed_waits_and_can_be_dropped(shown: Shown) -> None:
    tick(shown.window.reason.option("stop_payment"))
    type_text(shown.window.note, "bank called")
    shown.window.close()
    again = shown.open()
    assert (again.reason.value(), again.note.text()) == ("stop_payment", "bank called")
    assert again.head.next.isEnabled()
    click(again.bar.button)
    assert (again.reason.value(), again.note.text()) == ("", "") and drafts.waiting(shown.run.desk) == ()


def test_what_changed_meanwhile_is_not_posted(shown: Shown) -> None:
    tick(shown.window.reason.option("nsf"))
    bouncing.bounce(shown.run.desk, Bounce(shown.number, shown.run.desk.clock.today(), "other"))
    click(shown.window.head.next)
    assert "came back from the bank" in shown.window.bar.label.text() and shown.wanted == []
    shown.run.changed.emit(frozenset({"checks"}))
    assert not shown.window.head.next.isEnabled()


def test_one_that_is_not_with_the_bank_or_unknown_is_told(run: Run) -> None:
    here = Shown(run, checking.received(run.desk).check.number)
    assert "has not been deposited yet" in here.window.bar.label.text()
    assert not here.window.head.next.isEnabled()
    here.window.head.menu.actions()[0].trigger()
    assert here.wanted == [("check", here.number)]
    nobody = Shown(run, "CK-26-00099-9")
    assert not nobody.window.bar.isHidden() and nobody.window.head.next.isHidden()
    nobody.window.look()
    assert nobody.window.sheet is None
