"""Photos by their digests in a folder, each once: the shop's own, or those that its backups share.

A shelf of backups may hold a photo several times, encrypted with one passphrase or another: ``ab/ab12….jpg``,
``ab/ab12….<lock>.enc``.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import encryption, streams
from desk.store.encryption import Lock

_NAME = re.compile(r"[0-9a-f]{64}(\.jpg|\.[0-9a-f]{32}\.enc)")
_DIGEST = re.compile(r"[0-9a-f]{64}")
LARGEST = 64 * 2**20


class PhotoShelf:
    """A folder of photos; ``lock`` is what they are encrypted with, None for the shop's own."""

    def __init__(self, folder: Path, lock: Lock | None = None) -> None:
        self.folder, self.lock = folder, lock

    def place(self, digest: str) -> Path:
        """Where a photo lies."""
        ending = f".{self.lock.name}.enc" if self.lock else ".jpg"
        return self.folder / digest[:2] / f"{digest}{ending}"

    def get(self, digest: str) -> bytes:
        """A photo's bytes as they were taken in; raises StoreTrouble ``backup-photo`` for none or others."""
        place = self.place(digest)
        try:
            if not _DIGEST.fullmatch(digest) or place.stat().st_size > LARGEST:
                raise StoreTrouble("backup-photo", path=str(self.folder), digest=digest)
            pieces = encryption.decrypt(place, self.lock) if self.lock else streams.chunks(place)
            data = b"".join(pieces)
        except (OSError, StoreTrouble) as error:
            raise StoreTrouble("backup-photo", path=str(self.folder), digest=digest) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StoreTrouble("backup-photo", path=str(self.folder), digest=digest)
        return data

    def has(self, digest: str) -> bool:
        """Whether a photo is there whole; it is read through."""
        with suppress(StoreTrouble):
            return bool(self.get(digest))
        return False

    def put(self, digest: str, data: bytes) -> Path:
        """Have a photo on the disk, and read it back; raises StoreTrouble. Its path."""
        place = self.place(digest)
        streams.make_folder(place.parent)
        streams.write(place, encryption.encrypt([data], self.lock) if self.lock else [data])
        self.get(digest)
        return place


def share(source: Path, target: Path) -> None:
    """Have the photos of a shop in another folder as well: by second names, as copies where a disk has none.

    Raises StoreTrouble; what is there already is left as it is.
    """
    shelves = set()
    for place in _files(source):
        there = target / place.parent.name / place.name
        streams.make_folder(there.parent)
        shelves.add(there.parent)
        if not there.exists():
            _share(place, there)
    for folder in (*sorted(shelves), *((target, target.parent) if shelves else ())):
        with streams.told(folder):
            streams.sync_folder(folder)


def _share(place: Path, there: Path) -> None:
    try:
        os.link(place, there)
    except OSError:
        streams.write(there, streams.chunks(place))


def sweep(folder: Path, kept: Iterable[Path]) -> int:
    """Remove the photos that no backup names any more; how many went. Other people's files stay."""
    wanted, gone = set(kept), 0
    for place in _files(folder):
        if place not in wanted:
            with streams.told(place):
                place.unlink(missing_ok=True)
            gone += 1
    return gone


def _files(folder: Path) -> Iterator[Path]:
    with streams.told(folder):
        for place in sorted(folder.glob("[0-9a-f][0-9a-f]/*")) if folder.is_dir() else ():
            name = place.name.removesuffix(".part")
            if _NAME.fullmatch(name) and place.is_file() and not place.is_symlink():
                yield place
