"""Lists of customers, items and checks from a file: read, planned line by line, then kept all or none."""

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.exchange import mapping, own_books, shopify_goods, woo_goods
from desk.exchange.check_rows import CheckRows
from desk.exchange.csv_guess import delimiter_of, need_no_workbook, text_of
from desk.exchange.csv_in import LARGEST_FILE, Faults, Row, Table
from desk.exchange.customer_rows import CustomerRows, name_in
from desk.exchange.files import read_file
from desk.exchange.item_rows import ItemRows
from desk.exchange.list_cells import Cells
from desk.exchange.order_rows import OrderRows
from desk.exchange.payment_rows import PaymentRows
from desk.exchange.statement_rows import StatementRows
from desk.operations import check_imports, imports, payment_imports, reconciling, settings
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Malformed
from desk.records.imports import ListReport, Planned
from desk.records.lists import Progress
from desk.records.texts import bare

_SLICE = 20
_SAMPLES = 3
_KEEPING = {
    mapping.ORDERS: imports.import_any_orders,
    "payments": payment_imports.import_payments,
    "customers": imports.import_customers,
    "items": imports.import_items,
    "checks": check_imports.import_checks,
    "statement": reconciling.import_statement,
}
Steps = Generator[Progress, None, ListReport]
Planner = Callable[[Row], Planned | None]
End = Callable[[], Planned | None]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file as it was opened: its text and headings, and what is wrong or odd about it as a whole.

    ``lines`` is the text of the lines of orders that we exported, which stand in a file beside them.
    """

    name: str
    digest: str
    text: str
    headings: tuple[str, ...]
    faults: Faults
    notices: Faults
    lines: str = ""

    def rows(self, faults: Faults) -> Iterator[Row]:
        """The rows below the headings, read anew; those of a wrong length are faults."""
        found = Table(self.text, (), faults, delimiter_of(self.text)).rows()
        if not self.lines:
            return found
        lines = Table(self.lines, own_books.LINES, faults, delimiter_of(self.lines)).rows()
        return own_books.joined(found, lines, faults)


def open_list(desk: Desk, path: Path, beside: Path | None = None) -> ListFile:
    """A list whatever its letters and the sign between its fields; raises BadInput where it is unreadable.

    Orders that we exported have their lines in the file ``beside``, else in the lines.csv of their folder.
    """
    data = read_file(path, LARGEST_FILE, desk.db.path)
    faults, notices = Faults(), Faults()
    need_no_workbook(data, path.name)
    text = text_of(data, faults, notices)
    columns = () if faults.count else Table(text, (), faults, delimiter_of(text)).columns
    headings = tuple(each for each in columns if each)
    # Linux takes any bytes for a file's name; what is no letter is not kept as one.
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    if not own_books.is_of_orders(headings):
        if beside is not None:
            raise BadInput("import-lines-not-ours", file=name)
        return ListFile(name, hashlib.sha256(data).hexdigest(), text, headings, faults, notices)
    with_lines = read_file(_lines_of(path, beside), LARGEST_FILE, desk.db.path)
    digest = hashlib.sha256(data + with_lines).hexdigest()
    lines = text_of(with_lines, faults, notices)
    return ListFile(name, digest, text, own_books.HEADINGS, faults, notices, lines)


def _lines_of(path: Path, beside: Path | None) -> Path:
    found = beside or path.with_name("lines.csv")
    if beside is None and not found.is_file():
        raise BadInput("import-no-lines", file=path.name, folder=str(path.parent))
    return found


def kind_of(desk: Desk, opened: ListFile) -> str:
    """What a list holds: as a list with these headings did before, else as they say; empty where unclear."""
    kept = (kind for kind in mapping.KINDS if settings.columns(desk, kind, opened.headings))
    return next(kept, "") or mapping.recognised(opened.headings)


def checking(
    desk: Desk, path: Path, kind: str, chosen: Mapping[str, str] | None = None, beside: Path | None = None
) -> Steps:
    """What each line of a list would do, with every fault; nothing is written.

    ``chosen`` are headings by field, empty for none; of the others they are those chosen for such a list
    before, else guessed. ``beside`` is as for ``open_list``.
    """
    opened = open_list(desk, path, beside)
    return (yield from planning(desk, opened, kind, chosen))


def run(desk: Desk, path: Path, kind: str, chosen: Mapping[str, str] | None = None) -> Steps:
    """Keep what a list says, all or none; raises Malformed, nothing written, on any fault.

    The return value is the report: ``written`` is False where there was nothing to do.
    """
    return (yield from keep(desk, (yield from checking(desk, path, kind, chosen))))


def keep(desk: Desk, report: ListReport) -> Steps:
    """Keep what a report that was just made says; raises Malformed, nothing written, on any fault."""
    if report.faults:
        raise Malformed("import-faults", report.faults, file=report.file)
    if not report.wanted:
        return report
    return (yield from _KEEPING[report.kind](desk, report.wanted, report))


def planning(desk: Desk, opened: ListFile, kind: str, chosen: Mapping[str, str] | None = None) -> Steps:
    """The report of an opened list of a kind."""
    if kind not in mapping.KINDS:
        raise BadInput("import-kind", kind=kind, known=", ".join(mapping.KINDS))
    columns = columns_of(desk, kind, opened.headings, chosen)
    faults, notices = opened.faults, opened.notices
    if imports.seen(desk, opened.digest):
        notices.add("import-seen")
    for fault in mapping.missing(kind, columns) if not faults.count else ():
        faults.add(fault.key)
    count, samples, names = yield from _first_look(opened, columns)
    planned: list[Planned] = []
    if not faults.count:
        plan, end = _planner(desk, opened, kind, Cells(columns, faults), names)
        planned = yield from _plan(_rows(opened, kind, columns), plan, end, count)
    return ListReport(
        kind=kind,
        file=opened.name,
        digest=opened.digest,
        rows=count,
        headings=opened.headings,
        columns=tuple(columns.items()),
        samples=samples,
        planned=tuple(planned),
        notices=notices.all(),
        faults=faults.all(),
    )


def columns_of(
    desk: Desk, kind: str, headings: Sequence[str], chosen: Mapping[str, str] | None
) -> mapping.Columns:
    """The heading of each field: as chosen now, else as chosen for such a list before, else as guessed."""
    found = settings.columns(desk, kind, headings) or mapping.guess(kind, headings)
    # A column that is chosen for a field is guessed for no other.
    taken = set((chosen or {}).values())
    others = {name: heading for name, heading in found.items() if heading not in taken}
    return mapping.check(kind, headings, {**others, **(chosen or {})})


def _first_look(
    opened: ListFile, columns: mapping.Columns
) -> Generator[Progress, None, tuple[int, tuple[tuple[str, ...], ...], frozenset[str]]]:
    """How many rows there are, the first as they stand there, and the names that come more than once."""
    length, count = opened.text.count("\n") + 1, 0
    samples: list[tuple[str, ...]] = []
    names: Counter[str] = Counter()
    for count, row in enumerate(opened.rows(opened.faults), start=1):
        if count <= _SAMPLES:
            samples.append(tuple(_sample(row, heading, columns) for heading in opened.headings))
        names[bare(name_in(row, columns))] += 1
        if count % _SLICE == 0:
            yield Progress(row.line, length)
    return count, tuple(samples), frozenset(name for name, times in names.items() if times > 1)


def _sample(row: Row, heading: str, columns: mapping.Columns) -> str:
    """What stands in a column, of an account's number the last four figures: nobody sees it whole."""
    text = row.values[heading]
    return f"…{text.strip()[-4:]}" if text.strip() and heading == columns.get("account") else text


def _planner(
    desk: Desk, opened: ListFile, kind: str, cells: Cells, names: frozenset[str]
) -> tuple[Planner, End]:
    """What plans the rows of a kind, and what ends them: an order goes on until another one begins."""
    if kind == mapping.ORDERS:
        whole = OrderRows(desk, cells, opened.notices, paid_apart=bool(opened.lines))
        return whole.plan, whole.end
    if kind == "statement":
        days = (row.values[cells.columns["day"]] for row in opened.rows(Faults()))
        return StatementRows(desk, cells, days, opened.notices).plan, _no_more
    found: dict[str, Callable[[], Planner]] = {
        "items": lambda: ItemRows(desk, cells, opened.notices).plan,
        "checks": lambda: CheckRows(desk, cells).plan,
        "payments": lambda: PaymentRows(desk, cells, opened.notices).plan,
        "customers": lambda: CustomerRows(desk, cells, names).plan,
    }
    return found[kind](), _no_more


def _no_more() -> None:
    """Where each row stands for itself, nothing is left at the end."""


def _rows(opened: ListFile, kind: str, columns: mapping.Columns) -> Iterator[Row]:
    rows = opened.rows(Faults())
    if kind == "items" and shopify_goods.is_of_products(opened.headings):
        return shopify_goods.variants(rows, columns)
    if kind == "items" and woo_goods.is_of_products(opened.headings):
        return woo_goods.products(rows)
    if kind == "payments" and own_books.is_of_payments(opened.headings):
        return own_books.standing(rows)
    return rows


def _plan(
    rows: Iterator[Row], plan: Planner, end: End, count: int
) -> Generator[Progress, None, list[Planned]]:
    found: list[Planned] = []
    for done, row in enumerate(rows):
        each = plan(row)
        if each is not None:
            found.append(each)
        if done % _SLICE == 0:
            yield Progress(done, count)
    last = end()
    return [*found, last] if last is not None else found
