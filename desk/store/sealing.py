"""Seals every row that a transaction changes: a digest a row, and one chain over all of them.

A seal lists the rows of its transaction, each with the digest of what now stands in it, and a keyed sum over
that list and the seal before. What another tool changes, adds, removes, swaps or cuts off no longer agrees,
since the key is not in the file (trust.md F6, I9, I10, L21). A column that holds its default is not part of a
digest, so that a migration may add columns.
"""

import hmac
import re
import secrets
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store.digests import Digests
from desk.store.keyring import KeyRing
from desk.store.marks import Mark

# In their order for ever: a seal names a table by its place. Drafts are not kept work and have no seal.
TABLES = (
    "addresses", "shop", "policy_editions", "history", "history_words", "counters", "imports", "prints",
    "customers", "items", "orders", "order_lines", "payments", "shipments", "accounts", "postings",
    "journal_entries", "journal_legs", "journal_seals", "credit_lots", "credit_movements",
    "return_authorizations", "return_lines", "settlements", "settlement_lines", "policy_cases", "people",
    "tries", "overrides", "photos", "settings", "identity", "stock_movements", "shipment_lines", "charges",
    "cancellations", "cancellation_lines", "arrivals", "arrival_lines", "notices", "notice_lines",
    "payouts", "damaged_movements", "requests", "stray_parcels", "pickups", "carrier_claims",
    "deposits", "checks", "check_parts", "check_steps", "deposit_checks", "check_recoveries", "write_offs",
    "demands", "bank_lines", "closings", "tax_bases", "cash_moves", "close_outs", "imported_rows",
    "returned_goods",
)  # fmt: skip
ROWS = tuple(f"SELECT rowid AS row_id, * FROM {table}" for table in TABLES)
ROW_AT = tuple(f"{rows} WHERE rowid = ?" for rows in ROWS)
_WATCH = (
    "CREATE TEMP TABLE touched (place INTEGER NOT NULL, row_id INTEGER NOT NULL)",
    *(
        f"CREATE TEMP TRIGGER {table}_{event.lower()}_touches AFTER {event} ON main.{table} BEGIN "
        f"INSERT INTO touched (place, row_id) VALUES ({place}, {row}.rowid); END"
        for place, table in enumerate(TABLES)
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
    ),
)
_TOUCH_ALL = tuple(
    f"INSERT INTO temp.touched (place, row_id) SELECT {place}, rowid FROM {table}"
    for place, table in enumerate(TABLES)
)
_ENDS = tuple(f"SELECT coalesce(max(rowid), 0) FROM {table}" for table in TABLES)
_ADDED = tuple(
    f"INSERT INTO temp.touched (place, row_id) SELECT {place}, rowid FROM {table} WHERE rowid > ?"
    for place, table in enumerate(TABLES)
)
_THERE = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
_DEFAULTS = """
    SELECT made.name, col.name, col.dflt_value FROM main.sqlite_schema made
    JOIN pragma_table_xinfo(made.name) col WHERE made.type = 'table' AND col.dflt_value IS NOT NULL
"""
_PAIRS = "SELECT DISTINCT place, row_id FROM temp.touched ORDER BY place, row_id"
_FORGET = "DELETE FROM temp.touched"
_SEAL = "INSERT INTO seals (id, rows, mac) VALUES (?, ?, ?)"
_LAST = "SELECT id, mac FROM seals ORDER BY id DESC LIMIT 1"
_AT = "SELECT mac FROM seals WHERE id = ?"
_IDENTITY = "SELECT shop, copy FROM identity"
_NAMED = "INSERT INTO identity (id, shop, copy) VALUES (1, ?, ?)"
_SEAL_AT = "SELECT rows, mac FROM seals WHERE id = ?"
_NUMBERS = "SELECT series, year, last FROM counters"
ROW = struct.Struct("<Hq16s")
GONE = bytes(16)
_NAME = re.compile(r"[0-9a-f]{32}")
# So many rows to a seal: a value in the file has a largest size.
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Link:
    """The number of a seal and its keyed sum, which the next one goes on from."""

    seal: int
    mac: bytes


START = Link(0, bytes(32))


def watch(connection: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """Note from now on which rows change, in memory; the columns' defaults by table and column."""
    for number in range(len(_WATCH)):
        connection.execute(_WATCH[number])
    found = connection.execute(_DEFAULTS).fetchall()
    return {(table, column): _value(text) for table, column, text in found}


def ends(connection: sqlite3.Connection) -> dict[str, int]:
    """The highest row of every sealed table of a file that has seals; of one without, nothing."""
    there = {name for (name,) in connection.execute(_THERE)}
    if "seals" not in there:
        return {}
    return {
        table: connection.execute(_ENDS[place]).fetchone()[0]
        for place, table in enumerate(TABLES)
        if table in there
    }


def _value(text: str) -> object:
    """A default as the row holds it; the ones that our columns have are texts and whole numbers."""
    return text[1:-1] if text.startswith("'") else int(text)


class Sealer:
    """Seals the rows of one open file, whose ``shop`` and ``copy`` say which key and mark are its own."""

    def __init__(self, connection: sqlite3.Connection, keys: KeyRing, path: Path) -> None:
        self._connection, self._keys, self._path = connection, keys, path
        self._defaults = watch(connection)
        found = connection.execute(_IDENTITY).fetchone()
        self.fresh = found is None
        names: tuple[str, str] = found or (secrets.token_hex(16), secrets.token_hex(16))
        if not all(map(_NAME.fullmatch, names)):
            # Another tool got past the table's own check; both become names of files.
            raise StoreTrouble("store-altered", path=str(path))
        self.shop, self.copy = names
        key = keys.make(self.shop) if self.fresh else keys.key(self.shop)
        if key is None:
            raise StoreTrouble("key-missing", shop=self.shop)
        self.key = key
        self._digests = Digests(key, self._defaults)
        self._made: dict[int, Callable[[tuple], bytes]] = {}
        last = connection.execute(_LAST).fetchone()
        self.head = Link(*last) if last else START
        # The last link of what the open transaction sealed so far.
        self.ahead: Link | None = None

    def begin(self) -> None:
        """Compare the file's last seal with the mark kept outside, and seal all rows of a file without one.

        Raises StoreTrouble ``key-wrong`` where the key, new here, made neither the first seal nor the last.
        """
        if self.fresh:
            self._begin_chain()
            if self._keys.noted(self._path):
                # It had an identity and seals when it was last opened here: somebody took them out.
                self.change_mark(disputed="0")
            return
        known = self._keys.mark(self.shop, self.copy) is not None
        if not known and not any(map(self._holds, (1, self.head.seal))):
            raise StoreTrouble("key-wrong", shop=self.shop)
        self._need_place(known)
        self._compare(self.mark)

    def _need_place(self, known: bool) -> None:
        """A file that somebody put in the place of another one stays disputed, whatever its own mark says.

        So does one whose mark was taken away since it was last opened here.
        """
        noted = self._keys.noted(self._path)
        if not known:
            self.keep(self.head)
        if noted and (not known or (self.shop, self.copy) not in noted):
            self.change_mark(disputed=self.mark.disputed or "0")
        self._keys.note(self._path, self.shop, self.copy)

    @property
    def mark(self) -> Mark:
        """The mark kept outside for this copy; an empty one where there is none."""
        return self._keys.mark(self.shop, self.copy) or Mark()

    def change_mark(self, **values: object) -> None:
        """Keep the mark outside with some of it changed."""
        self._keys.change_mark(self.shop, self.copy, **values)

    def erased(self) -> tuple[str, ...]:
        """The numbers of the customers who were erased from this shop, as the key's folder remembers them."""
        return self._keys.erased(self.shop)

    def note_erased(self, number: str) -> None:
        """Remember outside that a customer was erased, for when an older backup is restored."""
        self._keys.note_erased(self.shop, number)

    def highest(self) -> dict[str, int]:
        """The highest numbers that any copy of this shop issued, by series and year."""
        return self._keys.highest(self.shop)

    def _begin_chain(self) -> None:
        """All rows that are there, of a new file or of one from before there were seals."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute(_NAMED, (self.shop, self.copy))
            self._connection.execute(_FORGET)
            head = self.seal_all()
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise
        self.keep(head)

    def _holds(self, seal: int) -> bool:
        """Whether a seal was made with this key."""
        before = self._connection.execute(_AT, (seal - 1,)).fetchone() if seal > 1 else (START.mac,)
        found = self._connection.execute(_SEAL_AT, (seal,)).fetchone()
        return None not in (before, found) and self.sum(before[0], seal, found[0]) == found[1]

    def _compare(self, mark: Mark) -> None:
        """A tail that was cut, or a copy that went another way, stays disputed until it is dealt with."""
        found = self._connection.execute(_AT, (mark.seal,)).fetchone() if mark.seal else (b"",)
        if found is None or found[0].hex() != mark.mac:
            self.change_mark(disputed=mark.disputed or f"{mark.seal} {mark.mac}")

    def has(self, seal: int, beginning: str) -> bool:
        """Whether the file has a seal whose sum begins with these hexadecimal digits."""
        found = self._connection.execute(_AT, (seal,)).fetchone()
        return found is not None and found[0].hex().startswith(beginning)

    def seal_all(self) -> Link:
        """Seal every row there is, inside the open transaction; the last link."""
        rows = ((place, row, digest) for place in range(len(ROWS)) for row, digest in self._digested(place))
        return self._put(rows)

    def take_over(self) -> Link:
        """Have the open transaction seal every row as it stands; the link that its seals go on from.

        ``change_mark`` is told of that link as the base once the transaction is kept.
        """
        for place in range(len(TABLES)):
            self._connection.execute(_TOUCH_ALL[place])
        return self.head

    def seal(self) -> Link | None:
        """Seal what the open transaction changed since it was last sealed; its last link, None for none.

        A long write calls it now and then: sealed at its end alone, all that it wrote would take seconds.
        """
        pairs = self._connection.execute(_PAIRS).fetchall()
        if pairs:
            self._connection.execute(_FORGET)
            self.ahead = self._put((place, row, self._digest_at(place, row)) for place, row in pairs)
        return self.ahead

    def _digest_at(self, place: int, row: int) -> bytes:
        """The digest of what stands in a row now."""
        cursor = self._connection.execute(ROW_AT[place], (row,))
        found = cursor.fetchone()
        return GONE if found is None else self._maker(place, cursor)(found)

    def seal_after(self, before: Mapping[str, int]) -> Link | None:
        """Seal the rows that a migration added, as the open transaction has no other; the last link."""
        for place, table in enumerate(TABLES):
            self._connection.execute(_ADDED[place], (before.get(table, 0),))
        return self.seal()

    def _put(self, rows: Iterable[tuple[int, int, bytes]]) -> Link:
        head, packed = self.ahead or self.head, bytearray()
        for row in rows:
            packed += ROW.pack(*row)
            if len(packed) == _MOST * ROW.size:
                head, packed = self._link(head, bytes(packed)), bytearray()
        return self._link(head, bytes(packed)) if packed else head

    def _link(self, before: Link, rows: bytes) -> Link:
        made = Link(before.seal + 1, self.sum(before.mac, before.seal + 1, rows))
        self._connection.execute(_SEAL, (made.seal, rows, made.mac))
        return made

    def keep(self, head: Link) -> None:
        """The transaction that made a link is committed: remember it, here and outside."""
        self.head, self.ahead = head, None
        numbers = {f"{series}-{year}": last for series, year, last in self._connection.execute(_NUMBERS)}
        self.change_mark(seal=head.seal, mac=head.mac.hex(), numbers=numbers)

    def sum(self, before: bytes, seal: int, rows: bytes) -> bytes:
        """The keyed sum of a seal over its rows and the sum before it."""
        return hmac.digest(self.key, b"%b%d:%b" % (before, seal, rows), "sha256")

    def _digested(self, place: int) -> Iterator[tuple[int, bytes]]:
        """The number and the digest of each row of a table."""
        cursor = self._connection.execute(ROWS[place])
        for row in cursor:
            yield row[0], self._maker(place, cursor)(row)

    def _maker(self, place: int, cursor: sqlite3.Cursor) -> Callable[[tuple], bytes]:
        """What digests the rows of a table; made once, as an open file's columns stay."""
        if place not in self._made:
            self._made[place] = self.digests(place, [column[0] for column in cursor.description])
        return self._made[place]

    def digest(self, place: int, names: list[str], row: tuple) -> bytes:
        """The keyed digest of all that a row holds, its table and number included."""
        return self.digests(place, names)(row)

    def digests(self, place: int, names: list[str]) -> Callable[[tuple], bytes]:
        """What digests the rows of a table with these columns: for a whole file's rows, a page at a time."""
        return self._digests.of(TABLES[place], names)
