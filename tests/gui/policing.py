"""What tests of the policy's window share: the window, its clauses and fields, and long steps waited for."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import proposals
from desk.operations.desk import Desk
from desk.records.policies import ClauseSheet, PolicySheet
from tests.gui.acts import click, record_window

TOMORROW = date(2026, 3, 14)


def policy_window(main: MainWindow) -> Any:
    """The policy's window, opened as from the settings."""
    return record_window(main, "policy")


def sheet_of(desk: Desk) -> PolicySheet:
    """The policy of tomorrow."""
    return proposals.open_policy(desk, TOMORROW)


def clause_of(desk: Desk, name: str) -> ClauseSheet:
    """One clause of tomorrow's policy."""
    return next(each for each in sheet_of(desk).clauses if each.clause.id == name)


def fee_field(window: Any) -> Any:
    """The restocking fee's field."""
    window.clauses.choose("restocking")
    return window.clauses.panel.fields[0]


def menu(window: Any, text: str) -> Any:
    """An entry of the window's menu."""
    return {plain_text(action.text()): action for action in window.head.menu.actions()}[text]


def previewed(window: Any, qtbot: QtBot) -> None:
    """Press Preview and wait for the report."""
    click(window.changed.preview)
    qtbot.waitUntil(lambda: window.tabs["preview"].isChecked(), timeout=20_000)


def ran(window: Any, qtbot: QtBot) -> None:
    """Run all cases and wait for how they came out."""
    click(window.head.next)
    qtbot.waitUntil(lambda: bool(window.cases.told.text()), timeout=60_000)
