"""Parcels without a return: noted at the door, matched, sent back, and what the policy says of them."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import orders, overrides, returns, strays
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused, Stale
from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED, SENT_BACK, STATES, Stray
from desk.store import strays as rows
from tests.asking_shop import PACK
from tests.conftest import DAY, FixedClock
from tests.operations import straying
from tests.operations.own_policies import HALF, shop_under

STRANGE = Stray("", DAY, " no number ", " Zoë Q. ", " 1Z999 ", " The box is wet ")


def test_a_parcel_at_the_door_gets_a_number_and_is_kept(desk: Desk) -> None:
    made = strays.note_stray(desk, STRANGE)
    assert (made.number, made.state, made.ended, made.ra) == ("ST-26-00001-2", KEPT, None, "")
    assert (made.written, made.sender, made.tracking, made.note) == (
        *("no number", "Zoë Q.", "1Z999", "The box is wet"),
    )
    assert strays.open_stray(desk, "st-26-00001-2") == made
    assert strays.list_strays(desk) == (made,)
    (line,) = orders.read_history(desk, made.number)
    assert (line.operation, line.after) == ("note_stray", {"state": KEPT})


def test_one_that_is_not_accepted_is_over_at_once(desk: Desk) -> None:
    made = strays.note_stray(desk, replace(STRANGE, state=NOT_ACCEPTED, ra="RA-26-00001-3", number="X"))
    assert (made.state, made.ended, made.ra, made.number) == (NOT_ACCEPTED, DAY, "", "ST-26-00001-2")
    assert strays.list_strays(desk) == ()
    assert strays.list_strays(desk, (NOT_ACCEPTED, KEPT)) == (made,)
    ra = straying.two_lines(desk)
    with pytest.raises(Refused, match="stray-ended"):
        strays.match_stray(desk, made.number, ra.number)
    with pytest.raises(Refused, match="stray-ended"):
        strays.send_stray_back(desk, made.number, DAY)


def test_what_cannot_be_noted_is_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="stray-ahead"):
        strays.note_stray(desk, replace(STRANGE, came=date(2026, 3, 14)))
    for state in (MATCHED, SENT_BACK, "lost"):
        with pytest.raises(BadInput, match="stray-state"):
            strays.note_stray(desk, replace(STRANGE, state=state))
    for name in rows.TEXTS:
        with pytest.raises(BadInput, match="text-control"):
            strays.note_stray(desk, replace(STRANGE, **{name: "a\x00b"}))
    with pytest.raises(BadInput, match="stray-state"):
        strays.list_strays(desk, (KEPT, "lost"))
    with pytest.raises(BadInput, match="number-check-digit"):
        strays.open_stray(desk, "ST-26-00001-7")
    with pytest.raises(NotFound, match="stray-unknown"):
        strays.open_stray(desk, "ST-26-00001-2")
    assert strays.list_strays(desk, STATES) == ()


def test_a_parcel_is_matched_with_an_open_return_only(desk: Desk) -> None:
    made, ra = strays.note_stray(desk, STRANGE), straying.two_lines(desk)
    with pytest.raises(NotFound, match="ra-unknown"):
        strays.match_stray(desk, made.number, "RA-26-00007-6")
    found = strays.match_stray(desk, made.number, ra.number.lower())
    assert (found.state, found.ra, found.ended, found.tracking) == (MATCHED, ra.number, DAY, "1Z999")
    line = orders.read_history(desk, made.number)[-1]
    assert (line.operation, line.before, line.after) == (
        *("match_stray", {"state": KEPT}, {"state": MATCHED, "return": ra.number}),
    )
    other = strays.note_stray(desk, STRANGE)
    returns.void_ra(desk, ra.number, "typed twice")
    with pytest.raises(Refused, match="ra-voided"):
        strays.match_stray(desk, other.number, ra.number)
    assert strays.list_strays(desk) == (other,)


def test_what_goes_back_says_when_and_by_which_number(desk: Desk, clock: FixedClock) -> None:
    made = strays.note_stray(desk, STRANGE)
    with pytest.raises(BadInput, match="stray-back-before"):
        strays.send_stray_back(desk, made.number, date(2026, 3, 12))
    with pytest.raises(BadInput, match="day-to-come"):
        strays.send_stray_back(desk, made.number, date(2026, 3, 14))
    with pytest.raises(BadInput, match="text-control"):
        strays.send_stray_back(desk, made.number, DAY, "1Z\x07")
    clock.day = date(2026, 3, 16)
    back = strays.send_stray_back(desk, made.number, date(2026, 3, 14), " 1Z888 ")
    assert (back.state, back.ended, back.tracking) == (SENT_BACK, date(2026, 3, 14), "1Z888")
    line = orders.read_history(desk, made.number)[-1]
    assert (line.operation, line.after) == ("send_stray_back", {"state": SENT_BACK, "day": "2026-03-14"})
    other = strays.note_stray(desk, STRANGE)
    assert strays.send_stray_back(desk, other.number, date(2026, 3, 16)).tracking == "1Z999"


def test_two_hands_do_not_end_a_parcel_twice(desk: Desk) -> None:
    made = strays.note_stray(desk, STRANGE)
    with desk.db.atomic():
        rows.send_back(desk.db, made, DAY, "")
        with pytest.raises(Stale, match="stray-changed"):
            rows.send_back(desk.db, made, DAY, "")


def test_the_shops_policy_says_what_to_tell_of_a_parcel_without_its_number(desk: Desk) -> None:
    (clause,) = strays.at_the_door(desk)
    assert clause.id == "ra-outside" and "not accepted" in clause.text["en"]
    ra = straying.two_lines(desk)
    assert strays.at_the_door(desk, ra.number) == (clause,)


def test_only_what_the_missing_number_changes_is_told(desk: Desk, clock: FixedClock) -> None:
    ra = straying.two_lines(desk)
    clock.day = date(2026, 5, 4)
    assert [each.id for each in strays.at_the_door(desk, ra.number)] == ["ra-outside"]
    overrides.extend_ra(desk, ra.number, date(2026, 5, 20), "She is in hospital")
    assert [each.id for each in strays.at_the_door(desk, ra.number)] == ["ra-outside"]


def test_a_policy_that_does_not_mind_or_cannot_be_asked_says_nothing(desk: Desk) -> None:
    assert strays.at_the_door(shop_under(desk, desk.packs["miniature-expressions"])) == ()
    assert strays.at_the_door(shop_under(desk, HALF)) == ()
    assert strays.at_the_door(shop_under(desk, PACK)) == ()
    ra = straying.two_lines(desk)
    returns.void_ra(desk, ra.number, "typed twice")
    assert [each.id for each in strays.at_the_door(desk, ra.number)] == ["ra-outside"]
