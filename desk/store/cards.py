"""The store's door keeps payment card numbers out: what is written to any table is looked at first."""

from collections.abc import Iterable, Mapping, Sequence

from desk.records.cards import SHORTEST, SHORTEST_IN_SKU, card_number
from desk.records.errors import BadInput

# A parcel's number is whatever its carrier says.
_SHORTEST_IN = {"sku": SHORTEST_IN_SKU}
_UNSEEN = frozenset(("tracking",))
# Keys repeat what other columns of their row say, all of it in one text.
_KEYS = "_key"


def refuse(values: Sequence[object] | Mapping[str, object]) -> None:
    """Raises BadInput ``card-number`` where a text that is about to be written holds one.

    Values by their columns' names may be codes that look like one; others are all taken for people's text.
    """
    named: Iterable[tuple[str, object]]
    named = values.items() if isinstance(values, Mapping) else (("", value) for value in values)
    for name, value in named:
        if not isinstance(value, str) or len(value) < SHORTEST or _is_unseen(name):
            continue
        if card_number(value, _SHORTEST_IN.get(name, SHORTEST)):
            raise BadInput("card-number")


def _is_unseen(name: str) -> bool:
    return name in _UNSEEN or name.endswith(_KEYS)
