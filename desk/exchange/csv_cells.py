"""Text that a spreadsheet shows as it is: no formula, number or date is made of it (trust.md E12 to E14).

A formula's first letter gets an apostrophe before it, which LibreOffice and Excel show as text. A code such
as ``00123``, ``1E5`` or ``3/4`` gets a tab, which both keep as text and do not show. Amounts get neither.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from desk.records.errors import BadInput
from desk.records.money import Money

Cell = str | date | Money | Decimal | int | None

_FORMULA = tuple("=+-@＝＋－＠")
_MARKS = tuple("\t\r\n'")
# Each in full, and by its first three or four letters.
_NAMES = """january february march april may june july august september october november december
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"""
_MONTHS = frozenset(name[:letters] for name in _NAMES.split() for letters in (3, 4, len(name)))
_TRUTHS = ("true", "false", "verdadero", "falso")
# Words that may stand in a number, a day or a time.
_VALUES = _MONTHS.union(("e", "a", "p", "m", "am", "pm", "de", "usd", "eur"))
_WHOLE = (*_TRUTHS, "total")
# What needs no guard, told at once: it begins with a letter and has no figures, or has a mark or a beginning
# that no number and no date has, as all numbers of ours.
_SURE = re.compile(r"[A-Za-z][A-Za-z ,.&_/@-]*|#[0-9A-Za-z-]*|[A-Z]{2}-[0-9-]*", re.ASCII)
_PLAIN = re.compile(r"[0-9A-Za-z]", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]", re.ASCII)


def guarded(text: str) -> str:
    """The text as it may stand in a cell; raises BadInput where it has a NUL, which hides a formula."""
    if "\0" in text:
        raise BadInput("export-nul", text=text.replace("\0", "�"))
    if not _PLAIN.match(text) and (text[:1] in _MARKS or _first_seen(text) in _FORMULA):
        return f"'{text}"
    return f"\t{text}" if _is_taken_for_value(text) else text


def quoted(text: str) -> str:
    """A text of anybody's as a cell of a file: guarded, in quotes, nothing for none."""
    if not text:
        return ""
    if _SURE.fullmatch(text) and text.rstrip().casefold() not in _WHOLE:
        return f'"{text}"'
    return '"' + guarded(text).replace('"', '""') + '"'


def _first_seen(text: str) -> str:
    """The first letter that can be seen: blanks, controls and marks of direction before a formula hide it."""
    return next((letter for letter in text if unicodedata.category(letter)[0] not in "CZ"), "")


def plain(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell[:1] in ("'", "\t") else cell


def unguarded(cell: str) -> str:
    """The text of a cell from any program's file: a guard is taken off only where this text would get it."""
    bare = plain(cell)
    return bare if bare != cell and guarded(bare) == cell else cell


def line(cells: Iterable[Cell], codes: bool = True) -> str:
    """A row of a file; ``codes`` guards its text, which may be anybody's."""
    return ",".join(cell(each) if codes or not isinstance(each, str) else f'"{each}"' for each in cells)


def cell(value: Cell) -> str:
    """One value as it stands in a file."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def file_of(rows: Iterable[str]) -> bytes:
    """The file of these rows, in the form that spreadsheets read without asking."""
    return "".join(f"{each}\r\n" for each in rows).encode("utf-8-sig")


def _is_taken_for_value(text: str) -> bool:
    """Whether a spreadsheet would read a number, a date, a time or a truth; a row ``TOTAL`` is ours alone."""
    if not _DIGIT.search(text):
        return text.strip().casefold() in _WHOLE
    if "_" in text or "#" in text:
        return False
    words = _WORD.findall(text.casefold())
    if not _VALUES.issuperset(words):
        return False
    return not text[:1].isalpha() or not _MONTHS.isdisjoint(words)
