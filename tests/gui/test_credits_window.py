"""Store credit is looked at and its slip printed; the owner voids it or gives it away."""

from datetime import date, timedelta
from typing import Any

from desk.gui.main_window import MainWindow
from desk.operations import cancelling, credits, customers, orders
from desk.records.cancellations import CancelAsk
from desk.records.customers import Customer
from desk.records.money import Money
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, record_window, texts
from tests.gui.returning import settled
from tests.operations.ordering import paid, taken

YESTERDAY = DAY - timedelta(days=1)


def test_it_shows_balance_origin_and_slip(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit", done.slip.number)
    read = texts(window)
    for part in (done.slip.number, "Open", "Łukasz R&D", "$77.45", "nothing of it is spent", done.ra.number):
        assert part in read
    click(window.head.next)
    assert opened(main, "credit_slip", done.slip.number).pdf.startswith(b"%PDF")


def test_where_it_came_from_is_a_click_away(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit", done.slip.number)
    origin = next(each for each in window.facts.children() if done.ra.number in getattr(each, "text", str)())
    click(origin)
    assert opened(main, "return", done.ra.number) is not None


def test_what_a_cancellation_gave_leads_to_its_order(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed))
    number = cancelling.cancel_order(desk, sheet).slip
    window = record_window(main, "credit", number)
    click(next(each for each in window.facts.children() if order.number in getattr(each, "text", str)()))
    assert opened(main, "order", order.number) is not None


def entry(window: Any, key: str) -> Any:
    """What the menu of a window offers under a word."""
    actions = window.head.menu.actions()
    return next(each for each in actions if each.text().replace("&", "") == window.words(key))


def test_the_owner_voids_it_with_a_reason(main: MainWindow) -> None:
    number = settled(main.run.desk).slip.number
    window: Any = record_window(main, "credit", number)
    entry(window, "credit.void").trigger()
    assert "$77.45 of Łukasz R&D will be worth nothing" in texts(window)
    fill(window.ask._fields["reason"], "made by mistake")
    assert credits.open_credit(main.run.desk, number).state == "reversed"
    assert not window.head.next.isVisible() and not window.head.menu.actions()


def test_the_owner_gives_it_to_another_customer(main: MainWindow) -> None:
    desk = main.run.desk
    number, ida = settled(desk).slip.number, customers.add_customer(desk, Customer(0, "", "Ida"))
    window: Any = record_window(main, "credit", number)
    entry(window, "credit.transfer").trigger()
    fields = window.ask._fields
    fields["customer"].setText("CM-26-09999-1")
    fill(fields["reason"], "a present")
    assert window.ask._fields["reason"].text() == "a present" and not window.bar.isHidden()
    window.ask._fields["customer"].setText(ida.number)
    fill(window.ask._fields["reason"], "a present")
    assert f"Give $77.45 to Ida ({ida.number})?" in texts(window)
    click(window.ask.confirm)
    assert "Ida has it now" in texts(window)
    click(window.bar.button)
    (made,) = customers.open_customer(desk, ida.number).slips
    assert opened(main, "credit_slip", made).pdf.startswith(b"%PDF")
    click(
        next(
            each
            for each in record_window(main, "credit", made).facts.children()
            if number in getattr(each, "text", str)()
        )
    )
    assert opened(main, "credit", number) is not None


def test_the_owner_extends_one_that_has_ended(main: MainWindow) -> None:
    desk = main.run.desk
    with desk.db.atomic():
        buyer = orders.open_order(desk, "#1001").customer
        number, _ = credits.grant(desk, buyer.id, "#1001", Money(500), YESTERDAY)
    window: Any = record_window(main, "credit", number)
    for part in ("Expired", "Mar 12, 2026", "It could be spent until Mar 12, 2026. The owner can extend it"):
        assert part in texts(window)
    assert "$5.00 of store credit has expired" in texts(record_window(main, "customer", buyer.number))
    entry(window, "credit.extend").trigger()
    window.ask._fields["until"].retype("6/30")
    fill(window.ask._fields["reason"], "she was ill")
    lot = credits.open_credit(desk, number)
    assert (lot.state, lot.expires) == ("open", date(2026, 6, 30))
    assert "The owner can extend" not in texts(window)


def test_one_that_no_policy_ends_says_no_day(main: MainWindow) -> None:
    window: Any = record_window(main, "credit", settled(main.run.desk).slip.number)
    assert "Valid until" not in texts(window)
    words = {each.text().replace("&", "") for each in window.head.menu.actions()}
    assert window.words("credit.extend") not in words
