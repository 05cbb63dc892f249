"""A photo that is refused: with an error that has a sentence in each language."""

from pathlib import Path

import pytest

from desk.exchange.photos import read_photo
from desk.records.errors import BadInput, DeskError
from desk.words import LANGUAGES, Words


def key_of(path: Path, *more: Path) -> str:
    """The error's key; it has a sentence in both languages that is filled whole."""
    with pytest.raises(DeskError) as caught:
        read_photo(path, *more)
    assert isinstance(caught.value, BadInput)
    for language in LANGUAGES:
        sentence = Words(language).error(caught.value)
        assert sentence.endswith(".") or sentence.endswith(")."), sentence
        assert "{" not in sentence and "error.photo" not in sentence and "error.file" not in sentence
    return caught.value.key
