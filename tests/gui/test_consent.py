"""A step that wants a secret asks for it in its window; cancelled, nothing happened and nothing is lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desk.gui.consent import ConsentPanel
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import returns
from desk.records.errors import NeedsConsent
from desk.store import history
from tests.gui.acts import click, fill, press, record_window, texts, type_text
from tests.gui.returning import issued, settled
from tests.gui.staff import SECRETS, as_person, take_on


@pytest.fixture
def shop(main: MainWindow) -> MainWindow:
    """The main window of a shop with five people."""
    take_on(main.run.desk, "Bea", "Cleo", "Dora", "Olga")
    return main


def panel_of(window: Any) -> ConsentPanel | None:
    """The question for a secret that stands in a window."""
    return next((each for each in window.findChildren(ConsentPanel) if not each.isHidden()), None)


def void(main: MainWindow, number: str) -> Any:
    """Ask to void an RA for a reason, as far as the question for a secret."""
    window = record_window(main, "return", number)
    action = next(each for each in window.head.menu.actions() if "Void" in plain_text(each.text()))
    action.trigger()
    fill(window.ask._fields["reason"], "issued twice")
    return window


def by(shop: MainWindow, name: str) -> None:
    """Somebody else is at the counter."""
    shop.run.desk = as_person(shop.run.desk, name)


def test_the_approval_of_somebody_else_lets_the_step_be_done(shop: MainWindow) -> None:
    ra = issued(shop.run.desk)
    by(shop, "Cleo")
    window = void(shop, ra.number)
    panel = panel_of(window)
    assert panel and "approval of the owner or a manager: void the RA" in texts(panel)
    choice = panel._fields["name"]
    assert [choice.itemText(at) for at in range(choice.count())] == ["Alma", "Bea", "Olga"]
    choice.setCurrentIndex(1)
    fill(panel._fields["secret"], SECRETS["Bea"])
    assert returns.open_return(shop.run.desk, ra.number).ra.state == "voided"
    assert panel_of(window) is None and window.ask.isHidden() and window.bar.isHidden()
    (line,) = history.done(shop.run.desk.db, "void_ra")
    assert (line.person, line.after["agreed"], line.reason) == ("Cleo", "Bea", "issued twice")
    assert shop.run.desk.consents == ()


def test_ones_own_secret_is_asked_of_nobody_else(shop: MainWindow) -> None:
    done = settled(shop.run.desk)
    by(shop, "Bea")
    window = record_window(shop, "return", done.ra.number)
    action = next(each for each in window.head.menu.actions() if "Reverse" in plain_text(each.text()))
    action.trigger()
    fill(window.ask._fields["reason"], "another doll")
    panel = panel_of(window)
    assert panel and "This needs your secret: reverse the settlement." in texts(panel)
    assert list(panel._fields) == ["secret"] and panel._fields["secret"].hasFocus()
    fill(panel._fields["secret"], SECRETS["Bea"])
    assert returns.open_return(shop.run.desk, done.ra.number).ra.state == "open"


def test_a_wrong_secret_is_told_and_typed_again(shop: MainWindow) -> None:
    ra = issued(shop.run.desk)
    by(shop, "Cleo")
    window = void(shop, ra.number)
    panel = panel_of(window)
    assert panel
    fill(panel._fields["secret"], "not this one")
    assert not window.bar.isHidden() and panel._fields["secret"].text() == ""
    assert returns.open_return(shop.run.desk, ra.number).ra.state == "open"
    fill(panel._fields["secret"], SECRETS["Alma"])
    assert returns.open_return(shop.run.desk, ra.number).ra.state == "voided"


@pytest.mark.parametrize("way", ["cancel", "escape"])
def test_cancelled_nothing_happened_and_what_was_typed_stays(shop: MainWindow, way: str) -> None:
    ra = issued(shop.run.desk)
    by(shop, "Cleo")
    window = void(shop, ra.number)
    panel = panel_of(window)
    assert panel
    if way == "escape":
        panel._fields["secret"].setFocus()
        press(panel._fields["secret"], Qt.Key.Key_Escape)
    else:
        click(next(each for each in panel.findChildren(QPushButton) if plain_text(each.text()) == "Cancel"))
    assert panel_of(window) is None
    assert window.ask.isVisible() and window.ask._fields["reason"].text() == "issued twice"
    assert returns.open_return(shop.run.desk, ra.number).ra.state == "open"


def test_a_second_question_takes_the_place_of_the_first(shop: MainWindow) -> None:
    ra = issued(shop.run.desk)
    by(shop, "Cleo")
    window = void(shop, ra.number)
    click(window.ask.confirm)
    QApplication.processEvents()
    assert len([each for each in window.findChildren(ConsentPanel) if not each.isHidden()]) == 1


def test_where_nobody_could_approve_that_is_said(main: MainWindow) -> None:
    take_on(main.run.desk, "Cleo", secrets=False)
    ra = issued(main.run.desk)
    by(main, "Cleo")
    window = void(main, ra.number)
    assert panel_of(window) is None and "Nobody else can approve this" in window.bar.label.text()
    assert window.ask.isVisible()


def test_a_consent_serves_once_and_for_just_this(shop: MainWindow) -> None:
    """A step that wants another consent each time is not asked for ever."""
    asked = []

    def step(desk: Any) -> None:
        asked.append(len(desk.consents))
        raise NeedsConsent("wants-secret", f"another {len(asked)}", operation="void_ra")

    window = record_window(shop, "order", "#1001")
    shop.run.write(window.bar, step, changes=("orders",))
    panel = panel_of(window)
    assert panel
    fill(panel._fields["secret"], SECRETS["Alma"])
    assert asked == [0, 1] and panel_of(window) is None and not window.bar.isHidden()


def test_in_the_main_window_it_stands_below_the_bar(shop: MainWindow) -> None:
    def step(desk: Any) -> str:
        if not desk.consents:
            raise NeedsConsent("wants-secret", "just this", operation="void_ra")
        return "done"

    shop.run.write(shop.bar, step, changes=(), then=lambda done: shop.bar.tell(done))
    panel = panel_of(shop)
    assert panel and panel.y() > 0 and panel.isVisible()
    fill(panel._fields["secret"], SECRETS["Alma"])
    assert shop.bar.label.text() == "done"


def test_an_import_asks_and_begins_again(shop: MainWindow, qtbot: Any) -> None:
    from desk.records.lists import Progress

    window = record_window(shop, "order", "#1001")
    done: list[str] = []

    def steps(desk: Any) -> Any:
        yield Progress(1, 2)
        if not desk.consents:
            raise NeedsConsent("wants-approval", "just this", operation="import_orders", subject="orders.csv")
        return "imported"

    shop.run.long(window, "Import", steps, (), done.append)
    qtbot.waitUntil(lambda: panel_of(window) is not None)
    assert not shop.run.busy
    panel = panel_of(window)
    assert panel
    panel._fields["name"].setCurrentText("Olga")
    type_text(panel._fields["secret"], SECRETS["Olga"])
    click(panel.confirm)
    qtbot.waitUntil(lambda: done == ["imported"])
