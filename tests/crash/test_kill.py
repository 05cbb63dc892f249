"""kill -9 in every kind of write loses and halves nothing (trust.md A1); planted faults are found."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.crash.killing import KINDS

ROOT = Path(__file__).parents[2]
# Two runs, so that two workers share them.
KILLS = 10_000 // 2 if os.environ.get("DESK_LONG") else 500 // 2

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(6 * 3600 if os.environ.get("DESK_LONG") else 900),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


def kill(folder: Path, kills: int, seed: int, fault: str) -> dict[str, Any]:
    """What a run of kills found."""
    words = [str(folder), str(kills), str(seed), fault]
    command = [sys.executable, "-m", "tests.crash.killing", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.parametrize("seed", [7, 8])
def test_nothing_acknowledged_is_lost_and_nothing_is_halved(tmp_path: Path, seed: int) -> None:
    told = kill(tmp_path, KILLS, seed, "whole")
    print(told)
    assert told["found"] == []
    assert (told["kills"], told["claimed"] > KILLS // 2) == (KILLS, True)
    # Every kind was met in its middle, not only before and after it.
    assert set(told["killed in"]) >= set(KINDS)


@pytest.mark.parametrize(("fault", "found"), [("early", "lost: "), ("halved", "credit that the ledger")])
def test_a_planted_fault_is_found(tmp_path: Path, fault: str, found: str) -> None:
    told = kill(tmp_path, 500, 7, fault)
    assert any(each.startswith(found) for each in told["found"]), told
