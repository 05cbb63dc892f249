"""A crash at any line of attaching a photo leaves a row with its photo, or none; a file too many is swept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

STEP = 1 if os.environ.get("DESK_LONG") else 3


def killed(folder: Path, *words: str) -> dict[str, int]:
    """What the killing found."""
    command = [sys.executable, "-m", "tests.operations.photo_kills", str(folder), *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks")
def test_a_kill_at_any_line_leaves_no_row_without_its_photo(tmp_path: Path) -> None:
    found = killed(tmp_path, str(STEP))
    assert found.get("dangling", 0) == found.get("lost", 0) == 0
    assert found["kills"] > 100 // STEP
    assert found["mended"] == found["files"] == found["kills"]
    # Before and after the row, between file and row, and in the middle of the file: all were met.
    assert 0 < found["rows"] < found["kills"]
    assert found["orphans"] and found["halves"], found


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks")
def test_a_row_before_its_photo_is_noticed(tmp_path: Path) -> None:
    assert killed(tmp_path, str(STEP * 4), "planted")["dangling"] > 0
