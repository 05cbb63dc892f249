"""A folder of backups: ``desk-000123.backup`` with its manifest, and the photos that all of them share."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from desk.records.backups import SUFFIX, Backup, Found, Manifest, surplus
from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.store import manifests, photo_shelf, streams
from desk.store.encryption import Lock
from desk.store.keyring import KeyRing
from desk.store.photo_shelf import PhotoShelf
from desk.store.place import remove

_NAME = re.compile(r"desk-([0-9]{6,9})\.(?:backup|json)(?:\.part)?|desk-([0-9]{6,9})\.copy(?:\.part)?")


def folder_of(path: Path) -> Path:
    """The folder beside a shop's file that its own backups lie in."""
    return path.with_name(f"{path.name}.backups")


def found_in(folder: Path, keys: KeyRing) -> tuple[Found, ...]:
    """The finished backups of whatever shop in a folder, newest first; none where there is no folder.

    Raises StoreTrouble where the folder cannot be read, or the keys cannot.
    """
    try:
        places = [each for each in folder.iterdir() if each.suffix == SUFFIX] if folder.is_dir() else []
    except OSError as trouble:
        raise streams.trouble_with(folder, trouble) from trouble
    found = filter(None, (_look_at(place, keys) for place in places))
    return tuple(sorted(found, key=lambda each: each.backup.manifest.sequence, reverse=True))


def _look_at(place: Path, keys: KeyRing) -> Found | None:
    try:
        found = manifests.look_at(place, keys)
        return found if place.stat().st_size == found.backup.manifest.size else None
    except OSError:
        return None
    except StoreTrouble as trouble:
        if trouble.key == "key-unreadable":
            raise
        return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of one shop in a folder; what is another shop's, or nobody's, is left alone."""

    folder: Path
    keys: KeyRing
    shop: str

    def place(self, sequence: int) -> Path:
        """Where a backup lies."""
        return self.folder / f"desk-{sequence:06d}{SUFFIX}"

    def photos(self, lock: Lock | None) -> PhotoShelf:
        """The photos of all backups here that were encrypted alike."""
        return PhotoShelf(self.folder / "photos", lock)

    def sequences(self) -> list[int]:
        """The sequences that are taken here, by a finished backup or not, newest first."""
        try:
            names = [each.name for each in self.folder.iterdir()] if self.folder.is_dir() else []
        except OSError as trouble:
            raise streams.trouble_with(self.folder, trouble) from trouble
        found = filter(None, map(_NAME.fullmatch, names))
        return sorted({int(each[1] or each[2]) for each in found}, reverse=True)

    def read(self, sequence: int) -> Backup | None:
        """A finished backup of this shop; None for what does not count."""
        place = self.place(sequence)
        try:
            manifest = manifests.read(place, self.keys)
            size = place.stat().st_size
        except (OSError, StoreTrouble):
            return None
        is_good = (manifest.shop, manifest.sequence, manifest.size) == (self.shop, sequence, size)
        return Backup(str(place), manifest) if is_good else None

    def all(self) -> tuple[Backup, ...]:
        """All finished backups of this shop, newest first; their manifests are read and not they."""
        return tuple(filter(None, map(self.read, self.sequences())))

    def newest(self) -> Backup | None:
        """The newest finished backup of this shop."""
        return next(filter(None, map(self.read, self.sequences())), None)

    def next_sequence(self, least: int = 1) -> int:
        """The sequence of a new backup: above all finished ones of this shop, and of no other file here.

        A stray file with the highest name there can be must not keep new backups from being found.
        """
        newest, taken = self.newest(), set(self.sequences())
        found = max(least, newest.manifest.sequence + 1 if newest else 1)
        while found in taken:
            found += 1
        return found

    def take_photos(
        self, digests: tuple[str, ...], source: PhotoShelf, lock: Lock | None
    ) -> Generator[Progress, None, tuple[str, ...]]:
        """Have all photos here; those that neither the source nor a backup has any more are returned."""
        here, lost, sequence = self.photos(lock), [], self.next_sequence()
        for done, digest in enumerate(digests):
            yield Progress(done, len(digests))
            if here.place(digest).exists() and (not is_turn(digest, sequence) or here.has(digest)):
                continue
            try:
                data = source.get(digest)
            except StoreTrouble:
                lost.append(digest)
                continue
            here.put(digest, data)
        return tuple(lost)

    def thin(self) -> tuple[int, ...]:
        """Remove what is too many, and what was never finished; the sequences that went."""
        good = {each.manifest.sequence: each for each in self.all()}
        gone = surplus(good)
        for sequence in self.sequences():
            if sequence in gone or self._is_unfinished(sequence):
                self.remove(sequence)
        self._sweep([each.manifest for sequence, each in good.items() if sequence not in gone])
        return gone

    def _is_unfinished(self, sequence: int) -> bool:
        return not manifests.path_of(self.place(sequence)).exists()

    def remove(self, sequence: int) -> None:
        """Remove a backup: its manifest first, so that it does not count from then on."""
        place = self.place(sequence)
        for path in (manifests.path_of(place), place, self.copy_place(sequence)):
            with streams.told(path):
                remove(path)
                streams.part_of(path).unlink(missing_ok=True)

    def copy_place(self, sequence: int) -> Path:
        """Where a copy lies until it was looked through."""
        return self.place(sequence).with_suffix(".copy")

    def _sweep(self, kept: list[Manifest]) -> None:
        """Remove the photos that none of the backups has; not where another shop's lie here as well."""
        known = {manifest.sequence for manifest in kept}
        if known.issuperset(self.sequences()):
            places = [place for manifest in kept for place in photo_places(self.folder, manifest)]
            photo_shelf.sweep(self.folder / "photos", places)


def is_turn(digest: str, sequence: int) -> bool:
    """Whether a photo that is there already is read once more: each of them with every sixteenth backup."""
    return int(digest[0], 16) == sequence % 16


def photos_of(manifest: Manifest) -> tuple[str, ...]:
    """The photos that must lie beside a backup."""
    return tuple(each for each in manifest.photos if each not in set(manifest.lost))


def photo_places(folder: Path, manifest: Manifest) -> Generator[Path, None, None]:
    """Where the photos of a backup lie, encrypted or not; nobody needs a key for that."""
    for digest in photos_of(manifest):
        yield _photo(folder, manifest, digest)


def _photo(folder: Path, manifest: Manifest, digest: str) -> Path:
    ending = f".{manifest.lock}.enc" if manifest.lock else ".jpg"
    return folder / "photos" / digest[:2] / f"{digest}{ending}"
