"""A file is known again by its content."""

from dataclasses import replace

import pytest

from desk.records.errors import NotFound
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


def test_an_import_that_was_taken_back_is_known_no_more(db: Database) -> None:
    with db.atomic():
        key = imports.add(db, replace(MARK, kind="orders"))
        imports.mark_undone(db, key)
    assert not imports.seen(db, "abc")
    (found,) = imports.newest(db, 5)
    assert found == imports.get(db, key) == replace(MARK, kind="orders", id=key, undone=True)
    with pytest.raises(NotFound, match="import-unknown"):
        imports.get(db, 9)
