"""What every operation works with, passed in: the shop's file, the shipped packs, a clock and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from desk.records.errors import BadInput
from desk.records.shop import HistoryLine
from desk.store import history
from desk.store.database import Database

FARTHEST = timedelta(days=31)


class Clock(Protocol):
    """The one clock: the moment in UTC, and the day at the shop whatever the computer's own zone is."""

    def now(self) -> datetime:
        """This moment, with UTC as its zone."""

    def today(self) -> date:
        """The shop's day."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An open shop: ``packs`` maps a shipped pack's id to its text, ``who`` is the person at the counter.

    ``cases`` maps the names of the shipped case files to their texts.
    """

    db: Database
    packs: Mapping[str, str]
    clock: Clock
    who: str
    cases: Mapping[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> str:
        """This moment in UTC as it is kept, to the second."""
        return self.clock.now().isoformat(timespec="seconds")

    def need_near(self, day: date) -> None:
        """Raises BadInput for a day over a month ahead: a mistyped year would move every deadline."""
        if day > self.clock.today() + FARTHEST:
            raise BadInput("day-ahead", on=day, today=self.clock.today())

    def remember(self, operation: str, subject: str, reason: str = "", detail: str = "") -> None:
        """Add a line to the history inside the transaction that is open."""
        line = HistoryLine(0, self.moment, self.clock.today(), self.who, operation, subject, reason, detail)
        history.add(self.db, line)


def need_reason(reason: str) -> str:
    """The reason without white space around it; raises BadInput where none was given."""
    if not reason.strip():
        raise BadInput("reason-empty")
    return reason.strip()
