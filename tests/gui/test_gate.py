"""A button is enabled exactly where its operation would be let pass: every window, role, owner and state."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desk.exchange import report_file
from desk.gui import gate as gates
from desk.gui.gate import gate, is_open
from desk.gui.lock import GATED
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.people_card import STEPS
from desk.gui.reports_page import ReportsPage
from desk.gui.run import Run
from desk.gui.text import tip
from desk.operations import agencies, checklists, people, returns
from desk.records.checklists import Check
from desk.records.rights import Act
from desk.store import people as kept
from desk.words import Words
from tests.gui.gated import IMPORTS, PEOPLE, ROLES, SHOWN, WINDOWS, Window, cells, fresh, passes
from tests.gui.gated_banking import BANKING
from tests.gui.gated_cancelling import CANCELLING
from tests.gui.gated_check_window import CHECK_WINDOW
from tests.gui.gated_checks import TAKING_CHECKS
from tests.gui.gated_claims import CLAIMS
from tests.gui.gated_collections import COLLECTIONS
from tests.gui.gated_drawer import DRAWER
from tests.gui.gated_giving import GIVING
from tests.gui.gated_goods import GOODS
from tests.gui.gated_parcels import PARCELS
from tests.gui.gated_preorders import PREORDERS
from tests.gui.gated_receiving import RECEIVING
from tests.gui.gated_reconciling import RECONCILING
from tests.gui.gated_requests import REQUESTS
from tests.gui.gated_straying import STRAYING
from tests.gui.gated_taking import TAKING
from tests.gui.staff import as_person, take_on
from tests.operations.collecting import CHECKCARE, SOURCE


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "window",
    (
        *(*WINDOWS, *GOODS, *PARCELS, *PREORDERS, *RECEIVING, *TAKING, *CANCELLING, *GIVING, *CLAIMS),
        *(*STRAYING, *COLLECTIONS, *REQUESTS, *CHECK_WINDOW, *TAKING_CHECKS, *BANKING),
        *(*RECONCILING, *DRAWER),
    ),
    ids=lambda window: window.kind,
)
def test_a_windows_buttons_are_enabled_exactly_where_they_would_be_let_pass(
    window: Window, role: str, memory: Memory, qapp: object
) -> None:
    tried = list(cells(window, role, memory))
    assert len(tried) == len(window.states) * 2 * len(window.buttons)
    assert [each for each in tried if each[1] != each[2]] == []


def settings_cells(memory: Memory, role: str) -> Iterator[tuple[str, bool, bool]]:
    """The same of Settings, of what a list offers beside its title, and of the menus."""
    for own in (False, True) if ROLES[role] else (False,):
        _, presses = fresh(role, own)
        main = MainWindow(presses, Words("en"), memory)
        main.show()
        main._after_first_paint()
        main.show_page("settings")
        page: Any = main.pages.currentWidget()
        chosen = next(each for each in people.list_people(presses) if each.name == _chosen(role, own))
        page.people.choose(chosen.id)
        read = {name: page.people.buttons[name].isEnabled() for name in STEPS}
        read["show_recovery_words"] = page.recovery.show_words.isEnabled()
        read["checklist"] = page.checklists.buttons["add"].isEnabled()
        read["agency"], read["lawful"] = page.agency.change.isEnabled(), page.lawful.confirm.isEnabled()
        read["import"] = main.actions_made["import"].isEnabled()
        main.close()
        presses.db.close()
        for name, enabled in read.items():
            _, again = fresh(role, own)
            yield f"settings {role} {own} {name}", enabled, passes(lambda: _tries(again, name, chosen.id))  # noqa: B023
            again.db.close()


def _chosen(role: str, own: bool) -> str:
    return ROLES[role] if own else "Dora"


def _tries(desk: Any, name: str, person: int) -> Any:
    if name in PEOPLE:
        return PEOPLE[name](desk, person)
    if name == "agency":
        return agencies.set_agency(desk, CHECKCARE)
    if name == "lawful":
        return agencies.confirm_lawful(desk, SOURCE)
    if name == "checklist":
        return checklists.set_checklist(desk, "Dolls", (Check("Box?"),))
    return SHOWN(desk) if name == "show_recovery_words" else IMPORTS(desk, "")


@pytest.mark.parametrize("role", ROLES)
def test_settings_are_too(role: str, memory: Memory, qapp: object) -> None:
    tried = list(settings_cells(memory, role))
    assert len(tried) in (10, 20)
    assert [each for each in tried if each[1] != each[2]] == []


@pytest.mark.parametrize("role", ROLES)
def test_the_buttons_of_the_reports_are_too(role: str, memory: Memory, qapp: object) -> None:
    _, presses = fresh(role, True)
    run = Run(presses, Words("en"), memory)
    page = ReportsPage(run)
    day, make = date(2026, 3, 1), report_file.csv_of
    allowed = passes(lambda: report_file.export_report(presses, "sales", day, day, make))
    for button in (page.reports.export, page.reports.pdf, page.books.make):
        assert button.isEnabled() == allowed, button.text()
    page.deleteLater()
    presses.db.close()


@pytest.mark.parametrize(("planted", "role"), [(True, "clerk"), (False, "owner")])
def test_a_button_that_ignores_the_table_is_caught(
    planted: bool, role: str, memory: Memory, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "is_open", lambda run, act: planted)
    policy = next(each for each in WINDOWS if each.kind == "policy")
    wrong = [name for name, enabled, allowed in cells(policy, role, memory) if enabled != allowed]
    assert f"policy upcoming {role} other policy.save" in wrong
    assert any(enabled != allowed for _, enabled, allowed in settings_cells(memory, role))


def test_the_menus_lead_to_operations_of_the_table(main: MainWindow) -> None:
    assert all(is_open(main.run, Act(operation)) for operation in GATED.values())


def test_it_says_whose_right_it_is(run: Run, qapp: object) -> None:
    take_on(run.desk, "Bea", "Cleo", pins=False)
    run.desk = as_person(run.desk, "Cleo")
    for act, sentence in (
        (Act("add_person"), "Only the owner may do this."),
        (Act("list_overrides"), "Only the owner or a manager may do this."),
        (Act("void_ra", "RA", "settled"), "This cannot be done in the state that the record is in."),
        (Act("unheard_of"), "This cannot be done in the state that the record is in."),
    ):
        for target in (QPushButton(), QAction()):
            gate(run, target, act)
            assert not target.isEnabled() and target.toolTip() == tip(sentence)
    button = QPushButton()
    gate(run, button, Act("settle"), ready=False)
    assert not button.isEnabled() and button.toolTip() == ""
    gate(run, button, Act("settle"))
    assert button.isEnabled()


def test_who_has_left_presses_nothing(run: Run, qapp: object) -> None:
    ids = take_on(run.desk, "Cleo", pins=False)
    run.desk = as_person(run.desk, "Cleo")
    assert is_open(run, Act("settle"))
    with run.desk.db.atomic():
        kept.set_active(run.desk.db, kept.get(run.desk.db, ids["Cleo"]), False)
    assert not is_open(run, Act("settle"))
    assert not passes(lambda: returns.void_ra(run.desk, "RA-26-00001-0", "x"))
