"""What must be found beside a shop's file after a crash: backups, restored shops, and those they replaced.

Plain code asks here, that knows a manifest as a file of JSON and a shop as one of SQLite; and the program,
by the examination before a restore. What was found in the same bytes is not asked again.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from desk.app import Start
from desk.operations.imports import to_end
from desk.records.errors import DeskError
from desk.store import restoring
from desk.store.restoring import Staging
from tests.crash import claims
from tests.crash.bench import Claim

OWN = "shop.desk.backups"
SHOPS = ("restored-*.desk", "shop-before-restore-*.desk")
_MANIFEST = re.compile(r"desk-([0-9]{6,})\.json")
_KNOWN: dict[int, list[str]] = {}


def look(home: Path, said: Iterable[Claim], thorough: bool) -> list[str]:
    """What is wrong beside a shop: a backup that counts and is not whole, or one that is gone; a halved shop.

    ``thorough`` has the program examine each backup as it would before a restore.
    """
    said = tuple(said)
    found = [f"{each.name}: {why}" for each in manifests(home) for why in _wrong(home, each, thorough)]
    for pattern in SHOPS:
        for shop in sorted(home.glob(pattern)):
            found += [f"{shop.name}: {why}" for why in claims.look(shop, [])]
    return found + [f"lost: {claim}" for claim in said if not _is_kept(home, claim)]


def manifests(home: Path) -> list[Path]:
    """What says of itself that it is a backup, here and in second places."""
    return sorted(each for each in home.rglob("desk-*.json") if _MANIFEST.fullmatch(each.name))


def _is_kept(home: Path, claim: Claim) -> bool:
    """Whether a backup is there, or a newer one in its place; or a shop that was made of one."""
    kind, *told = claim
    if kind == "backed up":
        last = (
            max((_number(each) for each in manifests(home) if (each.parent.name == OWN) is own), default=0)
            for own in (True, False)
        )
        return all(there >= int(number) for there, number in zip(last, told, strict=False))
    return kind not in ("restored", "in place") or (home / told[0]).is_file()


def _number(manifest: Path) -> int:
    found = _MANIFEST.fullmatch(manifest.name)
    assert found, "it was found by this"
    return int(found[1])


def _wrong(home: Path, manifest: Path, thorough: bool) -> list[str]:
    """What is wrong with a backup that counts, by its bytes."""
    try:
        whole = json.loads(manifest.read_bytes())["manifest"]
        files = list(_files(manifest, whole))
    except (ValueError, LookupError, OSError) as trouble:
        return [f"cannot be read: {trouble!r}"]
    mark = hash((manifest.read_bytes(), tuple(files), thorough))
    if mark not in _KNOWN:
        wrong = [f"{name} is not as it was" for name, digest, wanted in files if wanted not in ("", digest)]
        _KNOWN[mark] = wrong or (examined(home, manifest.with_suffix(".backup")) if thorough else [])
    return _KNOWN[mark]


def _files(manifest: Path, whole: dict) -> Iterator[tuple[str, str, str]]:
    """Each file of a backup by its name with its digest, and which it must have, where that is known."""
    backup, lock = manifest.with_suffix(".backup"), whole["lock"]
    yield backup.name, _digest(backup), whole["sha256"]
    for photo in set(whole["photos"]) - set(whole["lost"]):
        place = manifest.parent / "photos" / photo[:2] / (f"{photo}.{lock}.enc" if lock else f"{photo}.jpg")
        yield place.name, _digest(place), "" if lock else photo


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def examined(home: Path, backup: Path) -> list[str]:
    """What keeps the program from restoring a backup, short of doing it."""
    keys = Start(home).keys
    try:
        found, lock = restoring.open_backup(backup, keys)
        staging = Staging(found, lock, home / "looked-at.desk", keys)
        try:
            to_end(staging.stage())
        finally:
            staging.drop()
    except DeskError as trouble:
        return [f"cannot be restored: {trouble}"]
    return []


def clear(home: Path, opened: Callable[[Path], list[str]]) -> list[str]:
    """Open the shops that were made or replaced as the program does, and take those away that are whole."""
    found = []
    for pattern in SHOPS:
        for shop in sorted(home.glob(pattern)):
            wrong = opened(shop)
            found += [f"{shop.name}: {why}" for why in wrong]
            if not wrong:
                _remove(shop)
    return found


def _remove(shop: Path) -> None:
    for each in [*shop.parent.glob(f"{shop.name}*"), *shop.parent.glob(f"{shop.name}.photos/*/*")]:
        if each.is_file():
            each.unlink()


def parts(home: Path) -> list[str]:
    """What no operation may leave that was told as failed: parts of files, a backup that does not count."""
    names = [str(each.relative_to(home)) for each in home.rglob("*") if each.is_file()]
    endings = (".part", ".copy", ".swap")
    lone = [each for each in names if each.endswith(".backup") and f"{each[:-7]}.json" not in names]
    return lone + [each for each in names if each.endswith(endings)]
