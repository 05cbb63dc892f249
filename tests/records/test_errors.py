"""Errors: an id and values, told apart by kind, equal where they say the same."""

import pytest

from desk.records import errors
from desk.records.errors import BadInput, DeskError, Fault, Malformed, NotFound, Refused


def test_an_error_carries_its_key_and_values() -> None:
    trouble = BadInput("money-unreadable", text="1e3")
    assert (trouble.key, trouble.values) == ("money-unreadable", {"text": "1e3"})
    assert str(trouble) == "money-unreadable {'text': '1e3'}"
    assert str(Refused("ra-settled")) == "ra-settled"


@pytest.mark.parametrize("kind", ["Refused", "NotFound", "BadInput", "Wanting", "Stale", "StoreTrouble"])
def test_every_kind_is_caught_as_one(kind: str) -> None:
    with pytest.raises(DeskError, match="a-key"):
        raise getattr(errors, kind)("a-key")


def test_what_is_not_found_is_refused_and_bad_input_is_not() -> None:
    assert issubclass(NotFound, Refused)
    assert not issubclass(BadInput, Refused)


def test_a_malformed_file_tells_all_its_faults_in_order() -> None:
    faults = (Fault("b", "z.toml", 2), Fault("a", "z.toml", 1))
    trouble = Malformed("pack-malformed", faults, file="z.toml")
    assert trouble.faults == faults
    assert (trouble.key, trouble.values) == ("pack-malformed", {"file": "z.toml"})


def test_a_fault_says_its_place() -> None:
    fault = Fault("key-unknown", "order.tax", 7, 3, nearest="tax")
    assert (fault.key, fault.where, fault.line, fault.column) == ("key-unknown", "order.tax", 7, 3)
    assert fault.values == {"nearest": "tax"}
    assert repr(fault) == "Fault('key-unknown', 'order.tax', line=7, {'nearest': 'tax'})"


def test_faults_are_equal_where_they_say_the_same() -> None:
    fault = Fault("a", "b", 1, 2, text="c")
    assert fault == Fault("a", "b", 1, 2, text="c")
    assert len({fault, Fault("a", "b", 1, 2, text="c")}) == 1
    others = (
        Fault("x", "b", 1, 2, text="c"),
        Fault("a", "x", 1, 2, text="c"),
        Fault("a", "b", 9, 2, text="c"),
        Fault("a", "b", 1, 9, text="c"),
        Fault("a", "b", 1, 2, text="x"),
        "a",
    )
    assert [other for other in others if other == fault] == []
