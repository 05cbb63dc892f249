"""Restoring a backup: into a new file, or in the place of the open shop; never onto a live file."""

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from desk.operations import personal
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.backups import Backup, Restored
from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.records.rights import Act
from desk.store import copies, people, photos, place, restoring, shop, swaps
from desk.store.database import Database
from desk.store.encryption import Lock
from desk.store.keyring import KeyRing
from desk.store.restoring import Staging
from desk.store.shelf import Shelf

AtDesk = Callable[[Database], Desk]


def restore_to(
    backup: Path, target: Path, keys: KeyRing, at_desk: AtDesk, passphrase: str = ""
) -> Generator[Progress, None, Restored]:
    """Make a new shop's file of a backup, in small steps; ``at_desk`` says who does it and when.

    Raises StoreTrouble, ``store-exists`` for a name that is taken; then nothing was made.
    """
    if target.exists():
        raise StoreTrouble("store-exists", path=str(target))
    found, lock = restoring.open_backup(backup, keys, passphrase)
    staging = Staging(found, lock, target, keys)
    try:
        yield from staging.stage()
        done = _write(staging, at_desk, highest(keys, found))
        place.put_in_place(staging.part, target)
    except BaseException:
        staging.drop()
        raise
    return done


def restore(desk: Desk, backup: Path, passphrase: str = "") -> Generator[Progress, None, Restored]:
    """Put a backup in the place of the open shop, in small steps; at its end the shop is closed.

    The file that was open is kept beside it under another name. Until the last step nothing is changed.
    Raises StoreTrouble, Refused and NeedsConsent; after ``swap-unfinished`` alone the next opening completes
    the restore. Whoever goes on opens the shop anew, after an error too.
    """
    found, lock = restoring.open_backup(backup, desk.db.keys, passphrase)
    if found.manifest.shop != desk.db.sealer.shop:
        raise StoreTrouble("backup-other-shop", path=str(backup))
    permit(desk, act_of(found))
    staging = Staging(found, lock, desk.db.path, desk.db.keys)
    try:
        yield from staging.stage()
        known = restoring.highest_of(highest(desk.db.keys, found), copies.numbers(desk.db))
        done = _write(staging, lambda db: _known_in(replace(desk, db=db)), known)
    except BaseException:
        staging.drop()
        raise
    db = desk.db
    # An older one may have had that name and be gone: this one is not taken for a stranger in its place.
    db.keys.expect(swaps.aside_of(db.path), db.sealer.shop, db.sealer.copy)
    db.close()
    return replace(done, aside=str(swap_in(staging)))


def swap_in(staging: Staging) -> Path:
    """Give a staged file its name, which nobody has open; the name of the file that had it."""
    try:
        return swaps.swap(staging.target, staging.part)
    except BaseException:
        if not swaps.is_begun(staging.target):
            staging.drop()
        raise


def act_of(backup: Backup) -> Act:
    """What a consent to a restore is bound to: just this backup."""
    return Act("restore", Path(backup.path).name, facts=(backup.manifest.sha256,))


def _known_in(desk: Desk) -> Desk:
    """The person at the counter as the restored shop knows them: by the same id and name, or by none."""
    names = {each.id: each.name for each in people.all(desk.db)}
    return desk if names.get(desk.person or 0) == desk.who else replace(desk, person=None)


def highest(keys: KeyRing, found: Backup, *folders: Path) -> dict[str, int]:
    """The highest numbers that are known: from the marks outside, and from what all backups say of themselves
    that lie beside this one or in other ``folders``.
    """
    ours = found.manifest.shop
    shelves = [Shelf(folder, keys, ours) for folder in (Path(found.path).parent, *folders)]
    known = [each.manifest.numbers for one in shelves for each in one.all()]
    return restoring.highest_of(keys.highest(ours), found.manifest.numbers, *known)


def _write(staging: Staging, at_desk: AtDesk, known: dict[str, int]) -> Restored:
    db = staging.open()
    try:
        done = write(staging, at_desk(db), known)
    finally:
        db.close()
    staging.need_whole()
    return done


def write(staging: Staging, desk: Desk, known: dict[str, int]) -> Restored:
    """Have a staged file, open at a desk, tell that it was restored, and which numbers were skipped.

    The customers who were erased from the shop since the backup are erased from it as well.
    """
    manifest, db = staging.manifest, desk.db
    with db.atomic():
        copy = restoring.new_copy(db)
        skipped = restoring.raise_numbers(db, known)
        # Whoever was erased since must not come back with an older file.
        again = personal.erase_again(desk, staging.keys.erased(db.sealer.shop))
        desk.remember(
            "restore",
            Path(staging.backup.path).name,
            before={"seal": manifest.seal},
            after={"at": manifest.at, **{name: f"{old} → {new}" for name, old, new in skipped}},
        )
    if again:
        staging.drop_photos(photos.digests(db))
    staging.keep_mark(db, copy)
    return _told(staging, shop.get(db).time_zone, skipped)


def _told(staging: Staging, zone: str, skipped: tuple[tuple[str, int, int], ...]) -> Restored:
    manifest = staging.manifest
    return Restored(
        path=str(staging.target),
        at=manifest.at,
        zone=zone,
        orders=manifest.orders,
        photos=len(manifest.photos) - len(manifest.lost),
        skipped=skipped,
    )


def needs_passphrase(desk: Desk, backup: Backup) -> bool:
    """Whether a backup of the open shop cannot be read with what this computer has of the passphrase."""
    return asks_passphrase(desk.db.keys, backup)


def asks_passphrase(keys: KeyRing, backup: Backup) -> bool:
    """Whether a backup of whatever shop cannot be read with what this computer has of its passphrase."""
    kept = keys.lock(backup.manifest.shop)
    return bool(backup.manifest.lock) and (kept is None or Lock.of(kept).name != backup.manifest.lock)


def orders_since(desk: Desk, backup: Backup) -> int:
    """How many orders of the open shop are not in a backup."""
    return max(0, copies.orders_in(desk.db) - backup.manifest.orders)
