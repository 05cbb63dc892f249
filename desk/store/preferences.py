"""What a shop set for itself, by name; sealed as all its rows are."""

from desk.store.database import Database

# Says that open orders have their standing; a new shop is made with it.
STANDING = "standing"
# Says that what was paid by check has its check in the book; so has a new shop.
CHECKS = "checks"
_PUT = """
    INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def get(db: Database, name: str, otherwise: str = "") -> str:
    """What was set under a name."""
    rows = db.query("SELECT value FROM settings WHERE name = ?", (name,))
    return str(rows[0]["value"]) if rows else otherwise


def put(db: Database, name: str, value: str) -> None:
    """Set it inside the open transaction; nothing takes it back."""
    if value:
        db.execute(_PUT, (name, value))
    else:
        db.execute("DELETE FROM settings WHERE name = ?", (name,))
