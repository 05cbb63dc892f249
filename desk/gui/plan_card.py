"""What each line of a list would do, as a table: new, changed with before and after, or the same."""

from collections.abc import Sequence

from desk.gui.pieces import Card, SmallTable
from desk.records.imports import ListReport, Planned
from desk.words import Words
from desk.words.imports import changes

MOST = 500
_LINES = 12
_WHO = {
    "items": "import-item",
    "statement": "import-booked",
    "orders": "import-order",
    "payments": "import-paid",
}


def plan_card(words: Words, report: ListReport) -> Card:
    """The lines in the file's order, a row for each change; of a long list the first that change anything."""
    lines = report.planned if len(report.planned) <= MOST else report.wanted[:MOST]
    title = words("import.plan")
    if len(lines) < len(report.planned):
        title = words("import.plan-first", shown=len(lines), count=len(report.wanted))
    who = _WHO.get(report.kind, "import-who")
    names = ("line", "import-what", who, "import-by", "import-field", "before", "after")
    table = SmallTable(title, [words(f"column.{name}") for name in names], right=(0,), wide=6)
    table.show_rows([row for each in lines for row in _rows(words, report.kind, each)], most=_LINES)
    card = Card(title)
    card.fill(table)
    return card


def _rows(words: Words, kind: str, each: Planned) -> list[Sequence[str]]:
    who = "  ".join(part for part in (each.subject, each.name) if part)
    # Items are known by their SKU alone, which needs no column of its own.
    by = words(f"import.by.{each.by}") if each.by and kind != "items" else ""
    first = (str(each.line), words(f"import.what.{each.what}"), who, by)
    found = changes(words, kind, each) or [("", "", "")]
    return [(*(("", "", "", "") if place else first), *change) for place, change in enumerate(found)]
