"""What would change under another policy as CSV: a row for each decision and open matter, with both answers.

The form is that of the other exports (``csv_out``); the last row has ``TOTAL`` and the number of rows, and no
sums, since an RA's estimate and its settlement are two decisions about the same money.
"""

from collections.abc import Iterator

from desk.exchange.csv_cells import Cell, file_of, line
from desk.exchange.csv_out import TOTAL
from desk.records.what_if import Change, Skipped, Verdict, WhatIf
from desk.words import Words

_SIDES = ("outcome", "destination", "credit", "charge", "deadlines")
# What each column means is the sentence ``export.what-if.<column>``.
COLUMNS = (
    *("number", "order", "day", "kind", "question", "differs"),
    *(f"{name}_{side}" for name in _SIDES for side in ("before", "after")),
    *("credit_difference", "charge_difference", "reason"),
)


def export(report: WhatIf, words: Words) -> bytes:
    """The whole file: what was decided, what is open, and what cannot be decided again or compared."""
    rows = list(_rows(report, words))
    lines = [",".join(COLUMNS), *(line(cells.get(name) for name in COLUMNS) for cells in rows)]
    return file_of([*lines, line([TOTAL, len(rows), *[None] * (len(COLUMNS) - 2)], codes=False)])


def _rows(report: WhatIf, words: Words) -> Iterator[dict[str, Cell]]:
    for kind, changes in (("decided", report.changes), ("open", report.touched)):
        for change in changes:
            yield {**_about(change), "kind": kind, **_changed(change)}
    for kind, skipped in (("not_decided", report.skipped), ("not_compared", report.uncompared)):
        for each in skipped:
            yield {**_about(each), "kind": kind, "reason": words(f"error.{each.key}", **each.values)}


def _about(each: Change | Skipped) -> dict[str, Cell]:
    return {"number": each.number, "order": each.order, "day": each.day, "question": each.ask}


def _changed(change: Change) -> dict[str, Cell]:
    return {
        "differs": " ".join(change.differs),
        "credit_difference": change.credit,
        "charge_difference": change.charge,
        **_side(change.before, "before"),
        **_side(change.after, "after"),
    }


def _side(verdict: Verdict, side: str) -> dict[str, Cell]:
    cells: dict[str, Cell] = {name: getattr(verdict, name) for name in _SIDES[:-1]}
    cells["deadlines"] = " ".join(f"{each.name}={each.day}" for each in verdict.deadlines)
    return {f"{name}_{side}": value for name, value in cells.items()}
