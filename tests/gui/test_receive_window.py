"""A parcel is received: scan, note what was found, see the credit, settle, print."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.receive_window import ReceiveWindow
from desk.gui.run import Run
from desk.operations import checklists, drafts, items, requests, returns, setting_apart
from desk.records.checklists import Check
from desk.records.lists import Hit
from desk.records.returns import Parcel
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, press, record_window, texts, type_text
from tests.gui.returning import FOUND, issued, settled, together


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The form for the porcelain doll."""
    return record_window(main, "receive", issued(main.run.desk).number)


def test_what_nobody_looked_at_is_asked_for(window: Any) -> None:
    assert "RA number stands on the outside" in texts(window)
    click(window.form.outside.yes)
    assert "Look at each item" in texts(window)
    assert not window.head.next.isEnabled()


def test_it_is_settled_and_its_slip_shown_in_three_clicks(main: MainWindow, window: Any) -> None:
    click(window.form.outside.yes)
    click(window.all_right)
    assert "$77.45" in texts(window) and "-$17.99" in texts(window)
    click(window.head.next)
    ra = returns.open_return(main.run.desk, window.subject).ra
    assert ra.state == "settled"
    assert opened(main, "credit_slip", ra.settlement.slip).pdf.startswith(b"%PDF")
    assert opened(main, "return", ra.number) is not None
    assert drafts.waiting(main.run.desk) == ()


def test_without_the_number_outside_it_is_not_accepted(window: Any) -> None:
    click(window.form.outside.no)
    click(window.all_right)
    assert "Refused" in texts(window)
    assert plain_text(window.head.next.text()) == "Refuse the parcel"


def test_each_condition_counts(window: Any) -> None:
    click(window.form.outside.yes)
    click(window.all_right)
    line = window.sheet.ra.lines[0].id
    click(window.grid.cell(line, "original_packaging").no)
    assert "Refused" in texts(window)
    click(window.grid.cell(line, "original_packaging").yes)
    assert window.head.next.isEnabled()


def test_the_day_it_was_sent_decides(main: MainWindow, window: Any) -> None:
    main.run.desk.clock.day = date(2026, 3, 26)
    click(window.form.outside.yes)
    click(window.all_right)
    fill(window.form.received, "3/26/26")
    assert "Refused" in texts(window)
    fill(window.form.sent, "3/20/26")
    assert "Allowed" in texts(window)
    window.load()
    assert "Lapsed" in texts(window)


def test_a_day_before_the_ra_is_told(window: Any) -> None:
    fill(window.form.received, "3/1")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()
    window.form.received.clear()
    window.look()
    assert "Received on" in window.bar.label.text()


def test_what_was_noted_is_there_again(main: MainWindow, window: Any) -> None:
    number = window.subject
    click(window.form.outside.no)
    window.close()
    again = record_window(main, "receive", number)
    assert again.form.outside.value() is False and "left off" in texts(again)
    click(again.bar.button)
    assert again.form.outside.value() is None


def test_a_return_that_is_settled_is_not_received_twice(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "receive", done.ra.number)
    assert "settled already" in texts(window)
    click(window.head.next)
    assert opened(main, "return", done.ra.number) is not None


def test_the_label_is_scanned_or_typed(main: MainWindow) -> None:
    number = issued(main.run.desk).number
    window = record_window(main, "receive")
    assert not window.take_hit(Hit("order", "#1001", ""))
    type_text(window.pick.box.field, number)
    press(window.pick.box.field, Qt.Key.Key_Return)
    assert opened(main, "receive", number) is not None
    assert record_window(main, "receive").take_hit(Hit("return", number, ""))


@pytest.fixture
def both(run: Run) -> Any:
    """The form for the bear and the doll in one parcel, which goes by itself: no window is opened by it."""
    items.count_stock(run.desk, "A", 1, "first count")
    items.count_stock(run.desk, "B", 1, "first count")
    return form(run, together(run.desk, "A", "B").number)


def form(run: Run, number: str) -> Any:
    """The form of a return, with nobody who opens what it asks for."""
    window = ReceiveWindow(run, number)
    window.show()
    return window


def wanted(run: Run) -> list[tuple[str, str]]:
    """The kind and number of every window that is asked for from now on."""
    found: list[tuple[str, str]] = []
    run.wanted.connect(lambda kind, number: found.append((kind, number)))
    return found


def test_one_is_settled_and_the_other_refused_at_once(run: Run, both: Any) -> None:
    opened = wanted(run)
    click(both.form.outside.yes)
    click(both.all_right)
    bear, doll = (line.id for line in both.sheet.ra.lines)
    click(both.grid.cell(doll, "original_packaging").no)
    assert plain_text(both.head.next.text()) == "Settle 1, refuse 1"
    assert both.grid.place(doll).isHidden() and not both.grid.place(bear).isHidden()
    click(both.head.next)
    done = returns.open_return(run.desk, both.subject)
    assert (done.ra.state, [line.sku for line in done.ra.lines]) == ("settled", ["A"])
    (other,) = done.together
    (asked,) = requests.requests_of(run.desk, "#1001")
    assert (other.state, asked.state, asked.ra) == ("refused", "refused", other.number)
    assert ("request", asked.number) in opened and ("return", both.subject) in opened
    assert [items.open_item(run.desk, sku).item.on_hand for sku in "AB"] == [2, 1]


@pytest.mark.parametrize(("reason", "state"), [("", "refused"), ("wrong_item", "open")])
def test_what_is_not_accepted_is_kept_by_the_same_button(
    run: Run, both: Any, reason: str, state: str
) -> None:
    opened = wanted(run)
    click(both.form.outside.no if state == "refused" else both.form.outside.yes)
    click(both.all_right)
    if reason:
        both.form.reason.setCurrentIndex(both.form.reason.findData(reason))
        both.form.reason.activated.emit(both.form.reason.currentIndex())
        assert "What the policy says of what was found:" in texts(both)
    click(both.head.next)
    (asked,) = requests.requests_of(run.desk, "#1001")
    assert opened == [("request", asked.number)]
    assert returns.open_return(run.desk, both.subject).ra.state == state
    assert drafts.waiting(run.desk) == ()


def test_the_owner_begins_with_what_the_policy_says_of_what_was_found(run: Run) -> None:
    window = form(run, issued(run.desk).number)
    click(window.form.outside.yes)
    click(window.all_right)
    window.form.reason.setCurrentIndex(window.form.reason.findData("defective"))
    window.form.reason.activated.emit(window.form.reason.currentIndex())
    entries = {plain_text(action.text()): action for action in window.head.menu.actions()}
    entries["Allow it all the same…"].trigger()
    fields = window.ask._fields
    assert (fields["credit"].text(), fields["destination"].currentData()) == ("95.44", "store_credit")
    fields["reason"].setText("a seam was open")
    click(window.ask.confirm)
    done = returns.open_return(run.desk, window.subject).ra
    assert done.settlement is not None
    assert (done.settlement.credit, done.settlement.found_reason) == (9544, "defective")


def test_the_owner_gives_the_same_item_where_nothing_is_proposed(run: Run) -> None:
    window = form(run, issued(run.desk).number)
    click(window.form.outside.no)
    click(window.all_right)
    window._ask_how_much()
    fields = window.ask._fields
    fields["credit"].setText("0")
    fields["destination"].setCurrentIndex(fields["destination"].findData("exchange_same_item"))
    fields["reason"].setText("a good customer")
    click(window.ask.confirm)
    done = returns.open_return(run.desk, window.subject).ra
    assert done.settlement is not None and done.settlement.destination == "exchange_same_item"


@pytest.mark.parametrize("here", [True, False])
def test_pieces_are_set_apart_and_what_is_here_is_next(run: Run, both: Any, here: bool) -> None:
    led: list[tuple[str, str, Any]] = []
    run.led.connect(lambda *told: led.append(told))
    click(both.form.outside.yes)
    fill(both.form.sent, "3/13/26")
    click(both.all_right)
    both._ask_apart()
    doll = both.sheet.ra.lines[1]
    both.apart.lines.tick(str(doll.id)).setChecked(True)
    both.apart.where.option("here" if here else "later").click()
    click(both.apart.deed)
    assert [line.sku for line in both.sheet.ra.lines] == ["A"] and both.apart.isHidden()
    assert both.grid.conditions()[0][1] == FOUND and both.form.outside.value() is True
    (other,) = both.together
    assert other.number in texts(both) and both.later == (() if here else (other.number,))
    click(both.head.next)
    if not here:
        assert led == []
        return
    ((kind, number, known),) = led
    assert (kind, number) == ("receive", other.number)
    assert days_of(known[0]) == (DAY, DAY, True) and known[1] == ()


def days_of(parcel: Parcel) -> tuple[date, date | None, bool | None]:
    """What holds for all that came in one parcel."""
    return parcel.received, parcel.sent, parcel.ra_on_package


def test_the_next_of_the_parcel_knows_its_days(main: MainWindow) -> None:
    desk = main.run.desk
    first = together(desk, "A", "B")
    other = setting_apart.set_apart(desk, first.number, {first.lines[0].id: 1})
    window = record_window(main, "receive", first.number)
    click(window.form.outside.yes)
    fill(window.form.sent, "3/13/26")
    click(window.all_right)
    click(window.head.next)
    following = opened(main, "receive", other.number)
    assert days_of(following.form.parcel()) == (DAY, DAY, True)
    click(following.all_right)
    click(following.head.next)
    assert returns.open_return(desk, other.number).ra.state == "settled"
    assert opened(main, "receive", first.number) is None
    record_window(main, "receive", first.number).take_known((Parcel(DAY), ()))


def test_what_waits_for_the_owner_is_told_and_not_gone_on_with(run: Run, both: Any) -> None:
    desk, led = run.desk, []
    run.led.connect(lambda *told: led.append(told))
    doll = both.sheet.ra.lines[1].id
    other = setting_apart.set_apart(desk, both.subject, {doll: 1})
    sheet = returns.open_return(desk, other.number)
    parcel = Parcel(date(2026, 3, 13), None, True, ((doll, FOUND),), found_reason="wrong_item")
    asked = requests.note_parcel(desk, returns.inspect(desk, sheet, parcel))
    both._again()
    click(both.form.outside.yes)
    click(both.all_right)
    click(both.head.next)
    assert led == [] and returns.open_return(desk, both.subject).ra.state == "settled"
    window, opened = form(run, other.number), wanted(run)
    assert asked.number in window.bar.label.text()
    click(window.bar.button)
    assert opened == [("request", asked.number)]


def test_a_refused_parcel_has_its_letter_and_is_not_received_again(main: MainWindow, window: Any) -> None:
    number = window.subject
    click(window.form.outside.no)
    click(window.all_right)
    click(window.head.next)
    (asked,) = requests.requests_of(main.run.desk, "#1001")
    assert opened(main, "request", asked.number) is not None
    assert "was refused" in texts(record_window(main, "receive", number))


def test_a_stale_return_is_not_set_apart(run: Run, both: Any) -> None:
    returns.void_ra(run.desk, both.subject, "typed twice")
    both._set_apart({both.sheet.ra.lines[0].id: 1}, True)
    assert not both.bar.isHidden() and both.together == ()


def test_the_checklist_is_answered_and_kept(run: Run) -> None:
    desk = run.desk
    checklists.set_checklist(
        desk, "Dolls", (Check("Box?", spoils="original_packaging"), Check("No.", "text"))
    )
    items.change_item(desk, replace(items.open_item(desk, "B").item, category="Dolls"))
    window = form(run, issued(desk).number)
    line = window.sheet.ra.lines[0].id
    click(window.form.outside.yes)
    click(window.all_right)
    assert "1 question of the checklist has no answer yet." in texts(window)
    fill(window.grid.check(line, "No.").line, "7/500")
    assert "no answer yet" not in texts(window)
    click(window.head.next)
    (kept,) = returns.open_return(desk, window.subject).ra.lines
    assert (kept.checks, kept.place) == ({"Box?": "yes", "No.": "7/500"}, "stock")
