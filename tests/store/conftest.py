"""An open shop for the tests of the store."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.store.database import Database
from tests.store import samples


@pytest.fixture
def db() -> Iterator[Database]:
    """A store in memory with a small shop in it."""
    db = samples.make_shop()
    yield db
    db.close()


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for nothing but a few pages; only root can make one."""
    folder = tmp_path / "full"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "none", folder], check=False)
    if made.returncode:
        pytest.skip("no small disk can be mounted here")
    (folder / "filler").write_bytes(bytes(64 * 1024))
    yield folder
    subprocess.run(["umount", folder], check=True)
