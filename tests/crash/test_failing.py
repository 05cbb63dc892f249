"""Whichever call fails: nothing is called saved that is not, no half file is left (trust.md A4 to A6)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.crash.operations import FAULTS, OPERATIONS, SHOWS
from tests.crash.recording import STRACE
from tests.crash.replay import folder_in_memory

ROOT = Path(__file__).parents[2]
LONG = bool(os.environ.get("DESK_LONG"))
STEP = 1 if LONG else 25
# Few enough a test that two workers share them evenly.
GROUPS = 4
NAMES = tuple(OPERATIONS)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(6 * 3600 if LONG else 900),
    pytest.mark.skipif(STRACE is None, reason="needs strace"),
]


def fail(step: int, *names: str) -> dict[str, Any]:
    """What failing the calls of operations found."""
    with folder_in_memory() as folder:
        command = [sys.executable, "-m", "tests.crash.failing", str(folder), str(step), *names]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_call_that_fails_is_told_and_leaves_nothing_half(group: int) -> None:
    names = NAMES[group::GROUPS]
    told = fail(STEP, *names)
    print(told)
    assert told["found"] == []
    assert set(told["calls"]) == set(names)
    # Each call that was chosen failed, or in the long run in each way, and some of that was felt.
    assert told["trials"] == (4 if LONG else 1) * sum(told["calls"].values())
    assert set(told["words"]) > {"saved"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert any(SHOWS[fault] in each for each in fail(5, fault)["found"])
