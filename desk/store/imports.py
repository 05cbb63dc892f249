"""Which files were imported, by the digest of their content, and which were taken back again."""

import sqlite3

from desk.records.errors import NotFound
from desk.records.imports import ImportMark
from desk.store.database import Database

_SEEN = "SELECT 1 FROM imports WHERE digest = ? AND undone = 0 LIMIT 1"
_MARKS = "SELECT id, digest, file, at, person, counts, kind, undone FROM imports"
_ONE = f"{_MARKS} WHERE id = ?"
_NEWEST = f"{_MARKS} ORDER BY id DESC LIMIT ?"
_UNDONE = "UPDATE imports SET undone = 1 WHERE id = ?"


def seen(db: Database, digest: str) -> bool:
    """Whether a file with this digest was imported before, and not taken back since."""
    return bool(db.query(_SEEN, (digest,)))


def add(db: Database, mark: ImportMark) -> int:
    """Keep that a file was imported, inside the open transaction; the mark's id."""
    return db.insert(
        "imports",
        digest=mark.digest,
        file=mark.file,
        at=mark.at,
        person=mark.person,
        counts=mark.counts,
        kind=mark.kind,
    )


def get(db: Database, key: int) -> ImportMark:
    """An import by its id; raises NotFound ``import-unknown``."""
    rows = db.query(_ONE, (key,))
    if not rows:
        raise NotFound("import-unknown", number=key)
    return _read(rows[0])


def newest(db: Database, most: int) -> tuple[ImportMark, ...]:
    """The last imports, the newest first."""
    return tuple(_read(row) for row in db.query(_NEWEST, (most,)))


def mark_undone(db: Database, key: int) -> None:
    """Note in the open transaction that an import was taken back: the file may come in again."""
    db.execute(_UNDONE, (key,))


def _read(row: sqlite3.Row) -> ImportMark:
    values = dict(row)
    return ImportMark(**{**values, "undone": bool(values["undone"])})
