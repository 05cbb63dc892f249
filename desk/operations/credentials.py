"""PINs and secrets as they are kept: hashed with Argon2id, never readable again (trust.md I2, S12)."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Cost(NamedTuple):
    """What a hash costs: memory in KiB, and passes over it."""

    memory: int
    passes: int


# OWASP's least for Argon2id is 19 MiB and two passes; a till's computer affords a little more.
COST = Cost(32 * 1024, 3)


@cache
def hasher(cost: Cost) -> "PasswordHasher":
    """Hashes and compares at a cost; made when first needed, since a start asks for no PIN."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory, parallelism=1)


def hash_of(text: str) -> str:
    """A PIN or secret as it is kept."""
    return hasher(COST).hash(text)


def matches(kept: str, text: str) -> bool:
    """Whether a PIN or secret is the one that was kept; nothing matches where none was."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(kept) and hasher(COST).verify(kept, text)
    except (VerificationError, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether it was hashed at a smaller cost than today's, and is to be hashed anew while it is known."""
    return hasher(COST).check_needs_rehash(kept)
