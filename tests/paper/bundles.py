"""Returns that come in one parcel with another, for papers to list."""

from dataclasses import replace
from datetime import date

from desk.records.money import Money
from desk.records.papers import ReturnPaper
from desk.records.returns import Return, ReturnLine


def beside(paper: ReturnPaper, count: int) -> tuple[Return, ...]:
    """Other returns, of other orders, whose pieces come in the same parcel."""
    return tuple(
        replace(
            paper.ra,
            id=2 + at,
            number=f"RA-26-0002{at}-{at}",
            order=f"#1020{at}",
            head=paper.ra.number,
            return_by=date(2026, 3, 22 - at),
            lines=(ReturnLine(9, 9, f"SKU-{at}", f"Bear {at}", 2 + at, Money(100)),),
        )
        for at in range(count)
    )
