"""PINs and secrets as they are kept: hashed with Argon2id, never readable again (trust.md I2, S12)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# OWASP's least for Argon2id is 19 MiB, two passes, one lane; a till's computer affords more memory.
_MEMORY_KIB = 32 * 1024
_PASSES = 3


@cache
def _hasher() -> "PasswordHasher":
    # Imported here: a start asks for no PIN before it has painted.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1)


def hash_of(text: str) -> str:
    """A PIN or secret as it is kept."""
    return _hasher().hash(text)


def matches(kept: str, text: str) -> bool:
    """Whether a PIN or secret is the one that was kept; nothing matches where none was."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(kept) and _hasher().verify(kept, text)
    except (VerificationError, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether it was hashed with less than today's cost, and is to be hashed anew while it is known."""
    return _hasher().check_needs_rehash(kept)
