"""The shop itself: its name, address, clock and papers' language."""

from dataclasses import dataclass, field
from datetime import date

from desk.records.addresses import Address

# Known here, since every start looks whether it is to open a backup, and reads no records of backups.
BACKUP_SUFFIX = ".backup"


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop as its papers name it, with its own clock; ``sample`` marks the one to try things with."""

    name: str
    address: Address = Address()
    time_zone: str = "America/Chicago"
    language: str = "en"
    currency: str = "USD"
    pack: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the shop's policy from a day on: the pack's text, its digest, the owner's choices."""

    id: int
    pack: str
    in_force: date
    text: str
    digest: str
    choices: str = "{}"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of history: who did what to which record when and why, and what it was before and after.

    ``signed`` is the id of the person who had signed in; None where nobody had, and anyone may have written
    the name. Values are kept as text, by the field that changed.
    """

    id: int
    at: str
    day: date
    person: str
    operation: str
    subject: str
    reason: str = ""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    signed: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed and did not place yet: a window's fields as JSON, by its kind and record."""

    person: str
    kind: str
    subject: str
    body: str
    saved: str
