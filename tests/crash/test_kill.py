"""kill -9 in the middle of settling loses and halves nothing (trust.md A1); a planted fault is found."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.app import Start
from tests.conftest import SHOP

ROOT = Path(__file__).parents[2]
KILLS = 10_000 if os.environ.get("DESK_LONG") else 200

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600 if os.environ.get("DESK_LONG") else 300),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


def kill(folder: Path, kills: int, how: str) -> dict[str, int]:
    shop = Start(folder).create_shop(folder / "shop.desk", SHOP, "samanthas", "Alma")
    command = [sys.executable, "-m", "tests.crash.settling", str(shop), str(kills), "7", how]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_nothing_acknowledged_is_lost_and_nothing_is_halved(tmp_path: Path) -> None:
    found = kill(tmp_path, KILLS, "whole")
    assert (found["lost"], found["halved"]) == (0, 0)
    assert found["acknowledged"] > KILLS // 4


def test_a_settlement_in_two_transactions_is_found_halved(tmp_path: Path) -> None:
    assert kill(tmp_path, 200, "halved")["halved"] > 0
