"""Wrapping and fitting, by the widths that are drawn."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.lines import Style, balanced, fit, width, wrap
from desk.records.errors import BadInput

BODY = Style(9)


@given(st.lists(st.text("abcXYZ019-&<ŁΩ", min_size=1, max_size=60), max_size=12), st.integers(20, 400))
def test_wrapped_lines_fit_and_hold_every_letter(words: list[str], room: int) -> None:
    text = " ".join(words)
    lines = wrap(text, BODY, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, BODY) <= room + 0.001 for line in lines)


def test_no_text_has_no_lines() -> None:
    assert wrap("", BODY, 100) == wrap("   ", BODY, 100) == []


def test_a_long_word_breaks_after_a_hyphen_where_it_can() -> None:
    assert wrap("S18-EXTRA-LONG", BODY, 60) == ["S18-EXTRA-", "LONG"]
    assert wrap("ann x" + "y" * 12, BODY, 40)[0] == "ann"


def test_an_endless_text_is_refused_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(BadInput) as refused:
        wrap("x" * 200_000, BODY, 100)
    assert time.perf_counter() - began < 0.5
    assert refused.value.key == "text-too-long" and refused.value.values["length"] == 200_000


def test_fitting_sets_smaller_before_it_refuses() -> None:
    text = "a name of some length"
    style, lines = fit(text, BODY, 80, 1)
    assert lines == [text] and 6.5 <= style.size < BODY.size
    assert fit(text, BODY, 200, 1)[0] == BODY
    with pytest.raises(BadInput):
        fit(text, BODY, 20, 1)


def test_balanced_lines_are_of_about_one_length() -> None:
    text = "Write this number on the outside of the package"
    assert wrap(text, BODY, 200) != balanced(text, BODY, 200)
    first, second = balanced(text, BODY, 200)
    assert abs(width(first, BODY) - width(second, BODY)) < 40
    assert balanced("short", BODY, 200) == ["short"]
    assert balanced("aa bbbbbbbbbb", BODY, 60) == ["aa", "bbbbbbbbbb"]
