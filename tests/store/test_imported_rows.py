"""What an import brought is kept with it, and goes again by its numbers."""

from desk.records.imports import ImportMark
from desk.records.items import Item
from desk.records.money import Money
from desk.store import imported_rows, imports, items
from desk.store.database import Database
from tests.store.samples import MOMENT


def test_what_is_there_after_an_import_and_was_not_before_it_brought(db: Database) -> None:
    with db.atomic():
        items.add(db, Item(0, "A", "Bear", Money(100)))
        last = imported_rows.last(db)
        key = imports.add(db, ImportMark("d", "items.csv", MOMENT, "Ann", "{}", "items"))
        made = items.add(db, Item(0, "B", "Doll", Money(100)))
        imported_rows.note_new(db, key, "item", last["item"])
        imported_rows.note_changed(db, key, "item", 1, {"sku": "A"})
    assert imported_rows.rows(db, key, "item") == ((1, "changed", {"sku": "A"}), (made.id, "new", {}))
    assert imported_rows.called(db, "item", made.id) == "B"
    assert imported_rows.resting(db, key, "item", 5) == ()
    assert not imported_rows.is_used(db, made.id)
    with db.atomic():
        imported_rows.take_item(db, made.id)
    assert imported_rows.called(db, "item", made.id) == ""
