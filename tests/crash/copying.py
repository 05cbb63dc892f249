"""The kinds of write that make whole shops: a backup, and a restore beside the shop or in its place."""

from dataclasses import replace
from pathlib import Path

from desk.operations import backups, drafts, photos, restores
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.photos import Photo
from desk.store.database import Database
from tests.crash.bench import Bench, Claim, Write, open_ra

SECOND = "second"


def add_photo(bench: Bench) -> Claim:
    """A photo of another return, so that there is one that no backup has yet."""
    ra = open_ra(bench.desk).number
    photo = Photo.of(b"\xff\xd8%d\xff\xd9" % bench.turn * 300, 60, 40, "crack.jpg")
    place = Path(f"{bench.desk.db.path.name}.photos", photo.digest[:2], f"{photo.digest}.jpg")
    return "photo", ra, photos.attach(bench.desk, ra, photo).digest, str(place)


def have_second_place(bench: Bench) -> None:
    """A second place beside the shop, which a power cut reaches as well."""
    folder = bench.folder / SECOND
    folder.mkdir(exist_ok=True)
    place = backups.second_place(bench.desk)
    if place is None or place.folder != str(folder):
        backups.set_second_place(bench.desk, str(folder))


def back_up(bench: Bench) -> Write:
    """A backup with a new photo, here and in the second place."""
    have_second_place(bench)
    add_photo(bench)

    def write() -> Claim:
        done = to_end(backups.back_up(bench.desk))
        assert done.second is not None, "there is one"
        if done.second.trouble:
            return "backed up", str(done.backup.manifest.sequence)
        return "backed up", str(done.backup.manifest.sequence), str(done.second.sequence)

    return write


def made(bench: Bench) -> Path:
    """A backup that has all until now, with a photo that no other one has; in no second place."""
    add_photo(bench)
    if backups.second_place(bench.desk):
        backups.set_second_place(bench.desk, "")
    return Path(to_end(backups.back_up(bench.desk)).backup.path)


def restore_beside(bench: Bench) -> Write:
    """``desk restore BACKUP --to FILE``: a new shop of a backup."""
    backup = made(bench)
    target = bench.folder / f"restored-{bench.turn}.desk"

    def at_desk(db: Database) -> Desk:
        return replace(bench.desk, db=db, person=None, proven=False)

    def write() -> Claim:
        done = to_end(restores.restore_to(backup, target, bench.desk.db.keys, at_desk))
        return "restored", Path(done.path).name

    return write


def restore_in_place(bench: Bench) -> Write:
    """The open shop is a backup's from now on; it is closed then, and the old one lies beside it."""
    backup = made(bench)
    drafts.save(bench.desk, "order", "after the backup", {"name": "Ida"})

    def write() -> Claim:
        done = to_end(restores.restore(bench.desk, backup))
        return "in place", Path(done.aside).name

    return write
