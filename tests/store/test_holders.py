"""Who holds a file is told beside it, and is a sentence only."""

import os
from pathlib import Path

import pytest

from desk.store import holders


def test_the_holder_is_named_until_the_file_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    holders.note(path)
    trouble = holders.in_use(path)
    assert trouble.key == "store-in-use" and f"({os.getpid()})" in str(trouble.values["who"])
    holders.forget(path)
    assert holders.in_use(path).key == "store-in-use-unknown"
    holders.forget(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"person": 1}'])
def test_a_note_that_says_nothing_names_nobody(tmp_path: Path, text: str) -> None:
    path = tmp_path / "shop.desk"
    path.with_name("shop.desk.who").write_text(text, encoding="utf-8")
    assert holders.in_use(path).key == "store-in-use-unknown"


def test_a_folder_that_takes_no_note_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "shop.desk"
    holders.note(path)
    assert holders.in_use(path).key == "store-in-use-unknown"
