"""What all lists share: whole statements from literals, capped counts, values that are never SQL."""

import json

import pytest

from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.store import credits, lists, orders_list, returns_list
from desk.store.database import Database

LISTING = lists.Listing(
    source="things t",
    chips={"": "1 = 1", "new": "t.age = 0"},
    sorts={"age": ("", "t.age {way}"), "owner": ("owners o JOIN things t ON t.owner = o.id", "o.name {way}")},
    search="instr(t.name, :key) > 0",
)


def test_statements_are_put_together_once() -> None:
    statements = LISTING.statements()
    assert len(statements) == 2 * 2 * 2 * 2
    assert statements["", "age", True, False] == "SELECT t.id FROM things t WHERE 1 = 1 ORDER BY t.age DESC"
    assert statements["new", "owner", False, True] == (
        "SELECT t.id FROM owners o JOIN things t ON t.owner = o.id "
        "WHERE t.age = 0 AND (instr(t.name, :key) > 0) ORDER BY o.name ASC"
    )


def test_a_query_picks_one_of_them() -> None:
    assert LISTING.key(Query()) == ("", "age", True, False)
    assert LISTING.key(Query("new", " x ", "owner", False)) == ("new", "owner", False, True)
    for query, known in ((Query("old"), "new"), (Query(sort="size"), "age, owner")):
        with pytest.raises(BadInput) as caught:
            LISTING.key(query)
        assert caught.value.values["known"] == known


def test_what_was_typed_is_a_value() -> None:
    values = lists.search_values("#Łuk  100% ' \"")
    assert [values[f"word{n}"] for n in range(4)] == ["#luk", "100%", "'", '"']
    assert str(values["low"]) < "ŁUK  100% ' \"X" < str(values["high"])


def test_pages_hold_a_thousand_ids() -> None:
    assert [len(json.loads(page)) for page in lists.pages(range(2500))] == [1000, 1000, 500]


@pytest.mark.parametrize("listed", [orders_list, returns_list, credits])
def test_every_statement_of_every_list_is_sound(db: Database, listed: object) -> None:
    values = lists.search_values("x") | {"today": "2026-03-02"}
    for statement in (*listed.IDS.values(), *listed.COUNTS.values()):  # type: ignore[attr-defined]
        db.connection.execute(statement, values)


def test_counts_stop_at_the_cap(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "CAP", 3)
    listing = lists.Listing("accounts t", {"": "1 = 1", "asset": "t.kind = 'asset'"}, {}, "")
    assert db.connection.execute(listing.counts()["asset"]).fetchone()[0] == 3
