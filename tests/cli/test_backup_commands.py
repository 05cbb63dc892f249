"""``desk backup`` and ``desk restore``: the shop out and in, with exit codes that a script can rely on."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from desk.app import Start
from desk.operations import backups
from desk.records.recovery import words_of
from tests.cli.conftest import Counter
from tests.store.backed import PASSPHRASE


def encrypt(counter: Counter) -> None:
    """Have backups encrypted, as the owner does in the window."""
    with counter.start.open_desk(counter.shop) as desk:
        backups.set_passphrase(replace(desk, who="Alma", person=1, proven=True), PASSPHRASE)
        desk.db.keys.set_lock(desk.db.sealer.shop, bytes(backups.lock_of(desk) or b""))


def test_a_shop_goes_out_and_comes_in_again(counter: Counter, tmp_path: Path) -> None:
    said = counter("backup", tmp_path / "usb")
    made = tmp_path / "usb" / "desk-000001.backup"
    assert said.startswith(f"{made}: ") and "orders 1" in said and "photos 0" in said
    said = counter.unsigned("restore", made, "--to", tmp_path / "again.desk")
    assert said.startswith(f"{tmp_path / 'again.desk'}: ") and "orders 1" in said
    assert "#2001" in counter("--shop", tmp_path / "again.desk", "order", "show", "2001")


def test_the_same_as_json(counter: Counter, tmp_path: Path) -> None:
    made = counter.json("backup", str(tmp_path / "usb"), "--json")
    assert made["manifest"]["counts"]["orders"] == 1
    done = counter.json("restore", made["path"], "--to", str(tmp_path / "again.desk"), "--json")
    assert (done["orders"], done["skipped"]) == (1, [])


def test_numbers_that_are_skipped_are_told(counter: Counter, tmp_path: Path) -> None:
    counter("backup", tmp_path / "usb")
    issue = ("--on", "2026-02-10", "--reason", "changed_mind", "--line", "BEAR-01")
    order = json.loads(counter("order", "show", "2001", "--json"))
    sku = order["lines"][0]["sku"]
    counter("ra", "issue", "2001", *issue[:-1], sku, "--cost", "5.00")
    said = counter("restore", tmp_path / "usb" / "desk-000001.backup", "--to", tmp_path / "again.desk")
    with counter.start.open_desk(counter.shop) as desk:
        year = desk.clock.today().year
    assert f"RA-{year} goes on after 1" in said


def test_what_is_there_is_never_written_over(counter: Counter, tmp_path: Path) -> None:
    counter("backup", tmp_path / "usb")
    before = counter.shop.read_bytes()
    said = counter("restore", tmp_path / "usb" / "desk-000001.backup", "--to", counter.shop, code=1)
    assert "There is a file" in said or "already" in said
    assert counter.shop.read_bytes() == before


def test_no_backup_and_a_changed_one_exit_with_one(counter: Counter, tmp_path: Path) -> None:
    assert "no finished backup" in counter("restore", counter.shop, "--to", tmp_path / "a.desk", code=1)
    counter("backup", tmp_path / "usb")
    made = tmp_path / "usb" / "desk-000001.backup"
    whole = bytearray(made.read_bytes())
    whole[9000] ^= 1
    made.write_bytes(whole)
    assert "not as it was made" in counter("restore", made, "--to", tmp_path / "a.desk", code=1)
    assert not (tmp_path / "a.desk").exists()
    counter("restore", made, code=2)


def test_an_encrypted_backup_asks_for_its_passphrase(counter: Counter, tmp_path: Path) -> None:
    encrypt(counter)
    counter("backup", tmp_path / "usb")
    made, target = tmp_path / "usb" / "desk-000001.backup", tmp_path / "a.desk"
    for each in (tmp_path / "keys").glob("*.lock"):
        each.unlink()
    elsewhere = Counter(tmp_path, counter.capsys)
    elsewhere.start = Start(tmp_path)
    wrong = elsewhere.signed("Alma", "restore", made, "--to", target, code=1, lines=("another passphrase",))
    assert "not the passphrase" in wrong
    assert "orders 1" in elsewhere.signed("Alma", "restore", made, "--to", target, lines=(PASSPHRASE,))


def test_a_lost_photo_is_told(counter: Counter, tmp_path: Path) -> None:
    with counter.start.open_desk(counter.shop) as desk, desk.db.atomic():
        values = {"subject": "#2001", "digest": "ab" * 32, "name": "a.jpg", "width": 1, "height": 1}
        desk.db.insert("photos", **values, bytes=1, at=desk.moment, person="Alma")
    assert "1 photo was lost" in counter("backup", tmp_path / "usb")


def test_on_a_new_computer_the_sentences_lead_to_the_shop(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a person does it: each command is the one that the sentence before it named."""
    counter("backup", tmp_path / "usb")
    told = counter("--shop", counter.shop, "key", "show")
    words = " ".join(line.split()[1] for line in told.splitlines()[1:])
    made, target = tmp_path / "usb" / "desk-000001.backup", tmp_path / "again.desk"
    before = made.read_bytes()
    new = Counter(tmp_path / "new", counter.capsys)
    said = new.unsigned("restore", made, "--to", target, code=1)
    assert f"desk key restore {made}" in said and f"desk restore {made} --to {target}" in said
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(words_of(bytes(16)))))
    assert "another shop" in new.unsigned("key", "restore", made, code=1)
    monkeypatch.setattr("sys.stdin", io.StringIO(words))
    assert f"desk restore {made} --to" in new.unsigned("key", "restore", made)
    assert "already" in new.unsigned("key", "restore", made)
    assert "orders 1" in new.unsigned("restore", made, "--to", target)
    assert made.read_bytes() == before
    assert "#2001" in new("--shop", target, "order", "show", "2001")


def test_a_backup_named_as_the_shop_is_not_changed_by_it(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter("backup", tmp_path / "usb")
    told = counter("--shop", counter.shop, "key", "show")
    made = tmp_path / "usb" / "desk-000001.backup"
    before = made.read_bytes()
    new = Counter(tmp_path / "new", counter.capsys)
    assert "is a backup" in new.unsigned("--shop", made, "verify", code=1)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(told.splitlines()[1:])))
    assert "The key is back" in new.unsigned("--shop", made, "key", "restore")
    assert "no finished backup" in new.unsigned("key", "restore", counter.shop, code=1)
    assert made.read_bytes() == before
