"""The rows of the accountant's files: as wide as their columns, and only what was fixed by a day."""

from datetime import date

from desk.operations.desk import Desk
from desk.records.exports import BOOKS
from desk.store import books_whole
from tests.exchange.test_csv_out import come_back

DAYS = (date(2026, 3, 1), date(2026, 3, 31))


def found(desk: Desk, kind: str, start: date, end: date) -> list[dict[str, object]]:
    """The rows of a kind by the names of their columns."""
    names = [each.name for each in BOOKS[kind]]
    pages = books_whole.rows(desk.db, kind, start, end)
    return [dict(zip(names, row, strict=True)) for page in pages for row in page]


def test_every_kind_is_as_wide_as_its_columns(desk: Desk) -> None:
    come_back(desk)
    counted = {kind: len(found(desk, kind, *DAYS)) for kind in books_whole.STATEMENTS}
    assert counted == {
        "orders": 3, "lines": 6, "returns": 1, "journal": 30, "payments": 3, "payouts": 0, "deposits": 1,
        "claims": 0, "credits": 1, "checks": 0,
    }  # fmt: skip


def test_what_came_later_is_not_told(desk: Desk) -> None:
    ra = come_back(desk)
    (lot,) = found(desk, "credits", date(2026, 4, 1), date(2026, 4, 30))
    assert (lot["before"], lot["issued"], lot["balance"]) == (7745, 0, 7745)
    early = (date(2026, 3, 1), date(2026, 3, 2))
    assert found(desk, "credits", *early) == [] and found(desk, "returns", *early) == []
    assert [each["held"] for each in found(desk, "deposits", *early)] == [23571, 22290, 22290]
    assert ra.settlement is not None


def test_the_legs_of_an_entry_stand_together(desk: Desk) -> None:
    legs = found(desk, "journal", *DAYS)
    assert [each["day"] for each in legs] == sorted(str(each["day"]) for each in legs)
    sums: dict[object, int] = {}
    for each in legs:
        sums[each["entry"]] = sums.get(each["entry"], 0) + int(str(each["debit"])) - int(str(each["credit"]))
    assert set(sums.values()) == {0}
