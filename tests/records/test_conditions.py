"""What a condition says of where pieces go."""

from dataclasses import replace

from desk.records.conditions import FAULTLESS, place_of
from desk.records.facts import Condition
from desk.records.returns import CONDITIONS


def test_every_condition_has_its_fault() -> None:
    assert set(FAULTLESS) == set(CONDITIONS)


def test_pieces_go_where_their_condition_says() -> None:
    fine = Condition(**FAULTLESS)
    assert place_of("changed_mind", fine) == place_of("changed_mind", Condition(damaged=False)) == "stock"
    assert place_of("changed_mind", Condition(resaleable=True)) == "stock"
    assert place_of("changed_mind", replace(fine, damaged=True)) == "damaged"
    assert place_of("damaged_box", replace(fine, resaleable=False)) == "damaged"
    assert place_of("changed_mind", Condition(damaged=None)) == place_of("changed_mind", None) == ""


def test_what_was_broken_is_not_sold_and_what_is_another_thing_goes_nowhere() -> None:
    fine = Condition(**FAULTLESS)
    assert place_of("defective", fine) == place_of("damaged_in_transit", None) == "damaged"
    assert place_of("wrong_item", fine) == place_of("missing_item", fine) == ""
