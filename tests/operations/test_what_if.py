"""The history decided again: under the same policy nothing changes, under another one what must."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.app import ShippedPacks
from desk.operations import orders, returns, returns_list, sample, shops, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records import plain
from desk.records.errors import BadInput, Malformed
from desk.records.facts import Choices, LinePart
from desk.records.lists import Progress
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.returns import NewReturn, Settled
from desk.records.what_if import ClauseSum, OutcomeCount, Proposal, WhatIf
from desk.store import returns as kept
from tests.conftest import SHOP, FixedClock, doll_order, owners_desk
from tests.operations.living import live
from tests.operations.test_returns import ASKED, FINE, ask_for, parcel_for
from tests.operations.test_sample import TODAY, read_sample

PACKS = ShippedPacks()
SAME = Proposal()


def report(desk: Desk, proposal: Proposal = SAME, *days: date | None) -> WhatIf:
    return to_end(what_if.what_if(desk, proposal, *days))


def changed(old: str, new: str, pack: str = "samanthas") -> Proposal:
    text = PACKS[pack]
    assert old in text
    return Proposal(text.replace(old, new))


TENTH = changed('take = "restocking_fee"\npercent = 20', 'take = "restocking_fee"\npercent = 10')


def settled(desk: Desk, sku: str = "B", number: str = "#1001") -> Settled:
    ra = returns.issue_ra(desk, ask_for(desk, number, sku))
    return returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra)))


def standing(desk: Desk) -> int:
    """The RAs that were not voided, and the settlements that stand, counted one by one."""
    rows = returns_list.list_returns(desk)
    found = [returns.open_return(desk, row.number).ra for row in rows if row.state != "voided"]
    return len(found) + sum(ra.in_force is not None for ra in found)


def shop_of(pack: str, clock: FixedClock) -> Desk:
    """The sample's orders in a shop under a pack, and two whose tax comes to another cent piece by piece."""
    data = read_sample()
    desk = owners_desk(clock, PACKS)
    shops.create_shop(desk, replace(SHOP, pack=pack), PACKS[pack])
    sample.fill(desk, {**data, "return": []})
    for number in ("#1", "#2"):
        orders.enter_order(desk, cent_order(number, 4, 5))
    return desk


def cent_order(number: str, lines: int, pieces: int) -> NewOrder:
    """An order of 10.05 a piece, whose tax of 6.1 % is 0.61 or 0.62 by what came back before."""
    order = doll_order(number)
    bought = tuple(NewLine(f"D{place}", "Doll", pieces, Money(1005)) for place in range(lines))
    paid = replace(order.payments[0], amount=Money(1005 * lines * pieces + 5000))
    return replace(order, lines=bought, payments=(paid,))


@pytest.mark.slow
@pytest.mark.parametrize("pack", sorted(PACKS))
def test_under_the_same_policy_every_history_is_decided_as_it_was(pack: str) -> None:
    lived = []

    @settings(max_examples=10, deadline=None)
    @given(st.integers(0, 2**32))
    def holds(seed: int) -> None:
        clock = FixedClock(TODAY)
        desk = shop_of(pack, clock)
        lived.append(live(desk, clock, Random(seed), 120))
        for proposal in (SAME, Proposal(PACKS[pack])):
            found = report(desk, proposal)
            assert found.decisions == standing(desk)
            assert (found.changes, found.clauses, found.outcomes) == ((), (), ())
            assert (found.touched, found.skipped, found.difference) == ((), (), 0)
        desk.db.close()

    holds()
    assert sum(lived) > 400


def test_a_smaller_fee_is_told_to_the_cent_by_clause(desk: Desk) -> None:
    """Ida came back for 89.95 less a fifth; a tenth less is kept of her 89.95."""
    ra = settled(desk).ra
    found = report(desk, TENTH)
    assert (found.decisions, found.open, len(found.changes), found.skipped) == (2, 2, 2, ())
    asked, came = found.changes
    assert (asked.ask, came.ask) == ("return_request", "return")
    assert (came.number, came.order, came.day) == (ra.number, "#1001", date(2026, 3, 13))
    assert (came.before.credit, came.after.credit, came.credit, came.charge) == (7745, 8644, 899, 0)
    assert came.differs == ("credit", "amounts")
    fee = ClauseSum("return", "restocking", "restocking_fee", Money(-1799), Money(-900))
    assert [each for each in found.clauses if each.ask == "return"] == [fee]
    assert (fee.difference, found.difference, found.outcomes) == (899, 899, ())


def test_pieces_that_came_back_later_are_not_back_yet(desk: Desk) -> None:
    """Of two dolls one after the other each has its own share of the tax, and Ida's keeps to hers."""
    settled(desk, "B")
    settled(desk, "A")
    credits = [each.after.credit for each in report(desk, TENTH).changes]
    assert credits == [8644, 10332 + 1200, 8644, 10332 + 1200]


def test_what_was_taken_back_later_was_back_at_the_time(desk: Desk) -> None:
    """The second doll's tax was 0.61 while the first one was back, which it is no more."""
    orders.enter_order(desk, cent_order("#5", 2, 1))
    first = settled(desk, "D0", "#5").ra
    second = returns.issue_ra(desk, ask_for(desk, "#5", "D1"))
    assert (first.answer.amount("sales_tax"), second.answer.amount("sales_tax")) == (62, 61)
    returns.reverse_settlement(desk, first.number, "a mistake")
    assert (report(desk).decisions, report(desk).changes) == (2, ())


def test_a_shorter_window_refuses_what_was_allowed(desk: Desk) -> None:
    settled(desk)
    found = report(desk, changed("days = 5\n", "days = 3\n"))
    assert OutcomeCount("return_request", "allowed", "refused", 1) in found.outcomes
    asked = found.changes[0]
    assert (asked.after.outcome, asked.after.credit, "outcome" in asked.differs) == ("refused", 0, True)


def test_a_reading_alone_changes_the_editions_that_there_are(desk: Desk) -> None:
    settled(desk)
    found = report(desk, Proposal(choices=Choices({"tax-on-returns": "kept"})))
    assert [each.after.credit for each in found.changes] == [7745 - 549] * 2
    assert found.difference == -549


def test_only_the_days_between_are_looked_at(desk: Desk) -> None:
    settled(desk)
    for days, count in (
        ((date(2026, 3, 13), date(2026, 3, 13)), 2),
        ((date(2026, 3, 14),), 0),
        ((None, date(2026, 3, 12)), 0),
        ((None, date(2026, 3, 13)), 2),
    ):
        found = report(desk, TENTH, *days)
        assert (found.decisions, len(found.changes)) == (count, count), days
    with pytest.raises(BadInput, match="period-backwards"):
        report(desk, TENTH, date(2026, 3, 14), date(2026, 3, 13))


def test_voided_and_reversed_decide_nothing_any_more(desk: Desk) -> None:
    first = settled(desk).ra
    returns.reverse_settlement(desk, first.number, "wrong doll")
    assert [each.ask for each in report(desk, TENTH).changes] == ["return_request"]
    returns.void_ra(desk, first.number, "wrong doll")
    assert report(desk, TENTH).decisions == 0


def test_what_cannot_be_decided_again_is_listed_with_its_reason(desk: Desk) -> None:
    """Miniatures ask whether the goods can be sold again, which nobody looked at here."""
    ra = returns.issue_ra(desk, ask_for(desk))
    found = replace(FINE, resaleable=None, opened=False)
    parcel = parcel_for(ra, found, received=date(2026, 3, 16), sent=date(2026, 3, 14))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    skipped = report(desk, Proposal(PACKS["miniature-expressions"])).skipped
    assert [(each.number, each.ask, each.key) for each in skipped] == [
        (ra.number, "return", "wants-condition")
    ]
    assert skipped[0].values == {"names": ("resaleable",), "number": "#1001"}


def test_a_decision_that_the_history_does_not_date_is_listed(desk: Desk) -> None:
    order = orders.open_order(desk, "1001")
    answer = returns.ask_return(desk, ask_for(desk))
    part = LinePart(str(order.lines[1].id), 1)
    new = NewReturn("RA-25-1", order.id, order.customer.id, ASKED, "changed_mind", None, answer, (part,))
    with desk.db.atomic():
        kept.add(desk.db, new)
    assert [each.key for each in report(desk).skipped] == ["history-missing"]


def test_progress_is_told_and_it_may_be_ended_at_any_step(desk: Desk) -> None:
    settled(desk)
    steps = what_if.what_if(desk, TENTH)
    assert next(steps) == Progress(0, 4)
    steps.close()
    assert not desk.db.connection.in_transaction


def test_a_faulty_proposal_is_told_before_anything_is_done(desk: Desk) -> None:
    with pytest.raises(Malformed):
        report(desk, Proposal("id = 3"))
    with pytest.raises(BadInput, match="reading-unknown"):
        report(desk, Proposal(choices=Choices({"no-such-reading": "x"})))


def test_the_report_can_be_written_as_json(desk: Desk) -> None:
    settled(desk)
    found = plain.to_plain(report(desk, TENTH))
    assert found["changes"][1]["after"]["credit"] == "86.44"
