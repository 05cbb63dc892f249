"""A CSV file as rows with their line numbers: strict, with every fault told at once."""

import csv
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desk.records.errors import Fault

LARGEST_FILE = 256 * 2**20
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
LONGEST_FIELD = 64 * 2**10
MOST_FAULTS = 100
# A carriage return stands only before a line feed, a tab anywhere; nothing else below the space is text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Faults:
    """Faults as they are met: the first hundred are kept, all are counted."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[Fault] = []

    def add(self, key: str, line: int = 0, where: str = "", **values: Any) -> None:
        """Note one fault; ``line`` is the line in the file, ``where`` the column's name."""
        self.count += 1
        if self.count <= MOST_FAULTS:
            self._kept.append(Fault(key, where, line, **values))

    def all(self) -> tuple[Fault, ...]:
        """The faults kept, and how many more there are."""
        more = self.count - len(self._kept)
        return (*self._kept, Fault("import-more", count=more)) if more else tuple(self._kept)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file on which it begins, and its values by column."""

    line: int
    values: dict[str, str]


class Table:
    """A CSV file whose first row names its columns; what is wrong with it is noted in ``faults``.

    Its bytes are UTF-8, or it is given as text; ``delimiter`` stands between the fields.
    """

    def __init__(
        self, data: bytes | str, required: Sequence[str], faults: Faults, delimiter: str = ","
    ) -> None:
        self._faults = faults
        text = data if isinstance(data, str) else decode(data, faults)
        self._records = _records(text, faults, delimiter)
        self.columns: tuple[str, ...] = ()
        _line, header = next(self._records, (0, []))
        self.columns = tuple(name.strip() for name in header)
        if not self.columns and not faults.count:
            faults.add("import-empty")
        elif not faults.count:
            self._check_header(required)

    def rows(self) -> Iterator[Row]:
        """The rows below the header; a row that is not as long as the header is noted and left out."""
        if self._faults.count:
            return
        for number, (line, fields) in enumerate(self._records, start=1):
            if number > MOST_ROWS:
                self._faults.add("import-rows", line, limit=MOST_ROWS)
                return
            if len(fields) != len(self.columns):
                self._faults.add("import-ragged", line, found=len(fields), wanted=len(self.columns))
                continue
            self._check_lengths(line, fields)
            yield Row(line, dict(zip(self.columns, fields, strict=True)))

    def _check_header(self, required: Sequence[str]) -> None:
        if len(self.columns) > MOST_COLUMNS:
            self._faults.add("import-columns", 1, limit=MOST_COLUMNS)
            return
        # Spreadsheets leave columns without a name at the end, which nobody asks for.
        for name in dict.fromkeys(each for each in self.columns if each and self.columns.count(each) > 1):
            self._faults.add("import-column-twice", 1, name)
        others = [each for each in self.columns if each not in required]
        for name in required:
            if name not in self.columns:
                near = difflib.get_close_matches(name, others, 1)
                key = "import-column-near" if near else "import-column-missing"
                self._faults.add(key, 1, name, nearest=near[0] if near else "")

    def _check_lengths(self, line: int, fields: list[str]) -> None:
        for name, text in zip(self.columns, fields, strict=True):
            if len(text) > LONGEST_FIELD:
                self._faults.add("import-field-long", line, name, limit=LONGEST_FIELD)


def decode(data: bytes, faults: Faults) -> str:
    """UTF-8 with or without its mark as text; empty, with the place noted, where it is anything else."""
    if data.startswith(_WIDE_BOMS):
        faults.add("import-utf-16", 1)
        return ""
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start]
        place = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        faults.add(
            "import-encoding", before.count(b"\n") + 1, character=place, byte=f"{data[trouble.start]:02X}"
        )
        return ""
    return "" if note_controls(text, faults) else text


def note_controls(text: str, faults: Faults) -> bool:
    """Whether there are codes in a text that no text has; each is noted with its place."""
    line, seen = 1, 0
    for found in _CONTROL.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        place = seen - text.rfind("\n", 0, seen)
        faults.add("import-control", line, character=place, code=f"U+{ord(found[0]):04X}")
        if faults.count == MOST_FAULTS:
            break
    return bool(faults.count)


def _records(text: str, faults: Faults, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; csv itself counts the line it ends on."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    ended = 0
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            if "limit" in str(trouble):
                faults.add("import-field-long", ended + 1, limit=LONGEST_FIELD)
            else:
                faults.add("import-quotes", ended + 1)
            return
        line, ended = ended + 1, reader.line_num
        if fields:
            yield line, fields


def _lines(text: str) -> Iterator[str]:
    """The physical lines with their ends, without a second copy of the text."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]
