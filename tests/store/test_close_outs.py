"""Close-outs come back as they were kept; one is undone once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations.desk import Desk
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store import close_outs
from tests.conftest import DAY
from tests.operations import checking, counting


def test_a_close_out_comes_back_with_its_lines(desk: Desk) -> None:
    counting.paid(desk, 2500, "card", brand="Visa", last4="4242")
    checking.received(desk)
    done = counting.closed(desk, 700, banked=Money(200), terminal=Money(2500))
    found = close_outs.get(desk.db, done.number)
    assert found == done == close_outs.last(desk.db)
    assert (len(found.checks), found.by_check, found.terminal, found.banked) == (1, 10000, 2500, 200)
    assert close_outs.with_move(desk.db, found.bank_move or 0) == done.number
    assert close_outs.with_move(desk.db, 99) == ""


def test_the_newest_come_first_and_the_last_that_stands_is_told(desk: Desk) -> None:
    first = counting.closed(desk, 0)
    second = counting.closed(counting.at(desk, DAY + timedelta(days=1)), 100)
    rows = close_outs.newest(desk.db, 5)
    assert [(each.number, each.difference) for each in rows] == [(second.number, 100), (first.number, 0)]
    with desk.db.atomic():
        close_outs.undo(desk.db, second)
    assert close_outs.last(desk.db) == first
    assert close_outs.newest(desk.db, 1)[0].undone


def test_one_is_undone_once_and_as_it_was_seen(desk: Desk) -> None:
    done = counting.closed(desk, 0)
    with pytest.raises(Stale, match="close-out-changed"), desk.db.atomic():
        close_outs.undo(desk.db, replace(done, version=2))
    with desk.db.atomic():
        close_outs.undo(desk.db, done)
    with pytest.raises(Stale, match="close-out-changed"), desk.db.atomic():
        close_outs.undo(desk.db, done)


def test_one_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="close-out-unknown"):
        close_outs.get(desk.db, "CO-26-00009-9")
