"""Papers: a record holds all that is printed, so that a later change of the shop changes no old paper."""

from dataclasses import replace
from datetime import date

from desk.records.addresses import Address
from desk.records.answers import Answer
from desk.records.customers import Customer
from desk.records.orders import Order
from desk.records.papers import OrderPaper, ReturnPaper
from desk.records.returns import Return
from desk.records.shop import Shop

DAY = date(2026, 3, 13)
SHOP = Shop("Button & Bear")
RA = Return(
    1, "RA-26-00017-4", "#1001", "Ida", DAY, "defective", None, "open", (), Answer("return", "allowed")
)


def test_the_first_paper_is_the_original_and_differs_from_its_copy() -> None:
    paper = ReturnPaper(SHOP, RA, Address("Ida"))
    assert paper.copy == 0
    assert replace(paper, copy=1) != paper


def test_a_paper_keeps_the_shop_as_it_was() -> None:
    order = Order(1, "#1001", Customer(1, "CM-26-00001-0", "Ida"), DAY, ())
    assert OrderPaper(SHOP, order) != OrderPaper(replace(SHOP, name="Bear & Button"), order)
    assert OrderPaper(SHOP, order).order == order


def test_a_parcel_holds_its_returns_the_one_on_it_first_and_is_due_by_their_first_day() -> None:
    head = replace(RA, id=7, return_by=date(2026, 3, 23))
    early = replace(RA, id=3, number="RA-26-00018-2", head=RA.number, return_by=date(2026, 3, 20))
    done = replace(early, id=2, return_by=date(2026, 3, 1), state="settled")
    paper = ReturnPaper(SHOP, early, Address("Ida"), together=(done, head))
    assert paper.parcel == (head, done, early)
    assert paper.return_by == date(2026, 3, 20)
    assert ReturnPaper(SHOP, done, Address("Ida")).return_by == date(2026, 3, 1)
    assert ReturnPaper(SHOP, RA, Address("Ida")).return_by is None
