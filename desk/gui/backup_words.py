"""Backups in words: how old one is, what is in it, and what became of the second place."""

from datetime import datetime
from zoneinfo import ZoneInfo

from desk.gui.run import Run
from desk.operations import backups, shops
from desk.records.backups import Backup, SecondPlace
from desk.records.errors import StoreTrouble
from desk.words.moments import moment

_KIB = 1024


class BackupWords:
    """Speaks of one shop's backups, in its own time zone."""

    def __init__(self, run: Run) -> None:
        self._run, self._words = run, run.words
        self._zone = shops.read_shop(run.desk).time_zone

    def moment(self, at: str) -> str:
        """The day and time of a moment."""
        return moment(self._words, at, self._zone)

    def age(self, at: str) -> str:
        """How old a backup is, in days of the shop."""
        there = datetime.fromisoformat(at).astimezone(ZoneInfo(self._zone))
        days = (self._run.desk.clock.today() - there.date()).days
        time = there.strftime("%H:%M")
        if days in (0, 1):
            return self._words(f"backup.{('today', 'yesterday')[days]}", time=time)
        return self._words.count("backup.days-ago", days) if days > 1 else self.moment(at)

    def state(self, at: str) -> str:
        """Whether a backup of a moment can be rested on: ``allowed``, or ``refused`` if old or none."""
        return "refused" if not at or backups.is_old(self._run.desk, at) else "allowed"

    def word(self, at: str) -> str:
        """The word for that state."""
        return self._words(f"backup.{self.state(at)}" if at else "backup.missing")

    def last(self, backup: Backup | None) -> str:
        """The last backup in a sentence."""
        if backup is None:
            return self._words("backup.none")
        told = backup.manifest
        said = self._words("backup.last", age=self.age(told.at), orders=told.orders, photos=len(told.photos))
        lost = self._words.count("backup.lost", len(told.lost)) if told.lost else ""
        return f"{said} {lost}".strip()

    def second(self, place: SecondPlace | None) -> str:
        """The second place in a sentence or two."""
        if place is None:
            return self._words("backup.second-none")
        at = self._words("backup.second-at", age=self.age(place.at)) if place.at else ""
        where = self._words("backup.second", folder=place.folder)
        said = f"{where} {at or self._words('backup.second-never')}"
        if place.trouble:
            said += " " + self._words.error(StoreTrouble(place.trouble, path=place.folder))
        return said

    def size(self, backup: Backup) -> str:
        """How large its file is."""
        kib = max(1, round(backup.manifest.size / _KIB))
        return f"{kib:,} KiB" if kib < _KIB else f"{kib / _KIB:,.1f} MiB"
