"""Parcels without a return, as they stand in the shop's file."""

from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED, Stray
from desk.store import strays
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

KNOWN = Stray("ST-26-00001-2", DAY, "RA 17?", "Łukasz Żak", "1Z9", "wet")


def kept(db: Database, number: str = "ST-26-00001-2", **changes: object) -> Stray:
    """A parcel in the store."""
    with db.atomic():
        strays.add(db, Stray(number, **{"came": DAY, **changes}))  # type: ignore[arg-type]
    return strays.get(db, number)


def test_a_parcel_is_read_as_it_was_written(db: Database) -> None:
    with db.atomic():
        key = strays.add(db, KNOWN)
    found = strays.get(db, "ST-26-00001-2")
    assert (found.id, found.version, found.came, found.written) == (key, 1, DAY, "RA 17?")
    assert (found.sender, found.tracking, found.note, found.state) == ("Łukasz Żak", "1Z9", "wet", KEPT)
    with pytest.raises(NotFound, match="stray-unknown"):
        strays.get(db, "ST-26-00002-0")


def test_the_newest_are_listed_the_oldest_of_them_first(db: Database) -> None:
    kept(db, "ST-26-00001-2")
    kept(db, "ST-26-00002-0", came=date(2026, 3, 1))
    kept(db, "ST-26-00003-6", came=date(2026, 3, 5))
    kept(db, "ST-26-00004-8", state=NOT_ACCEPTED, ended=DAY)
    found = strays.listed(db, (KEPT,), 2)
    assert [each.number for each in found] == ["ST-26-00001-2", "ST-26-00003-6"]
    assert [each.number for each in strays.listed(db, (NOT_ACCEPTED,), 9)] == ["ST-26-00004-8"]


def test_a_parcel_that_is_matched_names_its_return(db: Database) -> None:
    ra = samples.add_return(db, samples.add_order(db))
    stray = kept(db)
    with db.atomic():
        strays.match(db, stray, ra.id, DAY)
        with pytest.raises(Stale, match="stray-changed"):
            strays.match(db, stray, ra.id, DAY)
    found = strays.get(db, stray.number)
    assert (found.state, found.ra, found.ended, found.version) == (MATCHED, ra.number, DAY, 2)


def test_parcels_of_a_customer_are_known_by_their_return_or_by_what_stands_on_them(db: Database) -> None:
    ra = samples.add_return(db, samples.add_order(db))
    theirs = kept(db, "ST-26-00001-2")
    with db.atomic():
        strays.match(db, theirs, ra.id, DAY)
    kept(db, "ST-26-00002-0", sender="Lukasz ZAK, Saint Louis")
    kept(db, "ST-26-00003-6", sender="Lukasz Zakopane")
    kept(db, "ST-26-00004-8", note="for #10100, it says")
    kept(db, "ST-26-00005-7")
    found = strays.about(db, 1, ("lukasz zak", "#10100"))
    assert [each.number for each in found] == ["ST-26-00001-2", "ST-26-00002-0", "ST-26-00004-8"]
    with db.atomic():
        strays.empty(db, found)
    told = [(each.number, each.sender, each.note) for each in strays.listed(db, (KEPT,), 9)]
    assert told == [
        ("ST-26-00002-0", "", ""),
        ("ST-26-00003-6", "Lukasz Zakopane", ""),
        ("ST-26-00004-8", "", ""),
        ("ST-26-00005-7", "", ""),
    ]
