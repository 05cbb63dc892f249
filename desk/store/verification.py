"""Checks that every row is as the program left it: along the chain of seals, then row by row.

It runs in small steps beside the work; what is written meanwhile has seals of its own, which are read at the
end. A row is named by its table and number, and by what people call it.
"""

import sqlite3
from collections.abc import Generator, Iterator

from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.records.trust import ADDED, BROKEN, CHANGED, CUT, DAMAGED, REMOVED, UNBALANCED, Finding
from desk.store import faults, reckoning
from desk.store.database import Database
from desk.store.sealing import GONE, ROW, ROWS, START, TABLES, Link

_SEALS = "SELECT id, rows, mac FROM seals WHERE id > ? ORDER BY id LIMIT ?"
_PAGES = tuple(f"{rows} WHERE rowid > ? ORDER BY rowid LIMIT ?" for rows in ROWS)
_ONE = tuple(f"{rows} WHERE rowid = ?" for rows in ROWS)
_COUNTS = tuple(f"SELECT count(*) FROM {table}" for table in TABLES)
# A row that its table has and an index does not is seen by no search: SQLite's quick check passes it over.
_INDEXED = tuple(f"PRAGMA integrity_check({table})" for table in TABLES)
_COUNT_SEALS = "SELECT count(*) FROM seals"
_SUM = "SELECT coalesce(sum(amount), 0) FROM journal_legs"
_UNSEALED = "SELECT id FROM journal_entries WHERE id NOT IN (SELECT entry FROM journal_seals)"
# What people call a row: the first of these columns that it has.
_CALLED = ("number", "subject", "name", "order_id", "ra", "lot", "entry", "event", "series")
_STEP = 400
# Row numbers above this never come from the program.
_DENSE = 1 << 31


class _Known:
    """The digest that the last seal says each row has."""

    def __init__(self) -> None:
        self._tables = [bytearray() for _ in TABLES]
        self._strange: dict[tuple[int, int], bytes] = {}

    def set(self, place: int, row: int, digest: bytes) -> None:
        if not 0 < row < _DENSE or row * 16 > len(self._tables[place]) * 4 + (1 << 20):
            self._strange[place, row] = digest
            return
        # It may have been far away when it was first named, and the table grown up to it since.
        self._strange.pop((place, row), None)
        table, end = self._tables[place], row * 16 + 16
        if end > len(table):
            table.extend(bytes(max(end - len(table), len(table) // 64 * 16)))
        table[end - 16 : end] = digest

    def get(self, place: int, row: int) -> bytes:
        strange = self._strange.get((place, row))
        if strange is not None:
            return strange
        return bytes(self._tables[place][row * 16 : row * 16 + 16]) if row > 0 else b""

    def rows(self, place: int) -> Iterator[int]:
        """The rows that should be there."""
        table = self._tables[place]
        for row in range(len(table) // 16):
            if table[row * 16 : row * 16 + 16] != GONE:
                yield row
        yield from (
            row for (where, row), digest in self._strange.items() if where == place and digest != GONE
        )


class Verification:
    """One check of an open file: ``whole()`` or ``recent()``, then what it ``findings`` and counted."""

    def __init__(self, db: Database) -> None:
        self._db, self._sealer = db, db.sealer
        self._known = _Known()
        self._wrong: dict[tuple[int, int], Finding] = {}
        self._broken: list[Finding] = []
        mark = self._sealer.mark
        self._at = Link(mark.base, bytes.fromhex(mark.base_mac)) if mark.base else START
        self.seals = self.rows = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far, in the order of the tables."""
        return (*self._broken, *(self._wrong[key] for key in sorted(self._wrong)))

    def whole(self) -> Generator[Progress, None, None]:
        """Look at every seal and every row; notes outside up to where nothing was found."""
        try:
            yield from self._whole()
        except StoreTrouble as trouble:
            if trouble.key != "store-damaged":
                raise
            self._broken.append(Finding(DAMAGED))

    def _whole(self) -> Iterator[Progress]:
        of = sum(self._count(number) for number in range(len(_COUNTS))) + self._count_seals()
        self._begin()
        for _ in self._read_seals():
            yield Progress(self.seals, of)
        for place in range(len(TABLES)):
            for _ in self._compare(place):
                yield Progress(self.seals + self.rows, of)
            self._compare_indexes(place)
        yield from self._compare_kept_twice()
        yield from self._catch_up()
        self._end()

    def recent(self) -> Generator[Progress, None, None]:
        """Look at the seals since the last whole check and at the rows they name, for a quick start."""
        mark = self._sealer.mark
        if mark.checked > mark.base:
            self._at = Link(mark.checked, bytes.fromhex(mark.checked_mac))
        self._begin()
        touched: set[tuple[int, int]] = set()
        for pairs in self._read_seals():
            touched |= pairs
            yield Progress(self.seals, 0)
        for pair in sorted(touched):
            self._compare_one(*pair)
            yield Progress(self.rows, len(touched))
        yield from self._catch_up()

    def _begin(self) -> None:
        mark = self._sealer.mark
        if mark.disputed:
            self._broken.append(Finding(CUT, "seals", int(mark.disputed.partition(" ")[0])))

    def _end(self) -> None:
        """Facts of the whole file, and the mark outside where all is well."""
        rows = self._db.query("PRAGMA quick_check(1)") + self._db.query("PRAGMA foreign_key_check")
        if len(rows) != 1 or rows[0][0] != "ok":
            self._broken.append(Finding(DAMAGED))
        for row in self._db.query(_UNSEALED):
            self._broken.append(Finding(UNBALANCED, "journal_entries", row["id"]))
        if self._db.query(_SUM)[0][0]:
            self._broken.append(Finding(UNBALANCED, "journal_legs"))
        if not self.findings:
            self._sealer.change_mark(checked=self._at.seal, checked_mac=self._at.mac.hex())

    def _count(self, number: int) -> int:
        return int(self._db.query(_COUNTS[number])[0][0])

    def _count_seals(self) -> int:
        return int(self._db.query(_COUNT_SEALS)[0][0])

    def _read_seals(self) -> Iterator[set[tuple[int, int]]]:
        """Follow the chain from where it was left; the rows that each page of seals names."""
        while page := self._db.query(_SEALS, (self._at.seal, _STEP)):
            pairs: set[tuple[int, int]] = set()
            for seal, rows, mac in page:
                expected = self._at.seal + 1
                if seal <= self._at.seal:
                    raise self._out_of_order()
                if seal != expected or self._sealer.sum(self._at.mac, expected, rows) != mac:
                    self._broken.append(Finding(BROKEN, "seals", expected))
                whole = len(rows) - len(rows) % ROW.size
                for place, row, digest in ROW.iter_unpack(rows[:whole]):
                    if place < len(TABLES):
                        self._known.set(place, row, digest)
                        pairs.add((place, row))
                self._at = Link(seal, mac)
                self.seals += 1
            yield pairs

    def _compare(self, place: int) -> Iterator[None]:
        """Every row of a table against its digest, then the rows that should be there and are not."""
        last, seen = -(1 << 63), set[int]()
        while True:
            names, page = self._page(place, (last, _STEP))
            if not page:
                break
            digest = self._sealer.digests(place, names)
            for values in page:
                row = values[0]
                if row <= last:
                    raise self._out_of_order()
                last = row
                seen.add(row)
                self._judge_one(place, names, values, digest(values))
            yield
        for row in self._known.rows(place):
            if row not in seen and (place, row) not in self._wrong:
                self._judge_gone(place, row)
        yield

    def _compare_indexes(self, place: int) -> None:
        if self._db.query(_INDEXED[place])[0][0] != "ok":
            self._broken.append(Finding(DAMAGED, TABLES[place]))

    def _compare_kept_twice(self) -> Iterator[Progress]:
        """What has no seal, since it repeats rows that have."""
        for looks in (reckoning.compare_words(self._db, _STEP), reckoning.compare_sums(self._db)):
            for found in looks:
                self._broken += found
                yield Progress(self.seals + self.rows, self.seals + self.rows)

    def _out_of_order(self) -> StoreTrouble:
        """Rows out of their order are those of a spoiled page, which would be read for ever."""
        return StoreTrouble("store-damaged", path=str(self._db.path))

    def _compare_one(self, place: int, row: int) -> None:
        names, page = self._page(place, (row,))
        for values in page:
            self._judge_one(place, names, values, self._sealer.digest(place, names, values))
        if not page:
            self._judge_gone(place, row)

    def _judge_one(self, place: int, names: list[str], values: tuple, found: bytes) -> None:
        """A row that is there, by its digest."""
        row = values[0]
        known = self._known.get(place, row)
        self.rows += 1
        if found != known:
            kind = ADDED if known in (GONE, b"") else CHANGED
            self._wrong[place, row] = Finding(kind, TABLES[place], row, _called(names, values))
        elif self._wrong:
            self._wrong.pop((place, row), None)

    def _judge_gone(self, place: int, row: int) -> None:
        """A row that is not there."""
        self._wrong.pop((place, row), None)
        if self._known.get(place, row) not in (GONE, b""):
            self._wrong[place, row] = Finding(REMOVED, TABLES[place], row)

    def _catch_up(self) -> Iterator[Progress]:
        """What was written while the check ran has seals of its own by now."""
        for pairs in self._read_seals():
            for pair in sorted(pairs):
                self._compare_one(*pair)
            yield Progress(self.rows, self.rows)
        head = self._sealer.head
        if (self._at.seal, self._at.mac) != (head.seal, head.mac):
            self._broken.append(Finding(CUT, "seals", head.seal))

    def _page(self, place: int, values: tuple[int, ...]) -> tuple[list[str], list[tuple]]:
        """The columns' names, and one row or a page of them; spoiled letters are read as well.

        Letters are read as usual, which is quicker; where that fails, for whatever cause, they are read anew.
        """
        connection = self._db.connection
        with faults.told(self._db.path):
            try:
                return self._read(place, values)
            except sqlite3.OperationalError:
                usual, connection.text_factory = connection.text_factory, _lenient
                try:
                    return self._read(place, values)
                finally:
                    connection.text_factory = usual

    def _read(self, place: int, values: tuple[int, ...]) -> tuple[list[str], list[tuple]]:
        connection = self._db.connection
        cursor = connection.execute(_ONE[place] if len(values) == 1 else _PAGES[place], values)
        return [column[0] for column in cursor.description], cursor.fetchall()


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _called(names: list[str], values: tuple) -> str:
    held = dict(zip(names, values, strict=False))
    return str(next((held[name] for name in _CALLED if held.get(name)), ""))
