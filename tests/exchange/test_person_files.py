"""A customer's data as files: a folder for its owner alone, JSON whole, photos by their digests."""

import json
from pathlib import Path

import pytest

from desk.exchange import person_files
from desk.operations import orders, personal
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from tests.operations.test_personal import NAME, settled_and_taken_back, zoes_order


@pytest.fixture
def zoe(desk: Desk) -> str:
    """Her number, after an order and a return with a photo."""
    orders.enter_order(desk, zoes_order())
    settled_and_taken_back(desk)
    return personal.find_people(desk, NAME)[0].number


def test_all_that_is_kept_is_written(desk: Desk, zoe: str, tmp_path: Path) -> None:
    held = personal.export_customer(desk, zoe, "asked")
    for sheet in (b"%PDF", b""):
        folder = person_files.make_folder(desk, tmp_path, zoe)
        assert person_files.write(desk, folder, held, sheet) == tmp_path / zoe
        assert folder.stat().st_mode & 0o777 == 0o700
    names = ["customer.json", "customer.pdf", f"photo-{held.photos[0].digest[:16]}.jpg"]
    assert sorted(each.name for each in folder.iterdir()) == names
    told = json.loads((folder / "customer.json").read_text(encoding="utf-8"))
    assert told["customer"]["name"] == NAME
    assert told["orders"][0]["payments"][0]["reference"] == "REF-7788"
    assert told["photos"][0]["digest"] == held.photos[0].digest
    assert (folder / names[2]).read_bytes() == b"the bytes of crack"


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, zoe: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder-missing"):
        person_files.make_folder(desk, tmp_path / "nowhere", zoe)
    (tmp_path / zoe).write_text("in the way")
    with pytest.raises(BadInput):
        person_files.make_folder(desk, tmp_path, zoe)
