"""The shop itself and the editions of its own policy."""

import sqlite3
from datetime import date

from desk.records.errors import NotFound
from desk.records.shop import Edition, Shop
from desk.store import addresses
from desk.store.database import Database
from desk.store.old_packs import in_todays_format

_EDITION = "SELECT id, pack, in_force, text, digest, choices FROM policy_editions"
_KEY = "SELECT digest, choices FROM policy_editions WHERE id = ?"
# The first edition holds for all earlier days.
_ON = """
    SELECT coalesce(
        (SELECT id FROM policy_editions WHERE in_force <= ? ORDER BY in_force DESC, id DESC LIMIT 1),
        (SELECT id FROM policy_editions ORDER BY in_force, id LIMIT 1)
    ) AS id
"""
_PUT = """
    INSERT INTO shop (id, name, address, time_zone, language, currency, pack, sample)
    VALUES (1, :name, :address, :time_zone, :language, :currency, :pack, :sample)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, address = excluded.address, time_zone = excluded.time_zone,
        language = excluded.language, currency = excluded.currency, pack = excluded.pack,
        sample = excluded.sample
"""


def get(db: Database) -> Shop:
    """Who the shop is; raises NotFound ``shop-none`` in a file that nobody set up yet."""
    rows = db.query("SELECT name, address, time_zone, language, currency, pack, sample FROM shop")
    if not rows:
        raise NotFound("shop-none", path=str(db.path))
    values = dict(rows[0])
    values.update(address=addresses.get(db, values["address"]), sample=bool(values["sample"]))
    return Shop(**values)


def put(db: Database, shop: Shop) -> None:
    """Set the shop up, or change what its papers say from now on."""
    values = {
        "name": shop.name,
        "address": addresses.add(db, shop.address),
        "time_zone": shop.time_zone,
        "language": shop.language,
        "currency": shop.currency,
        "pack": shop.pack,
        "sample": shop.sample,
    }
    db.execute(_PUT, values)


def add_edition(db: Database, edition: Edition) -> int:
    """Keep an edition for ever, inside the open transaction; its own id is ignored, the new one returned."""
    return db.insert(
        "policy_editions",
        pack=edition.pack,
        in_force=edition.in_force.isoformat(),
        text=edition.text,
        digest=edition.digest,
        choices=edition.choices,
    )


def editions(db: Database) -> tuple[Edition, ...]:
    """All editions, oldest first."""
    return tuple(_edition(row) for row in db.query(_EDITION + " ORDER BY in_force, id"))


def edition(db: Database, edition: int) -> Edition:
    """One edition by its id; raises NotFound ``edition-unknown``."""
    rows = db.query(_EDITION + " WHERE id = ?", (edition,))
    if not rows:
        raise NotFound("edition-unknown", edition=edition)
    return _edition(rows[0])


def edition_key(db: Database, edition: int) -> tuple[str, str]:
    """An edition's digest and choices, which tell it from every other; raises NotFound as ``edition``."""
    rows = db.query(_KEY, (edition,))
    if not rows:
        raise NotFound("edition-unknown", edition=edition)
    return rows[0]["digest"], rows[0]["choices"]


def edition_on(db: Database, day: date) -> int:
    """The id of the edition in force on a day; raises NotFound ``shop-none`` before there is any."""
    found = db.query(_ON, (day.isoformat(),))[0]["id"]
    if found is None:
        raise NotFound("shop-none", path=str(db.path))
    return int(found)


def orders_under(db: Database) -> dict[int, int]:
    """How many orders were placed under each edition, by its id; none is left out."""
    rows = db.query("SELECT edition, count(*) AS orders FROM orders GROUP BY edition")
    return {row["edition"]: row["orders"] for row in rows}


def has_order_of(db: Database, day: date) -> bool:
    """Whether any order was placed on a day."""
    return bool(db.query("SELECT 1 FROM orders WHERE placed = ? LIMIT 1", (day.isoformat(),)))


def _edition(row: sqlite3.Row) -> Edition:
    values = dict(row)
    values["in_force"] = date.fromisoformat(values["in_force"])
    values["text"] = in_todays_format(values["text"])
    return Edition(**values)
