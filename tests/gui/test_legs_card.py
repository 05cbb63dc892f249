"""The legs behind a number stand in their order, and each opens its record."""

from datetime import date

import pytest

from desk.gui.legs_card import LegsCard
from desk.gui.main_window import MainWindow
from desk.operations import cash_moves, closings, credits, orders, reports
from desk.records.cash_moves import NewCashMove
from desk.records.money import Money
from desk.records.periods import Period
from desk.records.reports import Behind
from tests.conftest import FixedClock, doll_order
from tests.gui.acts import cells, opened, texts
from tests.gui.gated import owner
from tests.gui.returning import settled
from tests.operations import checking, counting

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def card(main: MainWindow) -> LegsCard:
    """The card of a shop where a doll came back."""
    settled(main.run.desk)
    made = LegsCard(main.run)
    made.show()
    return made


def test_legs_open_their_records(main: MainWindow, card: LegsCard) -> None:
    assert "press Enter" in texts(card) and card.table.isHidden()
    card.show_behind("March · Net: $329.95", Behind(YEAR, ("4000", "4010")))
    read = texts(card)
    for part in ("March · Net: $329.95", "4010 Returns", "4000 Sales", "-$209.95", "A return is settled"):
        assert part in read
    for row, kind in ((0, "order"), (2, "return")):
        card.table.itemActivated.emit(card.table.item(row, 0))
        assert opened(main, kind, card.legs[row].subject) is not None


def test_days_without_anything_say_so(card: LegsCard) -> None:
    card.show_behind("Jan 2025 · Net: $0.00", Behind(Period(date(2025, 1, 1), date(2025, 1, 31)), ("4000",)))
    assert "Nothing was booked here." in texts(card) and card.table.isHidden()
    assert "open its record" not in texts(card)


def test_it_says_where_there_are_more_and_what_is_late(
    main: MainWindow, card: LegsCard, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.day = date(2026, 4, 3)
    closings.close_month(main.run.desk, date(2026, 3, 1))
    orders.enter_order(main.run.desk, doll_order("#1077"))
    monkeypatch.setattr(reports, "MOST", 1)
    card.show_behind("April", Behind(Period(date(2026, 4, 1), date(2026, 4, 30)), ("4000",)))
    assert "Only the first 1 lines are shown." in texts(card) and "Apr 1, 2026 (of Mar " in texts(card)
    card.show_none("All", "books.behind-none")
    assert card.table.isHidden() and "reckoned from others" in texts(card)


def test_each_record_of_the_money_opens_its_own_window(main: MainWindow, card: LegsCard) -> None:
    desk = owner(main.run.desk)
    slip = checking.returned(desk, charge=1200).check
    counting.paid(desk, 5000)
    cash_moves.move_cash(desk, NewCashMove("put_in", Money(300), desk.clock.today()))
    closed = counting.closed(desk, 5299).number
    (lot,) = credits.list_credits(desk)
    credits.void_credit(desk, lot.number, "given by mistake")
    card.show_behind("All", Behind(YEAR, ("1000", "1010", "1020", "2100", "4290")))
    wanted = {
        "check_deposited": ("deposit", slip.deposit),
        "bank_charged": ("check", slip.number),
        "cash_counted": ("close_out", closed),
        "cash_moved": ("close_out", ""),
        "credit_voided": ("credit", lot.number),
    }
    for event, record in wanted.items():
        row = next(at for at, leg in enumerate(card.legs) if leg.event == event)
        card.table.itemActivated.emit(card.table.item(row, 0))
        assert opened(main, *record) is not None, event
        assert not main.windows.shown("order", record[1]), event
        assert cells(card)[row * 6 + 2] == record[1]
