"""Each pile of the day holds what needs that step, the most urgent first, counted to a cap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.records.notices import LATE, NewNotice
from desk.records.orders import Standing
from desk.records.strays import NOT_ACCEPTED, Stray
from desk.records.today import Pile
from desk.store import notices, orders, shipments, strays, today
from desk.store.database import Database
from tests.store import samples

TODAY = date(2026, 3, 13)
BEFORE, LATER = TODAY - timedelta(1), TODAY + timedelta(1)


def stand(db: Database, number: str, **standing: object) -> int:
    """An order that stands so; its id."""
    order = samples.add_order(db, number)
    with db.atomic():
        orders.keep_standing(db, order.id, Standing(**standing))  # type: ignore[arg-type]
    return order.id


def piles(db: Database) -> dict[str, Pile]:
    """The piles of the day by their kind."""
    return {pile.kind: pile for pile in today.piles(db, TODAY)}


@pytest.fixture
def shelf(db: Database) -> Database:
    """Orders that need a hand, each in its own way."""
    stand(db, "#1", ship_target=BEFORE, ship_limit=BEFORE)
    stand(db, "#2", ship_target=BEFORE, ship_limit=LATER)
    stand(db, "#3", first_ship=BEFORE, ship_target=LATER, ship_limit=LATER)
    stand(db, "#4", first_ship=TODAY)
    stand(db, "#5", holds=("balance",), balance_due=BEFORE)
    stand(db, "#6", holds=("balance",), balance_due=TODAY)
    stand(db, "#7", awaits=True)
    return db


def test_orders_stand_in_their_piles(shelf: Database) -> None:
    found = {kind: [task.number for task in pile.tasks] for kind, pile in piles(shelf).items()}
    assert found == {
        "to_tell": ["#1"],
        "late": ["#2"],
        "overdue": ["#5"],
        "to_ship": ["#4", "#3"],
        "hold_ends": ["#4"],
        "balance": ["#6"],
    }
    assert list(found) == ["to_tell", "late", "overdue", "to_ship", "hold_ends", "balance"]
    assert today.number(shelf, TODAY, "hold_ends") == 1
    (task,) = piles(shelf)["late"].tasks
    assert (task.name, task.day, task.opens) == ("Łukasz Żak", BEFORE, "ship")


def test_who_was_told_is_only_late(shelf: Database) -> None:
    with shelf.atomic():
        orders.mark_told(shelf, 1, TODAY)
    assert [task.number for task in piles(shelf)["late"].tasks] == ["#1", "#2"]


def test_parcels_notices_and_returns_stand_below(db: Database) -> None:
    order = samples.add_order(db, "#1", shipped=date(2026, 3, 4))
    samples.add_return(db, order, "RA-26-00001-3", return_by=TODAY)
    samples.add_return(db, order, "RA-26-00002-2", return_by=None)
    (parcel,) = shipments.of_order(db, order.id)
    open_still = samples.add_order(db, "#2")
    with db.atomic():
        for each in (order, open_still):
            notices.add(db, NewNotice(each.id, LATE, BEFORE))
        shipments.mark_back(
            db, replace(parcel, number="SH-26-00001-8", came_back=BEFORE, cause="other", fate="again")
        )
    found = {kind: [(task.number, task.opens) for task in pile.tasks] for kind, pile in piles(db).items()}
    assert found == {
        "back": [("#1", "ship")],
        "to_ship": [("#2", "ship")],
        "notice": [("#2", "notices")],
        "expiring": [("RA-26-00001-3", "return")],
        "parcel": [("RA-26-00002-2", "receive")],
    }


def test_kept_parcels_stand_with_what_is_known_of_them(db: Database) -> None:
    for number, told in (
        ("1-2", {}),
        ("2-0", {"written": "RA 17?"}),
        ("3-6", {"written": "17", "sender": "Zoë"}),
    ):
        with db.atomic():
            strays.add(db, Stray(f"ST-26-0000{number}", BEFORE, **told))
    with db.atomic():
        strays.add(db, Stray("ST-26-00004-8", BEFORE, state=NOT_ACCEPTED, ended=BEFORE))
    (pile,) = piles(db).values()
    assert [(each.name, each.day, each.opens) for each in pile.tasks] == [
        (name, BEFORE, "stray") for name in ("–", "RA 17?", "Zoë")
    ]


def test_a_pile_shows_few_and_counts_the_others(db: Database) -> None:
    for number in range(today.SHOWN + 2):
        stand(db, f"#{number}", first_ship=BEFORE)
    pile = piles(db)["to_ship"]
    assert (len(pile.tasks), pile.count) == (today.SHOWN, today.SHOWN + 2)


def test_a_pile_of_orders_counts_to_its_cap(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a lower cap than 1001, which is written into the statement."""
    few = today.STATEMENTS["to_ship"].replace(f"LIMIT {today.CAP})", "LIMIT 2)")
    monkeypatch.setitem(today.STATEMENTS, "to_ship", few)
    for number in range(3):
        stand(db, f"#{number}", first_ship=BEFORE)
    assert (piles(db)["to_ship"].count, today.number(db, TODAY, "to_ship")) == (2, 2)


def test_a_pile_of_others_counts_to_its_cap(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "CAP", 2)
    order = samples.add_order(db, "#1", shipped=date(2026, 3, 4))
    for number in ("RA-26-00001-3", "RA-26-00002-2", "RA-26-00003-1"):
        samples.add_return(db, order, number, return_by=TODAY)
    assert piles(db)["expiring"].count == 2


@pytest.mark.parametrize("kind", today.STATEMENTS)
def test_no_pile_reads_a_whole_table(db: Database, kind: str) -> None:
    values = {"today": "2026-03-13", "soon": "2026-03-16", "cap": 5}
    plan = [row["detail"] for row in db.query(f"EXPLAIN QUERY PLAN {today.STATEMENTS[kind]}", values)]
    assert not [
        step for step in plan if step.startswith("SCAN") and "INDEX" not in step and "few" not in step
    ]


def test_the_share_is_of_orders_whose_days_are_over(db: Database) -> None:
    placed = TODAY - timedelta(10)
    samples.add_order(db, "#1", placed=placed, shipped=placed + timedelta(2))
    samples.add_order(db, "#2", placed=placed, shipped=placed + timedelta(3))
    samples.add_order(db, "#3", placed=placed)
    samples.add_order(db, "#4", placed=TODAY - timedelta(2))
    samples.add_order(db, "#5", placed=TODAY - timedelta(60))
    paid = samples.add_order(db, "#6", placed=placed, shipped=placed + timedelta(5))
    with db.atomic():
        orders.mark_balance_paid(db, paid.id, placed + timedelta(4))
    found = today.share(db, TODAY, 2, 30)
    assert (found.in_time, found.of) == (2, 4)
