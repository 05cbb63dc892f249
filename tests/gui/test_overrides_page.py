"""The report of overrides: one by one, by person, by clause, for who may see it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui import ask as asking
from desk.gui.main_window import MainWindow
from desk.gui.overrides_page import OverridesPage
from desk.operations import overrides, requests, returns, taking
from desk.records.money import Money
from desk.records.requests import Decision
from desk.store import people
from tests.gui.acts import click, fill, opened, press, texts
from tests.operations.acting import LATE, arrived, ask, issued
from tests.operations.claiming import waiting
from tests.operations.selling import boxed


@pytest.fixture
def page(main: MainWindow) -> OverridesPage:
    """The report of a shop where the policy was overridden twice."""
    desk = main.run.desk
    sheet = arrived(desk, issued(desk), outside=False)
    overrides.override_settlement(desk, sheet, Money(5000), "store_credit", "We know <b>her</b>")
    overrides.override_ra(desk, ask(sku="A", on=LATE)(desk), "ill")
    main.show_page("reports")
    QApplication.processEvents()
    reports: Any = main.pages.currentWidget()
    click(reports.chips["overrides"])
    return reports.made["overrides"]  # type: ignore[no-any-return]


def test_each_is_shown_and_summed(page: OverridesPage) -> None:
    read = texts(page)
    assert "Settled against the policy\nAlma\nra-outside\n$0.00\n$50.00\nWe know <b>her</b>" in read
    assert "Alma\n2\n$50.00" in read and "ra-outside\n1\n$50.00" in read
    fill(page.start, "3/14/2026")
    assert "Nobody said yes against the policy in this time." in texts(page)
    fill(page.start, "nonsense")
    assert not page.bar.isHidden()


def test_each_opens_what_it_is_about(page: OverridesPage, main: MainWindow) -> None:
    desk = main.run.desk
    returns.void_ra(desk, overrides.list_overrides(desk)[1].subject, "she sends it another day")
    number = waiting(desk, sku="A").number
    requests.decide_request(desk, number, Decision(True, "We sent the wrong bear"))
    taken = taking.override_order(desk, boxed(desk), "a good customer").number
    main.run.changed.emit(frozenset({"overrides"}))
    assert f"{number}\nOwner decided" in texts(page) and "We sent the wrong bear" in texts(page)
    kept = [each.subject for each in overrides.list_overrides(desk)]
    press(page.rows, Qt.Key.Key_Return)
    for row, kind in enumerate(("return", "return", "request", "order")):
        page.rows.cellActivated.emit(row, 0)
        assert opened(main, kind, kept[row]) is not None
    assert kept[2:] == [number, taken]


def test_it_is_exported(page: OverridesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "overrides.csv"
    monkeypatch.setattr(asking, "choose_target", lambda *_: target)
    click(page.export)
    rows = csv_out.read_back(target.read_bytes())
    assert rows[0][1] == "day" and rows[-1][-1] == "50.00" and len(rows) == 4


def test_a_clerk_does_not_see_it_and_it_follows_what_changes(page: OverridesPage, main: MainWindow) -> None:
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    main.run.changed.emit(frozenset({"overrides"}))
    assert page.rows.rowCount() == 0 and not page.export.isEnabled()
    assert "may not do this" in page.bar.label.text()
