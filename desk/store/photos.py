"""Which photos belong to which record; their bytes are files: see ``photo_files``."""

from collections.abc import Iterable

from desk.records.photos import Photo, PhotoRow
from desk.store.database import Database

_OF = """
    SELECT id, subject, digest, name, width, height, bytes AS size, at, person
    FROM photos WHERE subject = ? ORDER BY id
"""


def add(db: Database, subject: str, photo: Photo, at: str, person: str) -> int:
    """Note inside the open transaction that a record has a photo, whose file is there; the row's id."""
    return db.insert(
        "photos",
        subject=subject,
        digest=photo.digest,
        name=photo.name,
        width=photo.width,
        height=photo.height,
        bytes=len(photo.data),
        at=at,
        person=person,
    )


def of(db: Database, subject: str) -> tuple[PhotoRow, ...]:
    """The photos of one record by its number, in the order they came."""
    return tuple(PhotoRow(**dict(row)) for row in db.query(_OF, (subject,)))


def digests(db: Database) -> tuple[str, ...]:
    """The digests of all photos that some record has, each once: what must be on the disk."""
    rows = db.query("SELECT DISTINCT digest FROM photos ORDER BY digest")
    return tuple(row["digest"] for row in rows)


def subjects(db: Database) -> dict[str, str]:
    """A record that has each photo, by the photo's digest."""
    return {row["digest"]: row["subject"] for row in db.query("SELECT digest, subject FROM photos")}


def drop(db: Database, ids: Iterable[int]) -> int:
    """Forget photos inside the open transaction, to erase a person; how many rows went.

    Their files go with the next sweep, unless another record has the same photo.
    """
    return sum(db.execute("DELETE FROM photos WHERE id = ?", (each,)) for each in ids)
