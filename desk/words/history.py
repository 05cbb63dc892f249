"""What a line of history changed, in words: for the windows, and for what a person is told of themselves."""

from datetime import date

from desk.records.shop import HistoryLine
from desk.words.sentences import Words

# Fields that hold a day, or a word of ours by the family that it is of; the others hold what people typed,
# even where it looks like one.
_DAYS = frozenset(
    (
        "answered",
        "arrived",
        "came_back",
        "day",
        "ended",
        "expires",
        "filed",
        "delivered",
        "due",
        "in_force",
        "promised",
        "return_by",
        "sent",
        "shipped",
        "told",
        "until",
    )
)
_WORDS = {
    each: each
    for each in ("cause", "destination", "kind", "outcome", "role", "said", "service", "state", "way")
}
_WORDS |= {
    "method": "payment",
    "fate": "parcels",
    "move": "moved",
    "reason": "check-reason",
    "no_checks": "no_checks",
}


def changes(words: Words, line: HistoryLine) -> list[str]:
    """What a line changed, each by the name of its field: before → after."""
    told = []
    for name in dict.fromkeys((*line.before, *line.after)):
        before, after = (_value(words, name, side.get(name, "")) for side in (line.before, line.after))
        label = words(f"changed.{name}") if words.has(f"changed.{name}") else name
        told.append(f"{label}: {f'{before} → ' if before else ''}{after or '-'}")
    return told


def _value(words: Words, name: str, text: str) -> str:
    if name == "photo":
        # Its digest: the first of its 64 digits tell it from any other.
        return text[:8]
    if name in _DAYS:
        try:
            return words.day(date.fromisoformat(text))
        except ValueError:
            return text  # a policy's own clause may have such a name
    return _word(words, _WORDS[name], text) if name in _WORDS and text else text


def _word(words: Words, family: str, code: str) -> str:
    """The word of a code; checks have states of their own beside those that all records share."""
    own = f"check-{family}"
    others = words.has(f"{own}.{code}") and not words.has(f"{family}.{code}")
    return words.named(own if others else family, code)
