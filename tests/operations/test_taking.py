"""An order is placed as it was quoted: by the policy, from the shelf, with what was paid."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import (
    booking,
    cancelling,
    carriage,
    orders,
    payments,
    quoting,
    returns,
    shipping,
    shops,
    taking,
)
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, DeskError, Refused, Stale
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.quotes import Short
from desk.records.returns import Ask
from desk.records.shipments import Dispatch
from desk.store import items, overrides
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import BEAR, DOLL, HOME, RELEASE, basket, paid, shelve, taken

BOX = replace(HOME, po_box=True)
BASE = replace(HOME, state="AE", city="APO")


def test_an_order_is_placed_as_quoted(desk: Desk) -> None:
    new = basket(desk, payments=paid(desk, 23571, reference="A77", brand="visa", last4="4242"))
    order = taking.take_order(desk, new, quoting.quote(desk, new))
    assert (order.number, order.state, order.owed) == ("SO-26-00001-4", "processed", Money(0))
    assert (order.tax, order.total, order.customer.name) == (Money(1281), Money(23571), "Ann Bell")
    assert [each.number for each in order.payments] == ["PY-26-00001-0"]
    assert (order.payments[0].brand, order.payments[0].last4) == ("visa", "4242")
    assert booking.held(desk, order.number) == Money(23571)
    assert (order.first_ship, order.ship_target) == (order.placed, order.placed + timedelta(2))
    assert order == orders.open_order(desk, order.number), "given back as it is kept, though not read again"


def test_an_order_told_with_all_there_is_is_given_back_as_it_is_kept(desk: Desk) -> None:
    """`taken` compares it with what is read again."""
    told = {"source": "fair", "flags": ("gift",), "processed": desk.clock.today(), "tax_stands": True}
    order = taken(desk, replace(BEAR, sku=" F  12 "), **told)
    assert (order.lines[0].sku, order.tax_stands) == ("F 12", True)
    assert (order.source, order.flags, order.processed) == ("fair", ("gift",), desk.clock.today())


def test_what_left_before_it_was_entered_is_given_back_as_it_is_kept(desk: Desk) -> None:
    today = desk.clock.today()
    assert taken(desk, processed=today, shipped=today, shipping_cost=Money(900)).state == "shipped"


def test_what_is_shipped_needs_an_address_and_a_quote_none(desk: Desk) -> None:
    nowhere = basket(desk, ship_to=Address(), service="customer_choice")
    assert quoting.quote(desk, nowhere).order.total > Money(0)
    for step in (taking.take_order, lambda desk, new: taking.override_order(desk, new, "so")):
        with pytest.raises(BadInput) as raised:
            step(desk, nowhere)
        assert raised.value.key == "ship-to-lacks"
        assert raised.value.values["names"] == ("name", "street", "city", "state", "postal_code")
    with pytest.raises(BadInput, match="ship-to-lacks"):
        taken(desk, ship_to=replace(HOME, postal_code=""))
    assert taken(desk, ship_to=Address(), service="pickup").number


def test_prices_stay_as_placed(desk: Desk) -> None:
    order = taken(desk, replace(BEAR, price=Money(9900)))
    known = items.by_sku(desk.db, "A")
    assert known is not None and (order.lines[0].price, known.price) == (Money(9900), Money(12000))


def test_the_customer_is_the_one_that_was_named(desk: Desk) -> None:
    first = taken(desk)
    again = taken(desk, customer=first.customer.number, email="", name="")
    assert again.customer == first.customer
    assert taken(desk).customer.number == first.customer.number, "the email finds them too"


def test_work_on_what_costs_nothing_begins_at_once(desk: Desk) -> None:
    order = taken(desk, replace(DOLL, price=Money(0)), shipping_charged=Money(0))
    assert (order.state, order.processed) == ("processed", order.placed)


def test_a_shelf_gives_what_it_has(desk: Desk) -> None:
    shelve(desk, BEAR, 2)
    order = taken(desk, replace(BEAR, quantity=2))
    item = items.by_sku(desk.db, "A")
    assert item is not None and (item.on_hand, item.allocated, item.free) == (2, 2, 0)
    assert order.lines[0].allocated == 2
    short = quoting.quote(desk, basket(desk, BEAR, replace(BEAR, quantity=3), DOLL)).short
    assert short == (Short(1, "A", 1, 0), Short(2, "A", 3, 0))
    with pytest.raises(Refused) as caught:
        taken(desk)
    assert (caught.value.key, caught.value.values) == ("stock-short", {"sku": "A", "asked": 1, "free": 0})
    assert taken(desk, replace(BEAR, kind="preorder")).lines[0].awaited == 1, "the maker has more"


def test_an_item_that_is_untaxed_brings_no_tax(desk: Desk) -> None:
    plain = taken(desk, replace(DOLL, untaxed=True))
    assert (plain.tax, plain.lines[0].untaxed) == (Money(0), True)


def test_an_item_that_is_new_is_entered_as_any_other(desk: Desk) -> None:
    order = taken(desk, replace(RELEASE, sku=" P  1 ", untaxed=True), payments=paid(desk, 14000))
    item = items.by_sku(desk.db, "P 1")
    assert item is not None and (item.kind, item.untaxed) == ("preorder", True)
    assert (order.lines[0].sku, order.lines[0].item) == ("P 1", item.id)
    assert [line.operation for line in orders.read_history(desk, "P 1")] == ["add_item"]
    with pytest.raises(BadInput):
        taken(desk, replace(BEAR, sku="  "))


def test_what_changed_since_it_was_shown_is_told(desk: Desk) -> None:
    new = basket(desk)
    shown = quoting.quote(desk, replace(new, shipping_charged=Money(1)))
    with pytest.raises(Stale):
        taking.take_order(desk, new, shown)


@pytest.mark.parametrize(
    ("to", "service", "outcome"), [(BOX, "ground", "refused"), (BASE, "priority_mail", "owner")]
)
def test_what_the_policy_does_not_allow_is_the_owner_s(
    desk: Desk, to: object, service: str, outcome: str
) -> None:
    new = basket(desk, ship_to=to, service=service)
    with pytest.raises(Refused, match=f"quote-{outcome}"):
        taking.take_order(desk, new)
    order = taking.override_order(desk, new, "a friend")
    (kept,) = overrides.between(desk.db, date.min, date.max)
    assert (kept.subject, kept.reason, kept.outcome) == (order.number, "a friend", outcome)
    with pytest.raises(Refused, match="override-needless"):
        taking.override_order(desk, basket(desk), "so")


def test_a_policy_without_quotes_stops_no_sale(clock: FixedClock) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, SHOP, desk.packs["miniature-expressions"])
    found = quoting.quote(desk, basket(desk))
    assert (found.answer.outcome, found.due_now) == ("owner", Money(22290))
    assert taken(desk).total == Money(22290)


def test_what_is_carried_out_is_paid_and_handed_over_in_one_step(desk: Desk) -> None:
    order = taken(desk, DOLL, service="pickup", payments=paid(desk, 9544, "cash"), ship_to=BASE,
                  shipping_charged=Money(0))  # fmt: skip
    assert (order.state, order.tax, order.owed) == ("delivered", Money(549), Money(0))
    assert booking.held(desk, order.number) == Money(0)


@pytest.mark.parametrize("method", ["check", ""])
def test_what_is_not_paid_for_good_stays_in_the_shop(desk: Desk, method: str) -> None:
    """A check holds its order ten days, also where the customer stands in the shop."""
    given = paid(desk, 9544, method) if method else ()
    order = taken(desk, DOLL, service="pickup", payments=given, shipping_charged=Money(0))
    assert order.is_open and not order.delivered


def test_what_is_still_to_come_is_not_handed_over_with_the_rest(desk: Desk) -> None:
    given = paid(desk, 14000 + 9544, "cash")
    order = taken(desk, RELEASE, DOLL, service="pickup", payments=given, shipping_charged=Money(0))
    assert (order.state, [line.shipped for line in order.lines]) == ("partly_shipped", [0, 1])
    kept = taken(desk, replace(DOLL, kind="layaway", first_payment=Money(2000)), service="pickup",
                 payments=paid(desk, 2000, "cash"), shipping_charged=Money(0))  # fmt: skip
    assert kept.is_open and not any(line.shipped for line in kept.lines)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"service": "pigeon"}, "service-unknown"),
        ({"channel": "smoke"}, "channel-unknown"),
        ({"promised": date(2026, 1, 1)}, "promised-before-placed"),
        ({"lines": (NewLine("A", "a", 1, Money(1), "gift"),)}, "kind-unknown"),
        ({"lines": ()}, "order-empty"),
        ({"placed": date(2027, 1, 1)}, "day-ahead"),
        ({"name": "A\x00"}, "text-control"),
    ],
)
def test_what_no_order_can_be_is_told(desk: Desk, change: dict, key: str) -> None:
    for step in (quoting.quote, taking.take_order):
        with pytest.raises(BadInput, match=key):
            step(desk, basket(desk, **change))


def test_more_than_it_comes_to_is_not_taken(desk: Desk) -> None:
    with pytest.raises(Refused, match="payment-above"):
        taken(desk, payments=paid(desk, 23572))
    assert desk.db.query("SELECT count(*) AS number FROM orders WHERE source = ''")[0]["number"] == 3


def test_a_void_keeps_its_number(desk: Desk) -> None:
    shelve(desk, BEAR, 1)
    order = taken(desk, BEAR)
    assert taking.void_order(desk, order.number, "typed twice").state == "voided"
    item = items.by_sku(desk.db, "A")
    assert item is not None and item.allocated == 0
    assert taken(desk).number.startswith("SO-26-00002-")


def _cancelled(desk: Desk) -> str:
    return taking.void_order(desk, taken(desk).number, "so").number


def _sent(desk: Desk) -> str:
    return taken(
        desk, DOLL, service="pickup", payments=paid(desk, 9544, "cash"), shipping_charged=Money(0)
    ).number


def _paid(desk: Desk) -> str:
    return taken(desk, payments=paid(desk, 100)).number


@pytest.mark.parametrize(
    ("made", "key"), [(_cancelled, "order-voided"), (_sent, "void-shipped"), (_paid, "void-paid")]
)
def test_what_went_on_is_not_voided(desk: Desk, made: Callable[[Desk], str], key: str) -> None:
    with pytest.raises(DeskError, match=key):
        taking.void_order(desk, made(desk), "typed twice")


def test_a_voided_order_takes_nothing_more(desk: Desk) -> None:
    number, today = _cancelled(desk), desk.clock.today()
    line = LinePart(str(orders.open_order(desk, number).lines[0].id), 1)
    for step in (
        lambda: payments.take_payment(desk, number, *paid(desk, 100)),
        lambda: cancelling.ask_cancel(desk, CancelAsk(number, today)),
        lambda: shipping.ship(desk, Dispatch(number, today)),
        lambda: carriage.foresee_cost(desk, number, Money(100)),
        lambda: returns.ask_return(desk, Ask(number, "changed_mind", today, (line,))),
    ):
        with pytest.raises(Refused, match="order-voided"):
            step()


def test_a_voided_payment_lets_the_order_be_voided(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 100))
    payments.void_payment(desk, order.payments[0].number, "the wrong order")
    assert taking.void_order(desk, order.number, "typed twice").voided


def test_a_new_item_s_lines_are_kept_as_they_were_quoted(desk: Desk) -> None:
    bare, taxed = (
        NewLine("NEW", "A new bear", 1, Money(10000), untaxed=True),
        NewLine("NEW", "A new bear", 1, Money(10000)),
    )
    order = taken(desk, bare, taxed)
    assert (order.tax, [line.untaxed for line in order.lines]) == (Money(610), [True, False])


def test_a_customer_entered_by_an_order_is_entered_as_any_other(desk: Desk) -> None:
    told = {"name": "Zoe  Quill", "email": "mailto:zoe@EXAMPLE.com", "phone": "314.555.0199"}
    made = taken(desk, **told).customer
    assert (made.name, made.email, made.phone) == ("Zoe Quill", "zoe@example.com", "(314) 555-0199")
    assert [line.operation for line in orders.read_history(desk, made.number)] == ["add_customer"]
    with pytest.raises(BadInput, match="phone-short"):
        taken(desk, email="", phone="555-0199")
    with pytest.raises(BadInput, match="customer-nameless"):
        taken(desk, email="", name=" ")


def test_what_is_not_sold_any_more_is_told_and_its_last_pieces_go(desk: Desk) -> None:
    known = shelve(desk, BEAR, 1)
    with desk.db.atomic():
        items.change(desk.db, replace(known, retired=True))
    assert quoting.quote(desk, basket(desk, BEAR, DOLL)).retired == ("A",)
    assert taken(desk, BEAR).lines[0].allocated == 1
    assert quoting.quote(desk, basket(desk, BEAR)).short == (Short(1, "A", 1, 0),)
