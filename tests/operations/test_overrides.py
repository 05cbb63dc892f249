"""The policy says no and the owner says yes: what is booked, and what is kept of it."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import credits, orders, overrides, people, returns, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, NeedsConsent, Refused, Stale, Wanting
from desk.records.money import Money
from desk.records.questions import Told
from desk.records.returns import Ask, Return, Sheet
from desk.records.trust import by_clause, by_person
from desk.records.what_if import Proposal
from desk.store import ledger
from desk.store import people as kept
from tests.asking_shop import PACK
from tests.conftest import FixedClock, doll_order
from tests.operations import acting
from tests.operations.acting import LATE, arrived, ask, issued
from tests.operations.own_policies import shop_under


def test_a_late_ra_is_issued_by_the_owners_yes(desk: Desk) -> None:
    late = ask(on=LATE)(desk)
    answer = returns.ask_return(desk, late)
    with pytest.raises(Refused, match="issue-refused"):
        returns.issue_ra(desk, late)
    ra = overrides.override_ra(desk, late, " Her mother was ill ", answer)
    assert (ra.state, ra.answer.outcome) == ("open", "refused")
    (kept,) = overrides.list_overrides(desk)
    assert (kept.subject, kept.agreed, kept.person) == (ra.number, "Alma", "Alma")
    assert (kept.reason, kept.outcome, kept.operation) == ("Her mother was ill", "refused", "override_ra")
    assert kept.clauses == answer.against and kept.clauses
    issue, line = orders.read_history(desk, ra.number)
    assert (issue.operation, line.operation, line.before["outcome"]) == ("issue_ra", "override_ra", "refused")


def test_a_parcel_without_the_number_is_credited_by_the_owners_yes(desk: Desk) -> None:
    sheet = arrived(desk, issued(desk), outside=False)
    assert sheet.answer is not None and sheet.answer.outcome == "refused"
    done = overrides.override_settlement(desk, sheet, Money(5000), "store_credit", "We know the doll")
    settled = done.ra.settlement
    assert settled is not None and (settled.credit, settled.destination) == (Money(5000), "store_credit")
    assert settled.answer.outcome == "allowed" and settled.answer.amounts[0].label == "owners_decision"
    assert settled.answer.amounts[0].clause == sheet.answer.against[0]
    assert credits.open_credit(desk, settled.slip).balance == 5000
    assert sum(ledger.trial_balance(desk.db).values()) == 0
    (kept,) = overrides.list_overrides(desk)
    assert (kept.before, kept.after, kept.difference) == (Money(0), Money(5000), Money(5000))
    returns.reverse_settlement(desk, done.ra.number, "the wrong doll after all")
    assert sum(ledger.trial_balance(desk.db).values()) == 0


def test_the_same_policy_still_decides_as_it_did(desk: Desk) -> None:
    sheet = arrived(desk, issued(desk), outside=False)
    overrides.override_settlement(desk, sheet, Money(5000), "original_payment", "We know the doll")
    overrides.override_ra(desk, ask(sku="A", on=LATE)(desk), "so")
    report = to_end(what_if.what_if(desk, Proposal()))
    assert (report.changes, report.skipped) == ((), ())


def test_nothing_is_given_and_nothing_booked(desk: Desk) -> None:
    before = ledger.trial_balance(desk.db)
    sheet = arrived(desk, issued(desk), outside=False)
    done = overrides.override_settlement(desk, sheet, Money(0), "store_credit", "Sent back to her")
    assert done.slip is None and ledger.trial_balance(desk.db) == before


@pytest.mark.parametrize(
    ("credit", "destination", "key"),
    [
        (-1, "store_credit", "override-amount"),
        (10**9, "store_credit", "override-amount"),
        (1, "x", "destination"),
    ],
)
def test_what_cannot_be_given_is_told(desk: Desk, credit: int, destination: str, key: str) -> None:
    sheet = arrived(desk, issued(desk), outside=False)
    with pytest.raises(BadInput, match=key):
        overrides.override_settlement(desk, sheet, Money(credit), destination, "so")
    assert overrides.list_overrides(desk) == ()


def test_what_the_policy_allows_needs_no_override_and_what_changed_is_stale(desk: Desk) -> None:
    with pytest.raises(Refused, match="override-needless"):
        overrides.override_ra(desk, ask()(desk), "so")
    shown = returns.ask_return(desk, ask()(desk))
    with pytest.raises(Stale):
        overrides.override_ra(desk, ask(on=LATE)(desk), "so", shown)
    sheet = arrived(desk, issued(desk))
    with pytest.raises(Refused, match="override-needless"):
        overrides.override_settlement(desk, sheet, Money(1), "store_credit", "so")
    with pytest.raises(Wanting, match="wants-parcel"):
        overrides.override_settlement(
            desk, returns.open_return(desk, sheet.ra.number), Money(1), "store_credit", "so"
        )


def test_overrides_are_summed_by_person_and_by_clause(desk: Desk) -> None:
    number = issued(desk)
    overrides.override_settlement(
        desk, arrived(desk, number, outside=False), Money(700), "store_credit", "so"
    )
    overrides.override_ra(desk, ask(sku="A", on=LATE)(desk), "so")
    kept = overrides.list_overrides(desk, date(2026, 3, 13), date(2026, 3, 13))
    assert overrides.list_overrides(desk, date(2026, 3, 14)) == ()
    (person,) = by_person(kept)
    assert (person.name, person.count, person.difference) == ("Alma", 2, Money(700))
    clauses = by_clause(kept)
    assert {each.name for each in clauses} == {clause for each in kept for clause in each.clauses}
    assert sum(each.count for each in clauses) >= 2 and kept[0].day == acting.DAY


def test_a_yes_is_to_just_what_was_shown(clock: FixedClock) -> None:
    """Whoever agreed to one parcel or question agreed to no other one, though its lines be the same."""
    owner = acting.staffed(clock)
    cy = acting.signed(owner, "Cy")
    late = ask(sku="A", on=LATE)(cy)
    sheet = arrived(cy, issued(cy), outside=False)
    assert sheet.parcel is not None
    other = returns.inspect(cy, sheet, replace(sheet.parcel, received=date(2026, 3, 25)))

    def issue(desk: Desk, asked: Ask) -> object:
        return overrides.override_ra(desk, asked, "so")

    def settle(desk: Desk, shown: Sheet) -> object:
        return overrides.override_settlement(desk, shown, Money(5000), "store_credit", "so")

    for step, agreed, another in (
        (settle, sheet, other),
        (issue, late, replace(late, reason="wrong_item")),
    ):
        with pytest.raises(NeedsConsent, match="wants-approval") as caught:
            step(cy, agreed)  # type: ignore[operator]
        consent = people.agree(cy, caught.value, "Bo", acting.SECRETS["Bo"])
        trusted = replace(cy, consents=(consent,))
        with pytest.raises(NeedsConsent, match="wants-approval"):
            step(trusted, another)  # type: ignore[operator]
        step(trusted, agreed)  # type: ignore[operator]


@pytest.mark.parametrize("reason", ["\x1b[2J", "\ud800"])
def test_a_reason_holds_no_control_codes(desk: Desk, reason: str) -> None:
    with pytest.raises(BadInput, match="text-control"):
        overrides.override_ra(desk, ask(on=LATE)(desk), reason)


def extended(desk: Desk, until: date = date(2026, 4, 2)) -> Return:
    """An open return that the owner extended."""
    return overrides.extend_ra(desk, issued(desk), until, " She is in hospital ")


def test_a_return_is_extended_with_the_reason_kept(desk: Desk) -> None:
    ra = extended(desk)
    assert (ra.return_by, ra.extended, ra.state) == (date(2026, 4, 2), date(2026, 4, 2), "open")
    line = orders.read_history(desk, ra.number)[-1]
    assert (line.operation, line.reason, line.person) == ("extend_ra", "She is in hospital", "Alma")
    assert (line.before, line.after) == ({"return_by": "2026-03-23"}, {"return_by": "2026-04-02"})
    again = overrides.extend_ra(desk, ra.number.lower(), date(2026, 4, 3), "still there")
    assert (again.return_by, again.answer) == (date(2026, 4, 3), ra.answer)
    shown = returns.open_return(desk, ra.number)
    assert shown.answer is not None and shown.answer.deadline("return_by") == date(2026, 4, 3)
    assert overrides.list_overrides(desk) == (), "it is no decision about money"


def test_what_comes_by_the_day_that_was_given_is_in_time(desk: Desk, clock: FixedClock) -> None:
    ra = extended(desk)
    clock.day = date(2026, 4, 8)
    sheet = returns.open_return(desk, ra.number)
    for sent, outcome in ((date(2026, 4, 2), "allowed"), (date(2026, 4, 3), "refused")):
        parcel = replace(acting.parcel(ra.lines[0].id), received=date(2026, 4, 8), sent=sent)
        found = returns.inspect(desk, sheet, parcel)
        assert found.answer is not None and found.answer.outcome == outcome
        assert found.answer.deadline("return_by") == date(2026, 4, 2)


def test_a_return_that_lapsed_is_extended_from_then_on(desk: Desk, clock: FixedClock) -> None:
    number = issued(desk)
    clock.day = date(2026, 6, 1)
    assert overrides.extend_ra(desk, number, date(2026, 6, 10), "so").return_by == date(2026, 6, 10)


@pytest.mark.parametrize(
    ("until", "reason", "key"),
    [
        (date(2026, 3, 23), "so", "extend-earlier"),
        (date(2026, 3, 20), "so", "extend-earlier"),
        (date(2026, 4, 14), "so", "day-ahead"),
        (date(2026, 4, 2), " ", "reason-empty"),
        (date(2026, 4, 2), "a\x00b", "text-control"),
    ],
)
def test_what_is_no_later_day_or_no_reason_is_told(desk: Desk, until: date, reason: str, key: str) -> None:
    number = issued(desk)
    with pytest.raises(BadInput, match=key):
        overrides.extend_ra(desk, number, until, reason)
    assert returns.open_return(desk, number).ra.extended is None


def test_what_has_no_day_or_is_over_is_not_extended(desk: Desk) -> None:
    until = date(2026, 4, 2)
    number = issued(desk)
    with pytest.raises(BadInput, match="number-check-digit"):
        overrides.extend_ra(desk, "RA-26-00001-4", until, "so")
    done = returns.settle(desk, arrived(desk, number)).ra
    with pytest.raises(Refused, match="ra-settled"):
        overrides.extend_ra(desk, done.number, until, "so")
    other = returns.issue_ra(desk, ask(sku="A")(desk)).number
    returns.void_ra(desk, other, "typed twice")
    with pytest.raises(Refused, match="ra-voided"):
        overrides.extend_ra(desk, other, until, "so")


def test_a_policy_that_sets_no_day_has_none_to_be_extended(desk: Desk) -> None:
    shop = shop_under(desk, PACK)
    orders.enter_order(shop, doll_order())
    told = (Told("photo", "yes"), Told("wear", "2026-06-01"))
    ra = returns.issue_ra(shop, replace(ask()(shop), told=told))
    assert ra.return_by is None
    with pytest.raises(Refused, match="extend-none"):
        overrides.extend_ra(shop, ra.number, date(2026, 4, 2), "so")
    shop.db.close()


def test_extending_is_the_owners(desk: Desk) -> None:
    number = issued(desk)
    with desk.db.atomic():
        clerk = kept.add(desk.db, "Cy", "clerk")
    at_the_till = replace(desk, who="Cy", person=clerk, proven=False)
    with pytest.raises(NeedsConsent, match="wants-approval"):
        overrides.extend_ra(at_the_till, number, date(2026, 4, 2), "so")


def test_an_exchange_gives_no_money_and_a_missing_item_no_ra(desk: Desk) -> None:
    sheet = arrived(desk, issued(desk), outside=False)
    with pytest.raises(BadInput, match="override-in-kind"):
        overrides.override_settlement(desk, sheet, Money(500), "exchange_same_item", "so")
    with pytest.raises(Refused, match="missing-settles"):
        overrides.override_ra(desk, replace(ask()(desk), reason="missing_item"), "so")
