"""The people at the counter: the first owner, signing in, secrets, roles; nobody promotes themselves."""

from dataclasses import replace
from datetime import datetime, timedelta

from desk.operations import credentials
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import approves_own, permit
from desk.records.errors import BadInput, NeedsConsent, NotFound, Refused
from desk.records.people import (
    CLERK,
    FREE_TRIES,
    LONGEST,
    OWNER,
    ROLES,
    SHORTEST,
    Consent,
    Person,
    wait_after,
)
from desk.records.rights import Act, may_approve
from desk.records.texts import need_text
from desk.store import people


def list_people(desk: Desk) -> tuple[Person, ...]:
    """Everybody who works or worked in the shop, in the order they came."""
    return people.all(desk.db)


def make_owner(desk: Desk, name: str, pin: str, secret: str) -> Person:
    """The first person of a shop, its owner; raises Refused ``owner-exists`` once there is anybody."""
    _check_name(name)
    hashes = {"pin": _hash("pin", pin), "secret": _hash("secret", secret)}
    with desk.db.atomic():
        if people.all(desk.db):
            raise Refused("owner-exists")
        made = people.add(desk.db, name.strip(), OWNER)
        for kind, text in hashes.items():
            people.keep_hash(desk.db, made, kind, text)
        signed = replace(desk, who=name.strip(), person=made)
        signed.remember("make_owner", name.strip(), after={"role": OWNER})
    return people.get(desk.db, made)


def add_person(desk: Desk, name: str, role: str, pin: str, secret: str = "") -> Person:
    """Take somebody on; owners and managers need a secret. Raises Refused for a name that is taken."""
    _check_name(name)
    _check_role(role)
    hashes = {"pin": _hash("pin", pin)}
    if role != CLERK or secret:
        hashes["secret"] = _hash("secret", secret)
    with desk.db.atomic():
        agreed = permit(desk, Act("add_person", name.strip(), facts=(role,)))
        made = people.add(desk.db, name.strip(), role)
        for kind, text in hashes.items():
            people.keep_hash(desk.db, made, kind, text)
        desk.remember("add_person", name.strip(), after={"role": role, **agreed})
    return people.get(desk.db, made)


def set_role(desk: Desk, person: int, role: str, reason: str) -> Person:
    """Give somebody else another role; raises Refused for one's own, and where no owner would be left."""
    _check_role(role)
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = people.get(desk.db, person)
        agreed = permit(desk, _about("set_role", desk, found, role))
        if role != CLERK and not found.has_secret:
            raise Refused("role-needs-secret", name=found.name)
        people.set_role(desk.db, found, role)
        desk.remember("set_role", found.name, why, {"role": found.role}, {"role": role, **agreed})
    return people.get(desk.db, person)


def set_active(desk: Desk, person: int, active: bool, reason: str) -> Person:
    """Put somebody else out of service, or back; raises Refused where no active owner would be left."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = people.get(desk.db, person)
        agreed = permit(desk, _about("set_active", desk, found, str(active)))
        people.set_active(desk.db, found, active)
        states = ("active" if each else "inactive" for each in (found.active, active))
        before, after = ({"state": state} for state in states)
        desk.remember("set_active", found.name, why, before, {**after, **agreed})
    return people.get(desk.db, person)


def set_pin(desk: Desk, person: int, pin: str, old: str = "") -> Person:
    """Give oneself a new PIN, ``old`` being the one before, or as the owner somebody else."""
    return _set(desk, person, ("pin", pin, old))


def set_secret(desk: Desk, person: int, secret: str, old: str = "") -> Person:
    """Give oneself a new secret, ``old`` being the one before, or as the owner somebody else."""
    return _set(desk, person, ("secret", secret, old))


def _set(desk: Desk, person: int, new: tuple[str, str, str]) -> Person:
    kind, text, old = new
    kept = _hash(kind, text)
    found = people.get(desk.db, person)
    if person == desk.person and people.hashed(desk.db, person, kind):
        check(desk, found, kind, old)
    with desk.db.atomic():
        agreed = permit(desk, _about(f"set_{kind}", desk, found))
        people.keep_hash(desk.db, person, kind, kept)
        people.set_tries(desk.db, person, kind, 0, desk.clock.now())
        desk.remember(f"set_{kind}", found.name, after=agreed)
    return people.get(desk.db, person)


def sign_in(desk: Desk, name: str, pin: str) -> Desk:
    """The desk of the person whose PIN this is; raises BadInput ``pin-wrong``, Refused ``tries-wait``.

    Who has no PIN, as in the sample shop, signs in by name.
    """
    person = _active(desk, name)
    if person.has_pin:
        check(desk, person, "pin", pin)
    return replace(desk, who=person.name, person=person.id, proven=False, consents=())


def prove(desk: Desk, name: str, secret: str) -> Desk:
    """The desk of a command's caller who gave a secret, which holds for all that the command does."""
    person = _active(desk, name)
    check(desk, person, "secret", secret)
    return replace(desk, who=person.name, person=person.id, proven=True)


def unsigned(desk: Desk) -> Desk:
    """The desk of a command's caller who did not sign in; an account named as a person is told from them.

    Whose account it says it is depends on the environment, and history must not name a person for it.
    """
    known = people.by_name(desk.db, desk.who)
    return replace(desk, who=f"@{desk.who}") if known else desk


def agree(desk: Desk, needs: NeedsConsent, name: str, secret: str) -> Consent:
    """A person's consent to just what was asked: oneself, or where an approval is wanted somebody else."""
    person = _active(desk, name)
    if needs.key == "wants-secret" and person.id != desk.person:
        raise Refused("secret-of-another", name=desk.who)
    if needs.key == "wants-approval":
        act = Act(str(needs.values["operation"]), str(needs.values["subject"]))
        if approves_own(desk, act, person):
            raise Refused("approves-own", name=person.name)
        if not may_approve(act.operation, person.role):
            raise Refused("approves-not", name=person.name)
    check(desk, person, "secret", secret)
    return Consent(person.id, needs.digest, desk.moment)


def check(desk: Desk, person: Person, kind: str, text: str) -> None:
    """Compare a ``pin`` or ``secret`` with the one kept; wrong tries are counted in the file.

    Raises BadInput ``pin-wrong`` or ``secret-wrong``; Refused ``tries-wait`` while one has to wait.
    """
    wrong, until = people.tries(desk.db, person.id, kind)
    _need_no_wait(desk, person, kind, (wrong, until))
    kept = people.hashed(desk.db, person.id, kind)
    if credentials.matches(kept, text):
        _passed(desk, person, kind, (wrong, kept, text))
        return
    wrong += 1
    with desk.db.atomic():
        people.set_tries(desk.db, person.id, kind, wrong, _waited(desk, wrong))
        if wrong >= FREE_TRIES:
            desk.remember("wrong_tries", person.name, after={"tries": wrong})
    raise BadInput(f"{kind}-wrong", name=person.name)


def _need_no_wait(desk: Desk, person: Person, kind: str, found: tuple[int, datetime | None]) -> None:
    """Raises Refused ``tries-wait``; a clock set back begins the wait anew, and makes none longer."""
    wrong, until = found
    if until is None or not wait_after(wrong):
        return
    now, longest = desk.clock.now(), _waited(desk, wrong)
    if until > longest:
        with desk.db.atomic():
            people.set_tries(desk.db, person.id, kind, wrong, longest)
        until = longest
    if now < until:
        raise Refused("tries-wait", name=person.name, seconds=int((until - now).total_seconds()) + 1)


def _waited(desk: Desk, wrong: int) -> datetime:
    """When a wait that begins now after so many wrong tries is over; kept to the second, so never before."""
    return desk.clock.now().replace(microsecond=0) + timedelta(seconds=wait_after(wrong))


def _passed(desk: Desk, person: Person, kind: str, found: tuple[int, str, str]) -> None:
    wrong, kept, text = found
    if not wrong and not credentials.is_old(kept):
        return
    with desk.db.atomic():
        people.set_tries(desk.db, person.id, kind, 0, desk.clock.now())
        if credentials.is_old(kept):
            people.keep_hash(desk.db, person.id, kind, credentials.hash_of(text))


def _active(desk: Desk, name: str) -> Person:
    person = people.by_name(desk.db, name)
    if person is None:
        raise NotFound("person-unknown", name=name)
    if not person.active:
        raise Refused("person-inactive", name=person.name)
    return person


def _about(operation: str, desk: Desk, person: Person, *facts: str) -> Act:
    return Act(operation, person.name, facts=facts, own=person.id == desk.person)


def _check_name(name: str) -> None:
    need_text(name)
    if not name.strip() or len(name) > LONGEST:
        raise BadInput("person-name")


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadInput("role-unknown", role=role, known=", ".join(ROLES))


def _hash(kind: str, text: str) -> str:
    spelled = kind != "pin" or (text.isascii() and text.isdigit())
    if not spelled or not SHORTEST[kind] <= len(text) <= LONGEST:
        raise BadInput(f"{kind}-weak", least=SHORTEST[kind])
    return credentials.hash_of(text)
