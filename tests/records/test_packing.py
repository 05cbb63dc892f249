"""A hold is the same whether or not its clause is at hand in words."""

from dataclasses import replace

from desk.records.answers import Clause
from desk.records.packing import CHECK, Hold


def test_the_words_of_its_clause_make_no_other_hold() -> None:
    hold = Hold(CHECK, "check-hold")
    assert replace(hold, said=Clause("check-hold", {"en": "Ten days."})) == hold
    assert replace(hold, clause="other") != hold
