"""The cases' page: what the shop keeps, and how all came out, those that fall short first."""

from PySide6.QtWidgets import QApplication

from desk.gui.policy_cases import CasesPage
from desk.records.errors import Fault
from desk.records.policies import CaseOutcome, KeptCase, Revision
from desk.words import Words
from tests.gui.acts import click, texts

SHORT = CaseOutcome(
    "",
    "a doll",
    (
        Revision("credit", "77.45", "71.96"),
        Revision("amounts.sales_tax", "5.49", ""),
        Revision("cites", "a", ""),
    ),
)
BROKEN = CaseOutcome("", "broken", trouble=Fault("pack-unknown", pack="nobody"))


def test_without_cases_it_says_how_one_is_made(words: Words, qapp: QApplication) -> None:
    page = CasesPage(words)
    heard: list[bool] = []
    page.wanted.connect(lambda: heard.append(True))
    page.show_cases(())
    assert "Save as a policy case" in texts(page)
    page.show()
    click(page.run_all)
    assert heard == [True]


def test_kept_cases_are_listed(words: Words, qapp: QApplication) -> None:
    page = CasesPage(words)
    page.show_cases((KeptCase(1, "a doll", "text", "2026-03-13T12:00:00", "Alma", "RA-26-00001-3"),))
    assert "a doll\nAlma\nRA-26-00001-3" in texts(page)


def test_those_that_fall_short_come_first_with_the_difference(words: Words, qapp: QApplication) -> None:
    page = CasesPage(words)
    page.show_outcomes((CaseOutcome("samanthas.cases.toml", "fine"), SHORT, BROKEN), proposed=True)
    assert page.told.text().startswith("2 of 3 cases fall short.") and "being changed" in page.told.text()
    assert page.table.item(0, 1).text() == "Falls short" and page.table.item(2, 1).text() == "Holds"
    assert (
        "credit: 77.45 expected, 71.96 found; Sales tax: 5.49 expected, nothing found" in page.detail.text()
    )
    page.table.selectRow(1)
    assert "nobody" in page.detail.text() and "Our own" in page.detail.text()


def test_all_may_hold(words: Words, qapp: QApplication) -> None:
    page = CasesPage(words)
    page.show_outcomes((CaseOutcome("", "one"), CaseOutcome("", "two")), proposed=False)
    assert page.told.text() == "All 2 cases hold."
    page.show_outcomes((), proposed=False)
    assert page.outcomes.isHidden() and page.told.text() == "There are no cases of this policy yet."
    page.forget()
    assert page.told.text() == ""
