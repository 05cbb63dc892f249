"""What was entered is never edited: another record takes it back, and then neither of the two is in force."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Reversible(Protocol):
    """A record with an id that may take back another of its kind."""

    @property
    def id(self) -> int:
        """What others name it by."""

    @property
    def reverses(self) -> int | None:
        """The id of the one that it takes back; None where it takes back none."""


Record = TypeVar("Record", bound=Reversible)


def in_force(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that neither were taken back nor take back another."""
    every = tuple(records)
    gone = {each.reverses for each in every}
    return tuple(each for each in every if each.reverses is None and each.id not in gone)
