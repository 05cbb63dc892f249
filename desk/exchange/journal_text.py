"""What the formats of a journal share: what an entry is called, and accounts by names that are their own."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Protocol

from desk.records.journals import Period
from desk.records.ledger import Account, JournalEntry
from desk.words import Words


class Layout(Protocol):
    """A format: a file's first lines, the lines of an entry, and its last lines.

    ``suffix`` is the file's; ``most`` how many lines of entries a file may have at most, 0 for any number.
    """

    suffix: str
    most: int

    def __init__(self, period: Period, words: Words) -> None: ...

    def opening(self) -> Iterable[str]:
        """What a file begins with."""

    def lines(self, entry: JournalEntry) -> list[str]:
        """An entry."""

    def ending(self) -> Iterable[str]:
        """What a file ends with."""


def bare(text: str) -> str:
    """A text on one line: blanks, controls and marks of direction become one blank."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text).split())


def told(words: Words, entry: JournalEntry) -> str:
    """What an entry is: its event and record, the entry that it takes back, the day that it is about."""
    parts = [words(f"entry.{entry.event}"), bare(entry.subject)]
    if entry.reverses:
        parts.append(words("journal.takes-back", entry=entry.reverses))
    if entry.happened:
        parts.append(words("journal.about", day=entry.happened))
    return " · ".join(part for part in parts if part)


def names_of(chart: dict[str, Account], name: Callable[[Account], str]) -> dict[str, str]:
    """The accounts' names by their standard numbers; a name that another one has gets the number too."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for number, account in sorted(chart.items()):
        wanted = name(account)
        while wanted.casefold() in taken:
            wanted = f"{wanted}-{number}"
        taken.add(wanted.casefold())
        found[number] = wanted
    return found
