"""Who holds a file is told beside it, and is a sentence only."""

import getpass
import json
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


def test_the_holder_is_a_person_at_a_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    monkeypatch.setattr(holders, "_host", lambda: "counter")
    path = tmp_path / "shop.desk"
    holders.note(path)
    assert json.loads(path.with_name("shop.desk.who").read_text("utf-8"))["person"] == "ann"
    assert holders.in_use(path).values["who"] == f"ann@counter ({os.getpid()})"


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_a_person_without_a_name_is_not_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """Python says by one of these, by its version and the system, that nobody of that id is known."""

    def unknown() -> str:
        raise error("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", unknown)
    path = tmp_path / "shop.desk"
    holders.note(path)
    assert holders.in_use(path).key == "store-in-use-unknown"


def test_a_note_that_cannot_be_taken_back_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    path = tmp_path / "shop.desk"
    holders.note(path)
    monkeypatch.setattr(Path, "unlink", kept)
    holders.forget(path)
    assert holders.in_use(path).key == "store-in-use"
