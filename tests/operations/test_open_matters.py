"""Open orders and RAs: what of them would come out otherwise today."""

from dataclasses import replace
from datetime import timedelta

from desk.operations import open_matters, orders, returns, shipping
from desk.operations.desk import Desk
from desk.operations.judges import Judges
from desk.records.facts import Choices
from desk.records.money import Money
from desk.records.shipments import Dispatch
from desk.records.what_if import Change, Proposal, Skipped
from tests.conftest import doll_order, placed_order
from tests.operations.test_returns import ask_for
from tests.operations.test_what_if import PACKS, SAME, changed


def found(desk: Desk, proposal: Proposal) -> list[Change | Skipped]:
    looked = list(open_matters.compare(desk, Judges(desk, proposal)))
    assert len(looked) == open_matters.count(desk)
    return [each for about in looked for each in about]


def test_an_open_order_is_told_with_what_differs(desk: Desk) -> None:
    """#1003 was processed: 20 % and 10 % are kept instead of 10 %."""
    (cancel,) = found(desk, Proposal(choices=Choices({"cancellation-fee": "both"})))
    assert (cancel.number, cancel.order, cancel.ask, cancel.day) == (
        "#1003",
        "#1003",
        "cancel",
        desk.clock.today(),
    )
    assert (cancel.credit, cancel.differs) == (-4199, ("credit", "amounts"))


def test_an_ra_whose_parcel_is_awaited_has_another_day(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    sending = '[windows.sending]\nclause = "ra-return-by"\ndays = '
    (awaited,) = found(desk, changed(f"{sending}10", f"{sending}12"))
    assert (awaited.number, awaited.order, awaited.ask) == (ra.number, "#1001", "return")
    assert awaited.differs == ("deadlines",)
    assert [str(side.deadlines[0].day) for side in (awaited.before, awaited.after)] == [
        "2026-03-23",
        "2026-03-25",
    ]


def test_a_parcel_on_its_way_is_not_quoted_again(desk: Desk) -> None:
    asked = {(each.number, each.ask) for each in found(desk, Proposal(PACKS["miniature-expressions"]))}
    assert ("#1003", "quote") in asked and ("#1002", "quote") not in asked


def test_what_is_over_or_the_same_is_not_told(desk: Desk) -> None:
    assert found(desk, SAME) == []
    shipping.ship(desk, Dispatch("#1003", desk.clock.today()))
    orders.mark_delivered(desk, "#1003", desk.clock.today())
    orders.mark_delivered(desk, "#1002", desk.clock.today())
    assert open_matters.count(desk) == 0
    assert found(desk, Proposal(choices=Choices({"cancellation-fee": "both"}))) == []


def test_what_one_policy_alone_can_tell_is_listed_as_not_compared(desk: Desk) -> None:
    """Miniatures take what free shipping cost off, which nobody noted here."""
    free = replace(doll_order("#1009"), shipping_charged=Money(0), shipping_cost=None)
    orders.enter_order(desk, replace(free, payments=(replace(free.payments[0], amount=free.total),)))
    ra = returns.issue_ra(desk, ask_for(desk, "#1009"))
    other = Proposal(PACKS["miniature-expressions"])
    (skipped,) = (each for each in found(desk, other) if isinstance(each, Skipped))
    assert (skipped.number, skipped.order, skipped.key) == (ra.number, "#1009", "wants-shipping-cost")
    assert skipped.values["number"] == "#1009"


def test_what_neither_can_tell_is_no_difference(desk: Desk) -> None:
    """An order that is dated tomorrow cannot be asked about today, under no policy."""
    tomorrow = desk.clock.today() + timedelta(days=1)
    orders.enter_order(desk, replace(placed_order(), number="#1010", placed=tomorrow, processed=None))
    told = {each.number for each in found(desk, Proposal(PACKS["miniature-expressions"]))}
    assert told == {"#1002", "#1003"}
