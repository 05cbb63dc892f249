"""A shop's file on a disk that is full or may only be read: real ones, mounted for a program of their own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.store import samples
from tests.store.test_migrations import NAMES, make_old

pytestmark = pytest.mark.slow
# A name space of its own lets a program mount what nobody else sees, and is gone with it.
MOUNT = ["unshare", "--map-root-user", "--mount", "sh", "-euc"]
TRY = """
import sys
from pathlib import Path
from desk.records.errors import StoreTrouble
from desk.store.database import Database
from desk.store.keyring import KeyRing
path, act, KEYS = Path(sys.argv[1]), sys.argv[2], KeyRing(Path(sys.argv[3]))
DRAFT = "INSERT INTO drafts VALUES ('', ?, '', ?, '2026-03-02T16:00:00+00:00')"

def state():
    there = (p for p in path.parent.iterdir() if p.name != "filler")
    return sorted((p.name, p.stat().st_mtime_ns, p.read_bytes()) for p in there)

def fill():
    # To the last byte.
    with open(path.parent / "filler", "wb", buffering=0) as filler:
        try:
            while filler.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass

if act == "full":
    fill()
before = state()
try:
    if act == "make" or not path.exists():
        fill()
        Database.create(path, KEYS)
    db = Database.open(path, KEYS)
    print("open")
    big = "{" + " " * 200_000 + "}"
    try:
        with db.atomic():
            db.execute(DRAFT, ("large", big))
    finally:
        kept = db.query("SELECT kind FROM drafts")
        (path.parent / "filler").unlink(missing_ok=True)
        with db.atomic():
            db.execute(DRAFT, ("small", "{}"))
        print(len(kept), len(db.query("SELECT kind FROM drafts")))
        db.close()
except StoreTrouble as trouble:
    print(trouble.key, "as it was" if state() == before else "changed")
"""


def on_disk(tmp_path: Path, file: Path | None, act: str, options: str = "") -> list[str]:
    """What a start says on a small disk of its own; the options of its mount hold once the file is there."""
    disk = tmp_path / "disk"
    disk.mkdir()
    copy = f"cp {file} {disk}/shop.desk; " if file else ""
    remount = f"mount -o remount,{options} {disk}; " if options else ""
    size = (file.stat().st_size if file else 0) // 1024 + 60
    script = f"mount -t tmpfs -o size={size}k tmpfs {disk}; {copy}{remount}"
    script += f'exec "{sys.executable}" -c "$0" {disk}/shop.desk {act} {tmp_path}/keys'
    done = subprocess.run([*MOUNT, script, TRY], capture_output=True, encoding="utf-8", check=False)
    if "permitted" in done.stderr or "denied" in done.stderr:
        pytest.skip("a program may mount nothing here")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(autouse=True)
def _needs_unshare() -> None:
    if not shutil.which("unshare"):
        pytest.skip("Linux's unshare is not there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop's file that was closed tidily."""
    path = tmp_path / "shop.desk"
    with Database.making(path, KeyRing(tmp_path / "keys")) as db:
        samples.fill(db)
    return path


def test_a_disk_that_may_only_be_read(path: Path, tmp_path: Path) -> None:
    assert on_disk(tmp_path, path, "open", "ro") == ["store-read-only as it was"]


def test_a_full_disk_lets_a_file_be_read_and_says_what_it_cannot_save(path: Path, tmp_path: Path) -> None:
    """Nothing of the large draft is kept, and when there is room again the next one is."""
    assert on_disk(tmp_path, path, "full") == ["open", "0 1", "store-full changed"]


def test_a_new_file_on_a_full_disk_is_not_there_in_part(tmp_path: Path) -> None:
    assert on_disk(tmp_path, None, "make") == ["store-full as it was"]


@pytest.mark.parametrize("name", NAMES[1:])
def test_an_older_file_on_a_full_disk_is_not_migrated_in_part(tmp_path: Path, name: str) -> None:
    path = tmp_path / "old.desk"
    make_old(path, name)
    assert on_disk(tmp_path, path, "full") == ["store-full as it was"]
