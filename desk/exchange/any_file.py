"""A file that is brought, whatever it holds: orders, customers, items or checks, as its headings say."""

from collections.abc import Generator, Mapping
from pathlib import Path

from desk.exchange import list_file, mapping, shopify
from desk.operations.desk import Desk
from desk.records.errors import Refused
from desk.records.imports import ImportReport, ListReport
from desk.records.lists import Progress

Report = ImportReport | ListReport
Steps = Generator[Progress, None, Report]


def checking(desk: Desk, path: Path, kind: str = "", chosen: Mapping[str, str] | None = None) -> Steps:
    """The report of a file: of the ``kind`` that is said, else of the one that its headings are known for.

    What is known as no such list is read as orders, whose columns somebody may choose.
    """
    opened = list_file.open_list(desk, path)
    holds = kind or list_file.kind_of(desk, opened) or mapping.ORDERS
    if holds == mapping.ORDERS and mapping.is_shopifys(opened.headings):
        return (yield from shopify.checking(desk, path))
    return (yield from list_file.planning(desk, opened, holds, chosen))


def run(desk: Desk, path: Path, shown: Report) -> Steps:
    """Import a file if it would still do what the report that was shown says; Refused ``import-changed``."""
    if isinstance(shown, ImportReport):
        now = yield from shopify.checking(desk, path)
        if (now.digest, now.orders) != (shown.digest, shown.orders):
            raise Refused("import-changed", file=shown.file)
        return (yield from shopify.run(desk, path))
    found = yield from list_file.checking(desk, path, shown.kind, all_columns(shown))
    if (found.digest, found.planned) != (shown.digest, shown.planned):
        raise Refused("import-changed", file=shown.file)
    return (yield from list_file.keep(desk, found))


def all_columns(report: ListReport) -> dict[str, str]:
    """The heading of every field of a list, empty for those that no column was chosen for."""
    return {**dict.fromkeys(mapping.FIELDS[report.kind], ""), **dict(report.columns)}
