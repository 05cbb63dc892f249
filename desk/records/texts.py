"""What people's text may hold: every letter there is, but no control codes and no halves of letters."""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar

from desk.records.errors import BadInput

T = TypeVar("T")

# A carriage return stands only before a line feed, as in a file; half a pair is a letter that none can write.
_CODES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]|\r(?!\n)")
_SHOWN = 60


def need_text(value: T) -> T:
    """The value, a text or a record of texts, as it is; raises BadInput ``text-control`` naming the code.

    Such a code would end a text early, hide a formula from a spreadsheet, or order a terminal about.
    """
    if isinstance(value, str):
        _check(value)
    elif isinstance(value, tuple):
        for each in value:
            need_text(each)
    else:
        kind: type = type(value)
        for name in _names(kind):
            need_text(getattr(value, name))
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a record; none of what is no record."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def _check(text: str) -> None:
    found = _CODES.search(text)
    if found:
        marked = _CODES.sub("\N{REPLACEMENT CHARACTER}", text)[:_SHOWN]
        raise BadInput("text-control", code=f"U+{ord(found[0]):04X}", place=found.start() + 1, text=marked)


def bare(text: str) -> str:
    """Letters and figures alone, without case and accents, single blanks between: for comparing names."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", letters))
