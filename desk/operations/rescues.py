"""Restoring where no shop is open: its file is damaged, foreign or gone, or this computer is a new one.

Nobody is at the counter then. Who may do it stands in the backup itself: it is looked through first, and then
one of its owners gives their secret. The file that does not open is never asked, and never removed.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from desk.operations import backups, credentials, restores
from desk.operations.desk import Desk
from desk.operations.restores import AtDesk
from desk.records.backups import Backup, Found, Restored
from desk.records.errors import BadInput, NotFound, Refused, StoreTrouble
from desk.records.lists import Progress
from desk.records.people import OWNER, Person, wait_after
from desk.records.recovery import key_of
from desk.store import inspection, manifests, people, preferences, restoring, shelf, shop
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.restoring import Staging


@dataclass(frozen=True, slots=True)
class Rescue:
    """A backup that was looked through, whole under a name of its own, until an owner agrees.

    ``owners`` and the hashes of their secrets were read right after it was found to be as it was made;
    without any, nobody owns the shop yet, and nobody is asked.
    """

    staging: Staging
    db: Database
    name: str
    owners: tuple[Person, ...]
    hashes: dict[int, str]

    @property
    def backup(self) -> Backup:
        """What was looked through."""
        return self.staging.backup

    def drop(self) -> None:
        """Take it all back; nothing was changed."""
        self.db.close()
        self.staging.drop()


def list_beside(target: Path, keys: KeyRing) -> tuple[Found, ...]:
    """The finished backups of the file at a place, newest first; the file itself need not be there."""
    return shelf.found_in(shelf.folder_of(target), keys)


def list_around(chosen: Path, keys: KeyRing) -> tuple[Found, ...]:
    """The finished backups in the folder of a chosen one, newest first; raises StoreTrouble for no backup."""
    found, others = manifests.look_at(chosen, keys), shelf.found_in(chosen.parent, keys)
    return others if found in others else (found, *others)


def look_at(backup: Path, keys: KeyRing) -> Found:
    """A chosen backup, and how far it proves itself; raises StoreTrouble for what is no finished one."""
    return manifests.look_at(backup, keys)


def bring_key(found: Found, text: str, keys: KeyRing) -> None:
    """Have the key of a backup's shop on this computer, from the recovery words.

    Raises BadInput for what are no such words, StoreTrouble ``key-wrong`` for those of another shop.
    """
    key, manifest = key_of(text), found.backup.manifest
    if not manifests.is_made_with(Path(found.backup.path), key):
        raise StoreTrouble("key-wrong", shop=manifest.shop)
    keys.put(manifest.shop, key)


def look_through(
    backup: Path, target: Path, keys: KeyRing, passphrase: str = ""
) -> Generator[Progress, None, Rescue]:
    """Make a new file of a backup beside the one that does not open, and look through it, in small steps.

    Raises StoreTrouble, and then nothing was made: ``key-missing``, ``backup-encrypted``, and
    ``store-in-use-unknown`` where another program has the file after all.
    """
    _need_free(target)
    found, lock = restoring.open_backup(backup, keys, passphrase)
    staging = Staging(found, lock, target, keys)
    try:
        yield from staging.stage()
        db = staging.open()
    except BaseException:
        staging.drop()
        raise
    owners = tuple(each for each in people.all(db) if each.role == OWNER and each.active and each.has_secret)
    hashes = {each.id: people.hashed(db, each.id, "secret") for each in owners}
    return Rescue(staging, db, shop.get(db).name, owners, hashes)


def finish(rescue: Rescue, at_desk: AtDesk, owner: str = "", secret: str = "") -> Restored:
    """Put a backup in the place of the file that does not open, which is kept aside with its log.

    Raises BadInput ``secret-wrong`` and Refused ``tries-wait``, after which it can be tried again; and
    StoreTrouble, after which nothing is left of the rescue.
    """
    staging = rescue.staging
    desk = _proven(rescue, at_desk(rescue.db), owner, secret)
    try:
        folder = shelf.folder_of(staging.target)
        done = restores.write(staging, desk, restores.highest(staging.keys, rescue.backup, folder))
        _keep_lock(rescue)
        rescue.db.close()
        staging.need_whole()
        _need_free(staging.target)
    except BaseException:
        rescue.drop()
        raise
    aside = restores.swap_in(staging)
    return replace(done, aside=str(aside) if aside.exists() else "")


def _need_free(target: Path) -> None:
    """A file that another program has open is not replaced under its hands (trust.md F12)."""
    if target.exists() and inspection.is_held(target):
        raise StoreTrouble("store-in-use-unknown", path=str(target))


def _proven(rescue: Rescue, desk: Desk, owner: str, secret: str) -> Desk:
    """The desk of an owner who gave their secret."""
    if not rescue.owners:
        return desk
    person = next((each for each in rescue.owners if each.name == owner), None)
    if person is None:
        raise NotFound("person-unknown", name=owner)
    _check(rescue, person, secret, desk.clock.now())
    return replace(desk, who=person.name, person=person.id, proven=True)


def _check(rescue: Rescue, person: Person, secret: str, now: datetime) -> None:
    """Each try is counted before it is made, beside the key: neither a restart nor a kill resets that."""
    keys, ours = rescue.staging.keys, rescue.db.sealer.shop
    wrong, waits = keys.tries(ours, person.id)
    until = datetime.fromisoformat(waits) if waits else now
    # A clock that was set back does not make the wait longer than it was.
    if now < until <= now + timedelta(seconds=wait_after(wrong)):
        raise Refused("tries-wait", name=person.name, seconds=int((until - now).total_seconds()) + 1)
    until = now + timedelta(seconds=wait_after(wrong + 1))
    keys.set_tries(ours, person.id, wrong + 1, until.isoformat())
    if not credentials.matches(rescue.hashes[person.id], secret):
        raise BadInput("secret-wrong", name=person.name)
    keys.set_tries(ours, person.id, 0, "")


def _keep_lock(rescue: Rescue) -> None:
    """A new computer goes on encrypting as the shop does, now that the passphrase was typed."""
    lock = rescue.staging.lock
    if lock and preferences.get(rescue.db, backups.PASSPHRASE) == lock.name:
        rescue.staging.keys.set_lock(rescue.db.sealer.shop, bytes(lock))
