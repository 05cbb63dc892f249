"""Card numbers are found however they are written, and other numbers of a shop are left alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.cards import LONGEST, SHORTEST, card_number, without_cards

# The test numbers that the brands and their acquirers publish.
CARDS = (
    "4111111111111111",
    "4012888888881881",
    "4222222222222",
    "4000000000000000006",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "6011111111111117",
    "6445644564456445",
    "3530111333300000",
    "30569309025904",
    "38520000023237",
    "6200000000000005",
    "6759649826438453",
)
OTHERS = (
    "",
    "RA-26-00017-4 CM-26-00001-3 CS-26-00001-1 SO-26-00102-7",
    "(314) 555-0100, +1 314 555 0199 ext. 12",
    "+41 11 111 111 11 11",
    "+411111111111115",
    "4006381333931",  # a bar code
    "5901234123457",
    "00012345600012",
    "1Z999AA10123456784",  # UPS
    "1Z4111111111111111",
    "1Z 4111111111111111",
    "9400 1118 9922 3344 5566 77",  # USPS
    "9205590164917312751089",
    "420631019205590164917312751089",
    "123456789012",  # FedEx
    "081000210 1234567890 1207",  # routing number, account, check
    "check 1207, visa 4242, approval 071233",
    "2026-03-02T16:00:00+00:00",
    "4111111111111112",  # the check digit is wrong
    "4111111111111111111111",
    "30569309025904000",
    "1234567890123456",
    "114-1234567-1234567",  # a marketplace's order
    "4111" + "a" + "111111111111",
    "e" + "4111111111111111" + "f" * 47,  # a digest
    '["4111", "1111", "1111", "1111"]',
)


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "Visa{}exp",
        "paid by {} 12/27, code 123",
        "order 10100 {} please",
        "1. {}\n2. cash",
    ],
)
def test_a_card_number_is_found_in_any_text(card: str, text: str) -> None:
    assert card_number(text.format(card)) == card
    assert card_number(json.dumps({"note": text.format(card)})) == card


@pytest.mark.parametrize(
    "between", [" ", "-", ".", "  ", " - ", "\n", "\t", "\u2009", "\u200b", "\u2011", "·"]
)
@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_grouped_digits_are_one_number(between: str, size: int) -> None:
    card = CARDS[0]
    grouped = between.join(card[start : start + size] for start in range(0, len(card), size))
    for text in (grouped, f"{grouped} 12/27", f"7{between}{grouped}", json.dumps([grouped])):
        assert card_number(text) == card, text


def test_uneven_groups_are_one_number() -> None:
    assert card_number("3782 822463 10005 exp 12 27") == "378282246310005"
    assert card_number("3056-930902-5904 123") == "30569309025904"
    assert card_number("41 11 111 1111 11111") == CARDS[0]
    assert card_number("41 11 111 1111 11111 12 27") is None
    assert card_number("41111111 1111 1111 12 27 99") is None


@pytest.mark.parametrize("zero", ["０", "٠", "०", "\U0001d7ce", "₀"])
def test_digits_of_any_script_count(zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in CARDS[0])
    assert card_number(f"pagó con {written}") == CARDS[0]
    assert card_number(json.dumps(written)) == CARDS[0]


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_of_a_shop_are_left_alone(text: str) -> None:
    assert card_number(text) is None


def test_short_numbers_pass_where_bar_codes_live() -> None:
    assert card_number("38520000023237", shortest=15) is None
    assert card_number(CARDS[0], shortest=15) == CARDS[0]
    assert card_number("1 38520000023237", shortest=15) is None


@given(st.text(alphabet="0123456789 -.abé\\u\n", max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = card_number(text)
    if found:
        assert SHORTEST <= len(found) <= LONGEST
        assert found[0] in "23456"


@given(st.sampled_from(CARDS), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_no_card(card: str, place: int, by: int) -> None:
    wrong = card[:place] + str((int(card[place]) + by) % 10) + card[place + 1 :]
    assert card_number(wrong) is None


def test_half_a_letter_is_no_trouble() -> None:
    assert card_number("\ud835" + CARDS[0]) == CARDS[0]
    assert card_number('"\\ud835 ' + CARDS[0] + '"') == CARDS[0]


@pytest.mark.parametrize(
    "pattern", ["1", "4", "1 ", "4 ", "12 34 ", "1........", "444444444444x", "a1", "\\u00341"]
)
def test_time_grows_with_the_length_alone(pattern: str) -> None:
    """Twenty times the text within forty times the steps; a step is a line of ours, which no load slows."""
    import sys

    def steps(size: int) -> int:
        count = 0

        def trace(*_: object) -> object:
            nonlocal count
            count += 1
            return trace

        text = (pattern * size)[:size]
        before = sys.gettrace()
        sys.settrace(trace)  # type: ignore[arg-type]
        try:
            card_number(text)
        finally:
            sys.settrace(before)
        return count

    assert steps(40_000) <= 40 * steps(2_000) + 1000


def test_fields_of_a_form_stay_but_for_cards() -> None:
    card = "4111 1111 1111 1111"
    typed = {"sku": "4006381333931", "note": f"paid with {card}", "lines": [{"name": card}, 3]}
    assert without_cards(typed) == {"sku": "4006381333931", "note": "", "lines": [{"name": ""}, 3]}
