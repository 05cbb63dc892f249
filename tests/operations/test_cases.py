"""Real decisions become cases without anybody's name, and are asked again under any policy."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cases, orders, proposals, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.facts import Choices, LinePart
from desk.records.lists import Progress
from desk.records.money import Money
from desk.records.policies import CaseOutcome, KeptCase, PolicyDraft, Revision
from desk.records.questions import Told
from desk.records.returns import Ask, Return
from desk.records.what_if import Proposal
from desk.store import cases as store
from tests.asking_shop import open_shop
from tests.conftest import FixedClock, doll_order
from tests.operations.test_returns import ask_for, parcel_for

NEXT = date(2026, 4, 1)
NAMES = (
    "Łukasz",
    "R&D",
    "Elm",
    "Rolla",
    "65401",
    "example.com",
    "1001",
    "RA-26",
    "Felt",
    "Porcelain",
    "4242",
)


def settled(desk: Desk, sku: str = "B") -> Return:
    """A return that was settled."""
    ra = returns.issue_ra(desk, ask_for(desk, sku=sku))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra))
    return returns.settle(desk, sheet).ra


def own(desk: Desk, proposal: Proposal | None = None) -> list[CaseOutcome]:
    """How the shop's own cases come out."""
    return [each for each in cases.run_cases(desk, proposal) if not each.source]


def test_a_settlement_is_kept_without_names(desk: Desk) -> None:
    ra = settled(desk)
    kept = cases.save_case(desk, ra.number.lower(), " one doll comes back ")
    assert (kept.name, kept.subject, kept.person) == ("one doll comes back", ra.number, "Alma")
    assert [name for name in NAMES if name in kept.text] == []
    assert 'sku = "B", quantity = 1' in kept.text and 'credit = "77.45"' in kept.text
    assert 'ship_to = { state = "MO" }' in kept.text and kept.text.startswith(
        "# Decided under the edition of 2026"
    )
    assert cases.list_cases(desk) == (kept,)
    assert orders.read_history(desk, ra.number)[-1].operation == "save_case"
    assert own(desk) == [CaseOutcome("", "one doll comes back")]


def test_the_same_case_is_kept_once(desk: Desk) -> None:
    ra = settled(desk)
    assert cases.save_case(desk, ra.number) == cases.save_case(desk, ra.number)
    assert cases.save_case(desk, ra.number, "another name").id == 2


def test_what_came_back_before_stands_in_the_case(desk: Desk) -> None:
    settled(desk)
    second = settled(desk, "A")
    kept = cases.save_case(desk, second.number)
    assert (
        'credited = "77.45"' in kept.text and "returned = 1" in kept.text and 'credit = "103.32"' in kept.text
    )
    assert kept.name == "changed mind, MO, 1 of 2 pieces, 2026-03-02"
    assert all(each.holds for each in own(desk))


def test_an_ra_that_is_open_is_a_case_of_its_request(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    kept = cases.save_case(desk, ra.number)
    assert 'ask = "return_request"' in kept.text and "return_by = 2026-03-23" in kept.text
    assert own(desk) == [CaseOutcome("", kept.name)]


def test_another_policy_shows_where_a_case_falls_short(desk: Desk) -> None:
    kept = cases.save_case(desk, settled(desk).number, "a doll")
    fee = next(
        value.path
        for clause in proposals.open_policy(desk, NEXT).clauses
        for value in clause.values
        if clause.clause.id == "restocking" and value.what == "percent"
    )
    new = proposals.proposed(desk, PolicyDraft(NEXT, values={fee: "10"}))
    (found,) = own(desk, new)
    assert found.differences[0] == Revision("credit", "77.45", "86.44") and found.name == kept.name
    tax = Proposal(None, Choices({"tax-on-returns": "kept"}))
    assert Revision("credit", "77.45", "71.96") in own(desk, tax)[0].differences


def test_shipped_cases_of_the_policy_hold(desk: Desk) -> None:
    steps = cases.running_cases(desk)
    first = next(steps)
    assert isinstance(first, Progress) and first.of == len(list(desk.cases)) - 5
    found = cases.run_cases(desk)
    assert len(found) > 100 and all(each.holds for each in found)
    assert {each.source.split(".")[0] for each in found} == {"samanthas"}


def test_a_case_that_cannot_be_asked_says_why(desk: Desk) -> None:
    text = cases.save_case(desk, settled(desk).number, "a doll").text
    changed = (
        ("no such pack", text.replace('pack = "samanthas"', 'pack = "nobody"')),
        ("another pack", text.replace('pack = "samanthas"', 'pack = "miniature-expressions"')),
        ("not toml", "="),
    )
    with desk.db.atomic():
        for name, each in changed:
            store.add(desk.db, KeptCase(0, name, each, desk.moment, "Alma", "x"))
    found = {each.name: each.trouble for each in own(desk)}
    assert found["a doll"] is None
    assert {name: fault.key for name, fault in found.items() if fault} == {
        "no such pack": "pack-unknown",
        "another pack": "unknown-clause",
        "not toml": "syntax",
    }
    wrong = Proposal(None, Choices({"tax-on-returns": "halved"}))
    assert own(desk, wrong)[0].trouble.key == "option-unknown"


@pytest.mark.parametrize("name", ["Łukasz’s doll", "order #1001", "what ŁUKASZ wanted", "see mo@example.com"])
def test_a_name_that_names_somebody_is_refused(desk: Desk, name: str) -> None:
    ra = settled(desk)
    with pytest.raises(BadInput, match="case-name-personal"):
        cases.save_case(desk, ra.number, name)
    assert cases.list_cases(desk) == ()


def test_a_voided_or_unknown_return_is_no_case(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    returns.void_ra(desk, ra.number, "mistake")
    with pytest.raises(Refused, match="ra-voided"):
        cases.save_case(desk, ra.number)
    with pytest.raises(NotFound, match="ra-unknown"):
        cases.save_case(desk, "none")


def test_a_decision_on_what_a_case_cannot_say_is_refused(empty_desk: Desk) -> None:
    """An order whose tax stands as it was imported."""
    new = replace(doll_order(), tax=Money(1500), tax_stands=True)
    orders.enter_order(empty_desk, new)
    ra = settled(empty_desk)
    with pytest.raises(Refused, match="case-unsayable"):
        cases.save_case(empty_desk, ra.number)


def test_a_decision_that_no_case_file_would_take_is_refused(empty_desk: Desk) -> None:
    """An order that was paid in a way of which cases know nothing."""
    new = doll_order()
    orders.enter_order(empty_desk, replace(new, payments=(replace(new.payments[0], method="barter"),)))
    ra = settled(empty_desk)
    with pytest.raises(Refused, match="case-unsayable"):
        cases.save_case(empty_desk, ra.number)


def test_a_decision_whose_facts_are_not_known_is_refused(desk: Desk) -> None:
    ra = settled(desk)
    with desk.db.atomic():
        desk.remember("issue_ra", ra.number)
    with pytest.raises(Refused, match="case-history-missing"):
        cases.save_case(desk, ra.number)


@pytest.mark.parametrize(
    ("customer", "name", "refused"),
    [
        ("Tom Whitfield", "a customer found a flaw", False),
        ("Ann Idaho", "it cannot be validated", False),
        ("Tom Whitfield", "what Tom found", True),
        ("Łukasz R&D", "a bear of R&D, opened", True),
    ],
)
def test_a_case_is_not_called_by_anybodys_name(desk: Desk, customer: str, name: str, refused: bool) -> None:
    orders.enter_order(desk, doll_order("#9000", name=customer))
    line = orders.line_by_sku(orders.open_order(desk, "#9000"), "B")
    ra = returns.issue_ra(desk, Ask("#9000", "changed_mind", date(2026, 3, 13), (LinePart(line, 1),)))
    if refused:
        with pytest.raises(BadInput, match="case-name-personal"):
            cases.save_case(desk, ra.number, name)
    else:
        assert cases.save_case(desk, ra.number, name).name == name


def test_the_shops_own_cases_are_asked_while_another_policy_is_looked_at(clock: FixedClock) -> None:
    desk = open_shop(clock)
    line = orders.line_by_sku(orders.open_order(desk, "#1001"), "B")
    told = (Told("photo", "yes"),)
    ra = returns.issue_ra(
        desk, Ask("#1001", "changed_mind", date(2026, 3, 13), (LinePart(line, 1),), told=told)
    )
    cases.save_case(desk, ra.number, "a doll")
    other = cases.run_cases(desk, Proposal(desk.packs["samanthas"]))
    assert [each.holds for each in other if each.name == "a doll"] == [True]
    desk.db.close()
