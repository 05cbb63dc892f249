"""Deposit slips that the paper is drawn from."""

from datetime import date

from desk.paper.deposit_slip import render
from desk.records import codes
from desk.records.checks import Check
from desk.records.deposits import Deposit, DepositSlip
from desk.records.money import Money
from desk.records.payments import CHECK, MONEY_ORDER
from desk.records.shop import Shop
from desk.words import Words
from tests.paper.samples import SHOP

DAY = date(2026, 3, 20)


def check(at: int, payer: str = "Ann Miller", bank: str = "Ozark Savings") -> Check:
    """A check of a customer; every seventh is a money order."""
    kind = MONEY_ORDER if at % 7 == 6 else CHECK
    return Check(
        *(at, codes.make(codes.CHECK, 2026, at), 1, "CM-26-00001-2", payer, Money(10000 + at), DAY, DAY),
        kind=kind,
        payer=payer,
        bank=bank,
        check_number=str(1040 + at),
        routing="081000032" if kind == CHECK else "",
        account4="4711",
    )


def deposit_slip(count: int, text: str = "", shop: Shop = SHOP) -> DepositSlip:
    """A slip with so many checks, whose payer and bank are one text where that is given."""
    told = (text, text) if text else ()
    held = tuple(check(at, *told) for at in range(1, count + 1))
    return DepositSlip(shop, Deposit(1, codes.make(codes.BANK_DEPOSIT, 2026, 7), DAY, held))


def slip_of(text: str, shop: Shop, words: Words) -> bytes:
    """The paper of a check whose payer and bank are one text."""
    return render(deposit_slip(1, text, shop), words)
