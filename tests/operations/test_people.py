"""People: one first owner, PINs and secrets, roles that nobody gives themselves (trust.md I2 to I8)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desk.app import ShippedPacks
from desk.operations import credentials, people
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NeedsConsent, NotFound, Refused
from desk.records.people import FREE_TRIES, wait_after
from desk.store import history, shop
from desk.store import people as kept
from desk.store.database import Database
from tests.conftest import SHOP, FixedClock

SECRET = "a longer secret"


class Ticking(FixedClock):
    """A clock that a test moves by seconds."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        """Noon and what the test added."""
        return super().now() + self.ahead


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))


@pytest.fixture
def clock(clock: FixedClock) -> Ticking:
    """The same day, second by second."""
    return Ticking(clock.day)


@pytest.fixture
def till(clock: Ticking) -> Desk:
    """A new file at which nobody has signed in, its owner Ann made."""
    desk = Desk(Database.in_memory(), ShippedPacks(), clock, "somebody")
    with desk.db.atomic():
        shop.put(desk.db, SHOP)
    people.make_owner(desk, " Ann ", "4711", SECRET)
    return desk


@pytest.fixture
def owner(till: Desk) -> Desk:
    """Ann at the counter, her secret given, with Bo the manager and Cy the clerk in service."""
    desk = people.prove(till, "ann", SECRET)
    people.add_person(desk, "Bo", "manager", "1234", "another secret")
    people.add_person(desk, "Cy", "clerk", "9999")
    return desk


def test_the_first_person_is_the_owner_and_there_is_one_first(till: Desk) -> None:
    (ann,) = people.list_people(till)
    assert (ann.name, ann.role, ann.has_pin, ann.has_secret) == ("Ann", "owner", True, True)
    with pytest.raises(Refused, match="owner-exists"):
        people.make_owner(till, "Eve", "4711", SECRET)
    (line,) = history.of(till.db, "Ann")
    assert (line.operation, line.person, line.signed) == ("make_owner", "Ann", ann.id)


@pytest.mark.parametrize(
    ("name", "pin", "secret", "key"),
    [
        (" ", "4711", SECRET, "person-name"),
        ("A" * 201, "4711", SECRET, "person-name"),
        ("Ann", "471", SECRET, "pin-weak"),
        ("Ann", "４７１１", SECRET, "pin-weak"),
        ("Ann", "47a1", SECRET, "pin-weak"),
        ("Ann", "4711", "short", "secret-weak"),
    ],
)
def test_no_owner_without_a_name_a_pin_and_a_secret(
    clock: Ticking, name: str, pin: str, secret: str, key: str
) -> None:
    desk = Desk(Database.in_memory(), ShippedPacks(), clock, "somebody")
    with pytest.raises(BadInput, match=key):
        people.make_owner(desk, name, pin, secret)
    assert people.list_people(desk) == ()


def test_signing_in_takes_the_right_pin_and_inherits_nothing(owner: Desk) -> None:
    cy = people.sign_in(owner, "CY", "9999")
    assert (cy.who, cy.person, cy.proven, cy.consents) == ("Cy", 3, False, ())
    with pytest.raises(BadInput, match="pin-wrong"):
        people.sign_in(owner, "Cy", "0000")
    with pytest.raises(NotFound, match="person-unknown"):
        people.sign_in(owner, "Dee", "0000")
    people.set_active(owner, 3, False, "left us")
    with pytest.raises(Refused, match="person-inactive"):
        people.sign_in(owner, "Cy", "9999")
    people.set_active(owner, 3, True, "came back")
    assert people.sign_in(owner, "Cy", "9999").person == 3


def test_who_has_no_pin_signs_in_by_name(till: Desk) -> None:
    with till.db.atomic():
        kept.add(till.db, "Sample", "owner")
    assert people.sign_in(till, "Sample", "").who == "Sample"


def test_wrong_tries_make_everybody_wait_and_a_restart_changes_nothing(till: Desk, clock: Ticking) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(BadInput, match="pin-wrong"):
            people.sign_in(till, "Ann", "0000")
    again = replace(till)
    for _ in range(3):
        with pytest.raises(Refused, match="tries-wait") as caught:
            people.sign_in(again, "Ann", "4711")
    assert caught.value.values["seconds"] == wait_after(FREE_TRIES) + 1
    clock.ahead = timedelta(seconds=wait_after(FREE_TRIES))
    with pytest.raises(BadInput, match="pin-wrong"):
        people.sign_in(again, "Ann", "0000")
    clock.ahead *= 10
    assert people.sign_in(again, "Ann", "4711").who == "Ann"
    assert kept.tries(till.db, 1, "pin")[0] == 0
    assert [line.operation for line in history.of(till.db, "Ann")] == [
        "make_owner",
        "wrong_tries",
        "wrong_tries",
    ]


def test_a_clock_set_back_makes_no_wait_longer_or_shorter_and_ones_own_tries_are_ones_own(
    owner: Desk, clock: Ticking
) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(BadInput):
            people.sign_in(owner, "Cy", "0000")
    assert people.sign_in(owner, "Bo", "1234").who == "Bo"
    for days in (1, 2):
        clock.ahead = -timedelta(days=days)
        with pytest.raises(Refused, match="tries-wait") as caught:
            people.sign_in(owner, "Cy", "9999")
        assert caught.value.values["seconds"] == wait_after(FREE_TRIES) + 1
    clock.ahead += timedelta(seconds=wait_after(FREE_TRIES))
    assert people.sign_in(owner, "Cy", "9999").who == "Cy"
    clock.ahead = -timedelta(days=3)
    assert people.sign_in(owner, "Cy", "9999").who == "Cy", "without wrong tries there is no wait"


def test_an_older_hash_is_made_anew_while_it_is_known(till: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.hashed(till.db, 1, "pin")
    monkeypatch.setattr(credentials, "COST", credentials.Cost(16, 1))
    people.sign_in(till, "Ann", "4711")
    after = kept.hashed(till.db, 1, "pin")
    assert before != after and "m=16," in after


def test_the_owner_gives_roles_and_nobody_their_own(owner: Desk) -> None:
    with pytest.raises(Refused, match="role-needs-secret"):
        people.set_role(owner, 3, "manager", "trusted")
    people.set_secret(owner, 3, "the third secret")
    assert people.set_role(owner, 3, "manager", "trusted").role == "manager"
    line = history.of(owner.db, "Cy")[-1]
    assert (line.before, line.after, line.reason) == ({"role": "clerk"}, {"role": "manager"}, "trusted")
    people.set_role(owner, 2, "owner", "partners now")
    for change in (
        lambda: people.set_role(owner, 1, "clerk", "tired"),
        lambda: people.set_active(owner, 1, False, "tired"),
    ):
        with pytest.raises(Refused, match="right-denied"):
            change()
    with pytest.raises(BadInput, match="role-unknown"):
        people.set_role(owner, 2, "king", "why not")


def test_only_an_owner_changes_people(owner: Desk) -> None:
    for name in ("Bo", "Cy"):
        desk = people.sign_in(owner, name, {"Bo": "1234", "Cy": "9999"}[name])
        for change in (
            lambda desk=desk: people.add_person(desk, "Dee", "clerk", "1111"),
            lambda desk=desk: people.set_role(desk, 1, "clerk", "so"),
            lambda desk=desk: people.set_active(desk, 1, False, "so"),
            lambda desk=desk: people.set_pin(desk, 1, "1111"),
        ):
            with pytest.raises(Refused, match="right-denied"):
                change()


def test_an_owner_without_their_secret_given_is_asked_for_it(owner: Desk) -> None:
    ann = people.sign_in(owner, "Ann", "4711")
    with pytest.raises(NeedsConsent, match="wants-secret") as caught:
        people.add_person(ann, "Dee", "clerk", "1111")
    with pytest.raises(Refused, match="secret-of-another"):
        people.agree(ann, caught.value, "Bo", "another secret")
    with pytest.raises(BadInput, match="secret-wrong"):
        people.agree(ann, caught.value, "Ann", "4711")
    consent = people.agree(ann, caught.value, "Ann", SECRET)
    assert people.add_person(replace(ann, consents=(consent,)), "Dee", "clerk", "1111").name == "Dee"
    with pytest.raises(NeedsConsent):
        people.add_person(replace(ann, consents=(consent,)), "Eve", "clerk", "1111")


def test_ones_own_pin_is_changed_with_the_one_before(owner: Desk) -> None:
    cy = people.sign_in(owner, "Cy", "9999")
    with pytest.raises(BadInput, match="pin-wrong"):
        people.set_pin(cy, 3, "2222", "0000")
    people.set_pin(cy, 3, "2222", "9999")
    assert people.sign_in(owner, "Cy", "2222").who == "Cy"
    people.set_pin(owner, 3, "3333")
    assert people.sign_in(owner, "Cy", "3333").who == "Cy"
    bo = people.sign_in(owner, "Bo", "1234")
    people.set_secret(bo, 2, "a new secret", "another secret")
    assert people.prove(owner, "Bo", "a new secret").proven


def test_the_sample_owner_sets_a_first_pin_without_one_before(till: Desk) -> None:
    with till.db.atomic():
        made = kept.add(till.db, "Sample", "owner")
    desk = people.sign_in(till, "Sample", "")
    assert people.set_pin(desk, made, "1234").has_pin
