"""A new file takes its name whole, and what never became a shop is cleared away."""

from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import place


def test_a_file_is_known_by_more_than_its_name(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    assert place.place_of(path) is None
    path.write_text("one", "utf-8")
    first = place.place_of(path)
    path.rename(tmp_path / "other.desk")
    assert place.place_of(tmp_path / "other.desk") == first
    path.write_text("two", "utf-8")
    assert place.place_of(path) != first


def test_a_part_takes_its_name(tmp_path: Path) -> None:
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("whole", "utf-8")
    place.put_in_place(part, path)
    assert path.read_text("utf-8") == "whole"
    assert not part.exists()


def test_a_name_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("mine", "utf-8")
    path.write_text("theirs", "utf-8")
    with pytest.raises(StoreTrouble, match="store-exists"):
        place.put_in_place(part, path)
    assert path.read_text("utf-8") == "theirs"


def test_everything_beside_is_removed_with_it(tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".who"):
        (tmp_path / f"shop.desk{ending}").touch()
    (tmp_path / "shop.desk2").touch()
    place.remove(tmp_path / "shop.desk")
    assert [each.name for each in tmp_path.iterdir()] == ["shop.desk2"]
