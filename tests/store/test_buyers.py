"""Customers are found by the beginnings of their words, which are kept beside their keys."""

from dataclasses import replace

import pytest

from desk.records.customers import Customer
from desk.store import buyers, customers, personal
from desk.store.database import Database
from desk.store.keys import fold


@pytest.fixture
def known(db: Database) -> Database:
    """Two customers beside Łukasz Zak."""
    with db.atomic():
        for place, name in enumerate(("Ann O'Brien", "Anna Zakrzewska"), 2):
            customers.add(db, Customer(0, f"CM-26-0000{place}-1", name, f"{place}@d.org"))
    return db


def found(db: Database, text: str, most: int = 9) -> list[int] | None:
    """Who was found."""
    ids = buyers.of(db, text, most)
    return None if ids is None else sorted(ids)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ann", [2, 3]),
        ("ANN brien", [2]),
        ("o'br", [2]),
        ("zak lukasz", [1]),
        ("rien", []),
        ("ann zak bri", []),
        ("a b o d q", []),
        ("cm-26-00002", [2]),
        ('"', []),
        ("100%", []),
    ],
)
def test_every_word_begins_one(known: Database, text: str, who: list[int]) -> None:
    assert found(known, text) == who


def test_more_than_asked_are_not_told(known: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(known, "ann", 2) == [2, 3] and found(known, "ann", 1) is None
    monkeypatch.setattr(buyers, "_MOST_ALIKE", 1)
    assert found(known, "ann") is None
    assert found(known, "ann brien") == [2], "the rarer word is looked up"


def words(db: Database, customer: int) -> set[str]:
    """The words that are kept of a customer."""
    rows = db.query("SELECT word FROM customer_words WHERE customer = ?", (customer,))
    assert len(rows) == len({row["word"] for row in rows})
    return {row["word"] for row in rows}


def test_who_changes_is_found_by_the_new_words_alone(known: Database) -> None:
    ann = customers.get(known, "CM-26-00002-1")
    with known.atomic():
        customers.change(known, replace(ann, name='Ida "Q\\" \x01'), ann)
    assert found(known, "brien") == [] and found(known, "ida") == [2]
    assert fold('"Q\\"') in words(known, 2)


def test_nothing_is_kept_of_who_is_erased_but_the_number(known: Database) -> None:
    with known.atomic():
        personal.empty(known, customers.get(known, "CM-26-00002-1"), ())
    assert words(known, 2) == {"cm-26-00002-1", "cm", "26", "00002", "1"}
    assert words(known, 1) > {"lukasz", "zak"}
