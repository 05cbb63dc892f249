"""Returns that are split, refused, extended and answered anew: each once, and as they were last seen."""

from collections.abc import Callable
from datetime import date

import pytest

from desk.records.errors import Stale
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.returns import NewSettlement, Parcel, Return
from desk.store import orders, returns, returns_list
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

LATER = date(2026, 3, 9)
Step = Callable[[Database, Return], object]
STEPS: dict[str, Step] = {
    "refuse": lambda db, ra: returns.refuse(db, ra, LATER),
    "take back": returns.take_back_refusal,
    "extend": lambda db, ra: returns.extend(db, ra, LATER),
    "answer": lambda db, ra: returns.answer_anew(db, ra, samples.answer(5)),
    "void": lambda db, ra: returns.void(db, ra, LATER, "wrong order"),
}


@pytest.fixture
def ra(db: Database) -> Return:
    """An open RA for two of three pieces."""
    order = samples.add_order(db)
    parts = (LinePart(str(order.lines[1].id), 2),)
    return samples.add_return(db, order, lines=parts, replacement=False)


def done(db: Database, ra: Return, *steps: str) -> Return:
    """The return after some steps."""
    for step in steps:
        with db.atomic():
            STEPS[step](db, returns.get(db, ra.number))
    return returns.get(db, ra.number)


def test_what_was_refused_is_free_again_and_says_when(db: Database, ra: Return) -> None:
    refused = done(db, ra, "refuse")
    assert (refused.state, refused.refused, refused.version) == ("refused", LATER, 2)
    assert [line.under_ra for line in orders.get(db, "10100").lines] == [0, 0]
    row = db.query("SELECT state, voided, void_reason FROM return_authorizations")[0]
    assert tuple(row) == ("voided", "2026-03-09", "refused")
    (listed,) = returns_list.for_order(db, "10100")
    assert listed.state == "refused"


def test_a_refusal_is_taken_back_whole(db: Database, ra: Return) -> None:
    opened = done(db, ra, "refuse", "take back")
    assert (opened.state, opened.refused, opened.version) == ("open", None, 3)
    row = db.query("SELECT state, voided, void_reason FROM return_authorizations")[0]
    assert tuple(row) == ("open", None, "")


def test_the_day_to_be_back_by_is_the_owners(db: Database, ra: Return) -> None:
    extended = done(db, ra, "extend")
    assert (extended.return_by, extended.extended, extended.version) == (LATER, LATER, 2)


def test_another_answer_is_kept(db: Database, ra: Return) -> None:
    again = done(db, ra, "answer")
    assert (again.answer, again.version) == (samples.answer(5), 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((), "take back"),
        (("void",), "take back"),
        (("void",), "refuse"),
        (("refuse",), "refuse"),
        (("refuse",), "extend"),
        (("refuse",), "void"),
        (("refuse", "take back"), "take back"),
    ],
)
def test_what_cannot_be_done_any_more_is_told(
    db: Database, ra: Return, first: tuple[str, ...], second: str
) -> None:
    before = done(db, ra, *first)
    with pytest.raises(Stale, match="ra-changed"), db.atomic():
        STEPS[second](db, before)
    assert returns.get(db, ra.number) == before


@pytest.mark.parametrize("second", ["refuse", "extend", "answer"])
def test_what_changed_meanwhile_is_told(db: Database, ra: Return, second: str) -> None:
    before = done(db, ra, "extend")
    with pytest.raises(Stale, match="ra-changed"), db.atomic():
        STEPS[second](db, ra)
    assert returns.get(db, ra.number) == before


def apart(db: Database, ra: Return, pieces: dict[int, int]) -> Return:
    """A return of its own for some pieces of another."""
    order = orders.get(db, ra.order)
    new = samples.add_return(db, order, "RA-26-00002-1", lines=(), head=ra.id)
    with db.atomic():
        returns.set_apart(db, ra, new.id, pieces)
    return returns.get(db, new.number)


def test_a_part_of_a_line_is_set_apart(db: Database, ra: Return) -> None:
    (line,) = ra.lines
    new = apart(db, ra, {line.id: 1})
    left = returns.get(db, ra.number)
    assert [(each.order_line, each.quantity) for each in left.lines] == [(line.order_line, 1)]
    assert [(each.order_line, each.quantity) for each in new.lines] == [(line.order_line, 1)]
    assert new.lines[0].id != left.lines[0].id == line.id
    assert (new.head, new.on_parcel, left.on_parcel) == (ra.number, ra.number, ra.number)
    assert orders.get(db, "10100").lines[1].under_ra == 2


def test_a_whole_line_keeps_its_id(db: Database) -> None:
    order = samples.add_order(db)
    both = tuple(LinePart(str(line.id), 1) for line in order.lines)
    ra = samples.add_return(db, order, lines=both)
    new = apart(db, ra, {ra.lines[0].id: 1})
    assert new.lines == ra.lines[:1]
    assert returns.get(db, ra.number).lines == ra.lines[1:]


def test_the_returns_of_a_parcel_stand_together(db: Database, ra: Return) -> None:
    new = apart(db, ra, {ra.lines[0].id: 1})
    other = samples.add_return(db, samples.add_order(db, "#2"), "RA-26-00003-0")
    numbers = {each.number: each.id for each in (ra, new, other)}

    def met(number: str, head: str) -> list[str]:
        return [row.number for row in returns_list.of_parcel(db, numbers[number], head)]

    assert (met(ra.number, ra.number), met(new.number, ra.number)) == ([new.number], [ra.number])
    assert met(other.number, other.number) == []
    (row,) = returns_list.of_parcel(db, ra.id, " ra-26-00001-3 ")
    assert (row.head, row.state) == (ra.number, "open")


def test_where_pieces_went_and_what_was_checked_is_kept_by_settlement(db: Database, ra: Return) -> None:
    (line,) = ra.lines
    parcel = Parcel(
        DAY,
        conditions=((line.id, Condition(opened=True)),),
        places=((line.id, "damaged"),),
        checks=((line.id, {"box": "nø"}),),
        found_reason="wrong_item",
        replacement=True,
    )
    new = NewSettlement(DAY, parcel, samples.answer(0), "replacement", Money(0), None, None)
    with db.atomic():
        returns.settle(db, ra, new)
    settled = returns.get(db, ra.number)
    (found,) = settled.lines
    assert (found.place, found.checks, found.item, found.category) == (
        "damaged",
        {"box": "nø"},
        line.item,
        "",
    )
    assert settled.settlement is not None
    assert (settled.settlement.found_reason, settled.settlement.replacement) == ("wrong_item", True)
    assert (ra.replacement, ra.lines[0].place, ra.lines[0].checks) == (False, "", {})
