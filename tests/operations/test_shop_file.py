"""The open file is where it was, or that is told; its log is cut short on request."""

from pathlib import Path

import pytest

from desk.app import Start
from desk.operations import shop_file
from desk.operations.desk import Desk
from desk.records.errors import StoreTrouble


def test_a_store_in_memory_is_always_there(desk: Desk) -> None:
    shop_file.need_file(desk)
    shop_file.tidy_file(desk)


def test_a_file_that_is_away_is_told_until_it_is_back(tmp_path: Path) -> None:
    start = Start(tmp_path / "data")
    path = start.sample_shop()
    with start.open_desk(path) as desk:
        shop_file.need_file(desk)
        path.rename(tmp_path / "elsewhere")
        with pytest.raises(StoreTrouble, match="store-moved"):
            shop_file.need_file(desk)
        (tmp_path / "elsewhere").rename(path)
        shop_file.need_file(desk)
