"""Balances at their edges: goods that came back, cents that nobody owes, money for something else."""

from dataclasses import replace

from desk.operations import (
    balances,
    billings,
    items,
    notices,
    orders,
    parcels,
    payments,
    preorders,
    returns,
    shipping,
    taking,
)
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, Order
from desk.records.parcels import Ruling
from desk.records.payments import NewPayment
from desk.records.returns import Ask, Parcel
from desk.records.shipments import Dispatch
from desk.store.notices import unasked
from tests.conftest import FixedClock
from tests.operations.ordering import BEAR, DOLL, basket, paid, taken
from tests.operations.parceling import back, miniatures, read
from tests.operations.test_balances import P, Q, cancel, come, is_open, pay, ships


def test_what_came_back_is_not_asked_for_and_others_are(desk: Desk) -> None:
    order = taken(desk, P, DOLL, payments=paid(desk, 30000 + 8995 + 2379 + 1295))
    preorders.arrive(desk, "P", 1, desk.clock.today())
    ships(desk, order, "P")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", sheet.most, "store_credit"), "lost")
    assert unasked(desk.db) == [] and notices.make_balance_notices(desk) == ()
    taken(desk, Q, payments=paid(desk, 4000, "money_order"))
    assert come(desk, "Q") == [Money(18515)]


def test_no_cent_is_asked_for_that_is_not_owed(desk: Desk) -> None:
    lines = (
        NewLine("X", "A bear", 1, Money(33333)),
        replace(P, price=Money(5679)),
        replace(BEAR, price=Money(9999)),
    )
    order = taken(desk, *lines, payment_method="money_order")
    order = cancel(desk, order, 0)
    order = pay(desk, order, order.owed)
    assert (come(desk, "P"), is_open(desk), order.owed) == ([], [], ZERO)


def test_what_pays_a_charge_pays_no_balance(desk: Desk) -> None:
    order = taken(desk, BEAR, P, payments=paid(desk, 12000 + 732 + 1295 + 6000, "money_order"))
    ships(desk, order, "A")
    billings.bill_correction(desk, order.number, Money(1500))
    assert come(desk, "P") == [Money(25830)]
    charge = NewPayment("money_order", Money(1500), desk.clock.today(), purpose="charge")
    order = payments.take_payment(desk, order.number, charge)
    assert (order.owed, is_open(desk)) == (Money(25830), [(Money(25830), "untold")])
    order = payments.void_payment(desk, order.payments[-1].number, "another's")
    order = pay(desk, order, 25830)
    assert (order.owed, is_open(desk)) == (Money(1500), [(ZERO, "paid")])


def test_what_the_policy_does_not_tell_is_asked_for_until_the_order_is_paid(clock: FixedClock) -> None:
    desk = miniatures(clock)
    doll = replace(basket(desk, P, shipping_charged=Money(800)), payments=paid(desk, 30800))
    order = taking.take_order(desk, doll)
    assert come(desk, "P") == [] and is_open(desk) == []
    order = payments.void_payment(desk, order.payments[0].number, "another's")
    assert ([each.amount for each in notices.make_balance_notices(desk)], is_open(desk)) == (
        [None],
        [(None, "untold")],
    )
    order = pay(desk, order, 30800)
    assert (is_open(desk), notices.notices_to_tell(desk)) == ([(ZERO, "paid")], ())
    payments.void_payment(desk, order.payments[-1].number, "another's")
    assert is_open(desk) == [(None, "untold")] and notices.make_balance_notices(desk) == ()


def test_what_is_missing_for_a_part_of_a_line_frees_it_once_paid(desk: Desk) -> None:
    order = taken(desk, replace(P, quantity=3), payments=paid(desk, 18000, "money_order"))
    preorders.arrive(desk, "P", 2, desk.clock.today())
    # Two of three with their tax and all the shipping, less their own deposits: the third keeps its.
    assert shipping.pack_sheet(desk, order.number).missing == Money(60000 + 3660 + 1295 - 12000)
    order = pay(desk, order, 52955)
    assert (shipping.pack_sheet(desk, order.number).missing, order.holds) == (ZERO, ())
    order = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    assert (come(desk, "P"), order.owed) == ([Money(25830)], Money(25830))
    assert shipping.pack_sheet(desk, order.number).missing == Money(25830)
    order = pay(desk, order, 25830)
    assert shipping.ship(desk, Dispatch(order.number, desk.clock.today())).state == "shipped"


def test_what_is_missing_after_some_were_called_off_frees_the_others_too(desk: Desk) -> None:
    order = taken(desk, replace(P, quantity=4), payments=paid(desk, 24000, "money_order"))
    order = cancel(desk, order, 0)
    preorders.arrive(desk, "P", 1, desk.clock.today())
    order = pay(desk, order, int(shipping.pack_sheet(desk, order.number).missing))
    assert shipping.pack_sheet(desk, order.number).missing == ZERO
    order = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    assert order.owed == Money(2 * 25830)


def in_line(desk: Desk, name: str, method: str = "card") -> Order:
    """A pre-order in effect of somebody."""
    email = f"{name}@example.com"
    return taken(desk, P, payments=paid(desk, 6000, method), name=name, email=email)


def aside(desk: Desk, *orders: Order) -> list[int]:
    """How many pieces are set aside for some orders now."""
    return [read(desk, each).lines[0].allocated for each in orders]


def test_pieces_that_a_count_finds_are_for_who_waits(desk: Desk) -> None:
    first, second, third = in_line(desk, "ann"), in_line(desk, "zed"), in_line(desk, "cy")
    preorders.arrive(desk, "P", 1, desk.clock.today())
    item = items.count_stock(desk, "P", 2, "the second was in the box too")
    assert (aside(desk, first, second, third), item.free) == ([1, 1, 0], 0)
    assert read(desk, second).lines[0].arrived == desk.clock.today()


def test_what_came_back_to_the_shelf_is_for_who_waits(desk: Desk) -> None:
    order = taken(desk, P, payments=paid(desk, 33125))
    preorders.arrive(desk, "P", 1, desk.clock.today())
    ships(desk, order, "P")
    waits = in_line(desk, "zed")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", sheet.most, "store_credit"), "lost")
    assert aside(desk, waits) == [1]


def test_a_piece_goes_from_a_bounced_deposit_to_the_next_in_effect(desk: Desk) -> None:
    first, second = in_line(desk, "ann", "check"), in_line(desk, "zed")
    assert come(desk, "P") == [Money(27125)]
    payments.void_payment(desk, first.payments[0].number, "bounced")
    assert aside(desk, first, second) == [0, 1]
    (voided,) = [each for each in orders.read_history(desk, first.number) if each.operation == "void_payment"]
    assert voided.before["pieces"] == "1"
    # Nobody is asked for what is not here; once it is paid and in again, it is asked for anew.
    assert is_open(desk) == [] and read(desk, first).lines[0].arrived is None
    assert notices.notices_to_tell(desk) == ()
    pay(desk, first, 6000, "money_order")
    assert come(desk, "P") == [Money(27125)]
    assert aside(desk, first, second) == [1, 1]


def test_a_piece_stays_where_nobody_else_waits_or_some_deposit_is_left(desk: Desk) -> None:
    order = in_line(desk, "ann")
    preorders.arrive(desk, "P", 1, desk.clock.today())
    payments.void_payment(desk, order.payments[0].number, "another's")
    assert aside(desk, order) == [1]
    two = (*paid(desk, 4000, "check"), *paid(desk, 2000))
    other = taken(desk, P, payments=two, name="zed", email="zed@example.com")
    preorders.arrive(desk, "P", 1, desk.clock.today())
    third = in_line(desk, "cy")
    payments.void_payment(desk, other.payments[0].number, "bounced")
    assert aside(desk, order, other, third) == [1, 1, 0]


def test_what_paid_a_charge_that_is_gone_pays_the_balance(desk: Desk) -> None:
    order = taken(desk, BEAR, P, payments=paid(desk, 12000 + 732 + 1295 + 6000, "money_order"))
    ships(desk, order, "A")
    billings.bill_correction(desk, order.number, Money(1500))
    come(desk, "P")
    told = NewPayment("money_order", Money(1500), desk.clock.today(), purpose="charge")
    payments.take_payment(desk, order.number, told)
    (charge,) = billings.charges_of(desk, order.number)
    order = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (order.owed, is_open(desk)) == (Money(24330), [(Money(24330), "untold")])


def test_a_piece_that_came_back_is_none_of_those_that_left(desk: Desk) -> None:
    """The second to leave is paid on its own then: the third, which stays here, keeps its balance open."""
    order = taken(desk, replace(P, quantity=3), payments=paid(desk, 18000, "money_order"))
    preorders.arrive(desk, "P", 1, desk.clock.today())
    order = pay(desk, order, int(shipping.pack_sheet(desk, order.number).missing))
    ships(desk, order, "P")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", sheet.most, "store_credit"), "lost")
    order = pay(desk, order, 30000 + 1830 - 6000)
    assert order.owed == Money(30000 + 1830 - 6000), "the third's"
    assert (aside(desk, order), shipping.pack_sheet(desk, order.number).missing) == ([1], ZERO)


def test_a_cent_is_on_the_balance_of_which_the_most_is_open(desk: Desk) -> None:
    odd = [replace(line, price=Money(cents)) for line, cents in ((P, 3333), (Q, 5679))]
    order = taken(desk, DOLL, *odd, payments=paid(desk, 8995 + 549 + 1295 + 667 + 1136, "cash"))
    assert come(desk, "P") == [Money(2869)]
    cancel(desk, order, 0)
    assert come(desk, "Q") == [Money(4889)]
    # Each alone is 28.68 and 48.89; together they are a cent more.
    assert is_open(desk) == [(Money(2868), "untold"), (Money(4890), "untold")]


def test_a_piece_that_came_back_leaves_the_balance_of_the_next_as_it_was(desk: Desk) -> None:
    today = desk.clock.today()
    order = taken(desk, replace(P, quantity=3), payments=paid(desk, 18000), shipping_charged=ZERO)
    come(desk, "P", 3)
    order = ships(desk, pay(desk, order, 25830), "P")
    (line,) = order.lines
    assert balances.missing(desk, order, {line.id: 1}) == Money(25830)
    part = LinePart(str(line.id), 1)
    ra = returns.issue_ra(desk, Ask(order.number, "changed_mind", today, (part,), delivered=today))
    noted = Condition(opened=True, original_packaging=True, secured=True)
    parcel = Parcel(today, today, True, ((ra.lines[0].id, noted),))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    order = orders.open_order(desk, order.number)
    found = [balances.missing(desk, order, {line.id: pieces}) for pieces in (1, 2)]
    assert found == [Money(25830), Money(51660)]
