"""The people in Settings: listed, taken on, given roles, PINs and secrets, put out of service and back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.consent import ConsentPanel
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.people_card import STEPS
from desk.operations import people
from desk.store import history
from tests.gui.acts import cells, click, fill, press, texts, type_text
from tests.gui.staff import PINS, SECRETS, as_person, take_on


@pytest.fixture
def shop(main: MainWindow) -> MainWindow:
    """The main window of a shop with four people."""
    take_on(main.run.desk, "Bea", "Cleo", "Olga")
    return main


def settings(main: MainWindow, name: str, chosen: str) -> Any:
    """The card as a person sees it, with somebody's row chosen."""
    main.run.desk = as_person(main.run.desk, name)
    main.rebuild()
    main.show_page("settings")
    page = main.pages.currentWidget()
    found = {each.name: each.id for each in people.list_people(main.run.desk)}
    page.people.choose(found[chosen])
    return page


def answer(page: Any, **told: str) -> None:
    """Fill the question and agree."""
    for name, text in told.items():
        field = page.people.ask._fields[name]
        if hasattr(field, "setCurrentIndex"):
            field.setCurrentIndex(field.findData(text))
        else:
            field.clear()
            type_text(field, text)
    click(page.people.ask.confirm)


def agree(page: Any, name: str) -> None:
    """Give one's own secret."""
    panel = next(each for each in page.findChildren(ConsentPanel) if not each.isHidden())
    fill(panel._fields["secret"], SECRETS[name])


def who(main: MainWindow, name: str) -> Any:
    """A person as kept."""
    return next(each for each in people.list_people(main.run.desk) if each.name == name)


def test_everybody_is_listed_with_role_and_state(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Alma")
    assert cells(page.people)[:6] == ["Alma", "Owner", "at work", "Bea", "Manager", "at work"]


def test_the_owner_takes_somebody_on(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Alma")
    click(page.people.buttons["add_person"])
    answer(page, name="Dora", role="clerk", pin="4444", pin_again="4445")
    assert "not the same" in page.bar.label.text() and page.people.ask.isVisible()
    answer(page, name="Dora", role="clerk", pin="4444", pin_again="4444")
    agree(page, "Alma")
    assert (who(shop, "Dora").role, who(shop, "Dora").has_secret) == ("clerk", False)
    assert "Dora" in cells(page.people) and page.people.ask.isHidden()
    assert people.sign_in(as_person(shop.run.desk, ""), "Dora", "4444").who == "Dora"


def test_who_approves_is_taken_on_with_a_secret(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Alma")
    click(page.people.buttons["add_person"])
    answer(page, name="Dora", role="manager", pin="4444", pin_again="4444")
    assert not page.bar.isHidden() and page.people.ask.isVisible()
    answer(page, secret="a long one", secret_again="a long one")
    agree(page, "Alma")
    assert who(shop, "Dora").has_secret


def test_a_role_is_changed_for_a_reason(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Bea")
    click(page.people.buttons["set_role"])
    choice = page.people.ask._fields["role"]
    assert [choice.itemData(at) for at in range(choice.count())] == ["owner", "clerk"]
    answer(page, role="clerk", reason="")
    assert not page.bar.isHidden()
    answer(page, reason="half days now")
    agree(page, "Alma")
    assert who(shop, "Bea").role == "clerk" and page.people.chosen.name == "Bea"
    (line,) = history.done(shop.run.desk.db, "set_role")
    assert (line.reason, line.before["role"], line.after["role"]) == ("half days now", "manager", "clerk")


def test_who_has_left_is_put_away_and_brought_back(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Cleo")
    for text, active in (("Put out of service…", False), ("Bring back…", True)):
        button = page.people.buttons["set_active"]
        assert plain_text(button.text()) == text
        click(button)
        answer(page, reason="so it is")
        agree(page, "Alma")
        assert who(shop, "Cleo").active is active
    assert "at work" in cells(page.people)


def test_the_owner_gives_others_a_new_pin_and_secret(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Bea")
    for kind, new in (("pin", "9876"), ("secret", "an even longer one")):
        click(page.people.buttons[f"set_{kind}"])
        assert "old" not in page.people.ask._fields
        answer(page, **{kind: new, f"{kind}_again": new})
        agree(page, "Alma")
        assert page.people.ask.isHidden(), page.bar.label.text()
    assert people.sign_in(as_person(shop.run.desk, ""), "Bea", "9876").who == "Bea"
    assert people.prove(as_person(shop.run.desk, ""), "Bea", "an even longer one").proven


@pytest.mark.parametrize("name", ["Alma", "Bea", "Cleo"])
def test_everybody_gives_themselves_a_new_pin_with_the_old_one(shop: MainWindow, name: str) -> None:
    page = settings(shop, name, name)
    click(page.people.buttons["set_pin"])
    answer(page, old="0000", pin="9876", pin_again="9876")
    assert not page.bar.isHidden() and page.people.ask.isVisible()
    answer(page, old=PINS[name])
    assert page.people.ask.isHidden() and page.bar.isHidden()
    assert people.sign_in(as_person(shop.run.desk, ""), name, "9876").who == name


def test_a_button_that_stays_shut_says_whose_right_it_is(shop: MainWindow) -> None:
    page = settings(shop, "Cleo", "Bea")
    shut = {name for name in STEPS if not page.people.buttons[name].isEnabled()}
    assert shut == set(STEPS)
    assert "Only the owner may do this." in page.people.buttons["add_person"].toolTip()
    assert page.people.buttons["add_person"].accessibleDescription() == "Only the owner may do this."
    page.people.choose(who(shop, "Cleo").id)
    assert [name for name in STEPS if page.people.buttons[name].isEnabled()] == ["set_pin"]


def test_nobody_changes_their_own_role(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Alma")
    open_ones = [name for name in STEPS if page.people.buttons[name].isEnabled()]
    assert open_ones == ["add_person", "set_pin", "set_secret"]


def test_the_rail_leads_to_ones_own_row(shop: MainWindow) -> None:
    settings(shop, "Cleo", "Alma")
    shop.show_page("orders")
    click(shop.rail.button("person"))
    page = shop.pages.currentWidget()
    assert page.people.chosen.name == "Cleo" and shop.page == "settings"


def test_it_is_done_by_keyboard_alone(shop: MainWindow) -> None:
    page = settings(shop, "Alma", "Alma")
    page.people.table.setFocus()
    press(page.people.table, Qt.Key.Key_Down)
    press(page.people.table, Qt.Key.Key_Down)
    assert page.people.chosen.name == "Cleo"
    press(page.people.buttons["set_active"], Qt.Key.Key_Space)
    fill(page.people.ask._fields["reason"], "left us")
    agree(page, "Alma")
    assert not who(shop, "Cleo").active and "out of service" in texts(page)
