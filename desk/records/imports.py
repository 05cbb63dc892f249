"""What an import found and did, line by line, before and after anything is written."""

from dataclasses import dataclass

from desk.records.errors import Fault


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The report of an import: what would be (or was) added, was there already, was noticed, is wrong."""

    file: str
    digest: str
    rows: int
    orders: int
    lines: int
    customers: int
    items: int
    already: int
    flagged: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class ImportMark:
    """What is kept of an import so that the same file is known again; ``counts`` is JSON."""

    digest: str
    file: str
    at: str
    person: str
    counts: str
