"""A report shows the customers' names letter for letter, and says nothing that was not asked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.outstanding_page import OutstandingPage
from desk.gui.reports_page import ReportsPage
from desk.gui.run import Run
from desk.records.periods import around
from desk.records.reports import KINDS
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import fill
from tests.hostile.looking import core, loud, read, rendered
from tests.hostile.test_windows import COMPARED, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def test_whose_credit_is_outstanding(
    texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    desk = shop_called("Button & Bear")
    made = [fill(desk, text, mark) for mark, text in enumerate(some(texts, 3))]
    with watched(bait) as done:
        page = OutstandingPage(Run(desk, Words("en"), memory))
        page.show()
        assert not loud(page) and rendered(page) == []
        shown = {core(each)[:COMPARED] for each in read(page)}
        page.deleteLater()
    assert [each.text for each in made if core(each.text)[:COMPARED] not in shown] == []
    assert done == []
    desk.db.close()


def test_what_a_number_of_the_books_is_made_of(
    texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    desk = shop_called("Button & Bear")
    for mark, text in enumerate(some(texts, 3)):
        fill(desk, text, mark)
    with watched(bait) as done:
        page = ReportsPage(Run(desk, Words("en"), memory))
        page.show()
        page.reports.days.show_period(around(desk.clock.today(), "year"))
        for kind in KINDS:
            page.show_report(kind)
            for row in range(len(page.reports.found.table.rows)):
                page.reports.table.cellActivated.emit(row, len(page.reports.found.by))
                assert not loud(page) and rendered(page) == [], kind
        page.deleteLater()
    assert done == []
    desk.db.close()
