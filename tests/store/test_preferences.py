"""What a shop set for itself."""

from desk.store import preferences
from desk.store.database import Database


def test_what_is_set_stays_until_it_is_taken_back(db: Database) -> None:
    assert preferences.get(db, "a") == ""
    assert preferences.get(db, "a", "usual") == "usual"
    for value in ("one", "two"):
        with db.atomic():
            preferences.put(db, "a", value)
        assert preferences.get(db, "a") == value
    with db.atomic():
        preferences.put(db, "a", "")
    assert preferences.get(db, "a") == ""
