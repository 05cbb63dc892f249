"""The clicks that a return takes from the main window, each counted (counter.md: five to issue, to receive).

A scan counts as one, with its Enter; what is ticked and chosen counts as well, though it is the data itself.
"""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import orders, requests, returns, returns_list
from desk.records.returns import REASONS
from tests.conftest import FixedClock, doll_order
from tests.gui import acts
from tests.gui.acts import opened
from tests.gui.preordering import window as main_window
from tests.gui.returning import issued, together
from tests.operations.parceling import miniatures


class Clerk:
    """Somebody at the counter, whose clicks are counted."""

    def __init__(self, main: MainWindow) -> None:
        self.main, self.clicks = main, 0

    def scan(self, number: str) -> None:
        """A scanner's burst at the main window."""
        self.clicks += 1
        self.main.activateWindow()
        assert self.main.take_scan(number)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """The mouse on a button."""
        self.clicks += 1
        acts.click(widget)

    def tick(self, button: QAbstractButton) -> None:
        """The mouse on a tick or a reason."""
        self.clicks += 1
        acts.tick(button)

    def ask(self, reason: str, *skus: str) -> Any:
        """Order #1001 scanned, its lines ticked, a reason chosen: the window that answers."""
        self.scan("#1001")
        self.click(opened(self.main, "order", "#1001").head.next)
        shown = opened(self.main, "issue", "#1001")
        for sku in skus:
            self.tick(shown.lines.tick(orders.line_by_sku(shown.order, sku)))
        self.tick(shown.reasons.button(REASONS.index(reason)))
        return shown

    def receive(self, number: str) -> Any:
        """A label scanned, its number outside, all pieces fine: the window that answers."""
        self.scan(number)
        shown = opened(self.main, "receive", number)
        self.click(shown.form.outside.yes)
        self.click(shown.all_right)
        return shown


@pytest.fixture
def clerk(main: MainWindow) -> Clerk:
    """A clerk of the shop that gives store credit."""
    return Clerk(main)


def papers(main: MainWindow, kind: str) -> list[str]:
    """The numbers of the papers of a kind that are shown to be printed."""
    return [number for shown, number in main.windows._open if shown == kind]


def test_five_to_issue_an_ra_and_print_its_label(clerk: Clerk) -> None:
    clerk.click(clerk.ask("changed_mind", "B").head.next)
    (row,) = returns_list.of_order(clerk.main.run.desk, "#1001")
    assert papers(clerk.main, "ra_label") == [row.number]
    assert clerk.clicks == 5


def test_five_to_receive_it_and_print_its_slip(clerk: Clerk) -> None:
    ra = issued(clerk.main.run.desk)
    clerk.click(clerk.receive(ra.number).head.next)
    done = returns.open_return(clerk.main.run.desk, ra.number).ra
    assert done.settlement is not None
    assert papers(clerk.main, "credit_slip") == [done.settlement.slip]
    assert clerk.clicks == 4


def test_two_more_to_refuse_on_the_phone_and_print_the_letter(clerk: Clerk) -> None:
    """Four beside the line and the reason."""
    desk = clerk.main.run.desk
    desk.clock.day = date(2026, 3, 20)  # type: ignore[attr-defined]
    clerk.click(clerk.ask("changed_mind", "B").head.next)
    (asked,) = requests.requests_of(desk, "#1001")
    clerk.click(opened(clerk.main, "request", asked.number).head.next)
    assert papers(clerk.main, "refusal_letter") == [asked.number]
    assert clerk.clicks == 6


def test_one_more_to_receive_what_fares_differently(clerk: Clerk) -> None:
    """Only what is not as it was sent takes a click of its own; the other is credited, with its slip."""
    desk = clerk.main.run.desk
    ra = together(desk, "A", "B")
    shown = clerk.receive(ra.number)
    doll = next(line.id for line in ra.lines if line.sku == "B")
    clerk.click(shown.grid.cell(doll, "original_packaging").no)
    clerk.click(shown.head.next)
    (asked,) = requests.requests_of(desk, "#1001")
    done = returns.open_return(desk, ra.number).ra
    assert done.settlement is not None
    assert (done.state, asked.state) == ("settled", "refused")
    assert papers(clerk.main, "credit_slip") == [done.settlement.slip]
    assert opened(clerk.main, "request", asked.number) is not None
    assert clerk.clicks == 5


def test_five_to_send_what_was_missing(clock: FixedClock, memory: Memory, qapp: QApplication) -> None:
    desk = miniatures(clock)
    orders.enter_order(desk, doll_order(delivered=date(2026, 3, 11)))
    clerk = Clerk(main_window(desk, memory, qapp))
    clerk.click(clerk.ask("missing_item", "B").head.next)
    (row,) = returns_list.of_order(desk, "#1001")
    assert (row.state, orders.open_order(desk, "SO-26-00001-4").total) == ("settled", 0)
    assert clerk.clicks == 5
