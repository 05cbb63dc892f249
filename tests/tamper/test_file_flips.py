"""One flipped bit in a photo, and in a backup, its manifest and its photos: found always (trust.md A14, R4).

A photo of the shop is found by the whole check; what belongs to a backup by the examination before a restore.
"""

import hmac
import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk.operations import backups, photos
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import StoreTrouble
from desk.records.photos import Photo
from desk.records.trust import PHOTO
from desk.store import manifests, photo_files, photo_shelf, restoring
from desk.store.restoring import Staging
from tests.tamper import shop

FLIPS = 5_000 if os.environ.get("DESK_LONG") else 200
PICTURE = Photo.of(b"\xff\xd8" + b"a bear without an ear " * 100 + b"\xff\xd9", 60, 40, "bear.jpg")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600 if os.environ.get("DESK_LONG") else 300)]


@dataclass(frozen=True)
class BackedUp:
    """An open shop with a photo, and its backup."""

    desk: Desk
    backup: Path

    def files(self) -> dict[str, Path]:
        """What a bit flips in, by name."""
        name = f"{PICTURE.digest[:2]}/{PICTURE.digest}.jpg"
        return {
            "photo": photo_files.folder_of(self.desk.db.path) / name,
            "backup": self.backup,
            "manifest": manifests.path_of(self.backup),
            "backup's photo": self.backup.parent / "photos" / name,
        }

    def is_found(self, name: str) -> bool:
        """Whether what must find a flip in a file finds one."""
        if name == "photo":
            return PHOTO in {each.kind for each in shop.found_in(self.desk).findings}
        keys = self.desk.db.keys
        try:
            found, lock = restoring.open_backup(self.backup, keys)
            staging = Staging(found, lock, self.desk.db.path.with_name("again.desk"), keys)
            try:
                to_end(staging.stage())
            finally:
                staging.drop()
        except StoreTrouble:
            return True
        return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackedUp]:
    """The shop before a bit flipped."""
    kept = shop.make(tmp_path_factory.mktemp("flips"))
    desk = kept.open()
    with closing(desk.db):
        photos.attach(desk, "#1001", PICTURE)
        backup = to_end(backups.back_up(desk)).backup
        yield BackedUp(desk, Path(backup.path))


NAMES = ("photo", "backup", "manifest", "backup's photo")


def missed(made: BackedUp, name: str, wanted: int) -> int:
    """Flip one bit of a file at a time; how many of so many were not found."""
    chance, path = random.Random(name), made.files()[name]
    whole, count = path.read_bytes(), 0
    assert not made.is_found(name)
    try:
        for _ in range(wanted):
            data = bytearray(whole)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            count += not made.is_found(name)
    finally:
        path.write_bytes(whole)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_every_bit_is_found(made: BackedUp, name: str) -> None:
    assert missed(made, name, FLIPS) == 0


def same(*_given: object) -> SimpleNamespace:
    """A sum that is always the photo's."""
    return SimpleNamespace(hexdigest=lambda: PICTURE.digest)


def blind_to_photos(made: BackedUp, patch: pytest.MonkeyPatch) -> None:
    """Planted: whatever is there is the photo."""
    patch.setattr(photo_files, "digest_of", lambda _data: PICTURE.digest)


def blind_to_backups(made: BackedUp, patch: pytest.MonkeyPatch) -> None:
    """Planted: a backup's file is neither summed up nor looked through."""
    digest = manifests.read(made.backup, made.desk.db.keys).sha256
    patch.setattr(
        restoring, "streams", SimpleNamespace(**vars(restoring.streams) | {"digest": lambda _: digest})
    )
    patch.setattr(Staging, "_examine", lambda _self: iter(()))


def blind_to_manifests(made: BackedUp, patch: pytest.MonkeyPatch) -> None:
    """Planted: any sum agrees."""
    agrees = SimpleNamespace(digest=hmac.digest, compare_digest=lambda *_: True)
    patch.setattr(manifests, "hmac", agrees)


def blind_to_kept_photos(made: BackedUp, patch: pytest.MonkeyPatch) -> None:
    """Planted: whatever lies in the backups' folder is the photo."""
    patch.setattr(photo_shelf, "hashlib", SimpleNamespace(sha256=same))


BLIND: tuple[Callable[[BackedUp, pytest.MonkeyPatch], None], ...] = (
    blind_to_photos, blind_to_backups, blind_to_manifests, blind_to_kept_photos,
)  # fmt: skip


@pytest.mark.parametrize(("name", "blind"), tuple(zip(NAMES, BLIND, strict=True)), ids=NAMES)
def test_a_check_that_is_blind_misses_some(
    made: BackedUp, monkeypatch: pytest.MonkeyPatch, name: str, blind: Callable
) -> None:
    blind(made, monkeypatch)
    # Most of a manifest is compared with the rows as well: few of its bits can be missed.
    assert missed(made, name, 400 if name == "manifest" else 20) > 0
