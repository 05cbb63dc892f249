"""Which photos a record has: in the order they came, each once, forgotten when a person is erased."""

import sqlite3

import pytest

from desk.records.photos import PhotoRow
from desk.store import photos
from desk.store.database import Database
from tests.store.photo_trees import photo
from tests.store.samples import MOMENT

RA = "RA-26-00001-3"


def test_photos_of_a_record_are_told_in_the_order_they_came(db: Database) -> None:
    with db.atomic():
        first = photos.add(db, RA, photo("front"), MOMENT, "Alma")
        photos.add(db, "#10100", photo("front"), MOMENT, "Alma")
        second = photos.add(db, RA, photo("back", "Rücken.jpg"), MOMENT, "Ben")
    one, two = photo("front"), photo("back")
    assert photos.of(db, RA) == (
        PhotoRow(first, RA, one.digest, "front.jpg", 3, 2, len(one.data), MOMENT, "Alma"),
        PhotoRow(second, RA, two.digest, "Rücken.jpg", 3, 2, len(two.data), MOMENT, "Ben"),
    )
    assert photos.of(db, "#9") == ()
    assert photos.digests(db) == tuple(sorted((one.digest, two.digest)))


def test_a_record_has_a_photo_once(db: Database) -> None:
    with db.atomic():
        photos.add(db, RA, photo(), MOMENT, "Alma")
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        photos.add(db, RA, photo(), MOMENT, "Alma")
    assert len(photos.of(db, RA)) == 1


def test_dropped_photos_are_forgotten_where_they_were_dropped(db: Database) -> None:
    with db.atomic():
        ids = [photos.add(db, RA, photo(each), MOMENT, "Alma") for each in ("a", "b", "c")]
        photos.add(db, "#10100", photo("a"), MOMENT, "Alma")
    with db.atomic():
        assert photos.drop(db, ids[:2]) == 2
        assert photos.drop(db, ids[:2]) == 0
    assert [each.digest for each in photos.of(db, RA)] == [photo("c").digest]
    assert set(photos.digests(db)) == {photo("a").digest, photo("c").digest}
