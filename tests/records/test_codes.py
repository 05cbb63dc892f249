"""Document numbers: what is made is valid, and no slip of a finger is."""

import re
from itertools import pairwise, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.records import codes
from desk.records.errors import BadInput

SERIES = (codes.RA, codes.CREDIT_SLIP, codes.ORDER, codes.CUSTOMER)
numbers = st.builds(codes.make, st.sampled_from(SERIES), st.integers(2000, 2099), st.integers(1, 9_999_999))


def digits_at(number: str) -> list[int]:
    return [place for place, letter in enumerate(number) if letter.isdigit()]


def test_the_given_example_has_its_digit() -> None:
    assert codes.make(codes.RA, 2026, 17) == "RA-26-00017-4"
    assert codes.validate("RA-26-00017-4") == "RA-26-00017-4"


@given(numbers)
def test_what_is_made_is_valid_however_it_is_typed(number: str) -> None:
    assert codes.validate(number) == number
    assert codes.validate(f" {number.lower()}\t\n") == number
    assert codes.series_of(number.lower()) == number[:2]


@given(st.sampled_from(SERIES), st.integers(2000, 2099), st.integers(1, 9_999_999))
def test_a_number_says_its_series_year_and_counter(series: str, year: int, counter: int) -> None:
    found = re.fullmatch(r"([A-Z]{2})-([0-9]{2})-([0-9]{5,7})-[0-9]", codes.make(series, year, counter))
    assert found is not None
    assert found.group(1) == series
    assert (int(found.group(2)), int(found.group(3))) == (year - 2000, counter)


@given(numbers, st.data())
def test_every_wrong_digit_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(digits_at(number)))
    for digit in "0123456789".replace(number[place], ""):
        with pytest.raises(BadInput, match="number-check-digit"):
            codes.validate(number[:place] + digit + number[place + 1 :])


@given(numbers, st.data())
def test_every_swap_of_neighbours_is_caught(number: str, data: st.DataObject) -> None:
    """Neighbours stand on both sides of a hyphen too."""
    places = digits_at(number)
    left, right = data.draw(st.sampled_from(list(pairwise(places))))
    assume(number[left] != number[right])
    swapped = list(number)
    swapped[left], swapped[right] = swapped[right], swapped[left]
    with pytest.raises(BadInput, match="number-check-digit"):
        codes.validate("".join(swapped))


@pytest.mark.parametrize(("right", "wrong"), list(permutations(SERIES, 2)))
def test_one_series_taken_for_another_is_caught(right: str, wrong: str) -> None:
    for counter in range(1, 200):
        with pytest.raises(BadInput, match="number-check-digit"):
            codes.validate(codes.make(right, 2026, counter).replace(right, wrong))


def test_the_nearest_number_is_told() -> None:
    with pytest.raises(BadInput) as told:
        codes.validate(" ra-26-00017-5")
    assert told.value.key == "number-check-digit"
    assert told.value.values == {"text": "RA-26-00017-5", "nearest": "RA-26-00017-4"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#10100",
        "1001",
        "RA26000174",
        "RA-26-0017-4",
        "RA-26-00000017-4",
        "R-26-00017-4",
        "RA-2026-00017-4",
        "RA-26-00017-",
        "RA-26-00017-4 5",
        "ΡΑ-26-00017-4",
        "RA-٢٦-00017-4",
        "RA-26-０００１７-4",
    ],
)
def test_a_number_of_another_shape_is_none_of_ours(text: str) -> None:
    assert codes.series_of(text) == ""
    with pytest.raises(BadInput, match="number-shape") as told:
        codes.validate(text)
    assert told.value.values == {"text": text}


def test_an_imported_number_loses_nothing() -> None:
    assert codes.normal(" #10100 ") == "#10100"
    assert codes.normal("web-7/a") == "WEB-7/A"
