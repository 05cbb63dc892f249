"""What a line of a list changes is told field by field, in the reader's language."""

from desk.records.imports import CHANGED, FieldChange, Planned
from desk.words import Words
from desk.words.imports import changes


def test_fields_have_names_and_nothing_is_told_as_nothing() -> None:
    found = Planned(
        2,
        CHANGED,
        "A",
        "Bear",
        changes=(
            FieldChange("price", "1.00", "2.00"),
            FieldChange("retired", "no", "yes"),
            FieldChange("note", "", "two\n  lines"),
        ),
    )
    assert changes(Words("en"), "items", found) == [
        ("Price", "1.00", "2.00"),
        ("No longer sold (yes or no)", "No", "Yes"),
        ("Note", "(nothing)", "two lines"),
    ]
    assert changes(Words("es"), "items", found)[1] == ("Ya no se vende (sí o no)", "No", "Sí")
