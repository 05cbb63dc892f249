"""Exports say why, by which clauses, and how long each step took."""

from datetime import timedelta

from desk.exchange.csv_out import export, read_back
from desk.operations import cancelling, credits, customers, payouts, requests, returns
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.payouts import NewPayout
from desk.records.requests import Decision
from tests.conftest import FixedClock
from tests.operations.acting import LATE
from tests.operations.ordering import paid, taken
from tests.operations.test_returns import ask_for, inspected
from tests.operations.test_settlements import miniatures, settle_with

__all__ = ["miniatures"]


def rows(desk: Desk, kind: str) -> list[dict[str, str]]:
    """The rows of an export by the names of their columns, without the totals."""
    header, *found = read_back(export(desk, kind))
    return [dict(zip(header, row, strict=True)) for row in found[:-1]]


def wait(desk: Desk, days: int) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.day += timedelta(days=days)


def test_a_refund_s_days_end_when_all_of_it_is_made(miniatures: Desk) -> None:
    ra = settle_with(miniatures, "original_payment").ra
    (refund,) = payouts.refunds_due(miniatures)
    wait(miniatures, 4)
    today = miniatures.clock.today()
    payouts.mark_refunded(miniatures, NewPayout(refund.id, "card", today, amount=Money(100)))
    (row,), (back,) = rows(miniatures, "refunds"), rows(miniatures, "returns")
    assert (row["refunded_on"], row["days_to_refund"], back["refunded_on"]) == ("", "", "")
    assert (row["reason"], row["number"]) == ("changed_mind", ra.number)
    assert row["clauses"] == back["clauses"] != ""
    payouts.mark_refunded(miniatures, NewPayout(refund.id, "card", today))
    (row,), (back,) = rows(miniatures, "refunds"), rows(miniatures, "returns")
    assert (row["refunded_on"], row["days_to_refund"]) == (today.isoformat(), "4")
    assert (back["refunded_on"], back["days_to_refund"]) == (today.isoformat(), "4")


def test_a_cancellation_s_refund_says_so(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(23571), "original_payment", "sold out")
    (row,) = rows(desk, "refunds")
    assert (row["reason"], row["clauses"]) == ("cancelled", ", ".join(sheet.answer.against))


def test_a_refund_that_no_record_explains_is_told_bare(desk: Desk) -> None:
    from desk.records.ledger import Event
    from desk.store import ledger

    amounts = (("merchandise", Money(100), ""),)
    with desk.db.atomic():
        event = Event("cancellation_refunded", "#1003", desk.clock.today(), desk.moment, amounts)
        ledger.post(desk.db, event)
    (row,) = rows(desk, "refunds")
    assert (row["reason"], row["clauses"]) == ("", "")


def test_credits_say_what_they_were_given_for(desk: Desk) -> None:
    slip = returns.settle(desk, inspected(desk)).slip
    assert slip is not None
    ida = customers.add_customer(desk, Customer(0, "", "Ida"))
    made = credits.transfer_credit(desk, slip.number, ida.number, "a present", Money(100))
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed))
    off = cancelling.cancel_order(desk, sheet).slip
    found = {row["number"]: row for row in rows(desk, "credits")}
    told = [found[each]["reason"] for each in (slip.number, made.number, off)]
    assert told == ["changed_mind", "transferred", "cancelled"]
    assert "restocking" in found[slip.number]["clauses"].split(", ")
    credits.void_credit(desk, off, "by mistake")
    gone = next(row for row in rows(desk, "credits") if row["number"] == off)
    assert (gone["reason"], gone["state"], gone["balance"]) == ("cancelled", "reversed", "0.00")


def test_a_return_that_the_owner_let_through_was_asked_for_before(desk: Desk) -> None:
    wait(desk, 20)
    asked = requests.note_request(desk, ask_for(desk, on=LATE, reason="defective"))
    wait(desk, 2)
    requests.decide_request(desk, asked.number, Decision(True, "a good customer"))
    (row,) = rows(desk, "returns")
    assert (row["asked"], row["issued"]) == (asked.asked.isoformat(), LATE.isoformat())
    assert row["clauses"] == ", ".join(asked.answer.against)


def test_a_parcel_that_was_refused_says_by_which_clause(desk: Desk) -> None:
    sheet = inspected(desk, ra_on_package=False)
    requests.note_parcel(desk, sheet)
    (row,) = rows(desk, "returns")
    assert (row["state"], row["clauses"], row["days_to_settle"]) == ("refused", "ra-outside", "")
