"""What an import found and did, line by line, before and after anything is written."""

from dataclasses import dataclass

from desk.records.bank_lines import BankLine
from desk.records.checks import NewCheck
from desk.records.customers import Customer
from desk.records.errors import Fault
from desk.records.items import Item
from desk.records.orders import NewOrder
from desk.records.payments import NewPayment

NEW, CHANGED, SAME = OUTCOMES = ("new", "changed", "same")


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
    """What is kept of an import so that the same file is known again; ``counts`` is JSON.

    ``kind`` is what the file held, empty for one from before that was kept; ``undone`` says that it was taken
    back.
    """

    digest: str
    file: str
    at: str
    person: str
    counts: str
    kind: str = ""
    id: int = 0
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """A record that an import brought, and the number of what was done with it since, empty for no number."""

    noun: str
    record: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a line changes of a record that is there: ``before`` and ``after`` as text, empty for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one line of a list: ``what`` is new, changed or the same.

    ``subject`` is the customer's number or the item's SKU where it is known, and ``by`` what it was known by.
    ``record`` is what is kept; the pieces ``on_hand`` of an item are those that the list counts. A check's
    subject is the customer who wrote it.
    """

    line: int
    what: str
    subject: str
    name: str
    by: str = ""
    changes: tuple[FieldChange, ...] = ()
    record: Customer | Item | NewCheck | NewOrder | NewPayment | BankLine | None = None


@dataclass(frozen=True, slots=True)
class ListReport:
    """The report of a list: its columns, what becomes of each line, and what is wrong.

    ``columns`` are pairs of a field and its heading, ``samples`` the first rows as they stand in the file.
    """

    kind: str
    file: str
    digest: str
    rows: int
    headings: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    planned: tuple[Planned, ...] = ()
    notices: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    written: bool = False

    @property
    def wanted(self) -> tuple[Planned, ...]:
        """The lines that would change anything."""
        return tuple(each for each in self.planned if each.what != SAME)

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """The headings that no field was chosen for."""
        taken = {heading for _field, heading in self.columns}
        return tuple(each for each in self.headings if each not in taken)

    def count(self, what: str) -> int:
        """How many lines are new, changed or the same."""
        return sum(each.what == what for each in self.planned)
