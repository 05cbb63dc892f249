"""What a line of a list changes, in words: the field, what stands there, and what will."""

from desk.records.imports import Planned
from desk.words.sentences import Words

_TRUTHS = ("untaxed", "retired")


def changes(words: Words, kind: str, each: Planned) -> list[tuple[str, str, str]]:
    """The name of each field that a line changes, with its value before and after."""
    return [
        (
            words(f"field.{kind}.{change.field}"),
            _value(words, change.field, change.before),
            _value(words, change.field, change.after),
        )
        for change in each.changes
    ]


def _value(words: Words, field: str, text: str) -> str:
    if field in _TRUTHS:
        return words(text)
    return " ".join(text.split()) or words("import.empty")
