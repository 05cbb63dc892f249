"""What a backup says of itself, in a file beside it with a keyed sum; written last, read first.

A sum needs the shop's key. A copy of a file from before there were seals has none, and no shop is named.
"""

import hmac
import json
import re
from dataclasses import asdict
from pathlib import Path

from desk.records import plain
from desk.records.backups import LOCKED, PROVEN, UNSEALED, Backup, Found, Manifest
from desk.records.errors import DeskError, StoreTrouble
from desk.store import streams
from desk.store.keyring import KeyRing

SUFFIX = ".json"
_SHOP = re.compile(r"[0-9a-f]{32}|")


def path_of(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_suffix(SUFFIX)


def write(backup: Path, manifest: Manifest, key: bytes) -> None:
    """Say that a backup is finished and good; an empty key makes no sum."""
    body = _body(manifest)
    whole = {"manifest": asdict(manifest), "sum": _sum(key, body) if key else ""}
    text = json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False)
    streams.write(path_of(backup), [text.encode()])


def read(backup: Path, keys: KeyRing) -> Manifest:
    """What a backup says of itself.

    Raises StoreTrouble ``backup-unfinished`` where it says nothing, ``key-missing`` where its shop's key is
    not on this computer, and ``backup-damaged`` where the sum does not agree.
    """
    manifest, told = _find(backup)
    key = keys.key(manifest.shop) if manifest.shop else b""
    if key is None:
        raise StoreTrouble("key-missing", shop=manifest.shop)
    if not _agrees(manifest, told, key):
        raise StoreTrouble("backup-damaged", path=str(path_of(backup)))
    return manifest


def look_at(backup: Path, keys: KeyRing) -> Found:
    """A finished backup of whatever shop, and how far it proves itself; raises StoreTrouble for any other."""
    manifest, _ = _find(backup)
    try:
        read(backup, keys)
    except StoreTrouble as trouble:
        if trouble.key != "key-missing":
            raise
        return Found(Backup(str(backup), manifest), LOCKED)
    return Found(Backup(str(backup), manifest), PROVEN if manifest.shop else UNSEALED)


def is_made_with(backup: Path, key: bytes) -> bool:
    """Whether what a backup says of itself was summed up with just this key; raises StoreTrouble."""
    return _agrees(*_find(backup), key)


def _agrees(manifest: Manifest, told: str, key: bytes) -> bool:
    return hmac.compare_digest(_sum(key, _body(manifest)) if key else "", told)


def _find(backup: Path) -> tuple[Manifest, str]:
    """What stands beside a backup, whether its sum agrees or not."""
    place = path_of(backup)
    if backup.suffix == SUFFIX or not place.is_file():
        raise StoreTrouble("backup-unfinished", path=str(backup))
    return _parse(place)


def _parse(place: Path) -> tuple[Manifest, str]:
    try:
        whole = json.loads(streams.content(place))
        manifest, told = plain.from_plain(Manifest, whole["manifest"]), whole["sum"]
    except (ValueError, LookupError, TypeError, RecursionError, DeskError) as error:
        raise StoreTrouble("backup-damaged", path=str(place)) from error
    if not isinstance(told, str) or not told.isascii() or not _SHOP.fullmatch(manifest.shop):
        raise StoreTrouble("backup-damaged", path=str(place))
    return manifest, told


def _body(manifest: Manifest) -> bytes:
    return json.dumps(asdict(manifest), sort_keys=True, separators=(",", ":")).encode()


def _sum(key: bytes, body: bytes) -> str:
    return hmac.digest(key, b"manifest:" + body, "sha256").hex()
