"""A power cut at any moment of our own writes loses nothing acknowledged and halves nothing (trust.md A2)."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash import recording, staging, verdicts
from tests.crash.recording import Event
from tests.crash.replay import Judge, replay

ROOT = Path(__file__).parents[2]
LONG = bool(os.environ.get("DESK_LONG"))
# The states of each performance; all together are 20,000, the long run's 500,000. Where several files are
# looked at in each, a state takes three times as long.
SHARES = {"everything": 8, "settle": 7, "import": 4, "migrate": 5, "make": 1, "back up": 1, "restore": 2}
# A backup must not be lost either, and of a restore both the old shop and the new one.
JUDGES = {"back up": verdicts.of_backups, "restore": verdicts.of_restored}
STATES = 500_000 if LONG else 20_000
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(6 * 3600 if LONG else 900),
    pytest.mark.skipif(recording.STRACE is None, reason="needs strace"),
]


def recorded(name: str, before: Path, how: str = "safe") -> list[Event]:
    """What a performance writes, beginning with a copy of a folder."""
    home = before.with_name("home")
    shutil.copytree(before, home)
    command = [sys.executable, "-m", "tests.crash.acting", name, str(home), how]
    events = recording.record(command, home, ROOT)
    assert any(event.kind == "ack" for event in events)
    return events


def states_of(name: str) -> int:
    """How many states of a performance are looked at."""
    return STATES * SHARES[name] // sum(SHARES.values())


def told(name: str, before: Path, judge: Judge, share: int = 1, every: int = 40) -> None:
    """A performance is recorded and replayed, and nothing is wrong in any state.

    One that is recorded more than once has its ``share`` of the states; the program opens each of ``every``.
    """
    wanted = states_of(name) // share
    found = replay(recorded(name, before), before, wanted, judge, every)
    print(f"{name}: {found.states} states at {found.points} points, {found.thorough} opened by the program")
    assert found.found == ()
    assert found.states >= wanted * 0.95


@pytest.mark.parametrize("name", ["everything", "settle", "import"])
def test_a_power_cut_at_work_loses_and_halves_nothing(tmp_path: Path, name: str) -> None:
    before = tmp_path / "before"
    staging.make_shop(before)
    told(name, before, verdicts.of_shop)


@pytest.mark.parametrize("name", JUDGES)
def test_a_power_cut_leaves_whole_backups_and_a_shop_that_opens(tmp_path: Path, name: str) -> None:
    before = tmp_path / "before"
    staging.make_shop(before)
    told(name, before, JUDGES[name])


@pytest.mark.parametrize("version", [1, len(staging.names()) - 1])
def test_a_power_cut_in_a_migration_keeps_every_row(tmp_path: Path, version: int) -> None:
    before = tmp_path / "before"
    told("migrate", before, migration(before, version), share=2, every=10)


def migration(before: Path, version: int) -> Judge:
    """A shop of an older version, made in a folder, and what it is judged by."""
    with closing(sqlite3.connect(staging.make_old(before, version))) as connection:
        found = staging.rows(connection)
    kept = {table: rows for table, rows in found.items() if table not in staging.SEALS}
    assert sum(len(rows) for _columns, rows in kept.values()) > 20
    return verdicts.of_migration(kept, version)


def test_a_power_cut_while_a_shop_is_made_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    told("make", before, verdicts.of_new_shop, every=20)


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("settle", ("lost: ", "taken for a forgery: ")),
        ("import", ("lost: ",)),
        ("migrate", ("lost: ", "cannot be read: ")),
        ("back up", ("lost: ", ".backup is not as it was", ".jpg is not as it was")),
        ("restore", ("lost: ", "cannot be read: ")),
    ],
)
def test_writes_that_wait_for_no_disk_are_found(tmp_path: Path, name: str, shows: tuple[str, ...]) -> None:
    """The planted fault, in our own code: without it the model could be blind to what it looks for."""
    before, judge = tmp_path / "before", JUDGES.get(name, verdicts.of_shop)
    if name == "migrate":
        judge = migration(before, 1)
    else:
        staging.make_shop(before)
    events = recorded(name, before, "hasty" if name in JUDGES else "careless")
    found = replay(events, before, 400, judge, every=4).found
    assert [each for each in shows if not any(each in line for line in found)] == []
