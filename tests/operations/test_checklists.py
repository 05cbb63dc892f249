"""Checklists are set by category, told in the history, and answered with a parcel."""

from dataclasses import replace

import pytest

from desk.operations import checklists, items, orders, returns
from desk.operations.desk import Desk
from desk.records.checklists import LONGEST, MOST_CATEGORIES, Check
from desk.records.errors import BadInput, NeedsConsent
from tests.gui.returning import FOUND, issued

BOX, EDITION = Check("Box there?", spoils="original_packaging"), Check("Edition number", "text")


def test_a_checklist_is_kept_changed_and_taken_away(desk: Desk) -> None:
    assert checklists.list_checklists(desk) == {}
    checklists.set_checklist(desk, " Porcelain   dolls ", (BOX,))
    checklists.set_checklist(desk, "bears", (EDITION,))
    assert checklists.set_checklist(desk, "PORCELAIN dolls", (BOX, EDITION)) == {
        "bears": (EDITION,),
        "Porcelain dolls": (BOX, EDITION),
    }
    assert list(checklists.list_checklists(desk)) == ["bears", "Porcelain dolls"]
    assert checklists.set_checklist(desk, "bears", ()) == {"Porcelain dolls": (BOX, EDITION)}
    assert checklists.set_checklist(desk, "Porcelain dolls", ()) == {}
    told = [(each.before["value"], each.after["value"]) for each in orders.read_history(desk, "checklists")]
    assert ("Porcelain dolls: Box there?", "Porcelain dolls: Box there? · Edition number") in told
    assert told[-1] == ("Porcelain dolls: Box there? · Edition number", "")


def test_what_is_no_checklist(desk: Desk) -> None:
    for name, checks, fault in (
        (" ", (BOX,), "category-empty"),
        ("x" * 61, (BOX,), "category-empty"),
        ("Do\x00lls", (BOX,), "text-control"),
        ("Dolls", (Check("Bo\x00x"),), "text-control"),
        ("Dolls", (BOX, BOX), "check-twice"),
    ):
        with pytest.raises(BadInput, match=fault):
            checklists.set_checklist(desk, name, checks)
    assert checklists.list_checklists(desk) == {}


def test_there_are_not_too_many(desk: Desk) -> None:
    for number in range(MOST_CATEGORIES):
        checklists.set_checklist(desk, f"c{number}", (BOX,))
    with pytest.raises(BadInput, match="category-many"):
        checklists.set_checklist(desk, "one more", (BOX,))


def test_it_is_the_owners_with_a_secret(desk: Desk) -> None:
    with pytest.raises(NeedsConsent):
        checklists.set_checklist(replace(desk, proven=False), "Dolls", (BOX,))


def test_answers_come_with_the_parcel_and_stay_with_the_return(desk: Desk) -> None:
    items.change_item(desk, replace(items.open_item(desk, "B").item, category="Dolls"))
    sheet = returns.open_return(desk, issued(desk).number)
    line = sheet.ra.lines[0]
    assert line.category == "Dolls"
    day = desk.clock.today()
    parcel = returns.Parcel(day, day, True, ((line.id, FOUND),), checks=((line.id, {"Edition number": "7"}),))
    for answer, fault in (("7" * (LONGEST + 1), "check-answer"), ("\x07", "text-control")):
        wrong = replace(parcel, checks=((line.id, {"Edition number": answer}),))
        with pytest.raises(BadInput, match=fault):
            returns.inspect(desk, sheet, wrong)
    returns.settle(desk, returns.inspect(desk, sheet, parcel))
    assert returns.open_return(desk, sheet.ra.number).ra.lines[0].checks == {"Edition number": "7"}
