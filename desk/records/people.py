"""The people at the counter, and what one of them agrees to by a secret."""

from dataclasses import dataclass

OWNER, MANAGER, CLERK = ROLES = ("owner", "manager", "clerk")
# A PIN only tells who stands at an unlocked till; what moves money against the rules needs a longer secret.
SHORTEST = {"pin": 4, "secret": 8}
LONGEST = 200
FREE_TRIES = 5
# No wait is longer: the only owner must not be shut out for ever.
LONGEST_WAIT = 3600


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works in the shop; nobody is deleted, since history names them."""

    id: int
    name: str
    role: str
    active: bool = True
    has_pin: bool = False
    has_secret: bool = False


@dataclass(frozen=True, slots=True)
class NewOwner:
    """Whose shop it will be, as typed at its first start."""

    name: str
    pin: str
    secret: str


@dataclass(frozen=True, slots=True)
class Consent:
    """A person agreed by a secret to one operation with just these facts, at a moment (UTC)."""

    person: int
    digest: str
    at: str


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for the first few, then doubling (I3, P15)."""
    return 0 if wrong < FREE_TRIES else min(2 ** (wrong - 1), LONGEST_WAIT)
