"""Customers by the beginnings of their words, as every list and the search look for them.

The words stand in a table of their own, beside the keys that they are the words of: two hundred thousand
names would be read for each letter that is typed.
"""

from array import array

from desk.store.database import Database
from desk.store.keys import LAST_LETTER, fold, holding, words
from desk.store.tables_goods import KEEP_WORDS, KEYS, words_of

BEGINNING = holding("c.search_key", "' ' || ")
# Whoever has too many words alike is looked for in a list's own order instead.
_MOST_ALIKE = 8_000
COUNT = """
    SELECT count(*) AS number
    FROM (SELECT 1 FROM customer_words WHERE word >= :seek AND word < :seek_high LIMIT :most) few
"""
HOLDING = f"""
    SELECT c.id FROM customers c
    WHERE c.id IN (SELECT customer FROM customer_words WHERE word >= :seek AND word < :seek_high)
        AND {BEGINNING}
    LIMIT :most
"""
_FORGET_ALL = "DELETE FROM customer_words"
_KEY = "SELECT search_key FROM customers WHERE id = ?"
_FORGET = """
    DELETE FROM customer_words
    WHERE customer = :customer AND word IN (SELECT value FROM json_each(:words))
"""


def keep(db: Database, customer: int) -> None:
    """Keep the words of a customer whose key was just written, in the same transaction."""
    db.execute(KEEP_WORDS, _values(db, customer))


def keep_all(db: Database) -> None:
    """Keep the words of every customer anew, whatever another tool made of them, in the open transaction."""
    db.execute(_FORGET_ALL)
    for row in db.query(KEYS):
        db.execute(KEEP_WORDS, words_of(row["id"], row["search_key"]))


def forget(db: Database, customer: int) -> None:
    """Take the words of a customer back before another key is written."""
    db.execute(_FORGET, _values(db, customer))


def of(db: Database, text: str, most: int) -> "array[int] | None":
    """The ids of the customers with words that begin as those typed; None where they are more than ``most``.

    Customers who were merged into others are among them.
    """
    ranges = [{"seek": word, "seek_high": word + LAST_LETTER} for word in dict.fromkeys(fold(text).split())]
    counted = [(_count(db, each), place) for place, each in enumerate(ranges)]
    fewest, place = min(counted)
    if fewest > _MOST_ALIKE:
        return None
    found = db.ids(HOLDING, {**ranges[place], **words(text), "most": most + 1})
    return found if len(found) <= most else None


def _values(db: Database, customer: int) -> dict[str, object]:
    return words_of(customer, db.query(_KEY, (customer,))[0]["search_key"])


def _count(db: Database, wanted: dict[str, str]) -> int:
    number: int = db.query(COUNT, {**wanted, "most": _MOST_ALIKE + 1})[0]["number"]
    return number
