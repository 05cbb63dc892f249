"""A checked copy of an older file, made before it is brought up to date (trust.md B10).

Its rows have no digests and its shop no key: SQLite's own checks and the counts are what there is.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from desk.records.backups import SUFFIX, Manifest
from desk.records.errors import StoreTrouble
from desk.store import copies, faults, inspection, manifests, opening, schema, settings, shelf, streams

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
# The tables that a file may have had before there were seals.
_COUNTS = {
    table: f"SELECT count(*) FROM {table}" for table in (*copies.COUNTS, "drafts", "_sqlite_migrations")
}
_NAME = "SELECT name FROM shop"


def back_up_before(path: Path, at: str) -> Path:
    """Have a checked copy of a closed file, made at a moment in UTC, among its backups; its path.

    Raises StoreTrouble ``migration-no-backup`` where there cannot be one: then nothing is brought up to date.
    """
    target = shelf.folder_of(path) / f"before-version-{schema.VERSION}{SUFFIX}"
    try:
        streams.make_folder(target.parent)
        manifest = _copy(path, target, at)
        manifests.write(target, manifest, b"")
    except StoreTrouble as trouble:
        for each in (manifests.path_of(target), target):
            streams.discard(each)
        raise StoreTrouble("migration-no-backup", path=str(path), folder=str(target.parent)) from trouble
    return target


def _copy(path: Path, target: Path, at: str) -> Manifest:
    manifests.path_of(target).unlink(missing_ok=True)
    with faults.told(path), closing(opening.connect(f"{path.absolute().as_uri()}?mode=rw")) as source:
        settings.settle(source, path)
        copies.copy(source, target)
        counted = _counts(source)
    with faults.told(target), closing(copies.connect(target)) as found:
        check(target, found)
        if _counts(found) != counted:
            raise StoreTrouble("backup-damaged", path=str(target))
        names = found.execute(_NAME).fetchone()
        return Manifest(
            sequence=0,
            at=at,
            shop="",
            name=names[0] if names else "",
            schema=schema.read_version(found)[1],
            size=target.stat().st_size,
            sha256=streams.digest(target),
            counts=counted,
        )


def check(path: Path, connection: sqlite3.Connection) -> None:
    """Raises StoreTrouble for a file that is not ours, or that SQLite itself finds damaged."""
    inspection.judge(path, *schema.read_version(connection))
    sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    if not sound or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreTrouble("backup-damaged", path=str(path))


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    there = {name for (name,) in connection.execute(_TABLES)}
    return {name: connection.execute(_COUNTS[name]).fetchone()[0] for name in sorted(there & set(_COUNTS))}
