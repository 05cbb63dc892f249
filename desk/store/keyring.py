"""The key that seals a shop's rows, and the mark of its last seal: kept outside the shop's file.

Whoever edits the file with another tool has neither. One folder in the user's configuration holds, readable
by its owner alone, a ``.key`` for each shop and a ``.head`` for each copy of its file (trust.md I9, I10).
"""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import marks
from desk.store.marks import Mark
from desk.store.place import make_folder, save_names

KEY_BYTES = 16
_SLOTS = 2
_ALONE = 0o600


class KeyRing:
    """The keys and marks in a folder, or without one in memory only, for tests and trials."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._keys: dict[str, bytes] = {}
        self._locks: dict[str, bytes] = {}
        self._marks: dict[str, Mark] = {}
        self._turn: dict[str, int] = {}
        self._heads: dict[tuple[str, str], Path] = {}
        self._erased: dict[str, list[str]] = {}
        self._tries: dict[str, dict[str, tuple[int, str]]] = {}

    def copied(self) -> "KeyRing":
        """A ring of its own with the same keys and marks, for a copy in memory."""
        return deepcopy(self)

    def make(self, shop: str) -> bytes:
        """A new shop's key, safe on the disk before any row is sealed with it."""
        return self.put(shop, secrets.token_bytes(KEY_BYTES))

    def put(self, shop: str, key: bytes) -> bytes:
        """Keep a shop's key, made or from its recovery words; raises StoreTrouble ``key-unsaved``."""
        self._keys[shop] = key
        if self._folder is not None:
            try:
                self._write(self._folder / f"{shop}.key", key.hex().encode("ascii"))
            except OSError as error:
                raise StoreTrouble("key-unsaved", path=str(self._folder)) from error
        return key

    def _write(self, path: Path, data: bytes) -> None:
        make_folder(path.parent, mode=0o700)
        part = path.with_suffix(".part")
        with suppress(FileNotFoundError):
            part.unlink()
        try:
            _fill(part, data)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        # Without its key a shop does not open any more: a power cut must not take the name back.
        save_names(path.parent)

    def key(self, shop: str) -> bytes | None:
        """A shop's key, or None where this computer's user does not have it.

        Raises StoreTrouble ``key-unreadable`` where it is there and the disk does not give it.
        """
        if shop not in self._keys and self._folder is not None:
            try:
                self._keys[shop] = bytes.fromhex(_read(self._folder / f"{shop}.key").decode("ascii"))
            except (FileNotFoundError, NotADirectoryError, ValueError):
                return None
            except OSError as error:
                raise StoreTrouble("key-unreadable", path=str(self._folder)) from error
        return self._keys.get(shop)

    def forget(self, shop: str) -> None:
        """Take back a key that opened nothing: it was typed from the words of another shop."""
        self._keys.pop(shop, None)
        if self._folder is not None:
            (self._folder / f"{shop}.key").unlink(missing_ok=True)

    def erased(self, shop: str) -> tuple[str, ...]:
        """The numbers of a shop's customers who were erased: older backups still hold them (trust.md K1)."""
        if shop not in self._erased and self._folder is not None:
            with suppress(OSError, UnicodeDecodeError):
                self._erased[shop] = _read_whole(self._folder / f"{shop}.erased").decode("ascii").split()
        return tuple(self._erased.get(shop, ()))

    def note_erased(self, shop: str, number: str) -> None:
        """Add a customer's number to those erased; raises StoreTrouble ``key-unsaved``."""
        numbers = dict.fromkeys((*self.erased(shop), number))
        if self._folder is not None:
            try:
                self._write(self._folder / f"{shop}.erased", "\n".join(numbers).encode("ascii"))
            except OSError as error:
                raise StoreTrouble("key-unsaved", path=str(self._folder)) from error
        self._erased[shop] = list(numbers)

    def note(self, path: Path, shop: str, copy: str) -> None:
        """Remember which copy of which shop the file at a place is; a note more or less stops nobody."""
        if self.noted(path) != ((shop, copy),):
            self._note(path, ((shop, copy),))

    def expect(self, path: Path, shop: str, copy: str) -> None:
        """Remember that the program itself is about to put a copy at a place, in which another one may be."""
        known = self.noted(path)
        if known and (shop, copy) not in known:
            self._note(path, (*known, (shop, copy)))

    def noted(self, path: Path) -> tuple[tuple[str, str], ...]:
        """Which shop and copy the file at a place may be; nothing where none was open there before."""
        if self._folder is None:
            return ()
        try:
            words = _read(self._place(path)).decode("ascii").split()
        except (OSError, ValueError):
            return ()
        return tuple(zip(words[::2], words[1::2], strict=False))

    def _note(self, path: Path, copies: tuple[tuple[str, str], ...]) -> None:
        if self._folder is None:
            return
        text = "\n".join(" ".join(each) for each in copies)
        # What is noted has a mark: the note must not outlive it in a power cut.
        with suppress(OSError):
            _save(self._head(*copies[-1]))
            self._write(self._place(path), text.encode("ascii"))

    def _place(self, path: Path) -> Path:
        assert self._folder is not None, "a ring in memory notes nothing"
        return self._folder / f"{hashlib.sha256(bytes(path.absolute())).hexdigest()[:32]}.place"

    def lock(self, shop: str) -> bytes | None:
        """What encrypts a shop's backups, or None: kept since they are made at night, by nobody."""
        if shop not in self._locks and self._folder is not None:
            with suppress(OSError, ValueError):
                self._locks[shop] = bytes.fromhex(_read(self._folder / f"{shop}.lock").decode("ascii"))
        return self._locks.get(shop)

    def set_lock(self, shop: str, lock: bytes | None) -> None:
        """Keep what encrypts a shop's backups, or forget it; raises StoreTrouble ``key-unsaved``."""
        if self._folder is not None:
            path = self._folder / f"{shop}.lock"
            try:
                if lock is None:
                    path.unlink(missing_ok=True)
                else:
                    self._write(path, lock.hex().encode("ascii"))
            except OSError as error:
                raise StoreTrouble("key-unsaved", path=str(self._folder)) from error
        self._locks.pop(shop, None)
        if lock is not None:
            self._locks[shop] = lock

    def tries(self, shop: str, person: int) -> tuple[int, str]:
        """How many wrong tries in a row at a secret there were while no shop was open, and the last moment
        (UTC) until which the next one has to wait; raises StoreTrouble ``key-unreadable``.
        """
        wrong, until = self._all_tries(shop).get(str(person), (0, ""))
        return wrong, until

    def set_tries(self, shop: str, person: int, wrong: int, until: str) -> None:
        """Keep a count that no restart resets; raises StoreTrouble ``key-unsaved``, and nothing was tried."""
        self._tries[shop] = {**self._all_tries(shop), str(person): (wrong, until)}
        if self._folder is not None:
            try:
                self._write(self._folder / f"{shop}.tries", json.dumps(self._tries[shop]).encode("ascii"))
            except OSError as error:
                raise StoreTrouble("key-unsaved", path=str(self._folder)) from error

    def _all_tries(self, shop: str) -> dict[str, tuple[int, str]]:
        if self._folder is None:
            return self._tries.get(shop, {})
        try:
            told = json.loads(_read(self._folder / f"{shop}.tries"))
            return {person: (int(wrong), str(until)) for person, (wrong, until) in told.items()}
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, AttributeError):
            return {}
        except OSError as error:
            raise StoreTrouble("key-unreadable", path=str(self._folder)) from error

    def mark(self, shop: str, copy: str) -> Mark | None:
        """The newest whole mark of a copy, or None: a torn one is passed over for the one before."""
        if self._folder is None:
            return self._marks.get(copy)
        if copy not in self._marks:
            found = [each for each in self._slots(shop, copy) if each is not None]
            if found:
                turn, self._marks[copy] = max(found, key=lambda slot: slot[0])
                self._turn[copy] = turn
        return self._marks.get(copy)

    def set_mark(self, shop: str, copy: str, mark: Mark) -> None:
        """Keep a copy's mark, over the older of its two slots; not waited for, as it follows each commit."""
        self._marks[copy] = mark
        if self._folder is None:
            return
        turn = self._turn[copy] = self._turn.get(copy, 0) + 1
        slot = marks.pack(self.key(shop) or b"", turn, mark)
        # The commit stands: a mark that lags behind is caught up with at the next one.
        with suppress(OSError):
            file = os.open(self._head(shop, copy), os.O_WRONLY | os.O_CREAT, _ALONE)
            try:
                os.lseek(file, turn % _SLOTS * marks.SLOT, os.SEEK_SET)
                os.write(file, slot)
            finally:
                os.close(file)

    def change_mark(self, shop: str, copy: str, **values: object) -> None:
        """Keep a copy's mark with some of it changed."""
        self.set_mark(shop, copy, replace(self.mark(shop, copy) or Mark(), **values))  # type: ignore[arg-type]

    def highest(self, shop: str) -> dict[str, int]:
        """The highest document numbers that any copy of a shop issued, as far as this user's marks know.

        Raises StoreTrouble ``key-unreadable`` where the disk does not tell which marks there are.
        """
        highest: dict[str, int] = {}
        for copy in self._copies(shop):
            mark = self.mark(shop, copy)
            for series, number in (mark.numbers if mark else {}).items():
                highest[series] = max(number, highest.get(series, 0))
        return highest

    def _copies(self, shop: str) -> list[str]:
        if self._folder is None:
            return list(self._marks)
        try:
            names = [each.name for each in self._folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise StoreTrouble("key-unreadable", path=str(self._folder)) from error
        ending = ".head"
        return [
            name.removesuffix(ending).partition("-")[2]
            for name in names
            if name.startswith(f"{shop}-") and name.endswith(ending)
        ]

    def _head(self, shop: str, copy: str) -> Path:
        assert self._folder is not None, "marks in memory have no file"
        # Each commit asks: a path is put together once.
        if (shop, copy) not in self._heads:
            self._heads[shop, copy] = self._folder / f"{shop}-{copy}.head"
        return self._heads[shop, copy]

    def _slots(self, shop: str, copy: str) -> list[tuple[int, Mark] | None]:
        try:
            data = _read(self._head(shop, copy))
        except OSError:
            return []
        key = self.key(shop) or b""
        starts = range(0, len(data), marks.SLOT)
        return [marks.unpack(key, data[start : start + marks.SLOT]) for start in starts]


def _fill(part: Path, data: bytes) -> None:
    made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ALONE)
    try:
        os.write(made, data)
        os.fsync(made)
    finally:
        os.close(made)


def _read(path: Path) -> bytes:
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, marks.SLOT * _SLOTS)
    finally:
        os.close(file)


def _read_whole(path: Path) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as stream:
        return stream.read()


def _save(path: Path) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
