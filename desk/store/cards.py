"""The store's door keeps payment card numbers out: what is written to any table is looked at first."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from desk.records.errors import BadInput

# As long as the shortest card number: most of what is written is shorter, and passes at once.
_LEAST = 13
# A parcel's number is whatever its carrier says.
_UNSEEN = frozenset(("tracking",))
# Keys repeat what other columns of their row say, all of it in one text.
_KEYS = "_key"


def refuse(values: Sequence[object] | Mapping[str, object]) -> None:
    """Raises BadInput ``card-number`` where a text that is about to be written holds one.

    Values by their columns' names may be codes that look like one; others are all taken for people's text.
    """
    # What they nearly always are is asked first: whether something is a Mapping takes longer than to look.
    if not isinstance(values, tuple) and isinstance(values, (dict, Mapping)):
        for name, value in values.items():
            if isinstance(value, str) and len(value) >= _LEAST and not _is_unseen(name):
                _look(name, value)
        return
    for value in values:
        if isinstance(value, str) and len(value) >= _LEAST:
            _look("", value)


def _is_unseen(name: str) -> bool:
    return name in _UNSEEN or name.endswith(_KEYS)


def _look(name: str, value: str) -> None:
    if _finder()(value, name in ("sku", "barcode")):
        raise BadInput("card-number")


@cache
def _finder() -> Callable[[str, bool], str | None]:
    # Imported when first used: a start writes nothing, and has no time for these patterns.
    from desk.records.cards import SHORTEST, SHORTEST_IN_SKU, card_number

    return lambda text, is_code: card_number(text, SHORTEST_IN_SKU if is_code else SHORTEST)
