"""Which files were imported, by the digest of their content."""

from desk.records.imports import ImportMark
from desk.store.database import Database


def seen(db: Database, digest: str) -> bool:
    """Whether a file with this digest was imported before."""
    return bool(db.query("SELECT 1 FROM imports WHERE digest = ?", (digest,)))


def add(db: Database, mark: ImportMark) -> int:
    """Keep that a file was imported, inside the open transaction; the mark's id."""
    return db.insert(
        "imports", digest=mark.digest, file=mark.file, at=mark.at, person=mark.person, counts=mark.counts
    )
