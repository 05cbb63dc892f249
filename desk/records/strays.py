"""Parcels that came without a number, with a wrong one, or with somebody else's."""

from dataclasses import dataclass
from datetime import date

# Not accepted at the door; kept until its sender is known; sent back; found to belong to an RA.
NOT_ACCEPTED, KEPT, SENT_BACK, MATCHED = "not_accepted", "kept", "sent_back", "matched"
STATES = (NOT_ACCEPTED, KEPT, SENT_BACK, MATCHED)


@dataclass(frozen=True, slots=True)
class Stray:
    """A parcel that no open return was found for at the door.

    ``written`` is what stands on it, ``sender`` who sent it as far as that is known, ``ra`` the return that
    it turned out to belong to. ``ended`` is the day it left or was matched; None while it is kept.
    """

    number: str
    came: date
    written: str = ""
    sender: str = ""
    tracking: str = ""
    note: str = ""
    state: str = KEPT
    ra: str = ""
    ended: date | None = None
    id: int = 0
    version: int = 1
