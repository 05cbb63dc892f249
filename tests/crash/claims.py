"""What must be found in a shop's file after a crash, by plain SQL over a connection that is not ours.

``CLAIMS`` asks whether a write that was acknowledged is there; ``HALVED`` finds anything of which only a part
is there. Both know the file alone: what the program would say of it is asked elsewhere.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from tests.crash import book_claims, check_claims, return_claims
from tests.crash.bench import Claim

Ask = Callable[[sqlite3.Connection], list[str]]

# By the name of a claim; its values come in their order. Each is true for ever once it was said.
CLAIMS = {
    "order": "SELECT 1 FROM orders WHERE number = ?1",
    "shipped": "SELECT 1 FROM orders WHERE number = ?1 AND shipped = ?2",
    "taken": """SELECT 1 FROM orders JOIN order_lines line ON line.order_id = orders.id
        WHERE number = ?1 AND paid = CAST(?2 AS INTEGER) AND line.allocated = line.quantity""",
    "paid": """SELECT 1 FROM payments JOIN journal_entries entry ON entry.id = payments.entry
        WHERE number = ?1 AND amount = CAST(?2 AS INTEGER)""",
    "payment voided": """SELECT 1 FROM payments back JOIN payments first ON first.id = back.reverses
        WHERE first.number = ?1 AND back.amount = -first.amount""",
    "sent": """SELECT 1 FROM orders, items WHERE orders.number = ?1 AND items.sku = ?2
        AND orders.shipped IS NOT NULL AND items.on_hand = 1 AND items.allocated = 0""",
    "cancelled": """SELECT 1 FROM cancellations c JOIN orders ON orders.id = c.order_id
        JOIN credit_lots lot ON lot.id = c.lot
        WHERE orders.number = ?1 AND lot.number = ?2 AND lot.amount = CAST(?3 AS INTEGER)""",
    "delivered": "SELECT 1 FROM orders WHERE number = ?1 AND delivered = ?2",
    "came": """SELECT 1 FROM arrivals JOIN arrival_lines given ON given.arrival = arrivals.id
        JOIN order_lines line ON line.id = given.order_line
        WHERE arrivals.id = CAST(?1 AS INTEGER) AND line.allocated = given.quantity""",
    "told": "SELECT 1 FROM notices WHERE number = ?1 AND told IS NOT NULL AND due IS NOT NULL",
    "ra": "SELECT 1 FROM return_authorizations WHERE number = ?1",
    "settled": """SELECT 1 FROM settlements JOIN return_authorizations ra ON ra.id = settlements.ra
        JOIN credit_lots lot ON lot.id = settlements.lot
        WHERE ra.number = ?1 AND lot.number = ?2 AND lot.amount = CAST(?3 AS INTEGER)""",
    "voided": "SELECT 1 FROM return_authorizations WHERE number = ?1 AND state = 'voided'",
    "reversed": """SELECT 1 FROM settlements JOIN return_authorizations ra ON ra.id = settlements.ra
        WHERE ra.number = ?1 AND ra.state = 'open' AND settlements.reversed IS NOT NULL""",
    "printed": "SELECT 1 FROM prints WHERE number = ?1 AND copy = CAST(?2 AS INTEGER) - 1",
    "draft": "SELECT 1 FROM drafts WHERE kind = ?1 AND subject = ?2 AND body LIKE ?3",
    "edition": "SELECT 1 FROM policy_editions WHERE digest = ?1",
    "imported": """SELECT 1 FROM imports WHERE digest = ?1
        AND (SELECT count(*) FROM orders WHERE number LIKE ?2) = CAST(?3 AS INTEGER)""",
    "listed": """SELECT 1 FROM imports WHERE digest = ?1 AND CAST(?3 AS INTEGER) =
        (SELECT count(*) FROM items WHERE sku LIKE ?2 AND on_hand = 4)""",
    "photo": "SELECT 1 FROM photos WHERE subject = ?1 AND digest = ?2 AND ?3 <> ''",
    "person": "SELECT 1 FROM people WHERE name = ?1 AND role = 'clerk' AND pin <> ''",
    "overridden": """SELECT 1 FROM overrides JOIN history ON history.id = overrides.history
        WHERE history.subject = ?1 AND overrides.after = CAST(?2 AS INTEGER)""",
    "set": """SELECT 1 FROM history JOIN history_words said ON said.id = history.id
        WHERE operation = 'change_setting' AND subject = ?1 AND said.after LIKE ?2""",
    "erased": "SELECT 1 FROM customers WHERE number = ?1 AND name = ?1 AND email = '' AND phone = ''",
    "accepted": """SELECT 1 FROM history JOIN history_words said ON said.id = history.id
        WHERE operation = 'accept_findings' AND said.reason = ?1""",
    "shop": "SELECT 1 FROM shop WHERE name = ?1",
    "version": "SELECT 1 FROM pragma_user_version WHERE user_version = CAST(?1 AS INTEGER)",
    **return_claims.CLAIMS,
    **check_claims.CLAIMS,
    **book_claims.CLAIMS,
}
_AGREED = """('override_ra', 'override_settlement', 'override_order', 'ship_anyway', 'decide_cancel',
    'decide_correction', 'decide_parcel_back')"""
# These are about files beside the shop's own, which are looked at apart.
BESIDE = ("file", "backed up", "restored", "in place")
_HISTORY = "(SELECT count(*) FROM history WHERE operation = '{}' AND subject = {})"
# What must find no row. The words before each are what a failed test says.
HALVED = {
    "a customer who was erased in part": f"""SELECT buyer.number FROM customers buyer
        JOIN orders o ON o.customer = buyer.id JOIN addresses a ON a.id IN (buyer.address, o.ship_to)
        WHERE buyer.name = buyer.number AND (buyer.email <> '' OR a.street <> '' OR o.note <> ''
            OR {_HISTORY.format("erase_customer", "buyer.number")}
                + {_HISTORY.format("erase_again", "buyer.number")} < 1)""",
    "an entry whose legs do not add up": """SELECT entry.id FROM journal_entries entry
        LEFT JOIN journal_legs leg ON leg.entry = entry.id
        GROUP BY entry.id HAVING coalesce(sum(leg.amount), 1) <> 0""",
    "an entry that is not sealed": """SELECT id FROM journal_entries
        WHERE id NOT IN (SELECT entry FROM journal_seals)""",
    "legs or a seal without their entry": """SELECT entry FROM
        (SELECT entry FROM journal_legs UNION SELECT entry FROM journal_seals)
        WHERE entry NOT IN (SELECT id FROM journal_entries)""",
    "an item whose pieces are not those of its movements": """SELECT sku FROM items WHERE on_hand <>
        (SELECT coalesce(sum(change), 0) FROM stock_movements WHERE item = items.id)""",
    "an order without its lines or its line of history": f"""SELECT number FROM orders
        WHERE id NOT IN (SELECT order_id FROM order_lines)
        OR {_HISTORY.format("enter_order", "number")} + {_HISTORY.format("take_order", "number")}
            + {_HISTORY.format("send_replacement", "number")} <> 1""",
    "a cancellation without its lines or its line of history": f"""SELECT number FROM orders
        WHERE id IN (SELECT order_id FROM cancellations WHERE kind = 'cancelled'
            AND id NOT IN (SELECT cancellation FROM cancellation_lines))
        OR (SELECT count(*) FROM cancellations WHERE order_id = orders.id AND kind = 'cancelled') <>
            {_HISTORY.format("cancel_order", "number")}""",
    "an order of which not what was cancelled is due no more": """SELECT number FROM orders
        WHERE released <> (SELECT coalesce(sum(released), 0) FROM cancellations WHERE order_id = orders.id)
            + (SELECT coalesce(sum(amount), 0) FROM write_offs WHERE order_id = orders.id)
        OR withdrawn <> (SELECT coalesce(sum(withdrawn), 0) FROM cancellations WHERE order_id = orders.id)""",
    "a payment without its line of history": f"""SELECT number FROM orders
        WHERE (SELECT count(*) FROM payments WHERE order_id = orders.id AND reverses IS NOT NULL
                AND reverses NOT IN (SELECT payment FROM check_parts)) <>
            {_HISTORY.format("void_payment", "number")}""",
    "an order whose money is not its payments'": """SELECT number FROM orders WHERE paid <>
        (SELECT coalesce(sum(amount), 0) FROM payments WHERE order_id = orders.id)""",
    "a payment that was not booked": """SELECT number FROM orders
        WHERE id IN (SELECT order_id FROM payments) AND NOT EXISTS (SELECT 1 FROM journal_entries
            WHERE subject = orders.number AND event = 'payment_received')""",
    "a shipment that was not booked once": """SELECT number FROM orders WHERE (shipped IS NOT NULL) <>
        (SELECT count(*) FROM journal_entries WHERE subject = orders.number AND event = 'order_shipped')""",
    "an arrival without its movement, or pieces that no line has": """SELECT id FROM items
        WHERE coalesce(on_hand, 0) <>
            (SELECT coalesce(sum(change), 0) FROM stock_movements WHERE item = items.id)
        OR allocated <> (SELECT coalesce(sum(allocated), 0) FROM order_lines WHERE item = items.id)
        OR (SELECT coalesce(sum(quantity), 0) FROM arrivals WHERE item = items.id) <>
            (SELECT coalesce(sum(change), 0) FROM stock_movements
            WHERE item = items.id AND kind = 'arrived')""",
    "a customer who was told in part": f"""SELECT n.number FROM notices n JOIN orders o ON o.id = n.order_id
        WHERE (n.told IS NULL) <> EXISTS (SELECT 1 FROM order_lines line JOIN notice_lines part
            ON part.order_line = line.id WHERE part.notice = n.id AND line.notified IS NULL)
        OR (n.told IS NOT NULL) <> {_HISTORY.format("mark_told", "o.number")}""",
    "an RA without its lines or its line of history": f"""SELECT number FROM return_authorizations ra
        WHERE id NOT IN (SELECT ra FROM return_lines) OR {_HISTORY.format("issue_ra", "number")} <> 1""",
    "a state that no settlement stands behind": """SELECT number FROM return_authorizations ra
        WHERE (state = 'settled') <>
            (SELECT count(*) FROM settlements WHERE ra = ra.id AND reversed IS NULL)""",
    "a settlement without its line of history": f"""SELECT number FROM return_authorizations ra
        WHERE (SELECT count(*) FROM settlements WHERE ra = ra.id) <> {_HISTORY.format("settle", "number")}
        OR (SELECT count(reversed) FROM settlements WHERE ra = ra.id) <>
            {_HISTORY.format("reverse_settlement", "number")}""",
    "a settlement without its lines, its entry or its credit": """SELECT id FROM settlements
        WHERE (id NOT IN (SELECT settlement FROM settlement_lines)
            AND ra NOT IN (SELECT id FROM return_authorizations WHERE reason = 'missing_item'))
        OR (destination NOT IN ('replacement', 'exchange_same_item') AND (entry IS NULL OR lot IS NULL))
        OR coalesce(entry, 0) NOT IN (SELECT 0 UNION SELECT id FROM journal_entries)
        OR coalesce(lot, 0) NOT IN (SELECT 0 UNION SELECT id FROM credit_lots)""",
    "a reversal without its reversing entry": """SELECT id FROM settlements WHERE entry IS NOT NULL
        AND (reversed IS NOT NULL) <>
            (SELECT count(*) FROM journal_entries WHERE reverses = settlements.entry)""",
    "a void without its line of history": f"""SELECT number FROM return_authorizations ra
        WHERE (state = 'voided' AND refused IS NULL) <> {_HISTORY.format("void_ra", "number")}""",
    "a lot whose balance is not its movements'": """SELECT number FROM credit_lots WHERE balance <>
        amount + (SELECT coalesce(sum(amount), 0) FROM credit_movements WHERE lot = credit_lots.id)""",
    "credit that the ledger does not owe": """SELECT 1 WHERE
        (SELECT coalesce(sum(balance), 0) FROM credit_lots) <>
        -(SELECT coalesce(sum(amount), 0) FROM journal_legs WHERE account = '2100')""",
    "a print without its line of history": f"""SELECT number FROM prints
        GROUP BY number HAVING count(*) <> {_HISTORY.format("count_print", "number")}""",
    "an edition without its line of history": f"""SELECT 1 WHERE (SELECT count(*) FROM policy_editions) <>
        1 + {_HISTORY.format("new_edition", "'policy'")}""",
    "a photo without its line of history": f"""SELECT subject FROM photos
        GROUP BY subject HAVING count(*) <> {_HISTORY.format("attach_photo", "photos.subject")}""",
    "a person without their line of history": f"""SELECT name FROM people
        WHERE role <> 'owner' AND {_HISTORY.format("add_person", "name")} <> 1""",
    "an override without its line of history, or the other way round": f"""
        SELECT history FROM overrides WHERE history NOT IN
            (SELECT id FROM history WHERE operation IN {_AGREED} OR operation = 'decide_request')
        UNION SELECT id FROM history WHERE operation IN {_AGREED}
            AND id NOT IN (SELECT history FROM overrides)""",
    "a second place that its last line of history does not tell": """
        SELECT value FROM settings WHERE name = 'backup-place' AND value <>
            coalesce((SELECT json_extract(said.after, '$.value')
                FROM history JOIN history_words said ON said.id = history.id
                WHERE operation = 'change_setting' AND subject = 'backup-place'
                ORDER BY history.id DESC LIMIT 1), '')""",
    "an import without its orders": """SELECT 1 WHERE
        (SELECT count(*) FROM orders WHERE source = 'shopify') <>
        (SELECT coalesce(sum(json_extract(counts, '$.orders')), 0) FROM imports)""",
    **return_claims.HALVED,
    **check_claims.HALVED,
    **book_claims.HALVED,
}


Known = dict[int, list[str]]
# What was found in a file of these bytes, which thousands of states are recovered to.
_KNOWN: Known = {}


def look(shop: Path, said: Iterable[Claim]) -> list[str]:
    """What is wrong with a shop's file after a crash: damaged, halved, or a claim that does not hold.

    The file is opened as the first program after the crash would, so it is recovered by this.
    """
    said = tuple(said)

    def ask(connection: sqlite3.Connection) -> list[str]:
        return damaged(connection) + halved(connection) + lost(connection, said)

    return examine(shop, said, ask, _KNOWN) + gone_files(shop.parent, said)


def examine(shop: Path, said: Sequence[Claim], ask: Ask, known: Known) -> list[str]:
    """Recover a file and ask it; what was found in the same bytes for the same claims is not asked again."""
    try:
        with closing(connect(shop)) as connection:
            # Reading the first page plays the log back; closing moves it into the file.
            connection.execute("PRAGMA user_version").fetchone()
        mark = hash((shop.read_bytes(), shop.with_name(f"{shop.name}-wal").exists(), tuple(said)))
        if mark not in known:
            with closing(connect(shop)) as connection:
                known[mark] = ask(connection)
        return known[mark]
    except sqlite3.Error as trouble:
        return [f"cannot be read: {trouble}"]


def connect(shop: Path) -> sqlite3.Connection:
    """A plain connection that recovers the file, and needs no memory shared with others to do so."""
    connection = sqlite3.connect(f"{shop.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    # What is looked at is a copy: nobody waits for it to reach a disk.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def rows(shop: Path, sql: str) -> list[tuple[object, ...]]:
    """What a statement finds in a shop's file; nothing in one that cannot be read."""
    try:
        with closing(connect(shop)) as connection:
            return connection.execute(sql).fetchall()
    except sqlite3.Error:
        return []


def damaged(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds: pages, indexes, constraints, references."""
    said = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
    references = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [f"damaged: {each}" for each in said if each != "ok"] + [f"refers: {each}" for each in references]


def halved(connection: sqlite3.Connection) -> list[str]:
    """Every record of which only a part is there."""
    return [f"{what}: {row[0]}" for what, sql in HALVED.items() for row in connection.execute(sql)]


def lost(connection: sqlite3.Connection, said: Iterable[Claim]) -> list[str]:
    """Every claim about the shop's file that does not hold."""
    rows = [claim for claim in said if claim[0] not in BESIDE]
    return [f"lost: {row}" for row in rows if not connection.execute(CLAIMS[row[0]], row[1:]).fetchone()]


def gone_files(folder: Path, said: Iterable[Claim]) -> list[str]:
    """Every file that was saved and is not there whole, as it was saved last."""
    saved = {claim[1]: claim for claim in said if claim[0] == "file"}
    saved |= {place: ("file", place, digest) for kind, _, digest, place in _photos(said)}
    return [f"lost: {claim}" for claim in saved.values() if not kept(folder, claim)]


def _photos(said: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in said if claim[0] == "photo"]


def kept(folder: Path, claim: Claim) -> bool:
    """Whether a file that was saved is there, whole."""
    path = folder / claim[1]
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == claim[2]
