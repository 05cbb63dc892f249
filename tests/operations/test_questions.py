"""Questions of a shop's own from the call to the credit, the way that the customer chose, and two ways."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cases, credits, decided, orders, returns, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, Wanting
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.questions import Told
from desk.records.returns import Ask, Parcel, Return, Settled, Sheet
from desk.records.what_if import Proposal
from desk.store import ledger
from tests.asking_shop import PACK, open_shop
from tests.conftest import FixedClock, doll_order

FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True, damaged=False)
PHOTO = Told("photo", "yes")


@pytest.fixture
def shop(clock: FixedClock) -> Iterator[Desk]:
    """The shop that asks."""
    desk = open_shop(clock)
    yield desk
    desk.db.close()


def line(shop: Desk, sku: str = "B") -> str:
    """The key of a line of #1001."""
    return orders.line_by_sku(orders.open_order(shop, "#1001"), sku)


def ask(shop: Desk, *told: Told) -> Ask:
    """The doll of 89.95 is to come back."""
    return Ask("#1001", "changed_mind", date(2026, 3, 13), (LinePart(line(shop), 1),), told=told)


def seen(shop: Desk, ra: Return, *told: Told, to: str = "") -> Sheet:
    """The parcel came in as it should be."""
    parcel = Parcel(date(2026, 3, 24), None, True, ((ra.lines[0].id, FINE),), destination=to, told=told)
    return returns.inspect(shop, returns.open_return(shop, ra.number), parcel)


def settled(shop: Desk, *told: Told, to: str = "store_credit") -> Settled:
    """From the call to the credit."""
    return returns.settle(shop, seen(shop, returns.issue_ra(shop, ask(shop, PHOTO)), *told, to=to))


def test_what_the_policy_asks_is_told_with_its_options_and_defaults(shop: Desk) -> None:
    found = {each.name: each for each in returns.read_questions(shop, "#1001")}
    assert list(found) == ["photo", "wound", "gift_card", "before", "wear"]
    assert (found["photo"].kind, found["photo"].holder, found["photo"].default) == ("flag", "request", "")
    assert found["wound"].options == {"skein": {"en": "Skein"}, "ball": {"en": "Ball"}}
    assert [found[name].default for name in ("wound", "gift_card", "before")] == ["skein", "0.00", "0"]


def test_what_was_not_answered_is_asked_for(shop: Desk) -> None:
    with pytest.raises(Wanting, match="wants-fact"):
        returns.ask_return(shop, ask(shop))
    assert returns.ask_return(shop, ask(shop, PHOTO)).outcome == "allowed"
    assert returns.ask_return(shop, ask(shop, Told("photo", "no"))).outcome == "refused"
    assert returns.ask_return(shop, ask(shop, PHOTO, Told("before", "4"))).outcome == "refused"
    worn = Told("wear", "2026-03-19")
    assert returns.ask_return(shop, ask(shop, PHOTO, worn)).outcome == "refused"
    assert returns.ask_return(shop, ask(shop, PHOTO, replace(worn, value="2026-03-20"))).outcome == "allowed"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (Told("foto", "yes"), "fact-unknown"),
        (Told("photo", "perhaps"), "fact-unfitting"),
        (Told("before", "-1"), "fact-unfitting"),
        (Told("before", "٣"), "fact-unfitting"),
        (Told("wear", "2026-02-30"), "fact-unfitting"),
        (Told("gift_card", "5.005"), "fact-unfitting"),
        (Told("wound", "knot"), "fact-unfitting"),
    ],
)
def test_what_is_no_answer_is_told(shop: Desk, told: Told, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        returns.ask_return(shop, ask(shop, PHOTO, told))
    ra = returns.issue_ra(shop, ask(shop, PHOTO))
    with pytest.raises(BadInput, match=key):
        seen(shop, ra, told)


def test_an_answer_about_a_line_counts_for_it(shop: Desk) -> None:
    ball = Told("wound", "ball", line(shop))
    assert returns.ask_return(shop, ask(shop, PHOTO, ball)).credit == 8995 - 500
    assert returns.ask_return(shop, ask(shop, PHOTO, replace(ball, line=line(shop, "A")))).credit == 8995


def test_what_was_answered_is_kept_and_what_was_found_goes_before(shop: Desk) -> None:
    ball = Told("wound", "ball", line(shop))
    ra = returns.issue_ra(shop, ask(shop, PHOTO, ball))
    assert returns.open_return(shop, ra.number).ra.told == (PHOTO, ball)
    assert seen(shop, ra, to="store_credit").answer.credit == 8995 - 500
    found = seen(shop, ra, replace(ball, value="skein"), to="store_credit")
    assert found.answer.credit == 8995
    done = returns.settle(shop, found).ra.settlement
    assert done is not None
    assert done.told == (replace(ball, value="skein"),)


def test_an_answer_that_is_taken_back_counts_no_more(shop: Desk) -> None:
    ball = Told("wound", "ball", line(shop))
    ra = returns.issue_ra(shop, ask(shop, PHOTO, ball))
    found = seen(shop, ra, replace(ball, value=""), to="store_credit")
    assert found.answer.credit == 8995
    number = returns.settle(shop, found).ra.number
    assert decided.explain_return(shop, number).credit == 8995
    ra = returns.issue_ra(shop, replace(ask(shop, PHOTO), lines=(LinePart(line(shop, "A"), 1),)))
    assert seen(shop, ra, replace(PHOTO, value="")).wants == ("wants-fact",)


def test_the_way_that_the_customer_chose_decides_the_amount(shop: Desk) -> None:
    ra = returns.issue_ra(shop, ask(shop, PHOTO))
    open_sheet = seen(shop, ra)
    assert open_sheet.wants == ("wants-destination",)
    assert [(each.destination, each.credit) for each in open_sheet.answer.options] == [
        ("store_credit", 8995),
        ("original_payment", 8095),
        ("exchange", 8995),
    ]
    with pytest.raises(Wanting, match="wants-destination"):
        returns.settle(shop, open_sheet)
    refunded = returns.settle(shop, seen(shop, ra, to="original_payment"))
    assert refunded.slip is None
    assert refunded.ra.settlement.credit == 8095
    assert ledger.trial_balance(shop.db)["2110"] == -8095


def test_a_way_that_is_not_offered_is_told(shop: Desk) -> None:
    with pytest.raises(BadInput, match="wish-unknown"):
        seen(shop, returns.issue_ra(shop, ask(shop, PHOTO)), to="repair")


def test_an_exchange_for_something_else_is_paid_with_credit(shop: Desk) -> None:
    assert settled(shop, to="exchange").slip.amount == 8995


def test_a_credit_that_goes_two_ways_is_booked_two_ways(shop: Desk) -> None:
    done = settled(shop, Told("gift_card", "30.00"))
    assert done.slip.amount == 8995 - 3000
    balance = ledger.trial_balance(shop.db)
    assert (balance["2100"], balance["2110"], sum(balance.values())) == (-5995, -3000, 0)
    returns.reverse_settlement(shop, done.ra.number, "wrong doll")
    balance = ledger.trial_balance(shop.db)
    assert (balance.get("2100", 0), balance.get("2110", 0)) == (0, 0)
    assert credits.open_credit(shop, done.slip.number).balance == 0


def test_the_same_policy_decides_the_same_again(shop: Desk) -> None:
    settled(shop, Told("wound", "ball", line(shop)), Told("gift_card", "30.00"), to="store_credit")
    same = to_end(what_if.what_if(shop, Proposal()))
    assert (same.decisions, same.changes, same.skipped) == (2, (), ())
    dearer = PACK.replace('flat = "5.00"', 'flat = "7.00"')
    other = to_end(what_if.what_if(shop, Proposal(dearer)))
    assert [(each.ask, each.after.credit - each.before.credit) for each in other.changes] == [
        ("return", -200)
    ]


def test_the_decision_becomes_a_case_with_its_answers(shop: Desk) -> None:
    done = settled(shop, Told("wound", "ball", line(shop)), to="original_payment")
    text = cases.save_case(shop, done.ra.number).text
    assert "photo = true" in text and 'wound = "ball"' in text and 'wish = "original_payment"' in text


def test_a_settled_return_is_explained_as_it_was_decided(shop: Desk) -> None:
    done = settled(shop, Told("wound", "ball", line(shop)), to="original_payment")
    found = decided.explain_return(shop, done.ra.number)
    assert found.credit == Money(8995 - 900 - 500)
    assert found.steps


def test_an_answer_that_another_policy_has_no_question_for_is_not_heard(shop: Desk) -> None:
    settled(shop, Told("wound", "ball", line(shop)), to="store_credit")
    photo = PACK[PACK.index("[facts.photo]") : PACK.index("[facts.wound]")]
    rule = PACK[PACK.index("[[rules]]") : PACK.index("[[rules]]", PACK.index("[[rules]]") + 1)]
    assert "photo = false" in rule
    found = to_end(what_if.what_if(shop, Proposal(PACK.replace(photo, "").replace(rule, ""))))
    assert (found.decisions, found.changes, found.skipped) == (2, (), ())


@pytest.mark.parametrize("way", ["bill", "inform"])
def test_what_stands_beside_the_credit_is_not_booked_as_given(clock: FixedClock, way: str) -> None:
    beside = f'\n[[rules]]\nclause = "fair"\nask = "return"\n{way} = "return_shipping"\nflat = "7.00"\n'
    desk = open_shop(clock, PACK + beside)
    done = settled(desk, to="original_payment")
    balance = ledger.trial_balance(desk.db)
    assert [each.money for each in done.ra.settlement.answer.amounts if each.apart] == [700]
    assert (done.ra.settlement.credit, balance["2110"]) == (8095, -8095)
    desk.db.close()


TEN = """
[[rules]]
clause = "fair"
ask = ["return_request", "return"]
tender = "store_credit"
flat = "10.00"
"""


@pytest.mark.parametrize(
    ("to", "chosen", "slip", "booked"),
    [
        ('"customer_choice"', "store_credit", 8995, (-8995, 0)),
        ('"customer_choice"', "original_payment", 1000, (-1000, -7995)),
        ('"replacement"', "", 1000, (-1000, 0)),
    ],
)
def test_the_slip_and_the_books_say_the_same(
    clock: FixedClock, to: str, chosen: str, slip: int, booked: tuple[int, int]
) -> None:
    give = 'give = "compensation"\nflat = "10.00"\n' if not chosen else 'give = "merchandise"\n'
    rule = f'\n[[rules]]\nclause = "fair"\nask = ["return_request", "return"]\nto = {to}\n{give}'
    head = PACK[: PACK.index("[facts.photo]")]
    desk = open_shop(clock, head + rule + TEN)
    plain = replace(ask(desk), reason="defective")
    done = returns.settle(desk, seen(desk, returns.issue_ra(desk, plain), to=chosen))
    balance = ledger.trial_balance(desk.db)
    assert done.slip is not None and done.slip.amount == slip
    assert (balance.get("2100", 0), balance.get("2110", 0), sum(balance.values())) == (*booked, 0)
    desk.db.close()


def test_what_any_of_the_ways_needs_is_asked_before_the_customer_chooses(clock: FixedClock) -> None:
    rule = '\n[[rules]]\nclause = "fair"\nask = "return"\nwhen = { wish = "original_payment" }\n'
    cost = 'take = "shipping_incurred"\namount = "shipping_cost"\nshare = "by-value"\n'
    desk = open_shop(clock, PACK + rule + cost, replace(doll_order(), shipping_cost=None))
    ra = returns.issue_ra(desk, ask(desk, PHOTO))
    sheet = seen(desk, ra)
    assert (sheet.answer, sheet.wants) == (None, ("wants-shipping-cost",))
    with pytest.raises(Wanting, match="wants-shipping-cost"):
        returns.settle(desk, sheet)
    assert seen(desk, ra, to="store_credit").answer.credit == 8995
    with pytest.raises(BadInput, match="wish-unknown"):
        seen(desk, ra, to="repair")
    desk.db.close()
