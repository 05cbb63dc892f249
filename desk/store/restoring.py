"""Makes a shop's file of a backup: staged under a name of its own, looked through, and only then whole.

The new file is a copy of its own, with its own mark outside, and its numbers go on above the highest ones
that were ever issued (trust.md B8, L22). The backup itself is only read.
"""

import secrets
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from desk.records.backups import Backup, Manifest
from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.store import copies, encryption, faults, manifests, older_copies, photo_files, shelf, streams
from desk.store.copies import Anchor
from desk.store.database import Database
from desk.store.encryption import Lock
from desk.store.keyring import KeyRing
from desk.store.photo_shelf import PhotoShelf
from desk.store.place import remove

_RENAME = "UPDATE identity SET copy = ?"
_RAISE = """
    INSERT INTO counters (series, year, last) VALUES (?, ?, ?)
    ON CONFLICT (series, year) DO UPDATE SET last = excluded.last
"""


def open_backup(path: Path, keys: KeyRing, passphrase: str = "") -> tuple[Backup, Lock | None]:
    """A finished backup and what it was encrypted with; raises StoreTrouble.

    ``backup-encrypted`` asks for the passphrase, where the key is not kept on this computer.
    """
    manifest = manifests.read(path, keys)
    return Backup(str(path), manifest), _lock(path, manifest, keys, passphrase)


def _lock(path: Path, manifest: Manifest, keys: KeyRing, passphrase: str) -> Lock | None:
    if not manifest.lock:
        return None
    if encryption.salt_of(path).hex() != manifest.lock:
        raise StoreTrouble("backup-damaged", path=str(path))
    kept = keys.lock(manifest.shop)
    if kept and Lock.of(kept).name == manifest.lock and not passphrase:
        return Lock.of(kept)
    if not passphrase:
        raise StoreTrouble("backup-encrypted", path=str(path))
    return encryption.open_lock(path, passphrase)


@dataclass(slots=True)
class Staging:
    """A backup on its way to ``target``: what was staged so far, which ``drop()`` takes back."""

    backup: Backup
    lock: Lock | None
    target: Path
    keys: KeyRing
    scratch: KeyRing = field(default_factory=KeyRing)
    made: list[Path] = field(default_factory=list)

    @property
    def part(self) -> Path:
        """The new file until it has its name."""
        return self.target.with_name(f"{self.target.name}.restored.part")

    @property
    def manifest(self) -> Manifest:
        """What the backup says of itself."""
        return self.backup.manifest

    def stage(self) -> Generator[Progress, None, None]:
        """Write the new file and its photos, and look through both; raises StoreTrouble."""
        path = Path(self.backup.path)
        remove(self.part)
        if path.stat().st_size != self.manifest.size or streams.digest(path) != self.manifest.sha256:
            raise StoreTrouble("backup-damaged", path=str(path))
        yield Progress(0, 0)
        plain = encryption.decrypt(path, self.lock) if self.lock else streams.chunks(path)
        streams.write(self.part, plain)
        yield Progress(0, 0)
        if self.manifest.shop:
            yield from self._examine()
        else:
            with faults.told(self.part), closing(copies.connect(self.part)) as found:
                older_copies.check(self.part, found)
        yield from self._take_photos()

    def _examine(self) -> Generator[Progress, None, None]:
        manifest, key = self.manifest, self.keys.key(self.manifest.shop)
        assert key is not None, "its manifest was read with it"
        self.scratch.put(manifest.shop, key)
        anchor = Anchor(manifest.shop, key, manifest.base, manifest.base_mac)
        found = yield from copies.examine(self.part, anchor)
        found = found.bare() if self.lock else found
        for name in ("counts", "balance", "seal", "mac", "numbers", "photos"):
            if getattr(found, name) != getattr(manifest, name):
                raise StoreTrouble("backup-damaged", path=self.backup.path)

    def _take_photos(self) -> Generator[Progress, None, None]:
        source = PhotoShelf(Path(self.backup.path).parent / "photos", self.lock)
        target = PhotoShelf(photo_files.folder_of(self.target))
        wanted = shelf.photos_of(self.manifest)
        for done, digest in enumerate(wanted):
            yield Progress(done, len(wanted))
            if not target.has(digest):
                data, place = source.get(digest), target.place(digest)
                with streams.told(place):
                    # One that the disk just did not give may be the shop's own, and is not ours to take back.
                    is_new = not place.exists()
                if is_new:
                    self.made.append(place)
                target.put(digest, data)

    def open(self) -> Database:
        """The staged file as a shop's, so that the restore itself can be written into it.

        One from before there were seals is brought up to date, and gets a key.
        """
        return Database.open(self.part, self.scratch)

    def keep_mark(self, db: Database, copy: str) -> None:
        """Have the mark of the new copy outside, and a new key, before anybody can open it."""
        shop, mark = db.sealer.shop, self.scratch.mark(db.sealer.shop, db.sealer.copy)
        assert mark is not None, "a transaction was kept"
        if self.keys.key(shop) is None:
            self.keys.put(shop, db.sealer.key)
        if not self.manifest.shop and self.keys.noted(self.target):
            # The file in this place had seals, and what takes it proves nothing: its owner has to know.
            mark = replace(mark, disputed="0")
        self.keys.set_mark(shop, copy, mark)
        self.keys.expect(self.target, shop, copy)

    def drop_photos(self, kept: Iterable[str]) -> None:
        """Take back the photos that no row of the new file names any more."""
        names = frozenset(kept)
        for place in self.made:
            if place.stem not in names:
                streams.discard(place)

    def need_whole(self) -> None:
        """Raises StoreTrouble where closing the new file did not move its log into it, and told nobody."""
        if self.part.with_name(f"{self.part.name}-wal").exists():
            raise StoreTrouble("backup-io", path=str(self.target))

    def drop(self) -> None:
        """Take back all that was staged."""
        with suppress(OSError):
            remove(self.part)
        for place in self.made:
            streams.discard(place)
        # A folder with other photos in it stays.
        for folder in (*(place.parent for place in self.made), *(place.parent.parent for place in self.made)):
            with suppress(OSError):
                folder.rmdir()


def new_copy(db: Database) -> str:
    """Make the file a copy of its own inside the open transaction; its id, by which its mark is kept."""
    copy = secrets.token_hex(16)
    db.execute(_RENAME, (copy,))
    return copy


def raise_numbers(db: Database, highest: Mapping[str, int]) -> tuple[tuple[str, int, int], ...]:
    """Have numbers go on above the highest, inside the open transaction; what was skipped, from and to."""
    found, skipped = copies.numbers(db), []
    for name, last in sorted(highest.items()):
        series, _, year = name.rpartition("-")
        if last > found.get(name, 0):
            db.execute(_RAISE, (series, int(year), last))
            skipped.append((name, found.get(name, 0), last))
    return tuple(skipped)


def highest_of(*known: Mapping[str, int]) -> dict[str, int]:
    """The highest of all numbers that are known, by series and year."""
    names = {name for each in known for name in each}
    return {name: max(each.get(name, 0) for each in known) for name in names}
