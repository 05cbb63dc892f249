"""What is asked of a folder after a power cut, by what was done in it: by SQL, and by the program itself."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desk.app import Start
from desk.operations import trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import DeskError
from desk.store import ledger, photo_files, photos, schema
from tests.conftest import SHOP
from tests.crash import claims
from tests.crash.deeds import Claim
from tests.crash.replay import Judge
from tests.crash.staging import Rows, rows


def of_shop(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
    """A shop at work: what was acknowledged is there, nothing is halved, and the program opens it."""
    if not thorough:
        return claims.look(home / "shop.desk", said)
    # The program is the first to see this one: it recovers the file, not we.
    with opened(home) as (desk, found):
        if desk:
            found += of_desk(desk)
    return found + claims.look(home / "shop.desk", said)


def of_desk(desk: Desk) -> list[str]:
    """What the program itself finds in an open shop: its balance, every seal and row, every photo."""
    ledger.trial_balance(desk.db)
    found = [f"verify: {each}" for each in to_end(trust.verify(desk)).findings]
    # A crash is no forgery: the mark outside may lag behind the file, and must not accuse it.
    disputed = desk.db.sealer.mark.disputed
    found += [f"taken for a forgery: {disputed}"] if disputed else []
    looked = to_end(photo_files.verify(photo_files.folder_of(desk.db.path), photos.digests(desk.db)))
    return found + [f"photo: {each}" for each in (*looked.missing, *looked.damaged)]


@contextmanager
def opened(home: Path) -> Iterator[tuple[Desk | None, list[str]]]:
    """The shop as the program opens it, or why it does not."""
    try:
        desk = Start(home).open(home / "shop.desk", "Auditor")
    except DeskError as trouble:
        yield None, [f"the program does not open it: {trouble}"]
        return
    try:
        yield desk, []
    finally:
        desk.db.close()


def of_migration(before: dict[str, Rows], version: int) -> Judge:
    """A shop of an older version: it is the old or the new one with every row, and the program opens it."""
    known: claims.Known = {}

    def judge(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
        found: list[str] = []
        if thorough:
            with opened(home) as (_desk, found):
                said = [*said, ("version", str(schema.VERSION))]
        ask = partial(_migrated, before, version, said)
        return found + claims.examine(home / "shop.desk", said, ask, known)

    return judge


def _migrated(
    before: dict[str, Rows], version: int, said: Sequence[Claim], connection: sqlite3.Connection
) -> list[str]:
    found = claims.damaged(connection) + claims.lost(connection, said)
    now = schema.read_version(connection)[1]
    if not version <= now <= schema.VERSION:
        found.append(f"version {now}")
    for table, (_columns, kept) in rows(connection, like=before).items():
        gone = set(before[table][1]) - set(kept)
        found += [f"{table}: gone or changed: {row}" for row in gone]
    return found


def of_new_shop(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
    """A shop that was being made: there, whole, or not there, and then it can be made."""
    shop = home / "shop.desk"
    if shop.exists() or said:
        return of_shop(home, [("shop", SHOP.name)], thorough)
    if thorough:
        Start(home).create_shop(shop, SHOP, "samanthas", "Alma")
        return of_shop(home, [("shop", SHOP.name)], thorough)
    return []
