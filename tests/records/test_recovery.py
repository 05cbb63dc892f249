"""A key as words, and typed words as the key: small slips are forgiven, wrong words are named."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.errors import BadInput
from desk.records.recovery import COUNT, ENOUGH, WORDS, key_of, words_of

KEY = bytes(range(0, 256, 17))


def test_the_words_are_short_and_differ_in_their_first_letters() -> None:
    assert len(WORDS) == 256 == len({word[:ENOUGH] for word in WORDS})
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) <= 8 for word in WORDS)
    assert list(WORDS) == sorted(WORDS)


@given(st.binary(min_size=16, max_size=16))
def test_every_key_comes_back(key: bytes) -> None:
    words = words_of(key)
    assert len(words) == COUNT and key_of(" ".join(words)) == key


@pytest.mark.parametrize(
    "spell",
    [
        lambda words: " ".join(words).upper(),
        lambda words: ",\n ".join(words) + "  ",
        lambda words: "\n".join(f"{place}. {word}" for place, word in enumerate(words, start=1)),
        lambda words: "  ".join(f"{place}){word}" for place, word in enumerate(words, start=1)),
        lambda words: " ".join(word[:ENOUGH] for word in words),
    ],
)
def test_how_it_is_written_does_not_matter(spell: object) -> None:
    assert key_of(spell(words_of(KEY))) == KEY  # type: ignore[operator]


@pytest.mark.parametrize(
    ("typed", "nearest"), [("buttom", "button"), ("but", "button"), ("teh", ""), ("123x", "")]
)
def test_a_wrong_word_is_named_with_the_nearest(typed: str, nearest: str) -> None:
    words = [*words_of(KEY)]
    words[4] = typed
    with pytest.raises(BadInput, match="recovery-word") as told:
        key_of(" ".join(words))
    assert told.value.values["nearest"] in WORDS
    if typed.startswith("but"):
        assert told.value.values == {"word": typed, "place": 5, "nearest": nearest}


@pytest.mark.parametrize("count", [0, 1, COUNT - 1, COUNT + 1])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    words = (words_of(KEY) * 2)[:count]
    with pytest.raises(BadInput, match="recovery-count") as told:
        key_of(" ".join(words))
    assert told.value.values == {"found": count, "wanted": COUNT}


def test_a_word_in_another_place_is_found_by_the_check_word() -> None:
    missed = 0
    for _ in range(300):
        words = [*words_of(secrets.token_bytes(16))]
        words[3] = WORDS[(WORDS.index(words[3]) + 1) % 256]
        try:
            key_of(" ".join(words))
        except BadInput as trouble:
            assert trouble.key == "recovery-check"
        else:
            missed += 1
    assert missed < 10  # one in 256 passes: the seal itself tells then that the key is wrong
