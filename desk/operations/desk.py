"""What every operation works with, passed in: the shop's file, the shipped packs, a clock and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from desk.records.errors import BadInput
from desk.records.people import Consent
from desk.records.shop import HistoryLine
from desk.store import history
from desk.store.database import Database

Facts = Mapping[str, object]
NOTHING: Facts = {}
FARTHEST = timedelta(days=31)


class Clock(Protocol):
    """The one clock: the moment in UTC, and the day at the shop whatever the computer's own zone is."""

    def now(self) -> datetime:
        """This moment, with UTC as its zone."""

    def today(self) -> date:
        """The shop's day."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An open shop: ``packs`` maps a shipped pack's id to its text, ``who`` names the person at the counter.

    ``cases`` maps the names of the shipped case files to their texts; ``person`` is the id of who signed in,
    None for whoever did not, who has a clerk's rights. ``consents`` were given for the operation at hand;
    ``proven`` says that the person's own secret was, as a command asks for it.
    """

    db: Database
    packs: Mapping[str, str]
    clock: Clock
    who: str
    cases: Mapping[str, str] = field(default_factory=dict)
    person: int | None = None
    consents: tuple[Consent, ...] = ()
    proven: bool = False

    @property
    def moment(self) -> str:
        """This moment in UTC as it is kept, to the second."""
        return self.clock.now().isoformat(timespec="seconds")

    def need_near(self, day: date) -> None:
        """Raises BadInput for a day over a month ahead: a mistyped year would move every deadline."""
        if day > self.clock.today() + FARTHEST:
            raise BadInput("day-ahead", on=day, today=self.clock.today())

    def need_past(self, day: date) -> None:
        """Raises BadInput for a day to come: what is noted with it happened."""
        if day > self.clock.today():
            raise BadInput("day-to-come", on=day)

    def remember(
        self, operation: str, subject: str, reason: str = "", before: Facts = NOTHING, after: Facts = NOTHING
    ) -> int:
        """Add a line to the history inside the transaction that is open, with what changed; its id."""
        line = HistoryLine(
            id=0,
            at=self.moment,
            day=self.clock.today(),
            person=self.who,
            operation=operation,
            subject=subject,
            reason=reason,
            before={name: str(value) for name, value in before.items()},
            after={name: str(value) for name, value in after.items()},
            signed=self.person,
        )
        return history.add(self.db, line)


def need_reason(reason: str) -> str:
    """The reason without white space around it; raises BadInput where none was given."""
    if not reason.strip():
        raise BadInput("reason-empty")
    return reason.strip()
