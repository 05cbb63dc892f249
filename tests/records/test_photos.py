"""Photos by their digest, and what a file was called as a label."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.photos import Photo, digest_of, label


def test_a_photo_is_known_by_the_digest_of_its_bytes() -> None:
    photo = Photo.of(b"abc", 3, 2, "front\n.jpg")
    assert photo.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (photo.width, photo.height, photo.name) == (3, 2, "front.jpg")
    assert "abc" not in repr(photo)
    assert digest_of(b"abd") != photo.digest


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("IMG 2041 (2).JPG", "IMG 2041 (2).JPG"),
        ("Schäden-Żak-人形.jpg", "Schäden-Żak-人形.jpg"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("a\0b\r\n\t\x1b[31m\x7f\x9b.jpg", "ab[31m.jpg"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("broken\udce9.jpg", "broken.jpg"),
        ("line\u2028two\u2029", "linetwo"),
        (" \0 ", "—"),
        ("", "—"),
        ("x" * 80, "x" * 80),
        ("x" * 77 + ".jpg", "x" * 68 + "…" + "x" * 7 + ".jpg"),
    ],
)
def test_a_label_is_one_short_line_that_can_be_kept_and_shown(name: str, shown: str) -> None:
    assert label(name) == shown


@given(st.text(st.characters(codec=None)))
def test_any_name_becomes_a_label(name: str) -> None:
    shown = label(name)
    assert 0 < len(shown) <= 80
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert label(shown) == shown
