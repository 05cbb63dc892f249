"""The numbers in a check's magnetic line are read as a bank reads them."""

import pytest

from desk.records.bank_numbers import need_account, need_routing
from desk.records.errors import BadInput

# Of the twelve districts, a thrift's, one for electronic payments, traveller's checks; all as published.
ROUTINGS = ("011000015", "021000021", "122105155", "125000024", "211370545", "322271627", "061000104")


@pytest.mark.parametrize("routing", ROUTINGS)
def test_a_routing_number_is_kept_and_one_wrong_figure_is_told(routing: str) -> None:
    assert need_routing(routing) == routing
    for place in range(9):
        for figure in set("0123456789") - {routing[place]}:
            with pytest.raises(BadInput, match="routing-wrong"):
                need_routing(routing[:place] + figure + routing[place + 1 :])


def with_digit(first: str) -> str:
    """A number that begins so, with its check digit."""
    eight = f"{first}123456"
    weighed = sum(
        int(figure) * weight for figure, weight in zip(eight, (3, 7, 1, 3, 7, 1, 3, 7), strict=True)
    )
    return f"{eight}{-weighed % 10}"


def test_a_routing_number_begins_with_figures_that_are_given_out() -> None:
    taken = set()
    for first in range(100):
        try:
            taken.add(int(need_routing(with_digit(f"{first:02d}"))[:2]))
        except BadInput as wrong:
            assert wrong.key == "routing-wrong"
    assert taken == {*range(13), *range(21, 33), *range(61, 73), 80}


def test_nine_zeros_have_the_right_digit_and_are_no_bank() -> None:
    with pytest.raises(BadInput, match="routing-wrong"):
        need_routing("000000000")


@pytest.mark.parametrize(
    ("text", "found"), [("", ""), ("  ", ""), (" 0210 0002-1 ", "021000021"), ("021000021", "021000021")]
)
def test_a_routing_number_is_taken_as_it_is_typed(text: str, found: str) -> None:
    assert need_routing(text) == found


@pytest.mark.parametrize("text", ["02100002", "0210000211", "02100002x", "０２１００００２１", "٠٢١٠٠٠٠٢١"])
def test_what_has_not_nine_figures_is_no_routing_number(text: str) -> None:
    with pytest.raises(BadInput, match="routing-length") as caught:
        need_routing(text)
    assert caught.value.values == {"text": text}


@pytest.mark.parametrize(
    ("text", "found"),
    [("", ""), (" 12-34 ", "1234"), ("0" * 17, "0" * 17), ("000123 456789", "000123456789")],
)
def test_an_account_s_number_is_taken_as_it_is_typed(text: str, found: str) -> None:
    assert need_account(text) == found


@pytest.mark.parametrize("text", ["123", "1" * 18, "12a4", "１２３４"])
def test_what_cannot_be_an_account_is_told_without_repeating_it(text: str) -> None:
    with pytest.raises(BadInput, match="account-wrong") as caught:
        need_account(text)
    assert caught.value.values == {}, "an account's number stands in no message and no log"
