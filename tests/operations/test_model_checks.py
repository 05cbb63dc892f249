"""The model shop's 273 checks: in, to the bank, held, cleared, ten returned; all of it counted by hand."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desk.exchange import list_file, shopify
from desk.operations import bouncing, checks, checks_list, deposits, handing_over, recovering, shops
from desk.operations.check_report import check_months
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.checks import Bounce, Check
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import ledger
from tests.conftest import DAY, SHOP, FixedClock, owners_desk
from tests.exchange.test_shopify import MODEL_SHOP, needs_model_shop
from tests.operations.collecting import with_agency

SOURCE = MODEL_SHOP.with_name("payments.csv")
FEE = 3500
RETURNED, PAID, HANDED, LOST = 10, 3, 2, 1


class Hand:
    """What the file itself comes to, reckoned with nothing of ours."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.amounts = {row["checkNumber"]: int(Decimal(row["amount"]) * 100) for row in rows}
        self.days = {row["checkNumber"]: date.fromisoformat(row["paymentDate"]) for row in rows}
        self.months: dict[str, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda each: (each["paymentDate"], each["checkNumber"])):
            self.months[row["paymentDate"][:7]].append(row["checkNumber"])
        # Every twenty-seventh by its day came back.
        self.back = sorted(self.days, key=lambda each: (self.days[each], each))[26::27][:RETURNED]
        self.lost = self.back[PAID + HANDED : PAID + HANDED + LOST]

    def total(self, numbers: list[str]) -> int:
        """What these checks come to, in cents."""
        return sum(self.amounts[number] for number in numbers)


@pytest.fixture(scope="module")
def shop() -> Iterator[Desk]:
    """The model shop with its orders and customers; its checks are not in the book yet."""
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    to_end(shopify.run(desk, MODEL_SHOP))
    to_end(list_file.run(desk, MODEL_SHOP.with_name("customers.csv"), "customers"))
    yield desk
    desk.db.close()


def booked(desk: Desk) -> dict[str, int]:
    """The accounts' balances that checks move."""
    found = ledger.trial_balance(desk.db)
    return {account: found.get(account, 0) for account in ("1010", "1020", "1100", "4230", "5300")}


def every(desk: Desk) -> dict[str, Check]:
    """All checks in the book by the number that stands on them."""
    found = desk.db.query("SELECT number FROM checks ORDER BY id")
    read = [checks.open_check(desk, row["number"]).check for row in found]
    return {each.check_number: each for each in read}


def month_end(month: str) -> date:
    """The last day of a month such as 2004-02."""
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@needs_model_shop
def test_the_life_of_273_checks(shop: Desk) -> None:
    hand, before = Hand(SOURCE), booked(shop)
    report = to_end(list_file.run(shop, SOURCE, "checks"))
    assert (report.rows, report.count("new"), report.faults) == (273, 273, ())
    pays = Counter(len(each.record.parts) for each in report.planned)  # type: ignore[union-attr]
    assert pays == {1: 250, 2: 19, 3: 2, 4: 2}
    kept = every(shop)
    assert {number: (each.amount, each.received) for number, each in kept.items()} == {
        number: (hand.amounts[number], hand.days[number]) for number in hand.amounts
    }
    # They were paid and booked with their orders already.
    assert booked(shop) == before
    to_the_bank(shop, hand, kept)
    whole = sum(hand.amounts.values())
    assert booked(shop) == {**before, "1010": before["1010"] - whole, "1020": before["1020"] + whole}
    cleared_or_returned(shop, hand)
    back = hand.total(hand.back)
    assert booked(shop) == {
        **before,
        "1010": before["1010"] - whole,
        "1020": before["1020"] + whole - back,
        "1100": before["1100"] + back + FEE * RETURNED,
        "4230": before["4230"] - FEE * RETURNED,
    }
    assert Counter(each.state for each in every(shop).values()) == {"cleared": 263, "returned": 10}
    paid_or_lost(shop, hand)
    settled(shop, hand, before, whole)


def to_the_bank(shop: Desk, hand: Hand, kept: dict[str, Check]) -> None:
    """Every month's checks on a slip of its last day; until its hold ends nothing that a check paid ships."""
    for month, numbers in hand.months.items():
        slip = deposits.make_deposit(shop, [kept[number].number for number in numbers], month_end(month))
        assert (len(slip.checks), slip.total) == (len(numbers), hand.total(numbers))
    for number, each in every(shop).items():
        assert (each.state, each.deposited) == ("deposited", month_end(str(hand.days[number])[:7]))
        ends = hand.days[number] + timedelta(days=10)
        # One check is older than its order by more than the ten days, which then holds nothing.
        paid = [part.payment.received for part in checks.open_check(shop, each.number).parts]
        assert each.hold_until == (ends if max(paid) < ends else None)


def cleared_or_returned(shop: Desk, hand: Hand) -> None:
    """Ten come back a week after they went to the bank; the bank paid all others by then."""
    for number, each in every(shop).items():
        assert each.deposited
        if number in hand.back:
            sheet = bouncing.bounce(shop, Bounce(each.number, each.deposited + timedelta(days=7), "nsf"))
            assert (sheet.open, sheet.fee) == (each.amount + FEE, FEE)
        else:
            deposits.clear_checks(shop, [each.number], each.deposited + timedelta(days=7))


def paid_or_lost(shop: Desk, hand: Hand) -> None:
    """Three are paid in cash with their fees, two go to the agency, one is given up."""
    kept = every(shop)
    for number in hand.back[:PAID]:
        each = kept[number]
        cash = NewPayment("cash", Money(each.amount + FEE), DAY)
        assert recovering.take_check_payment(shop, each.number, cash).check.state == "paid"
    with_agency(shop)
    for number in hand.back[PAID : PAID + HANDED]:
        handed = handing_over.hand_over(shop, kept[number].number)
        assert (handed.check.state, handed.check.handed) == ("collections", DAY)
    for number in hand.lost:
        assert recovering.write_off(shop, kept[number].number, "gone away").check.state == "written_off"


def settled(shop: Desk, hand: Hand, before: dict[str, int], whole: int) -> None:
    """Six are owed with their fees, two of them at the agency's; nothing else changed."""
    open_ = [number for number in hand.back[PAID:] if number not in hand.lost]
    assert booked(shop) == {
        **before,
        "1010": before["1010"] - whole,
        "1020": before["1020"] + whole - hand.total(hand.back),
        "1100": before["1100"] + hand.total(open_) + FEE * len(open_),
        "4230": before["4230"] - FEE * RETURNED,
        "5300": before["5300"] + hand.total(hand.lost) + FEE * LOST,
    }
    report = check_months(shop, date(2003, 1, 1), date(2005, 12, 31))
    assert [f"{each.month:%Y-%m}" for each in report.months] == sorted(hand.months)
    assert [(each.number, each.amount) for each in report.months] == [
        (len(hand.months[month]), hand.total(hand.months[month])) for month in sorted(hand.months)
    ]
    waited = [
        (month_end(str(hand.days[number])[:7]) + timedelta(days=7) - hand.days[number]).days
        for number in hand.amounts
        if number not in hand.back
    ]
    whole_time = report.total
    assert (whole_time.days, whole_time.longest, whole_time.cleared) == (sum(waited), max(waited), 263)
    assert (whole_time.returned, whole_time.returned_amount) == (RETURNED, hand.total(hand.back))
    assert (whole_time.recovered, whole_time.fees_paid) == (hand.total(hand.back[:PAID]), FEE * PAID)
    assert (whole_time.lost, whole_time.fees) == (hand.total(hand.lost) + FEE * LOST, FEE * RETURNED)
    at_agency = hand.total(hand.back[PAID : PAID + HANDED]) + FEE * HANDED
    assert (whole_time.agency, whole_time.agency_amount) == (HANDED, at_agency)
    chips = checks_list.counts(shop)
    back = RETURNED - PAID - HANDED - LOST
    assert {name: chips[name] for name in ("cleared", "collections", "written_off", "paid", "returned")} == {
        "cleared": 263, "collections": HANDED, "written_off": LOST, "paid": PAID, "returned": back,
    }  # fmt: skip
    assert chips["to_deposit"] == chips["on_hold"] == 0 and chips["passed"] == back
    owed = {number: checks.open_check(shop, each.number).open for number, each in every(shop).items()}
    assert {number: money for number, money in owed.items() if money} == {
        number: hand.amounts[number] + FEE for number in open_
    }
