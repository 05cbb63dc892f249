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
from desk.store import ledger, photo_files, photos, schema, swaps
from tests.conftest import SHOP
from tests.crash import claims, shelves
from tests.crash.bench import Claim
from tests.crash.replay import Judge
from tests.crash.staging import Rows, rows

_RESTORED = "SELECT id FROM history WHERE operation = 'restore'"


def of_shop(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
    """A shop at work: what was acknowledged is there, nothing is halved, and the program opens it."""
    if not thorough:
        return claims.look(home / "shop.desk", said)
    # The program is the first to see this one: it recovers the file, not we.
    return of_file(home / "shop.desk") + claims.look(home / "shop.desk", said)


def of_file(shop: Path) -> list[str]:
    """What the program finds in a shop's file that it opens first."""
    with opened(shop) as (desk, found):
        try:
            return found + (of_desk(desk) if desk else [])
        except DeskError as trouble:
            return [f"the program does not read it: {trouble}"]


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
def opened(shop: Path) -> Iterator[tuple[Desk | None, list[str]]]:
    """The shop as the program opens it, or why it does not."""
    try:
        desk = Start(shop.parent).open(shop, "Auditor")
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
            with opened(home / "shop.desk") as (_desk, found):
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


def of_backups(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
    """A shop that is backed up: and every backup that counts is whole."""
    return of_shop(home, said, thorough) + shelves.look(home, said, thorough)


def of_restored(home: Path, said: Sequence[Claim], thorough: bool) -> list[str]:
    """A shop that is restored beside and in its place, after ``backed up`` was said once.

    It is the old shop with all that was written, or the restored one with what is in the backup, and then
    the old one lies beside it; once the restore was told of, it is the restored one.
    """
    found = of_file(home / "shop.desk") if thorough else []
    try:
        swaps.complete(home / "shop.desk")
    except DeskError as trouble:
        return [*found, f"the swap is not completed: {trouble}"]
    old, kept, new = _before_and_after(said)
    is_new = bool(new) or claims.rows(home / "shop.desk", _RESTORED) != []
    found += claims.look(home / "shop.desk", kept + new if is_new else old)
    if is_new:
        aside = home / "shop-before-restore-1.desk"
        found += [f"{aside.name}: {each}" for each in (of_file(aside) if thorough else [])]
        found += [f"{aside.name}: {each}" for each in claims.look(aside, old)]
    for shop in home.glob("restored-*.desk"):
        found += [f"{shop.name}: {each}" for each in (of_file(shop) if thorough else [])]
        found += [
            f"{shop.name}: {each}"
            for each in claims.look(shop, [each for each in kept if each[0] != "photo"])
        ]
    return found + shelves.look(home, said, thorough)


def _before_and_after(said: Sequence[Claim]) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """What the shop had before the restore, what of it is in the backup, and what was said from then on."""
    kinds = [each[0] for each in said]
    backup = kinds.index("backed up") if "backed up" in kinds else len(kinds)
    restore = kinds.index("in place") if "in place" in kinds else len(kinds)
    return list(said[:restore]), list(said[:backup]), list(said[restore:])
