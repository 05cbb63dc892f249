"""Store credit: a lot is open until it is spent, a slip is the original until it is copied."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from desk.records.answers import Answer
from desk.records.credits import CreditLot, CreditRow, CreditSlip
from desk.records.money import Money
from desk.records.shop import Shop

DAY = date(2026, 3, 24)
LOT = CreditLot(1, "CS-26-00001-7", "Łukasz", "RA-26-00017-4", DAY, Money(7745), Money(7745))


def test_a_lot_is_open_when_it_is_granted() -> None:
    assert LOT.state == "open"


def test_a_balance_is_not_written_over() -> None:
    with pytest.raises(FrozenInstanceError):
        LOT.balance = Money(0)  # type: ignore[misc]


def test_the_first_slip_is_the_original() -> None:
    answer = Answer("return", "allowed", credit=Money(7745))
    slip = CreditSlip(
        LOT.number, Shop("Button & Bear"), "Łukasz", DAY, LOT.amount, LOT.balance, LOT.origin, "#1001", answer
    )
    assert (slip.copy, slip.answer.credit) == (0, slip.amount)


def test_a_row_shows_what_a_lot_holds() -> None:
    assert [each.name for each in fields(CreditRow)] == [each.name for each in fields(CreditLot)]
