"""How pieces were found is told in words, and nothing where nobody looked."""

from desk.records.facts import Condition
from desk.words import Words
from desk.words.conditions import found_text


def test_only_what_was_noted_is_told() -> None:
    assert found_text(Words("en"), "B", Condition(opened=True)) == "B  ·  Opened: yes, Damaged: no"
    found = Condition(secured=False, opened=None, damaged=None)  # type: ignore[arg-type]
    assert found_text(Words("es"), "B", found) == "B  ·  Asegurado en su caja: no"
    assert found_text(Words("en"), "B", None) == ""
