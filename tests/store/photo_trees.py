"""A photos' folder in a test: photos to put there, what lies in it, what a look through finds."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from desk.records.errors import StoreTrouble
from desk.records.photos import Photo, PhotoCheck


def photo(text: str = "front", name: str = "front.jpg") -> Photo:
    """A photo for the store, which does not look into it."""
    return Photo.of(f"the bytes of {text}".encode(), 3, 2, name)


def tree(folder: Path) -> list[str]:
    """Every file and folder below one, by its path in it."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))


def looked(steps: Generator[Any, None, PhotoCheck]) -> tuple[int, PhotoCheck]:
    """How many steps a look through took, and what it found."""
    count = 0
    while True:
        try:
            next(steps)
            count += 1
        except StopIteration as end:
            return count, end.value


def key_of(call: Any, *given: Any) -> str:
    """The trouble that a call ends in."""
    with pytest.raises(StoreTrouble) as caught:
        call(*given)
    return caught.value.key
