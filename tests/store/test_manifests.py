"""What a backup says of itself holds only with the shop's key (trust.md B9)."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from desk.records.backups import LOCKED, PROVEN, UNSEALED, Manifest
from desk.records.errors import StoreTrouble
from desk.store import manifests
from desk.store.keyring import KeyRing

SHOP = "ab" * 16
MANIFEST = Manifest(
    sequence=3,
    at="2026-03-02T16:00:00+00:00",
    shop=SHOP,
    name="Łukasz & Söhne",
    schema=6,
    size=9,
    sha256="cd" * 32,
    counts={"orders": 2},
    balance={"1030": -5},
    numbers={"RA-2026": 4},
    photos=("ef" * 32,),
)


@pytest.fixture
def keys() -> KeyRing:
    """The shop's key."""
    ring = KeyRing()
    ring.make(SHOP)
    return ring


@pytest.fixture
def backup(tmp_path: Path, keys: KeyRing) -> Path:
    """A backup with a manifest; its own bytes are not looked at here."""
    path = tmp_path / "desk-000003.backup"
    manifests.write(path, MANIFEST, keys.key(SHOP) or b"")
    return path


def key_of(path: Path, keys: KeyRing) -> str:
    """What reading ends in."""
    with pytest.raises(StoreTrouble) as caught:
        manifests.read(path, keys)
    return caught.value.key


def change(backup: Path, **values: object) -> None:
    """Write other values under the old sum."""
    place = manifests.path_of(backup)
    whole = json.loads(place.read_text("utf-8"))
    whole["manifest"].update(values)
    place.write_text(json.dumps(whole), "utf-8")


def test_what_is_written_is_read(backup: Path, keys: KeyRing) -> None:
    assert manifests.read(backup, keys) == MANIFEST


def test_a_backup_without_one_does_not_count(tmp_path: Path, backup: Path, keys: KeyRing) -> None:
    assert key_of(tmp_path / "other.backup", keys) == "backup-unfinished"
    assert key_of(manifests.path_of(backup), keys) == "backup-unfinished"


def test_it_needs_the_key_and_the_right_one(backup: Path, keys: KeyRing) -> None:
    assert key_of(backup, KeyRing()) == "key-missing"
    keys.put(SHOP, bytes(16))
    assert key_of(backup, keys) == "backup-damaged"


@pytest.mark.parametrize(
    "values",
    [
        {"sequence": 4},
        {"shop": ""},
        {"size": 10},
        {"counts": {"orders": 1}},
        {"numbers": {}},
        {"photos": []},
        {"lost": ["ef" * 32]},
        {"base": 7},
    ],
)
def test_a_changed_value_is_found(backup: Path, keys: KeyRing, values: dict[str, object]) -> None:
    change(backup, **values)
    assert key_of(backup, keys) == "backup-damaged"


def test_a_changed_value_with_a_new_plain_sum_would_pass(backup: Path, keys: KeyRing) -> None:
    """Planted: whoever has the key can change it, so that it is the key which makes the difference."""
    manifests.write(backup, replace(MANIFEST, size=10), keys.key(SHOP) or b"")
    assert manifests.read(backup, keys).size == 10
    manifests.write(backup, replace(MANIFEST, size=10), bytes(16))
    assert key_of(backup, keys) == "backup-damaged"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"manifest": [], "sum": ""}',
        "[" * 100_000,
        '{"manifest": {"sequence": "x"}, "sum": ""}',
        "\x00",
    ],
)
def test_what_is_no_manifest_is_told(backup: Path, keys: KeyRing, text: str) -> None:
    manifests.path_of(backup).write_text(text, "utf-8")
    assert key_of(backup, keys) == "backup-damaged"


def test_a_shop_that_is_a_path_reaches_no_file(backup: Path, keys: KeyRing) -> None:
    change(backup, shop="../../etc/passwd")
    assert key_of(backup, keys) == "backup-damaged"


def test_flipped_bytes_never_say_something_else(backup: Path, keys: KeyRing) -> None:
    place, chance = manifests.path_of(backup), Random(5)
    whole = place.read_bytes()
    for _ in range(300):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        place.write_bytes(changed)
        try:
            assert manifests.read(backup, keys) == MANIFEST
        except StoreTrouble:
            continue


def test_an_older_file_has_no_key(tmp_path: Path, keys: KeyRing) -> None:
    path, older = tmp_path / "before.backup", replace(MANIFEST, shop="")
    manifests.write(path, older, b"")
    assert manifests.read(path, keys) == older


def test_without_its_key_a_backup_is_listed_and_proves_nothing(
    backup: Path, keys: KeyRing, tmp_path: Path
) -> None:
    key = keys.key(MANIFEST.shop)
    assert key and manifests.look_at(backup, keys).proof == PROVEN
    assert manifests.look_at(backup, KeyRing()).proof == LOCKED
    assert manifests.is_made_with(backup, key) and not manifests.is_made_with(backup, bytes(16))
    manifests.write(backup, replace(MANIFEST, shop=""), b"")
    assert manifests.look_at(backup, KeyRing()).proof == UNSEALED
    manifests.path_of(backup).write_text("{}", "utf-8")
    with pytest.raises(StoreTrouble):
        manifests.look_at(backup, keys)
