"""A file is known again by its content."""

from desk.records.imports import ImportMark
from desk.store import imports
from desk.store.database import Database
from tests.store.samples import MOMENT

MARK = ImportMark("abc", "orders.csv", MOMENT, "Ann", '{"orders": 326}')


def test_a_file_is_known_once_it_was_imported(db: Database) -> None:
    assert not imports.seen(db, "abc")
    with db.atomic():
        assert imports.add(db, MARK) == 1
    assert imports.seen(db, "abc")
    assert not imports.seen(db, "abd")
