"""The one door of every write: may this person do it, with fresh facts, and who agreed to it."""

import hashlib
from datetime import datetime, timedelta

from desk.operations.desk import Desk
from desk.records.errors import NeedsConsent, Refused
from desk.records.people import CLERK, OWNER, ROLES, Consent, Person
from desk.records.rights import ALLOW, APPROVAL, DENY, RIGHTS, SECRET, Act, may_approve, verdict
from desk.store import history, people, shop

LASTS = timedelta(minutes=2)


def permit(desk: Desk, act: Act) -> dict[str, str]:
    """Let an operation pass, inside its transaction; who agreed to it, for the history's line.

    Raises Refused ``right-denied``, and NeedsConsent where a secret is wanted that was not given yet.
    """
    found = may(desk, act)
    if found == DENY:
        raise Refused("right-denied", operation=act.operation, name=desk.who)
    if found == ALLOW:
        return {}
    agreed = _agreed(desk, act, found)
    if agreed is None:
        raise NeedsConsent(f"wants-{found}", digest(act), operation=act.operation, subject=act.subject)
    return {"agreed": agreed.name} if agreed.id != desk.person else {}


def agreeing(desk: Desk, act: Act) -> Person:
    """Who says yes to an operation that was let pass: the approver, or the person at the counter alone."""
    agreed = _agreed(desk, act, may(desk, act))
    assert agreed is not None, "permit() let it pass"
    return agreed


def may(desk: Desk, act: Act) -> str:
    """What the table of rights says to the person at the counter: allow, secret, approval or deny."""
    role = role_of(desk)
    own = act.own if act.own is not None else is_own(desk, act)
    found = verdict(act.operation, role, own=own, state=act.state)
    return SECRET if found == APPROVAL and role == OWNER and not approvers(desk, act) else found


def roles_for(act: Act) -> tuple[str, ...]:
    """The roles to whom an operation is not denied, the highest first."""
    own = bool(act.own)
    return tuple(role for role in ROLES if verdict(act.operation, role, own=own, state=act.state) != DENY)


def role_of(desk: Desk) -> str:
    """The role of the person at the counter as it is now: a clerk's for whoever did not sign in.

    Raises Refused ``person-inactive`` for somebody who was put out of service meanwhile.
    """
    if desk.person is None:
        return CLERK
    person = people.get(desk.db, desk.person)
    if not person.active:
        raise Refused("person-inactive", name=person.name)
    return person.role


def is_own(desk: Desk, act: Act) -> bool:
    """Whether the record is the work of the person at the counter."""
    doer = _doer(desk, act)
    return doer is not None and doer == desk.person


def _doer(desk: Desk, act: Act) -> int | None:
    """Whose work the record is, of those who signed in."""
    right = RIGHTS.get(act.operation)
    return history.doer(desk.db, act.subject, right.first) if right and right.first else None


def approvers(desk: Desk, act: Act) -> tuple[Person, ...]:
    """Who may approve an operation of the person at the counter: nobody their own."""
    return tuple(
        each
        for each in people.all(desk.db)
        if each.active
        and each.has_secret
        and may_approve(act.operation, each.role)
        and not approves_own(desk, act, each)
    )


def approves_own(desk: Desk, act: Act, person: Person) -> bool:
    """Whether a person would approve their own step, or a step against their own work.

    Who needs an approval for it would else have somebody ask instead, or ask without signing in.
    """
    needs_one = verdict(act.operation, person.role, own=True) == APPROVAL
    return person.id == desk.person or (needs_one and person.id == _doer(desk, act))


def digest(act: Act) -> str:
    """What stands for an operation with just these facts."""
    return hashlib.sha256(repr((act.operation, act.subject, act.facts)).encode()).hexdigest()


def _agreed(desk: Desk, act: Act, found: str) -> Person | None:
    given = (_agrees(desk, act, found, each) for each in desk.consents if each.digest == digest(act))
    agreed = next((person for person in given if person is not None), None)
    if agreed is None and desk.person is not None and (found == SECRET and (desk.proven or _has_none(desk))):
        return people.get(desk.db, desk.person)
    return agreed


def _agrees(desk: Desk, act: Act, found: str, consent: Consent) -> Person | None:
    """The person whose consent still counts, with facts as they are now."""
    age = desk.clock.now() - datetime.fromisoformat(consent.at)
    if not timedelta(0) <= age + timedelta(seconds=1) <= LASTS:
        return None
    if found == SECRET:
        person = people.get(desk.db, consent.person)
        return person if person.id == desk.person else None
    return next((each for each in approvers(desk, act) if each.id == consent.person), None)


def _has_none(desk: Desk) -> bool:
    """In the sample shop nobody has a secret unless one was set: it is there to try things."""
    assert desk.person is not None, "only who signed in has a secret"
    return shop.get(desk.db).sample and not people.get(desk.db, desk.person).has_secret
