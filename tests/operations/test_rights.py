"""Every cell of the table of rights is tried by really doing it: role, own or other, state (S8, I1)."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from desk import operations
from desk.operations import credentials, overrides, people, returns, rights
from desk.operations.catalogue import OPERATIONS
from desk.operations.desk import Desk
from desk.records.errors import DeskError, NeedsConsent, Refused
from desk.records.rights import ALLOW, APPROVAL, DENY, RIGHTS, SECRET, Act, Right
from desk.store.database import Database
from tests.conftest import FixedClock
from tests.operations import acting
from tests.operations.acting import ABOUT_PEOPLE, ACTORS, OTHER, SECRETS, TRIALS
from tests.store.samples import KEYS

# What needs a file on the disk, and a folder beside it.
FILED = {"back_up", "restore"}
# A state in which the record does not let it be done, by the first in which it does.
ANOTHER = {
    "open": "settled",
    "settled": "open",
    "refused": "open",
    "delivered": "shipped",
    "placed": "shipped",
    "made": "undone",
}


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))


def cells() -> Iterator[tuple[str, str, bool, str]]:
    """Operation, role, own, state: all of them."""
    for name, right in RIGHTS.items():
        states = (*right.states, ANOTHER[right.states[0]]) if right.states else ("",)
        owns = (False, True) if right.first or name in ABOUT_PEOPLE else (False,)
        yield from product((name,), ACTORS, owns, states)


def tried(desk: Desk, step: acting.Step) -> str:
    """What an operation really does for the person at the counter."""
    try:
        step(desk)
    except NeedsConsent as needs:
        return needs.key.removeprefix("wants-")
    except Refused:
        return DENY
    return ALLOW


def step_for(owner: Desk, cell: tuple[str, str, bool, str]) -> acting.Step:
    """The step of a cell on a fresh shop, its record made by the actor or by somebody else."""
    operation, role, own, state = cell
    name = ACTORS[role] if own else OTHER
    if operation in ABOUT_PEOPLE:
        return ABOUT_PEOPLE[operation](name or OTHER)
    return TRIALS[operation](owner, acting.signed(owner, name), state)


def expected(right: Right, cell: tuple[str, str, bool, str]) -> str:
    """What the table says; nobody's work is the own work of somebody who did not sign in."""
    _, role, own, state = cell
    known = "clerk" if role == "unsigned" else role
    return right.verdict(known, own=own and role != "unsigned", state=state)


@pytest.mark.slow
@pytest.mark.parametrize("cell", list(cells()), ids=lambda cell: "-".join(map(str, cell)))
def test_each_cell_is_as_the_table_says(
    clock: FixedClock, tmp_path: Path, cell: tuple[str, str, bool, str]
) -> None:
    db = Database.create(tmp_path / "shop.desk", KEYS) if cell[0] in FILED else None
    owner = acting.staffed(clock, db)
    step = step_for(owner, cell)
    desk = acting.signed(owner, ACTORS[cell[1]])
    wanted = expected(RIGHTS[cell[0]], cell)
    before = owner.db.sealer.head
    assert tried(desk, step) == wanted
    if wanted != ALLOW:
        assert owner.db.sealer.head == before, "nothing was written"
    if wanted in (SECRET, APPROVAL):
        agreed(desk, step, wanted)
    owner.db.close()


def agreed(desk: Desk, step: acting.Step, wanted: str) -> None:
    """With the consent it wants the step is done; with a wrong person's it is not."""
    with pytest.raises(NeedsConsent) as caught:
        step(desk)
    name = desk.who if wanted == SECRET else "Olga"
    consent = people.agree(desk, caught.value, name, SECRETS[name])
    late = replace(consent, at=(desk.clock.now() - timedelta(hours=1)).isoformat())
    assert tried(replace(desk, consents=(late,)), step) == wanted
    assert tried(replace(desk, consents=(replace(consent, person=5),)), step) == wanted
    assert tried(replace(desk, consents=(consent,)), step) == ALLOW


def test_every_write_has_a_row_and_every_row_a_trial() -> None:
    assert set(TRIALS) | set(ABOUT_PEOPLE) == set(RIGHTS)
    for name, found in OPERATIONS.items():
        code = getattr(found, "__code__", found.__init__)  # type: ignore[misc]
        if "permit" in code.co_names and name != "adopt":
            asked = {each for each in code.co_consts if isinstance(each, str)} & set(RIGHTS)
            assert len(asked) == 1, name


# What writes without asking: before there is anybody to ask, by the way of who asks, or one's own drafts.
UNASKED = {
    "catch_up",
    "create_shop",
    "_owned",
    "make_owner",
    "check",
    "_need_no_wait",
    "_passed",
    "save",
    "drop",
    "write",
}


def doors() -> Iterator[tuple[str, frozenset[str]]]:
    """Every function of the operations that begins a transaction, with the names that it uses."""
    for module in pkgutil.iter_modules(operations.__path__):
        room = importlib.import_module(f"{operations.__name__}.{module.name}")
        for name, found in inspect.getmembers(room, inspect.isfunction):
            if found.__module__ == room.__name__ and "atomic" in found.__code__.co_names:
                yield name, frozenset(found.__code__.co_names)


def test_no_transaction_is_begun_without_asking() -> None:
    """An operation that never asks has no row either, so that the matrix would not miss it."""
    silent = {name for name, used in doors() if not used & {"permit", "change"}}
    assert silent == UNASKED
    assert not silent & set(OPERATIONS) - {"make_owner"}


def test_a_person_who_left_is_denied_at_once(clock: FixedClock) -> None:
    owner = acting.staffed(clock)
    cy = acting.signed(owner, "Cy")
    people.set_active(owner, cy.person or 0, False, "left us")
    with pytest.raises(Refused, match="person-inactive"):
        returns.issue_ra(cy, acting.ask()(cy))


def test_a_role_taken_away_counts_for_the_next_step(clock: FixedClock) -> None:
    owner = acting.staffed(clock)
    bo = acting.signed(owner, "Bo")
    assert overrides.list_overrides(bo) == ()
    people.set_role(owner, bo.person or 0, "clerk", "so")
    with pytest.raises(Refused, match="right-denied"):
        overrides.list_overrides(bo)


def test_nobody_approves_their_own_and_no_clerk_approves(clock: FixedClock) -> None:
    owner = acting.staffed(clock)
    number = acting.ra_in(owner, acting.signed(owner, "Bo"), "settled")
    bo = acting.signed(owner, "Bo")
    with pytest.raises(NeedsConsent, match="wants-approval") as caught:
        returns.reverse_settlement(bo, number, "wrong")
    for name, key in (("Bo", "approves-own"), ("Cy", "approves-not")):
        with pytest.raises(Refused, match=key):
            people.agree(bo, caught.value, name, SECRETS[name])
    consent = people.agree(bo, caught.value, "Mia", SECRETS["Mia"])
    assert returns.reverse_settlement(replace(bo, consents=(consent,)), number, "wrong").state == "open"


@pytest.mark.parametrize("asks", ["Cy", ""])
def test_nobody_approves_against_their_own_work_whoever_asks(clock: FixedClock, asks: str) -> None:
    """Bo, who needs an approval to reverse his own settlement, does not get it by letting another ask."""
    owner = acting.staffed(clock)
    number = acting.ra_in(owner, acting.signed(owner, "Bo"), "settled")
    desk = acting.signed(owner, asks)
    with pytest.raises(NeedsConsent, match="wants-approval") as caught:
        returns.reverse_settlement(desk, number, "wrong")
    with pytest.raises(Refused, match="approves-own"):
        people.agree(desk, caught.value, "Bo", SECRETS["Bo"])
    act = Act("reverse_settlement", number, "settled")
    assert [each.name for each in rights.approvers(desk, act)] == ["Alma", "Olga", "Mia"]
    own = Act("void_ra", number, "open")
    assert "Bo" in [each.name for each in rights.approvers(desk, own)], "he may void it himself"


def test_an_owner_alone_gives_their_own_secret(clock: FixedClock) -> None:
    owner = acting.staffed(clock)
    for name in ("Olga", "Bo", "Mia"):
        people.set_active(owner, acting.signed(owner, name).person or 0, False, "alone now")
    number = acting.ra_in(owner, owner, "settled")
    act = Act("reverse_settlement", number, "settled")
    assert rights.may(acting.signed(owner, "Alma"), act) == SECRET
    assert returns.reverse_settlement(owner, number, "wrong doll").state == "open"


def test_an_operation_that_nobody_listed_is_denied(desk: Desk) -> None:
    assert rights.may(desk, Act("sell_the_shop")) == DENY
    with pytest.raises(DeskError, match="right-denied"):
        rights.permit(desk, Act("sell_the_shop"))


def test_a_door_left_open_is_seen_by_the_matrix(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: an operation that does not ask."""
    monkeypatch.setattr(returns, "permit", lambda *_: {})
    owner = acting.staffed(clock)
    cell = ("void_ra", "clerk", False, "open")
    assert tried(acting.signed(owner, "Cy"), step_for(owner, cell)) != expected(RIGHTS["void_ra"], cell)
