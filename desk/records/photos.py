"""Photos of goods as they are kept: written anew by us, stored by their digest, shown under a label."""

import hashlib
import unicodedata
from dataclasses import dataclass, field

from desk.records.errors import DeskError

_LONGEST_LABEL = 80
# Control codes, what turns the direction of writing, and halves of letters that no text can hold.
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG that we wrote: ``digest`` is the SHA-256 of ``data``, sizes are pixels, ``name`` is a label."""

    digest: str
    data: bytes = field(repr=False)
    width: int
    height: int
    name: str

    @classmethod
    def of(cls, data: bytes, width: int, height: int, name: str) -> "Photo":
        """The photo of a JPEG's bytes; ``name`` is what its file was called, whatever that was."""
        return cls(digest_of(data), data, width, height, label(name))


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo of a record: ``subject`` is the record's number, ``size`` its bytes, ``at`` a moment in UTC."""

    id: int
    subject: str
    digest: str
    name: str
    width: int
    height: int
    size: int
    at: str
    person: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of files that somebody brought: the photos kept of them, and why others were not."""

    kept: tuple[PhotoRow, ...] = ()
    troubles: tuple[DeskError, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoCheck:
    """What a look through the photos found: digests of lost and of changed ones, files that nobody names."""

    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()


def digest_of(data: bytes) -> str:
    """The name that bytes are stored under: 64 small hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def label(name: str) -> str:
    """A file's name as a label of one line: no control letters, at most 80 letters, its end kept."""
    seen = "".join(each for each in name if unicodedata.category(each) not in _UNSEEN).strip()
    if len(seen) > _LONGEST_LABEL:
        seen = f"{seen[: _LONGEST_LABEL - 12]}…{seen[-11:]}"
    return seen or "—"
