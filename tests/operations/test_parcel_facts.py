"""What the policy is asked about pieces that came back, and what cannot have come so."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import items, missing, orders, overrides, parcel_facts, returns
from desk.operations.desk import Desk
from desk.records.answers import Answer, Option
from desk.records.checklists import LONGEST
from desk.records.decisions import Decision
from desk.records.errors import BadInput, Refused
from desk.records.facts import LinePart
from desk.records.items import Item
from desk.records.money import Money
from desk.records.questions import Told
from desk.records.returns import AS_DAMAGED, IN_STOCK, Ask, Parcel, Return
from desk.records.what_if import Verdict
from tests.asking_shop import PACK
from tests.conftest import DAY, FixedClock, doll_order
from tests.operations import parceling, straying
from tests.operations.own_policies import shop_under
from tests.operations.test_returns import FINE, ask_for, parcel_for

CAME, SENT = date(2026, 3, 24), date(2026, 3, 20)
WORN = replace(FINE, resaleable=False)


@pytest.fixture
def ra(desk: Desk) -> Return:
    """An open RA over a bear and a doll."""
    return straying.two_lines(desk)


def refused(ra: Return, **changes: object) -> str:
    """Why a parcel cannot be."""
    with pytest.raises(BadInput) as caught:
        parcel_facts.check(ra, parcel_for(ra, **changes))
    return caught.value.key


def test_a_parcel_is_noted_of_its_own_lines_once(ra: Return) -> None:
    line = ra.lines[0].id
    parcel_facts.check(ra, parcel_for(ra, places=((line, ""),), checks=((line, {"Box": "yes"}),)))
    for place in (IN_STOCK, AS_DAMAGED):
        parcel_facts.check(ra, parcel_for(ra, places=((line, place),), found_reason="defective"))
    assert refused(ra, conditions=((99, FINE),)) == "line-not-on-order"
    assert refused(ra, conditions=((line, FINE), (line, WORN))) == "line-not-on-order"
    assert refused(ra, places=((99, IN_STOCK),)) == "line-not-on-order"
    assert refused(ra, places=((line, IN_STOCK), (line, IN_STOCK))) == "line-not-on-order"
    assert refused(ra, checks=((99, {}),)) == "line-not-on-order"


def test_what_cannot_have_happened_is_told(ra: Return) -> None:
    line = ra.lines[0].id
    assert refused(ra, received=date(2026, 3, 12), sent=None) == "received-before-ra"
    assert refused(ra, sent=date(2026, 3, 25)) == "sent-after-received"
    assert refused(ra, places=((line, "attic"),)) == "place-unknown"
    assert refused(ra, found_reason="a whim") == "reason-unknown"
    assert refused(ra, checks=((line, {"Box": "a\x00"}),)) == "text-control"
    assert refused(ra, checks=((line, {"Box": "x" * (LONGEST + 1)}),)) == "check-answer"
    assert refused(ra, checks=((line, {"x" * (LONGEST + 1): "yes"}),)) == "check-answer"
    parcel_facts.check(ra, parcel_for(ra, sent=None))


def test_all_lines_are_asked_about_or_some(desk: Desk, ra: Return) -> None:
    parcel = parcel_for(ra, conditions=((ra.lines[1].id, WORN),), told=(Told("wet", "no"),))
    whole = parcel_facts.request_of(desk, ra, parcel)
    first, second = (str(line.order_line) for line in ra.lines)
    assert whole.lines == (LinePart(first, 1, None), LinePart(second, 1, WORN))
    assert (whole.on, whole.ra_issued, whole.sent, whole.received) == (DAY, DAY, SENT, CAME)
    assert (whole.reason, whole.ra_on_package, whole.said) == ("changed_mind", True, (Told("wet", "no"),))
    one = parcel_facts.request_of(desk, ra, replace(parcel, sent=None), ra.lines[1:])
    assert (one.lines, one.condition, one.sent) == ((LinePart(second, 1, WORN),), WORN, CAME)


def test_what_it_turned_out_to_be_and_what_the_owner_gave_is_asked_about(desk: Desk, ra: Return) -> None:
    overrides.extend_ra(desk, ra.number, date(2026, 4, 2), "She is in hospital")
    later = returns.open_return(desk, ra.number).ra
    found = parcel_facts.request_of(desk, later, parcel_for(later, found_reason="defective"))
    assert (found.reason, found.extended) == ("defective", date(2026, 4, 2))
    assert parcel_facts.request_of(desk, ra, parcel_for(ra)).extended is None


def test_the_stock_says_whether_there_is_a_piece_for_exchange_unless_it_is_told(
    desk: Desk, ra: Return
) -> None:
    parcel = parcel_for(ra)
    assert parcel_facts.request_of(desk, ra, parcel).replacement_in_stock, "nobody counted"
    items.count_stock(desk, "A", 1, "counted")
    items.count_stock(desk, "B", 0, "counted")
    asked = [parcel_facts.request_of(desk, ra, parcel, lines) for lines in ((), ra.lines[:1], ra.lines[1:])]
    assert [each.replacement_in_stock for each in asked] == [False, True, False]
    for there in (True, False):
        told = replace(parcel, replacement=there)
        assert parcel_facts.request_of(desk, ra, told).replacement_in_stock is there
        assert parcel_facts.resolved(desk, ra, told).replacement is there
    assert parcel_facts.resolved(desk, ra, parcel).replacement is False
    assert not parcel_facts.is_there(desk, [("A", 1), ("A", 1)])
    assert parcel_facts.is_there(desk, [("UNHEARD-OF", 9)])


def test_the_same_is_asked_on_the_phone(desk: Desk) -> None:
    order, ask = orders.open_order(desk, "#1001"), ask_for(desk)
    assert parcel_facts.is_there_for(desk, ask, order)
    items.count_stock(desk, "B", 0, "counted")
    assert not parcel_facts.is_there_for(desk, ask, order)
    for there in (True, False):
        assert parcel_facts.is_there_for(desk, replace(ask, replacement=there), order) is there
    items.add_item(desk, Item(0, "C", "Cat", Money(100)))
    assert parcel_facts.is_there(desk, [("C", 5)])


def test_the_order_is_judged_with_what_is_told_at_the_parcel(desk: Desk) -> None:
    lacking = replace(doll_order("#1004"), shipping_cost=None)
    orders.enter_order(desk, lacking)
    made = returns.issue_ra(desk, ask_for(desk, "#1004"))
    sheet = returns.open_return(desk, made.number)
    known = parcel_facts.order_of(desk, sheet, parcel_for(made, shipping_cost=Money(940)))
    assert known.shipping_cost == 940 and known.delivered == sheet.order.delivered
    apart = replace(sheet, ra=replace(made, delivered=date(2026, 3, 11)))
    assert parcel_facts.order_of(desk, apart, parcel_for(made)).delivered == date(2026, 3, 11)


def test_what_turned_out_otherwise_is_the_owners_and_the_policys_word_a_proposal(
    desk: Desk, ra: Return
) -> None:
    sheet = returns.open_return(desk, ra.number)
    for reason in ("", "changed_mind"):
        same = returns.inspect(desk, sheet, parcel_for(ra, found_reason=reason))
        assert same.answer is not None and (same.answer.outcome, same.proposal) == ("allowed", None)
    found = returns.inspect(desk, sheet, parcel_for(ra, found_reason="defective"))
    assert found.answer is not None and found.proposal is not None
    assert (found.answer.outcome, found.answer.credit, found.answer.amounts) == ("owner", 0, ())
    assert [each.key for each in found.answer.findings] == ["found-otherwise"]
    assert found.proposal.ask == "return" and found.apart == ()


def test_lines_that_fare_differently_are_sorted_by_their_ids(desk: Desk, ra: Return) -> None:
    first, second = (line.id for line in ra.lines)
    parcel = replace(parcel_for(ra), conditions=((first, FINE), (second, replace(FINE, secured=False))))
    sheet = returns.open_return(desk, ra.number)
    found = parcel_facts.judged(desk, sheet, parcel, parcel_facts.order_of(desk, sheet, parcel))
    assert found.answer is not None and found.answer.outcome == "allowed"
    assert [each.lines for each in found.apart] == [(second,)] and found.wants == ()


def test_everything_that_is_missing_is_asked_for_at_once(desk: Desk, ra: Return) -> None:
    bare = Parcel(CAME, SENT)
    found = parcel_facts.wants(desk, ra, bare, orders.open_order(desk, "#1001"))
    assert "wants-ra-on-package" in found and len(found) == len(set(found)) > 1


def test_where_the_customer_chooses_the_way_has_to_be_said(desk: Desk) -> None:
    choice = Answer("return", "allowed", destination="customer_choice")
    parcel = Parcel(CAME)
    assert parcel_facts.lacks_choice(choice, parcel)
    assert not parcel_facts.lacks_choice(choice, replace(parcel, destination="store_credit"))
    some = replace(choice, options=(Option("exchange", "allowed"),))
    assert parcel_facts.lacks_choice(some, replace(parcel, destination="store_credit"))
    assert not parcel_facts.lacks_choice(some, replace(parcel, destination="exchange"))
    assert not parcel_facts.lacks_choice(replace(choice, destination="store_credit"), parcel)
    asking = shop_under(desk, PACK)
    orders.enter_order(asking, doll_order())
    told = (Told("photo", "yes"), Told("wear", "2026-06-01"))
    made = returns.issue_ra(asking, ask_for(asking, told=told))
    sheet = returns.inspect(asking, returns.open_return(asking, made.number), parcel_for(made))
    assert sheet.wants == ("wants-destination",)
    asking.db.close()


def decision(**changes: object) -> Decision:
    """A decision as it is kept."""
    parts = (LinePart("1", 1, FINE),)
    verdict = Verdict.of(Answer("return", "allowed"))
    return replace(Decision(1, "RA-26-00001-3", 1, DAY, DAY, "changed_mind", parts, verdict), **changes)


def test_what_a_decision_answered_is_known_by_what_came() -> None:
    came = Parcel(CAME, SENT, True)
    bare = (LinePart("1", 1),)
    assert parcel_facts.question_of(decision()) == "return_request"
    assert parcel_facts.question_of(decision(parcel=came)) == "return"
    missing = decision(parcel=came, reason="missing_item", parts=bare)
    assert parcel_facts.question_of(missing) == "return_request"
    assert parcel_facts.question_of(replace(missing, parts=(LinePart("1", 1, FINE),))) == "return"


def test_whether_it_was_otherwise_is_known_by_what_was_found() -> None:
    came = Parcel(CAME, SENT, True)
    assert not parcel_facts.is_otherwise(decision())
    for reason, otherwise in (("", False), ("changed_mind", False), ("defective", True)):
        found = decision(parcel=replace(came, found_reason=reason))
        assert parcel_facts.is_otherwise(found) is otherwise


def test_a_decision_is_asked_again_as_it_was_asked() -> None:
    told = (Told("wet", "no"),)
    phone = parcel_facts.as_asked(decision(told=told, replacement=False))
    assert (phone.on, phone.reason, phone.lines) == (DAY, "changed_mind", (LinePart("1", 1, FINE),))
    assert (phone.said, phone.replacement_in_stock, phone.received) == (told, False, None)
    came = Parcel(CAME, SENT, True, found_reason="defective", destination="store_credit")
    granted = {"credit": Money(500)}
    back = parcel_facts.as_asked(
        decision(parcel=came, told=told, extended=date(2026, 4, 2), granted=granted, replacement=True)
    )
    assert (back.reason, back.received, back.sent, back.wish) == ("defective", CAME, SENT, "store_credit")
    assert (back.said, back.extended, back.granted) == (told, date(2026, 4, 2), granted)
    assert back.replacement_in_stock and parcel_facts.as_asked(decision()).replacement_in_stock
    assert parcel_facts.as_asked(decision(parcel=replace(came, found_reason=""))).reason == "changed_mind"


def mixed_stock(clock: FixedClock) -> Desk:
    """Miniature Expressions, where a bear stands on the shelf and the last doll is sold."""
    desk = parceling.miniatures(clock)
    orders.enter_order(desk, doll_order(delivered=date(2026, 3, 12)))
    for sku, count in (("A", 3), ("B", 0)):
        items.count_stock(desk, sku, count, "counted")
    return desk


def test_of_one_there_is_another_piece_and_the_other_is_given_back(clock: FixedClock) -> None:
    desk = mixed_stock(clock)
    parts = tuple(LinePart(str(line.id), 1) for line in orders.open_order(desk, "#1001").lines)
    ra = returns.issue_ra(desk, Ask("#1001", "defective", DAY, parts))
    sheet = returns.inspect(
        desk, returns.open_return(desk, ra.number), parcel_for(ra, received=DAY, sent=DAY)
    )
    (other,) = sheet.apart
    assert (sheet.answer.destination, other.answer.destination) == ("replacement", "original_payment")
    assert (sheet.answer.credit, other.answer.credit) == (0, 8995)
    done = returns.settle(desk, sheet)
    assert (done.apart, [line.sku for line in done.ra.lines]) == ((), ["A"]) and done.replacement
    (next_one,) = returns.open_return(desk, ra.number).together
    assert next_one.state == "open"
    left = returns.open_return(desk, next_one.number)
    found = returns.inspect(desk, left, parcel_for(left.ra, received=DAY, sent=DAY))
    assert returns.settle(desk, found).ra.settlement.credit == other.answer.credit


def test_missing_items_of_which_one_is_there_are_settled_one_by_one(clock: FixedClock) -> None:
    desk = mixed_stock(clock)
    parts = tuple(LinePart(str(line.id), 1) for line in orders.open_order(desk, "#1001").lines)
    ask = Ask("#1001", "missing_item", DAY, parts)
    with pytest.raises(Refused, match="missing-apart"):
        missing.settle_missing(desk, ask)
    sent = missing.settle_missing(desk, replace(ask, lines=parts[:1]))
    given = missing.settle_missing(desk, replace(ask, lines=parts[1:]))
    assert sent.replacement and not given.replacement
    assert (sent.ra.settlement.credit, given.ra.settlement.credit) == (0, 8995)
    whole = missing.settle_missing(mixed_stock(clock), replace(ask, replacement=True))
    assert len(whole.ra.lines) == 2
