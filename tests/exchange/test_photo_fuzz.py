"""Damaged photos: each is refused with a sentence or comes out as a clean JPEG; the program lives."""

import os
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from desk.exchange.photos import read_photo
from desk.records.errors import BadInput, DeskError
from desk.words import LANGUAGES, Words
from tests.exchange.photo_batch import TRAPS, Batch
from tests.exchange.photo_mutants import mutated, pieces
from tests.exchange.photo_samples import film, jpeg, need_clean, png, samples, webp
from tests.exchange.watching import watched

LONG = bool(os.environ.get("DESK_LONG"))
PHOTOS = 5_000 if LONG else 500
BY_THE_PROGRAM = 200 if LONG else 20
MILLISECONDS = 2_000
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes cannot be waited for")
SENTENCES = [Words(language) for language in LANGUAGES]


def damaged(count: int, seed: int) -> list[bytes]:
    """So many damaged photos of every kind, the same for a seed."""
    dice = random.Random(seed)
    whole = list(samples().values())
    return [mutated(dice.choice(whole), whole, dice) for _ in range(count)]


def outcome(answer: bytes) -> str:
    """What became of a photo by the child's answer; AssertionError for anything that must not be."""
    head, _, data = answer.partition(b"\n")
    word, *rest = head.decode("ascii").split(" ")
    if word == "ok":
        need_clean(data, int(rest[0]), int(rest[1]))
        return "clean"
    assert word == "no" and not data, head
    for words in SENTENCES:
        assert words.has(f"error.{rest[0]}"), rest
    return rest[0]


@POSIX
@pytest.mark.slow
def test_damaged_photos_in_a_child() -> None:
    with Batch() as batch:
        answers = (batch.answer(data) for data in damaged(PHOTOS, 4))
        found = Counter(outcome(each) if each else "died" for each in answers)
    assert sum(found.values()) == PHOTOS
    assert found["died"] == batch.died <= PHOTOS // 100, found
    assert batch.slowest <= MILLISECONDS
    assert min(found["clean"], found["photo-broken"]) > PHOTOS // 10, found
    assert found["photo-too-many-pixels"] and found["photo-animated"], found


@pytest.mark.slow
def test_damaged_photos_by_the_program(tmp_path: Path) -> None:
    """The whole way, a child for each photo that begins like one."""
    path = tmp_path / "photo.jpg"
    found: Counter[str] = Counter()
    with watched() as heard:
        for data in damaged(BY_THE_PROGRAM, 5):
            path.write_bytes(data)
            try:
                photo = read_photo(path)
            except DeskError as trouble:
                assert isinstance(trouble, BadInput)
                assert all("{" not in words.error(trouble) for words in SENTENCES)
                found["refused"] += 1
                found[trouble.key] += 1
            else:
                need_clean(photo.data, photo.width, photo.height)
                found["clean"] += 1
    started = [event for event, _ in heard].count("subprocess.Popen")
    assert started == BY_THE_PROGRAM - found["photo-format"]
    assert min(found["clean"], found["refused"]) > BY_THE_PROGRAM // 10, found
    assert not list(tmp_path.iterdir())[1:]


@POSIX
def test_a_child_that_falls_into_a_trap_is_replaced() -> None:
    """Planted: a photo kills, stops or bloats the child; the ones before and after are answered for."""
    good = jpeg()
    with Batch("planted", seconds=2) as batch:
        for number, trap in enumerate(TRAPS):
            assert outcome(batch.answer(good)) == "clean"
            assert (batch.started, batch.died) == (number + 1, number)
            assert batch.answer(good + trap) == b""
        assert outcome(batch.answer(good)) == "clean"
        assert (batch.started, batch.died) == (4, 3)


def test_an_answer_that_is_no_clean_photo_is_noticed() -> None:
    """Planted: the file as it came, with its place; a picture cut off; a sentence that nobody wrote."""
    for answer in (b"ok 60 40\n" + jpeg(), b"no such-sentence\n", b"no photo-broken\nmore", b"maybe\n"):
        with pytest.raises(AssertionError):
            outcome(answer)
    for answer in (b"ok 60 40\n" + png(), b"ok 60 40\n", b"ok 60 40\n" + jpeg()[:-2]):
        with pytest.raises(ValueError, match="no JPEG"):
            outcome(answer)


def test_the_damage_is_of_every_kind() -> None:
    """What is damaged is mostly still a photo by its beginning, and hardly two are the same."""
    found = damaged(400, 6)
    assert len(set(found)) > 370
    assert damaged(400, 6) == found
    begins = Counter(data[:4] for data in found)
    assert min(begins[each] for each in (b"\xff\xd8\xff\xe0", b"\x89PNG", b"RIFF")) > 20
    for whole in (jpeg(), png(), webp(), film("PNG")):
        assert b"".join(pieces(whole)) == whole and len(pieces(whole)) > 2
