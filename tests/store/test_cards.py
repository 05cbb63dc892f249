"""No table takes a payment card's number, whichever statement brings it; codes of goods and parcels pass."""

import json

import pytest

from desk.records.errors import BadInput
from desk.store import cards
from desk.store.database import Database
from tests.store import samples

CARD = "4111 1111 1111 1111"
GTIN = "30569309025904"


@pytest.mark.parametrize("values", [(1, CARD), {"note": CARD}, {"sku": CARD}, (json.dumps({"a": [CARD]}),)])
def test_a_card_number_is_refused(values: tuple | dict) -> None:
    with pytest.raises(BadInput) as caught:
        cards.refuse(values)
    assert (caught.value.key, caught.value.values) == ("card-number", {})


@pytest.mark.parametrize(
    "values",
    [(), (1, None, b"4111111111111111"), {"sku": GTIN}, {"tracking": CARD}, {"search_key": CARD}, ("4111",)],
)
def test_codes_and_all_else_pass(values: tuple | dict) -> None:
    cards.refuse(values)


def test_every_statement_that_writes_is_looked_at(db: Database) -> None:
    ways = (
        lambda: db.insert("settings", name="a", value=CARD),
        lambda: db.execute("INSERT INTO settings (name, value) VALUES ('a', ?)", (CARD,)),
        lambda: db.query("INSERT INTO settings (name, value) VALUES ('a', ?) RETURNING id", (CARD,)),
    )
    for way in ways:
        with pytest.raises(BadInput, match="card-number"), db.atomic():
            db.insert("settings", name="b", value="before")
            way()
    assert db.query("SELECT 1 FROM settings") == []
    assert db.query("SELECT ? AS asked", (CARD,))[0]["asked"] == CARD


def test_bar_codes_are_skus(db: Database) -> None:
    order = samples.add_order(db, lines=(samples.new_order().lines[0].__class__(GTIN, "Bear", 1, 21000),))
    assert order.lines[0].sku == GTIN
    with pytest.raises(BadInput, match="card-number"):
        samples.add_order(db, "#2", lines=(samples.new_order().lines[0].__class__("B", CARD, 1, 21000),))
