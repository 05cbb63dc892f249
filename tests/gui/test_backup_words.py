"""How old a backup is, and what became of the second place, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.gui.backup_words import BackupWords
from desk.gui.run import Run
from desk.records.backups import Backup, Manifest, SecondPlace
from desk.words import Words

BACKUP = Backup(
    "x",
    Manifest(
        1, "2026-03-13T23:05:00+00:00", "", "A", 6, 446_464, "", counts={"orders": 2}, photos=("a", "b")
    ),
)


@pytest.fixture
def said(run: Run) -> BackupWords:
    """English words, on March 13."""
    return BackupWords(run)


@pytest.mark.parametrize(
    ("at", "age"),
    [
        ("2026-03-13T23:05:00+00:00", "today at 18:05"),
        ("2026-03-13T04:30:00+00:00", "yesterday at 23:30"),
        ("2026-03-10T18:00:00+00:00", "3 days ago"),
        ("2026-03-20T18:00:00+00:00", "Mar 20, 2026, 13:00"),
    ],
)
def test_an_age_is_in_days_of_the_shop(said: BackupWords, at: str, age: str) -> None:
    assert said.age(at) == age


def test_none_and_an_old_one_are_not_rested_on(said: BackupWords) -> None:
    assert said.state("") == said.state("2026-03-10T18:00:00+00:00") == "refused"
    assert said.state("2026-03-13T12:00:00+00:00") == "allowed"


def test_the_last_one_is_told_with_what_it_lacks(said: BackupWords) -> None:
    assert said.last(None).startswith("There is no backup yet.")
    assert said.last(BACKUP) == "Last backup today at 18:05, looked through; orders 2, photos 2."
    lost = Backup("x", replace(BACKUP.manifest, lost=("a",)))
    assert said.last(lost).endswith("1 photo was lost before this backup and is not in it.")


def test_the_second_place_is_told_with_its_trouble(said: BackupWords) -> None:
    folder = str(Path("usb"))
    assert said.second(None).startswith("No second place")
    assert said.second(SecondPlace(folder)) == "Second place: usb. Nothing was copied there yet."
    told = said.second(SecondPlace(folder, BACKUP.manifest.at, 1, "second-place-missing"))
    assert told.startswith(
        "Second place: usb. Last copied there today at 18:05, and read back. The second place usb"
    )


def test_sizes_are_read_at_a_glance(said: BackupWords) -> None:
    sizes = (1, 446_464, 5 * 2**20 + 2**19)
    backups = [Backup("x", replace(BACKUP.manifest, size=size)) for size in sizes]
    assert [said.size(each) for each in backups] == ["1 KiB", "436 KiB", "5.5 MiB"]


def test_spanish_says_it_too(run: Run) -> None:
    run.words = Words("es")
    said = BackupWords(run)
    assert said.last(BACKUP) == "Último respaldo hoy a las 18:05, revisado; pedidos 2, fotos 2."
    assert said.age("2026-03-10T18:00:00+00:00") == "hace 3 días"
