"""Backups as they are listed, what each says of itself, and which of them are kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from desk.records.shop import BACKUP_SUFFIX

SUFFIX = BACKUP_SUFFIX
# How far a backup that lies somewhere proves itself: by its shop's key; not before that key is on this
# computer; never, since it is from before there were seals.
PROVEN, LOCKED, UNSEALED = PROOFS = ("proven", "locked", "unsealed")
# The newest ones, then one of each so many up to so many. The longer stretch is made of whole shorter ones,
# so that what stands for it is never thinned out before its turn comes.
NEWEST = 7
STRETCHES = ((7, 5), (28, 12))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a finished and checked backup says of itself, in a file beside it; without one it does not count.

    ``at`` is a moment in UTC; ``shop`` is empty where the file is from before there were seals. Size and
    SHA-256 are of the file as it lies there; ``balance`` is in cents by account; ``seal`` and ``mac`` are
    the last seal, ``base`` and ``base_mac`` the one since which all rows count; ``numbers`` the highest
    numbers, by series and year; ``lock`` tells with which passphrase it was encrypted, if with any; ``lost``
    are photos that the shop itself did not have any more, so that no backup can.
    """

    sequence: int
    at: str
    shop: str
    name: str
    schema: int
    size: int
    sha256: str
    lock: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    balance: dict[str, int] = field(default_factory=dict)
    seal: int = 0
    mac: str = ""
    base: int = 0
    base_mac: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    photos: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def orders(self) -> int:
        """How many orders are in it."""
        return self.counts.get("orders", 0)

    def bare(self) -> "Manifest":
        """The same without what a shop earns: anybody can read it beside an encrypted backup."""
        return replace(self, counts={"orders": self.orders}, balance={})


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: the path of its file and what it says of itself."""

    path: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that lies somewhere, found without an open shop; ``proof`` is one of ``PROOFS``."""

    backup: Backup
    proof: str


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The other folder that backups are copied to: when the last one came there, and what kept a newer one.

    ``at`` is empty where none came yet; ``trouble`` is the key of a sentence, empty where all is well.
    """

    folder: str
    at: str = ""
    sequence: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup came to: the new backup, and the second place if there is one."""

    backup: Backup
    second: SecondPlace | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to: the new file, when the backup was made, and the numbers that were skipped.

    ``skipped`` has a series and year, such as ``RA-26``, with its last number in the backup and the highest
    one ever issued, which numbering goes on from; ``zone`` is the shop's. ``aside`` is the file that was
    replaced, if one was.
    """

    path: str
    at: str
    zone: str
    orders: int
    photos: int
    skipped: tuple[tuple[str, int, int], ...] = ()
    aside: str = ""


def surplus(sequences: Iterable[int]) -> tuple[int, ...]:
    """Which backups are thinned out, by their sequence and never by a clock; the newest one never is."""
    found = sorted(set(sequences), reverse=True)
    kept = set(found[:NEWEST])
    for stretch, most in STRETCHES:
        first = {sequence // stretch: sequence for sequence in found}
        kept |= {first[each] for each in sorted(first, reverse=True)[:most]}
    return tuple(sequence for sequence in reversed(found) if sequence not in kept)
