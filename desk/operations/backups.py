"""Backups: made, listed, due; a second place for them; a passphrase that encrypts them."""

import json
from collections.abc import Generator
from dataclasses import asdict, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.operations.settings import change
from desk.records import plain
from desk.records.backups import BackedUp, Backup, SecondPlace
from desk.records.errors import DeskError, StoreTrouble
from desk.records.lists import Progress
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import backing, copies, encryption, history, photo_files, preferences, shop, streams
from desk.store.backing import Order
from desk.store.copies import Pulse
from desk.store.encryption import Lock
from desk.store.photo_shelf import PhotoShelf
from desk.store.settings import MEMORY
from desk.store.shelf import Shelf, folder_of

# The shop's night, when a backup is due; a day's work ends before it.
NIGHT = time(2)
OLD = timedelta(days=2)
PLACE, PASSPHRASE = "backup-place", "backup-passphrase"
_SECOND = "second.json"


def back_up(
    desk: Desk, folder: Path | None = None, pulse: Pulse = copies.still
) -> Generator[Progress, None, BackedUp]:
    """Make a backup, look through it, thin the older ones out, copy it to the second place; in small steps.

    In a ``folder`` that was named nothing is thinned out, and nothing goes to the second place from there.
    Raises StoreTrouble, and then no backup was made and none was removed, unless history alone could not tell
    of it.
    """
    permit(desk, Act("back_up"))
    here = Shelf(folder or folder_of(desk.db.path), desk.db.keys, desk.db.sealer.shop)
    order = Order(here, _photos(desk), desk.moment, lock_of(desk), pulse)
    made = yield from backing.back_up(desk.db, order)
    second = None
    if folder is None:
        here.thin()
        second = yield from _copy_out(desk, made)
    with desk.db.atomic():
        permit(desk, Act("back_up"))
        told = {"seal": made.manifest.seal, "lost": len(made.manifest.lost)}
        after = {name: number for name, number in told.items() if number}
        desk.remember("back_up", Path(made.path).name, after=after)
    return BackedUp(made, second)


def _photos(desk: Desk) -> PhotoShelf:
    return PhotoShelf(photo_files.folder_of(desk.db.path))


def list_backups(desk: Desk) -> tuple[Backup, ...]:
    """The finished backups in the shop's own folder, newest first."""
    return _shelf(desk).all() if has_folder(desk) else ()


def last_backup(desk: Desk) -> Backup | None:
    """The newest finished backup; its file is not read, only what it says of itself."""
    return _shelf(desk).newest() if has_folder(desk) else None


def has_folder(desk: Desk) -> bool:
    """Whether the shop has a folder for backups: one in memory, to try things, has none."""
    return desk.db.path != MEMORY


def _shelf(desk: Desk) -> Shelf:
    return Shelf(folder_of(desk.db.path), desk.db.keys, desk.db.sealer.shop)


def is_due(desk: Desk) -> bool:
    """Whether the last backup is from before the last night at the shop, or from a day to come."""
    if not has_folder(desk):
        return False
    last = last_backup(desk)
    made = datetime.fromisoformat(last.manifest.at) if last else None
    return made is None or not last_night(desk) <= made <= desk.clock.now() + timedelta(minutes=1)


def last_night(desk: Desk) -> datetime:
    """The last moment at which a backup was due."""
    now = desk.clock.now().astimezone(ZoneInfo(shop.get(desk.db).time_zone))
    night = datetime.combine(now.date(), NIGHT, now.tzinfo)
    return night if night <= now else datetime.combine(now.date() - timedelta(days=1), NIGHT, now.tzinfo)


def is_changed(desk: Desk) -> bool:
    """Whether anything was written since the last backup, but that it was made."""
    last = last_backup(desk) if has_folder(desk) else None
    if last is None:
        return has_folder(desk)
    head, then = desk.db.sealer.head, last.manifest
    if head.seal == then.seal + 1:
        return history.last_operation(desk.db) != "back_up"
    return (head.seal, head.mac.hex()) != (then.seal, then.mac)


def is_old(desk: Desk, at: str) -> bool:
    """Whether a backup made at a moment is too old to rest on."""
    return desk.clock.now() - datetime.fromisoformat(at) > OLD


def second_place(desk: Desk) -> SecondPlace | None:
    """The second place, with when the last backup came there; None where none was set."""
    folder = preferences.get(desk.db, PLACE)
    if not folder or not has_folder(desk):
        return None
    try:
        told = plain.from_plain(SecondPlace, json.loads(streams.content(_told(desk))))
    except (ValueError, DeskError):
        return SecondPlace(folder)
    return told if told.folder == folder else SecondPlace(folder)


def _told(desk: Desk) -> Path:
    return folder_of(desk.db.path) / _SECOND


def _copy_out(desk: Desk, made: Backup) -> Generator[Progress, None, SecondPlace | None]:
    """What keeps a backup from the second place is told, and is no fault of the backup itself."""
    before = second_place(desk)
    if before is None:
        return None
    there = Shelf(second_folder(desk, before.folder), desk.db.keys, desk.db.sealer.shop)
    try:
        if not there.folder.is_dir():
            raise StoreTrouble("second-place-missing", path=before.folder)
        yield from backing.copy_out(made, there)
        there.thin()
        now = SecondPlace(before.folder, made.manifest.at, made.manifest.sequence)
    except StoreTrouble as trouble:
        now = replace(before, trouble=trouble.key)
    streams.write(_told(desk), [json.dumps(asdict(now)).encode()])
    return now


def second_folder(desk: Desk, folder: str) -> Path:
    """The folder of this shop in a second place; it is made when the place is set, and marks it.

    A stick that is not plugged in leaves an empty folder behind, which must not be taken for the stick.
    """
    return Path(folder) / f"{desk.db.path.stem}-{desk.db.sealer.shop[:8]}.backups"


def set_second_place(desk: Desk, folder: str) -> SecondPlace | None:
    """Have backups copied to another folder from now on, or to none for an empty one; or StoreTrouble."""
    wanted = str(Path(need_text(folder)).absolute()) if folder else ""
    with desk.db.atomic():
        change(desk, (PLACE, wanted), preferences.get(desk.db, PLACE), wanted)
        if wanted:
            streams.make_folder(second_folder(desk, wanted))
    return second_place(desk)


def set_passphrase(desk: Desk, passphrase: str) -> bool:
    """Encrypt backups from now on, or with an empty one no more; raises BadInput ``passphrase-weak``.

    Backups that are there stay as they are. Whether backups are encrypted now.
    """
    lock = encryption.lock(passphrase) if passphrase else None
    with desk.db.atomic():
        before = "on" if is_encrypted(desk) else "off"
        change(desk, (PASSPHRASE, lock.name if lock else ""), before, "on" if lock else "off")
        if lock:
            desk.db.keys.set_lock(desk.db.sealer.shop, bytes(lock))
    return lock is not None


def is_encrypted(desk: Desk) -> bool:
    """Whether a passphrase was set."""
    return bool(preferences.get(desk.db, PASSPHRASE))


def lock_of(desk: Desk) -> Lock | None:
    """What backups are encrypted with.

    Raises StoreTrouble ``passphrase-lost`` on a computer that does not have what was made of the passphrase:
    no backup is made without it by oversight.
    """
    wanted = preferences.get(desk.db, PASSPHRASE)
    if not wanted:
        return None
    kept = desk.db.keys.lock(desk.db.sealer.shop)
    if kept is None or Lock.of(kept).name != wanted:
        raise StoreTrouble("passphrase-lost", path=str(desk.db.path))
    return Lock.of(kept)
