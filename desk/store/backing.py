"""Makes a backup: copied, looked through, encrypted where that was asked for, read back, and then told of.

It counts from the moment its manifest is there. Whatever fails before leaves nothing of it, and nothing older
is thinned out (trust.md A5, B2 to B4).
"""

import hashlib
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desk.records.backups import Backup, Manifest
from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.store import copies, encryption, manifests, shelf, streams
from desk.store.copies import Anchor, Pulse
from desk.store.database import Database
from desk.store.encryption import Lock
from desk.store.photo_shelf import PhotoShelf
from desk.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Order:
    """What is backed up where: the moment in UTC, what encrypts it, what is done between two steps."""

    shelf: Shelf
    photos: PhotoShelf
    at: str
    lock: Lock | None = None
    pulse: Pulse = copies.still


def back_up(db: Database, order: Order) -> Generator[Progress, None, Backup]:
    """Make a backup of an open shop in small steps; raises StoreTrouble, and then there is none."""
    streams.make_folder(order.shelf.folder)
    sequence = order.shelf.next_sequence()
    try:
        manifest = yield from _make(db, order, sequence)
        manifests.write(order.shelf.place(sequence), manifest, db.sealer.key)
    except BaseException:
        with suppress(StoreTrouble):
            order.shelf.remove(sequence)
        raise
    return Backup(str(order.shelf.place(sequence)), manifest)


def _make(db: Database, order: Order, sequence: int) -> Generator[Progress, None, Manifest]:
    plain, place = order.shelf.copy_place(sequence), order.shelf.place(sequence)
    anchor = anchor_of(db)
    copies.copy(db.connection, plain, order.pulse)
    facts = yield from copies.examine(plain, anchor)
    lost = yield from order.shelf.take_photos(facts.photos, order.photos, order.lock)
    if order.lock:
        yield from _encrypt(plain, place, order.lock)
    else:
        with streams.told(place):
            plain.replace(place)
            streams.sync_folder(place.parent)
    return replace(
        facts.bare() if order.lock else facts,
        sequence=sequence,
        at=order.at,
        size=place.stat().st_size,
        sha256=streams.digest(place),
        lock=order.lock.name if order.lock else "",
        lost=lost,
    )


def anchor_of(db: Database) -> Anchor:
    """What is known of an open shop outside its file."""
    sealer, mark = db.sealer, db.sealer.mark
    return Anchor(sealer.shop, sealer.key, mark.base, mark.base_mac, mark.disputed)


def _encrypt(plain: Path, place: Path, lock: Lock) -> Generator[Progress, None, None]:
    """Encrypt a copy, and read it back as a restore would."""
    streams.write(place, encryption.encrypt(streams.chunks(plain), lock))
    yield Progress(1, 2)
    if _digest(encryption.decrypt(place, lock)) != streams.digest(plain):
        raise StoreTrouble("backup-damaged", path=str(place))
    with streams.told(plain):
        plain.unlink()
    yield Progress(2, 2)


def _digest(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def copy_out(backup: Backup, second: Shelf) -> Generator[Progress, None, Backup]:
    """Have a backup in a second place, each file read back from there; its manifest comes last.

    Its sequence is a new one there, as another computer may have backed up to the same place meanwhile.
    """
    source, manifest = Path(backup.path), backup.manifest
    streams.make_folder(second.folder)
    sequence = second.next_sequence(manifest.sequence)
    place = second.place(sequence)
    here = list(shelf.photo_places(source.parent, manifest))
    there = list(shelf.photo_places(second.folder, manifest))
    try:
        for done, (photo, target) in enumerate(zip(here, there, strict=True)):
            yield Progress(done, len(here))
            if shelf.is_turn(photo.name, sequence) or not _is_there(photo, target):
                streams.make_folder(target.parent)
                _copy(photo, target)
        _copy(source, place, manifest.sha256)
        copied = replace(manifest, sequence=sequence)
        key = second.keys.key(second.shop)
        assert key is not None, "an open shop has a key"
        manifests.write(place, copied, key)
    except BaseException:
        with suppress(StoreTrouble):
            second.remove(sequence)
        raise
    return Backup(str(place), copied)


def _is_there(source: Path, target: Path) -> bool:
    """Whether a photo came there before; an encrypted one is never the same bytes twice."""
    with suppress(OSError):
        return target.stat().st_size == source.stat().st_size
    return False


def _copy(source: Path, target: Path, digest: str = "") -> None:
    written = streams.write(target, streams.chunks(source))
    if streams.digest(target) != written or (digest and written != digest):
        raise StoreTrouble("backup-damaged", path=str(target))
