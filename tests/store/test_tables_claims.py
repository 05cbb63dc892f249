"""The tables of returns in full hold together: states, days, what is kept as it was written."""

import sqlite3

import pytest

from desk.store import orders, returns
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

REQUEST = (
    "INSERT INTO requests (number, order_id, ra, kind, asked, facts, answer, state, decided, sent_back, "
    "tracking, version) VALUES ('{number}', 1, {ra}, '{kind}', '2026-03-02', '{{}}', '{{}}', '{state}', "
    "{decided}, {back}, '', 1)"
)
STRAY = (
    "INSERT INTO stray_parcels (number, came, written, sender, tracking, note, state, ra, ended, version) "
    "VALUES ('ST-1', '2026-03-02', '', '', '', '', '{}', {}, {}, 1)"
)
CLAIM = (
    "INSERT INTO carrier_claims (ra, filed, carrier, reference, amount, state, paid, ended, entry, version) "
    "VALUES (1, '2026-03-02', 'UPS', '', {}, '{}', {}, {}, {}, 1)"
)
DAMAGED = (
    "INSERT INTO damaged_movements (item, change, day, at, subject, person) "
    "VALUES (1, {}, '2026-03-02', '2026-03-02T16:00:00+00:00', 'RA-1', '{}')"
)


def asked(**changes: object) -> str:
    """A statement that keeps a request which waits with the first RA, but for some of its words."""
    kept = {"number": "RQ-1", "ra": 1, "kind": "settle", "state": "awaits_owner"}
    return REQUEST.format(**{**kept, "decided": "NULL", "back": "NULL", **changes})


@pytest.fixture
def shop(db: Database) -> Database:
    """A shop with an open RA, the first."""
    samples.add_return(db, samples.add_order(db))
    return db


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE return_authorizations SET head = id",
        "UPDATE return_authorizations SET refused = '2026-03-02'",
        "UPDATE return_authorizations SET extended = '2026-02-30'",
        "UPDATE return_authorizations SET replacement = 2",
        "UPDATE items SET damaged = -1",
        DAMAGED.format(0, "Ann"),
        DAMAGED.format(1, ""),
        asked(number=""),
        asked(ra="NULL"),
        asked(kind="other"),
        asked(state="other"),
        asked(decided="'2026-03-02'"),
        asked(state="refused"),
        asked(kind="issue", back="'2026-03-02'"),
        STRAY.format("kept", "NULL", "'2026-03-02'"),
        STRAY.format("sent_back", "NULL", "NULL"),
        STRAY.format("matched", "NULL", "'2026-03-02'"),
        STRAY.format("kept", 1, "NULL"),
        CLAIM.format(0, "open", 0, "NULL", "NULL"),
        CLAIM.format(5, "open", 0, "'2026-03-02'", "NULL"),
        CLAIM.format(5, "paid", 0, "'2026-03-02'", "NULL"),
        CLAIM.format(5, "denied", 3, "'2026-03-02'", "NULL"),
        "INSERT INTO pickups (ra, day, carrier, reference, at, person) "
        "VALUES (1, '2026-03-02', '', '', '2026-03-02T16:00:00+00:00', 'Ann')",
    ],
)
def test_what_cannot_be_is_refused(shop: Database, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), shop.atomic():
        shop.connection.execute(change)


def test_what_can_be_is_kept(shop: Database) -> None:
    """The statements above are refused for what they say, not for how they say it."""
    with shop.atomic():
        for statement in (
            asked(),
            asked(number="RQ-2", state="refused", decided="'2026-03-02'", back="'2026-03-03'"),
            asked(number="RQ-3", kind="issue", ra="NULL"),
            STRAY.format("kept", "NULL", "NULL"),
            CLAIM.format(5, "open", 0, "NULL", "NULL"),
            DAMAGED.format(2, "Ann"),
        ):
            shop.connection.execute(statement)
    assert shop.query("SELECT count(*) AS number FROM requests")[0]["number"] == 3


def test_a_return_waits_with_one_request_at_a_time(shop: Database) -> None:
    with shop.atomic():
        shop.connection.execute(asked())
    with pytest.raises(sqlite3.IntegrityError), shop.atomic():
        shop.connection.execute(asked(number="RQ-2"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE damaged_movements SET change = 9",
        "DELETE FROM damaged_movements",
        "UPDATE pickups SET carrier = 'FedEx'",
        "UPDATE pickups SET reference = 'another'",
        "DELETE FROM pickups",
    ],
)
def test_what_happened_stays_as_it_was_written(shop: Database, change: str) -> None:
    with shop.atomic():
        shop.connection.execute(DAMAGED.format(1, "Ann"))
        shop.connection.execute(
            "INSERT INTO pickups (ra, day, carrier, reference, at, person) "
            "VALUES (1, '2026-03-02', 'UPS', '1Z', '2026-03-02T16:00:00+00:00', 'Ann')"
        )
    shop.connection.set_authorizer(None)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        shop.connection.execute(change)
    shop.connection.execute("UPDATE pickups SET reference = ''")


def test_pieces_of_a_refused_return_may_come_back_anew(shop: Database) -> None:
    with shop.atomic():
        returns.refuse(shop, returns.get(shop, "RA-26-00001-3"), DAY)
    again = samples.add_return(shop, orders.get(shop, "#10100"), "RA-26-00002-1")
    assert again.state == "open"
