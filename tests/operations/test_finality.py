"""Which lines cannot be returned is what the policy says, whatever the shop's is."""

from dataclasses import replace

from desk.operations import finality, orders, quoting, shops, taking
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import HOME

LINES = (
    NewLine("A", "Felt bear", 1, Money(12000)),
    NewLine("S", "Doll to measure", 1, Money(20000), "special"),
    NewLine("P", "Winter doll", 1, Money(30000), "preorder"),
    NewLine("L", "Doll house", 1, Money(40000), "layaway", first_payment=Money(5000)),
)


def test_a_special_order_is_final_where_the_policy_says_so(desk: Desk) -> None:
    order = taking.take_order(desk, NewOrder(desk.clock.today(), "Ann", LINES, ship_to=HOME))
    found = finality.final_lines(desk, order)
    assert [line.sku for line in order.lines if str(line.id) in found] == ["S"]
    assert {each.id for each in found.values()} == {"special-orders"}


def test_before_it_is_placed_too(desk: Desk) -> None:
    quote = quoting.quote(desk, NewOrder(desk.clock.today(), "Ann", LINES))
    assert set(finality.final_lines(desk, quote.order)) == {"2"}


def test_a_policy_that_takes_it_back_makes_nothing_final(clock: FixedClock) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, replace(SHOP, pack="miniature-expressions"), desk.packs["miniature-expressions"])
    new = NewOrder(clock.today(), "Ann", LINES)
    assert finality.final_lines(desk, quoting.quote(desk, new).order) == {}
    desk.db.close()


def test_stock_is_not_asked_about(desk: Desk) -> None:
    assert finality.final_lines(desk, orders.open_order(desk, "#1001")) == {}
