"""Demand letters: what is owed now in its parts, and no word or day that the policy does not have."""

from datetime import date, timedelta

import pytest

from desk.operations import billings, cancelling, checks, demands, orders, recovering
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.demands import Demand
from desk.records.errors import BadInput, NotFound, Refused, Stale
from desk.records.money import Money
from desk.store import charges
from desk.store import demands as kept
from tests.conftest import FixedClock
from tests.operations import checking
from tests.operations.collecting import BACK, DUE, OVER, sent


def parts(demand: Demand) -> dict[str, tuple[int, str]]:
    """The parts of a letter by their labels, in cents, with the clause of each."""
    return {each.label: (int(each.money), each.clause) for each in demand.amounts}


def test_a_letter_demands_what_is_owed_now_with_each_parts_clause(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    assert demands.demands_of(desk, number) == ()
    looked_at = demands.look_at_demand(desk, number)
    made = demands.make_demand(desk, number)
    assert (made.kind, made.made, made.amount, made.due) == ("first", BACK, Money(13500), DUE)
    assert parts(made) == parts(looked_at)
    assert parts(made) == {
        "check_amount": (10000, "returned-check-due"),
        "returned_check_fee": (3500, "returned-check-fee"),
    }
    assert checks.open_check(desk, number).check.state == "demanded"
    assert demands.demands_of(desk, number) == (made,)
    line = orders.read_history(desk, number)[-1]
    assert (line.operation, line.after["amount"], line.after["due"]) == (
        "make_demand",
        "135.00",
        "2026-03-23",
    )


def test_what_was_paid_since_is_taken_off(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    recovering.take_check_payment(desk, number, checking.cash(desk, 5000))
    made = demands.make_demand(desk, number)
    assert made.amount == Money(8500) and parts(made)["paid"] == (-5000, "returned-check-due")
    assert sum(each.money for each in made.amounts) == made.amount


def test_what_the_order_owes_no_more_is_not_demanded(desk: Desk) -> None:
    """Its goods never left, and were called off: the fee alone is left."""
    order = checking.ordered(desk)
    number = checking.returned(desk, (order.number, 10000)).check.number
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, BACK, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(0), "original_payment", "the maker closed")
    made = demands.look_at_demand(desk, number)
    assert parts(made)[demands.NOT_OWED] == (-10000, "") and made.amount == Money(3500)


def test_a_fee_that_was_voided_is_not_demanded(desk: Desk) -> None:
    sheet = checking.returned(desk)
    order = orders.open_order(desk, sheet.parts[0].order)
    (fee,) = charges.of_order(desk.db, order.id)
    billings.void_charge(desk, order.number, fee.id, "a good customer")
    made = demands.make_demand(desk, sheet.check.number)
    assert parts(made).keys() == {"check_amount"} and made.amount == Money(10000)


def test_a_final_letter_follows_a_first_that_went_and_its_deadline(desk: Desk, clock: FixedClock) -> None:
    number = checking.returned(desk).check.number
    with pytest.raises(Refused, match="demand-final-early"):
        demands.make_demand(desk, number, "final")
    first = sent(desk, number)
    assert demands.look_at_demand(desk, number).kind == "first"
    clock.day = DUE
    assert demands.look_at_demand(desk, number).kind == "first"
    clock.day = OVER
    with pytest.raises(Refused, match="demand-first-over"):
        demands.make_demand(desk, number, "first")
    final = demands.make_demand(desk, number)
    assert (final.kind, final.due, final.nth, final.called) == ("final", DUE, 2, f"{number}:2")
    assert demands.demands_of(desk, number) == (first, final)


def test_without_a_first_letter_that_went_there_is_no_final(desk: Desk, clock: FixedClock) -> None:
    """A shop that was late may still make its first one, which names the day that is over."""
    number = checking.returned(desk).check.number
    demands.make_demand(desk, number)
    clock.day = OVER
    with pytest.raises(Refused, match="demand-final-early"):
        demands.make_demand(desk, number, "final")
    assert demands.make_demand(desk, number).kind == "first"


def test_a_money_order_has_a_letter_without_fee_and_deadline(desk: Desk) -> None:
    """The policy says nothing of it."""
    number = checking.returned(desk, kind="money_order").check.number
    made = demands.make_demand(desk, number)
    assert (made.due, made.answer.outcome, made.answer.clauses) == (None, "owner", ())
    assert parts(made) == {"check_amount": (10000, "")}
    with pytest.raises(Refused, match="demand-final-first"):
        demands.make_demand(desk, number, "final")
    demands.note_demand_sent(desk, made.called, "hand", BACK)
    assert demands.make_demand(desk, number, "first").kind == "first"
    assert demands.make_demand(desk, number).kind == "final"


def test_nothing_is_demanded_that_is_not_owed(desk: Desk) -> None:
    number = checking.received(desk).check.number
    with pytest.raises(Refused, match="check-is-received"):
        demands.look_at_demand(desk, number)
    number = checking.returned(desk).check.number
    with pytest.raises(BadInput, match="demand-kind"):
        demands.look_at_demand(desk, number, "third")
    recovering.take_check_payment(desk, number, checking.cash(desk, 13500))
    with pytest.raises(Refused, match="check-is-paid"):
        demands.make_demand(desk, number)


def test_how_a_letter_went_is_noted_once(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    made = demands.make_demand(desk, number)
    done = demands.note_demand_sent(desk, made.called, "certified", BACK, " RR 12\n34 ")
    assert (done.way, done.sent, done.proof) == ("certified", BACK, "RR 12 34")
    line = orders.read_history(desk, number)[-1]
    assert (line.operation, line.after["way"], line.after["proof"]) == (
        "note_demand_sent",
        "certified",
        "RR 12 34",
    )
    with pytest.raises(Refused, match="demand-sent"):
        demands.note_demand_sent(desk, made.called, "hand", BACK)
    with pytest.raises(Stale, match="demand-changed"), desk.db.atomic():
        kept.note_sent(desk.db, made, "hand", BACK, "")


def test_a_letter_goes_out_after_it_was_made_by_a_known_way(desk: Desk, clock: FixedClock) -> None:
    number = checking.returned(desk).check.number
    made = demands.make_demand(desk, number)
    early, late = BACK - timedelta(days=1), BACK + timedelta(days=1)
    for way, on, proof, key in (
        ("pigeon", BACK, "", "demand-way"),
        ("hand", early, "", "demand-before"),
        ("hand", late, "", "day-to-come"),
        ("hand", BACK, "x" * 501, "demand-proof"),
        ("hand", BACK, "x\x00", "text-control"),
    ):
        with pytest.raises(BadInput, match=key):
            demands.note_demand_sent(desk, made.called, way, on, proof)
    for called in (number, f"{number}:2", f"{number}:0"):
        with pytest.raises(NotFound, match="demand-unknown"):
            demands.note_demand_sent(desk, called, "hand", BACK)


def test_a_paper_is_of_the_letter_made_or_of_the_one_that_fits_today(desk: Desk, clock: FixedClock) -> None:
    sheet = checking.returned(desk)
    number = sheet.check.number
    today = demands.demand_paper(desk, number)
    assert (today.demand.nth, today.customer.number) == (0, sheet.check.holder)
    made = demands.make_demand(desk, number)
    clock.day = date(2026, 3, 20)
    recovering.take_check_payment(desk, number, checking.cash(desk, 5000))
    paper = demands.demand_paper(desk, made.called)
    assert (paper.demand, paper.check.number) == (made, number)
    assert demands.demand_paper(desk, number).demand.amount == Money(8500)
