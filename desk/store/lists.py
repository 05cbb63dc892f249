"""What all lists share: statements made once from literals, the words of a live search, capped counts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.store.keys import LAST_LETTER, fold, number_key, words

# A chip shows "1000+" from here on; counting further would take time that nobody gets anything for.
CAP = 1001
_ROWS_AT_ONCE = 1000
Key = tuple[str, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list is asked for: ``source`` is its FROM, ``chips`` and ``search`` are conditions.

    ``sorts`` are, by column, a FROM of their own or nothing, and the ORDER BY with ``{way}``; the first is
    the default.
    """

    source: str
    chips: Mapping[str, str]
    sorts: Mapping[str, tuple[str, str]]
    search: str

    def statements(self) -> dict[Key, str]:
        """The ids for every chip, column and direction, with and without letters that were typed."""
        return {
            (chip, sort, descending, searched): self._statement(chip, sort, descending, searched)
            for chip in self.chips
            for sort in self.sorts
            for descending in (False, True)
            for searched in (False, True)
        }

    def sums(self, column: str) -> dict[tuple[str, bool], str]:
        """The sum of a column over what is shown, by chip and whether letters were typed."""
        return {
            (chip, searched): (
                f"SELECT coalesce(sum({column}), 0) AS total FROM {self.source} "
                f"WHERE {self._conditions(chip, searched)}"
            )
            for chip in self.chips
            for searched in (False, True)
        }

    def counts(self) -> dict[str, str]:
        """The capped count of each chip, without that of all."""
        return {
            chip: (
                f"SELECT count(*) AS number FROM (SELECT 1 FROM {self.source} WHERE {where} LIMIT {CAP}) few"
            )
            for chip, where in self.chips.items()
            if chip
        }

    def key(self, query: Query) -> Key:
        """The statement that a query asks for; raises BadInput for a chip or column that the list has not."""
        if query.chip not in self.chips:
            known = ", ".join(chip for chip in self.chips if chip)
            raise BadInput("chip-unknown", chip=query.chip, known=known)
        if query.sort and query.sort not in self.sorts:
            raise BadInput("sort-unknown", column=query.sort, known=", ".join(self.sorts))
        return query.chip, query.sort or next(iter(self.sorts)), query.descending, bool(fold(query.text))

    def _statement(self, chip: str, sort: str, descending: bool, searched: bool) -> str:
        joined, order = self.sorts[sort]
        return (
            f"SELECT {self.source.split()[-1]}.id FROM {joined or self.source} "
            f"WHERE {self._conditions(chip, searched)} "
            f"ORDER BY {order.format(way='DESC' if descending else 'ASC')}"
        )

    def _conditions(self, chip: str, searched: bool) -> str:
        return f"{self.chips[chip]} AND ({self.search})" if searched else self.chips[chip]


def search_values(text: str) -> dict[str, object]:
    """The named values of a search: its words, and the range of the numbers that begin with it."""
    low = number_key(text)
    return {"low": low, "high": low + LAST_LETTER, "key": fold(text), **words(text)}


def pages(ids: Sequence[int]) -> Iterator[str]:
    """Ids in JSON lists of a size that one statement takes."""
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        yield json.dumps(list(ids[start : start + _ROWS_AT_ONCE]))


def in_order(ids: Sequence[int], found: Mapping[int, object]) -> tuple:
    """What was found, in the order of the ids; a record that is gone is left out."""
    return tuple(found[each] for each in ids if each in found)
