"""What all lists share: statements made once from literals, a question read in parts, capped counts.

Which way is the quick one depends on how many rows there are of a kind. Few are gathered and sorted; of many
the list is walked in its order until enough are seen, which is not long, since there are many.
"""

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.store import buyers
from desk.store.database import Database
from desk.store.keys import LAST_LETTER, fold, number_key, words

# A chip shows "1000+" from here on; counting further would take time that nobody gets anything for.
CAP = 1001
# More of a chip, or found by letters, are not gathered; in so many is looked for letters at once. Each of
# these takes some twenty milliseconds.
CROWD, MANY, SLICE = 8_000, 2_500, 3_000
_ROWS_AT_ONCE = 1000
_ALL = "1 = 1"
_SOME = "IN (SELECT value FROM json_each(:some))"
_JOIN = re.compile(r"(?<!CROSS) JOIN ")
Key = tuple[str, str, bool]


# The fields are written as the constants that they are: IDS, WALK and FOUND by chip, column and direction,
# GATHER, COUNTS and SUMS by chip.
Statements = NamedTuple(  # noqa: UP014 - the fields of a class are not written as constants
    "Statements",
    [
        ("IDS", Mapping[Key, str]),
        ("WALK", Mapping[Key, str]),
        ("FOUND", Mapping[Key, str]),
        ("GATHER", Mapping[str, str]),
        ("FINDS", Sequence[str]),
        ("WARNS", Sequence[str]),
        ("SIFT", str),
        ("COUNTS", Mapping[str, str]),
        ("SUMS", Mapping[str, str]),
        ("SUM", str),
    ],
)


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list is asked for: ``source`` is its FROM, ``chips`` are conditions.

    ``sorts`` are, by column, a FROM of their own or nothing, and the ORDER BY with ``{way}``; the first is
    the default. What was typed is found by ``finds``, statements of ids that stop at ``:most``, and each row
    found by any of them meets the condition ``holds``. ``total`` is the column that is summed.
    Sorted by the ``plain`` columns, each chip has an index of its own to be read in that order. What
    ``warns`` finds tells that ``finds`` would take long. ``walks`` says a chip's condition as it is quickly
    asked of one row after another, where ``chips`` has all that meet it gathered first.
    """

    source: str
    chips: Mapping[str, str]
    sorts: Mapping[str, tuple[str, str]]
    finds: Sequence[str]
    holds: str
    total: str = "0"
    plain: Sequence[str] = ()
    warns: Sequence[str] = ()
    walks: Mapping[str, str] = field(default_factory=dict)

    def statements(self) -> Statements:
        """All statements of the list, for every chip, column and direction."""
        keys = [(*each, down) for each in self._pairs() for down in (False, True)]
        row = self._row
        return Statements(
            IDS={key: self._ordered(key, self.chips[key[0]]) for key in keys},
            WALK={key: self._walk(key) for key in keys},
            FOUND={key: self._ordered(key, f"{row} {_SOME} AND {self.chips[key[0]]}") for key in keys},
            GATHER={
                chip: f"SELECT {row} FROM {self.source} WHERE {where} LIMIT :most"
                for chip, where in self.chips.items()
                if where != _ALL
            },
            FINDS=self.finds,
            WARNS=self.warns,
            SIFT=f"SELECT {row} FROM {self.source} "
            f"WHERE {row} {_SOME} AND {self.chips['']} AND ({self.holds})",
            COUNTS=self._counts(),
            SUMS={chip: f"{self._sum()} WHERE {where}" for chip, where in self.chips.items()},
            SUM=f"{self._sum()} WHERE {row} {_SOME}",
        )

    @property
    def _row(self) -> str:
        return f"{self.source.split()[-1]}.id"

    def _pairs(self) -> Iterator[tuple[str, str]]:
        return ((chip, sort) for chip in self.chips for sort in self.sorts)

    def _ordered(self, key: Key, where: str) -> str:
        joined, order = self.sorts[key[1]]
        way = "DESC" if key[2] else "ASC"
        source = joined or self.source
        return f"SELECT {self._row} FROM {source} WHERE {where} ORDER BY {order.format(way=way)}"

    def _walk(self, key: Key) -> str:
        """In the order of the index that sorts: no other can be read by a condition that is dressed up."""
        where = self.walks.get(key[0], self.chips[key[0]])
        dressed = (
            where if where == _ALL or key[1] in self.plain else f"CASE WHEN {where} THEN 1 ELSE 0 END = 1"
        )
        return _JOIN.sub(" CROSS JOIN ", self._ordered(key, dressed)) + " LIMIT :most"

    def _counts(self) -> dict[str, str]:
        """The capped count of each chip, without that of all."""
        return {
            chip: (
                f"SELECT count(*) AS number FROM (SELECT 1 FROM {self.source} WHERE {where} LIMIT {CAP}) few"
            )
            for chip, where in self.chips.items()
            if chip
        }

    def _sum(self) -> str:
        return f"SELECT coalesce(sum({self.total}), 0) AS total FROM {self.source}"

    def key(self, query: Query) -> Key:
        """The statement that a query asks for; raises BadInput for a chip or column that the list has not."""
        if query.chip not in self.chips:
            known = ", ".join(chip for chip in self.chips if chip)
            raise BadInput("chip-unknown", chip=query.chip, known=known)
        if query.sort and query.sort not in self.sorts:
            raise BadInput("sort-unknown", column=query.sort, known=", ".join(self.sorts))
        return query.chip, query.sort or next(iter(self.sorts)), query.descending


class Reading:
    """One question to a list, read in parts: the first ids at once, the others a slice at a time.

    ``whole`` tells after ``first`` whether that was all. ``values`` are the list's own named values.
    """

    def __init__(
        self, db: Database, sql: Statements, key: Key, text: str, values: Mapping[str, object]
    ) -> None:
        self._db, self._sql, self._key, self._text = db, sql, key, fold(text)
        self._values = {**search_values(text), **values}
        self._sifts, self.whole = bool(self._text), False

    def first(self, most: int) -> "array[int]":
        """The ids that stand first, in their order: at least ``most`` where the beginning holds so many.

        Those who look for a few letters among many get what the beginning of the list holds of them.
        """
        few = self._few()
        if few is not None:
            self.whole = True
            return self._sifted(self._db.ids(self._sql.FOUND[self._key], self._with(some=_told(few))))
        window = SLICE if self._sifts else most + 1
        walked = self._db.ids(self._sql.WALK[self._key], self._with(most=window))
        found = self._sifted(walked)
        self.whole = len(walked) < window
        return found if self.whole else found[:most]

    def rest(self) -> "Iterator[array[int]]":
        """All ids in their order, those of ``first`` among them, in parts that take a moment each."""
        every = self._db.ids(self._sql.IDS[self._key], self._values)
        for part in _slices(every) if self._sifts else (every,):
            yield self._sifted(part)

    def all(self, most: int | None = None) -> "array[int]":
        """All ids in their order, or the first of them."""
        found = self.first(1 if most is None else most)
        if self.whole or (most is not None and len(found) >= most):
            return found[:most]
        return array("q", chain.from_iterable(self.rest()))[:most]

    def sums(self, ids: "array[int]") -> Iterator[int]:
        """Parts of the sum of what is shown, which are these ids; each takes a moment."""
        if not self._text:
            yield self._db.query(self._sql.SUMS[self._key[0]], self._values)[0]["total"]
            return
        for part in _slices(ids):
            yield self._db.query(self._sql.SUM, {"some": _told(part)})[0]["total"]

    def _few(self) -> "Iterable[int] | None":
        """The ids of what was typed or else of the chip, unless they are too many to be gathered."""
        found = self._found() if self._text else None
        if found is not None:
            self._sifts = False
            return found
        if self._key[0] not in self._sql.GATHER:
            return None
        gathered = self._db.ids(self._sql.GATHER[self._key[0]], self._with(most=CROWD + 1))
        return gathered if len(gathered) <= CROWD else None

    def _found(self) -> set[int] | None:
        people = buyers.of(self._db, self._text, MANY)
        if people is None or self._warned():
            return None
        found: set[int] = set()
        for step in range(len(self._sql.FINDS)):
            some = self._db.ids(self._sql.FINDS[step], self._with(most=MANY + 1, buyers=_told(people)))
            found.update(some)
            if len(found) > MANY:
                return None
        return found

    def _warned(self) -> bool:
        return any(self._db.ids(self._sql.WARNS[step], self._values) for step in range(len(self._sql.WARNS)))

    def _sifted(self, ids: "array[int]") -> "array[int]":
        """Those of the ids that what was typed finds, in their order."""
        if not self._sifts or not ids:
            return ids
        found = set(self._db.ids(self._sql.SIFT, self._with(some=_told(ids))))
        return array("q", (each for each in ids if each in found))

    def _with(self, **others: object) -> dict[str, object]:
        return {**self._values, **others}


def search_values(text: str) -> dict[str, object]:
    """The named values of a search: its words, and the range of the numbers that begin with it."""
    low = number_key(text)
    return {"low": low, "high": low + LAST_LETTER, "key": fold(text), **words(text)}


def pages(ids: Sequence[int]) -> Iterator[str]:
    """Ids in JSON lists of a size that one statement takes."""
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        yield _told(ids[start : start + _ROWS_AT_ONCE])


def in_order(ids: Sequence[int], found: Mapping[int, object]) -> tuple:
    """What was found, in the order of the ids; a record that is gone is left out."""
    return tuple(found[each] for each in ids if each in found)


def _told(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))


def _slices(ids: "array[int]") -> Iterator["array[int]"]:
    for start in range(0, len(ids), SLICE):
        yield ids[start : start + SLICE]
