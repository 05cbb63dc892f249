"""Column definitions that hold what a record holds: whole cents within the cap, real days, yes or no."""

from desk.records.money import LARGEST


def cents(name: str, least: int = -LARGEST, null: bool = False) -> str:
    """An amount in whole cents, at most a thousand million dollars either way."""
    return f"{name} INTEGER{'' if null else ' NOT NULL'} CHECK ({name} BETWEEN {least} AND {LARGEST})"


def day(name: str, null: bool = False) -> str:
    """A calendar date as ISO text; a day that no calendar has, as 2026-02-30, is refused."""
    return f"{name} TEXT{'' if null else ' NOT NULL'} CHECK ({name} IS date({name}, '+0 days'))"


def moment(name: str) -> str:
    """A moment in UTC as ISO text that begins with its date."""
    return (
        f"{name} TEXT NOT NULL CHECK (length({name}) BETWEEN 19 AND 40 "
        f"AND substr({name}, 1, 10) IS date(substr({name}, 1, 10), '+0 days'))"
    )


def flag(name: str, null: bool = False) -> str:
    """Yes or no, or where ``null`` also not known."""
    return f"{name} INTEGER{'' if null else ' NOT NULL'} CHECK ({name} IN (0, 1))"


def text(name: str) -> str:
    """Text that must not be empty."""
    return f"{name} TEXT NOT NULL CHECK ({name} <> '')"


def json_object(name: str) -> str:
    """A JSON object as text; no table may trust SQLite's json functions, so only its braces are looked at."""
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{{*}}')"


def json_list(name: str) -> str:
    """A JSON list as text."""
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '[[]*]')"


def append_only(table: str) -> tuple[str, str]:
    """Triggers that refuse every change of what was written once; new rows are welcome."""
    return (
        f"CREATE TRIGGER {table}_keep_rows BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f"CREATE TRIGGER {table}_keep_all BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    )
