"""A pickup is arranged, the carrier is asked to pay and answers, in the window of the return."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import claims, returns
from desk.records.money import Money
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.gui.returning import issued
from tests.gui.test_returns_window import choose
from tests.operations.claim_trials import broken, filed, replaced


def button(window: Any, text: str) -> QPushButton:
    """A button of the claim's card."""
    found = [each for each in window.claim.findChildren(QPushButton) if plain_text(each.text()) == text]
    return found[0]


def fields(window: Any) -> dict[str, Any]:
    found: dict[str, Any] = window.ask._fields
    return found


def test_a_pickup_is_arranged_and_changed(main: MainWindow) -> None:
    ra = broken(main.run.desk).number
    window = record_window(main, "return", ra)
    assert "No pickup is arranged." in texts(window.claim)
    click(button(window, "Arrange a pickup…"))
    fields(window)["day"].setText("3/16")
    click(window.ask.confirm)
    assert "Carrier" in window.bar.label.text()
    type_text(fields(window)["carrier"], "UPS")
    fill(fields(window)["reference"], "PU 8841")
    assert window.ask.isHidden()
    assert "UPS picks it up on Mar 16, 2026  ·  PU 8841" in texts(window.claim)
    click(button(window, "Change the pickup…"))
    # A day without a year is one to come: the next February.
    fields(window)["day"].setText("2/1")
    fill(fields(window)["carrier"], "FedEx")
    assert not window.ask.isHidden() and "2027" in window.bar.label.text()
    fields(window)["day"].setText("3/17")
    fill(fields(window)["carrier"], "FedEx")
    sheet = claims.claim_sheet(main.run.desk, ra)
    assert [each.day for each in sheet.pickups] == [date(2026, 3, 16), date(2026, 3, 17)]
    assert "FedEx picks it up on Mar 17, 2026" in texts(window.claim)


def test_a_carrier_is_asked_and_pays(main: MainWindow) -> None:
    ra = broken(main.run.desk).number
    window = record_window(main, "return", ra)
    click(button(window, "Claim on the carrier…"))
    assert fields(window)["amount"].text() == "89.95"
    type_text(fields(window)["carrier"], "UPS")
    click(window.ask.confirm)
    assert "Claimed of UPS on Mar 13, 2026: $89.95" in texts(window.claim)
    click(button(window, "The carrier answered…"))
    fill(fields(window)["paid"], "60")
    (row,) = claims.list_claims(main.run.desk)
    assert (row.state, row.paid) == ("paid", Money(6000))
    assert "Paid on Mar 13, 2026: $60.00" in texts(window.claim)
    assert "The carrier answered…" not in texts(window.claim)


def test_a_carrier_that_pays_nothing_is_noted_with_a_reason(main: MainWindow) -> None:
    ra = broken(main.run.desk).number
    filed(main.run.desk, ra)
    window = record_window(main, "return", ra)
    click(button(window, "The carrier answered…"))
    fields(window)["state"].setCurrentIndex(1)
    click(window.ask.confirm)
    assert not window.bar.isHidden() and not window.ask.isHidden()
    fill(fields(window)["reason"], "badly packed")
    (row,) = claims.list_claims(main.run.desk)
    assert (row.state, row.paid) == ("denied", Money(0))
    assert "Denied on Mar 13, 2026" in texts(window.claim) and "badly packed" in texts(window)


def test_paid_without_an_amount_is_refused(main: MainWindow) -> None:
    ra = broken(main.run.desk).number
    filed(main.run.desk, ra)
    window = record_window(main, "return", ra)
    click(button(window, "The carrier answered…"))
    fields(window)["paid"].setText("")
    click(window.ask.confirm)
    assert not window.bar.isHidden() and "$89.95" in window.bar.label.text()


def test_a_voided_claim_offers_nothing(main: MainWindow) -> None:
    ra = broken(main.run.desk).number
    returns.void_ra(main.run.desk, ra, "typed twice")
    window = record_window(main, "return", ra)
    assert window.claim.findChildren(QPushButton) == []


def test_the_replacement_is_a_click_away(main: MainWindow) -> None:
    desk = main.run.desk
    done = replaced(desk, broken(desk))
    window = record_window(main, "return", done.ra.number)
    assert plain_text(window.head.next.text()) == "Open the replacement order"
    click(button(window, f"Replacement: order {done.replacement}"))
    assert opened(main, "order", done.replacement) is not None
    opened(main, "order", done.replacement).close()
    click(window.head.next)
    assert opened(main, "order", done.replacement) is not None


def test_its_report_is_in_the_menu_and_that_of_no_other_return(main: MainWindow) -> None:
    desk = main.run.desk
    ra = broken(desk).number
    window = record_window(main, "return", ra)
    choose(window, "Claim report")
    assert opened(main, "claim_report", ra).pdf.startswith(b"%PDF")
    other = record_window(main, "return", issued(desk, "A").number)
    assert "Claim report" not in [plain_text(each.text()) for each in other.head.menu.actions()]
