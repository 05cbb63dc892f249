"""A shop's file with photos and keys of its own, as the tests of backups and restores begin with."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desk.records.backups import Backup
from desk.records.ledger import Event
from desk.records.money import Money
from desk.store import backing, encryption, ledger, restoring
from desk.store.backing import Order
from desk.store.database import Database
from desk.store.encryption import Lock
from desk.store.keyring import KeyRing
from desk.store.photo_shelf import PhotoShelf
from desk.store.restoring import Staging
from desk.store.shelf import Shelf, folder_of
from tests.store import samples

PHOTOS = (b"a bear without an ear", b"a torn box" * 40_000)
DIGESTS = tuple(hashlib.sha256(each).hexdigest() for each in PHOTOS)
PASSPHRASE = "four words of nobody's"
# Made once, since that takes a while on purpose.
LOCK = encryption.lock(PASSPHRASE)


@dataclass
class Backed:
    """An open shop in a folder; ``back_up()`` and ``stage()`` do what the operations do with the store."""

    folder: Path
    keys: KeyRing = field(default_factory=KeyRing)
    lock: Lock | None = None

    def __post_init__(self) -> None:
        self.path = self.folder / "shop.desk"
        with Database.making(self.path, self.keys) as db:
            samples.fill(db)
        self.db = Database.open(self.path, self.keys)
        samples.add_order(self.db)
        paid = Event(
            "payment_received", "#10100", samples.DAY, samples.MOMENT, (("card", Money(21750), "1"),)
        )
        with self.db.atomic():
            ledger.post(self.db, paid)
        for data in PHOTOS:
            self.add_photo(data)

    @property
    def photos(self) -> PhotoShelf:
        """The shop's own photos."""
        return PhotoShelf(self.folder / "shop.desk.photos")

    @property
    def shelf(self) -> Shelf:
        """The shop's own backups."""
        return Shelf(folder_of(self.path), self.keys, self.db.sealer.shop)

    def add_photo(self, data: bytes) -> str:
        """Have one more photo of the order."""
        digest = hashlib.sha256(data).hexdigest()
        self.photos.put(digest, data)
        with self.db.atomic():
            self.db.insert(
                "photos",
                subject="#10100",
                digest=digest,
                name="a.jpg",
                width=1,
                height=1,
                bytes=len(data),
                at=samples.MOMENT,
                person="Alma",
            )
        return digest

    def back_up(self, **changes: object) -> Backup:
        """One more backup."""
        values = {"shelf": self.shelf, "photos": self.photos, "at": samples.MOMENT, "lock": self.lock}
        return to_end(backing.back_up(self.db, Order(**(values | changes))))  # type: ignore[arg-type]

    def staging(self, backup: Backup, target: Path | None = None, keys: KeyRing | None = None) -> Staging:
        """A backup on its way to a new file, not begun yet."""
        ring = keys or self.keys
        found, lock = restoring.open_backup(Path(backup.path), ring)
        return Staging(found, lock, target or self.folder / "restored.desk", ring)


def to_end(steps: Iterator):  # type: ignore[no-untyped-def]
    """What a generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
