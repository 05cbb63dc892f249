"""What a list that some other program wrote is written in: its letters, and the sign between its fields."""

import re

from desk.exchange.csv_in import Faults, decode, note_controls
from desk.records.errors import BadInput

_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
# A workbook of today is a zip archive, one of before 2007 a compound file.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
# The line by which Excel is told the sign between fields; it stays as an empty line, so that lines count on.
_SEP = re.compile(r'\A"?sep=[^\n]"?\r?\n', re.IGNORECASE)
DELIMITERS = (",", ";", "\t", "|")


def need_no_workbook(data: bytes, name: str) -> None:
    """Raises BadInput for a spreadsheet's own file, with the way to a CSV file."""
    if data.startswith(_WORKBOOKS):
        raise BadInput("file-is-workbook", file=name)


def text_of(data: bytes, faults: Faults, notices: Faults) -> str:
    """The text of UTF-8, of UTF-16 with its mark, or of what Windows wrote before; empty where it is none.

    A file in which UTF-8 letters stand beside broken ones is damaged UTF-8, and its first fault is told.
    """
    return _SEP.sub("\n", _text_of(data, faults, notices))


def _text_of(data: bytes, faults: Faults, notices: Faults) -> str:
    if data.startswith(_WIDE_BOMS):
        return _wide(data, faults)
    try:
        data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        text = "" if data.startswith(_BOM) or _has_letters_of_utf_8(data) else _of_windows(data)
        if text:
            notices.add("import-windows-letters")
            return "" if note_controls(text, faults) else text
    return decode(data, faults)


def delimiter_of(text: str) -> str:
    """The sign that stands most often between the headings, outside of quotes; a comma where none does."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    bare = "".join(head.split('"')[::2])
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), -DELIMITERS.index(sign)))


def _wide(data: bytes, faults: Faults) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        faults.add("import-utf-16", 1)
        return ""
    return "" if note_controls(text, faults) else text


def _has_letters_of_utf_8(data: bytes) -> bool:
    """Whether any whole letter of several bytes stands there, which text of Windows has hardly ever."""
    return any(ord(letter) > 0x7F for letter in data.decode("utf-8", "ignore"))


def _of_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
