"""What a shop sets for itself: one step that every setting goes through, as history tells it."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.errors import BadInput
from desk.records.rights import Act
from desk.store import preferences

LOCK = "lock-after"
# Minutes without a key or button, after which the till locks itself.
MINUTES = (1, 2, 5, 10, 15)
USUAL = 2


def change(desk: Desk, setting: tuple[str, str], before: str, after: str) -> None:
    """Set a name to a value inside the open transaction; ``before`` and ``after`` are what history tells.

    A passphrase's own words stay out of both.
    """
    name, value = setting
    agreed = permit(desk, Act("change_setting", name, facts=(after,)))
    preferences.put(desk.db, name, value)
    desk.remember("change_setting", name, before={"value": before}, after={"value": after, **agreed})


def lock_after(desk: Desk) -> int:
    """After how many minutes the till locks itself."""
    kept = preferences.get(desk.db, LOCK)
    return int(kept) if kept.isdigit() and int(kept) in MINUTES else USUAL


def set_lock_after(desk: Desk, minutes: int) -> int:
    """Have the till lock itself after so many minutes; raises BadInput ``lock-minutes``."""
    if minutes not in MINUTES:
        raise BadInput("lock-minutes", known=", ".join(map(str, MINUTES)))
    with desk.db.atomic():
        change(desk, (LOCK, str(minutes)), str(lock_after(desk)), str(minutes))
    return lock_after(desk)


def columns(desk: Desk, kind: str, headings: Sequence[str]) -> dict[str, str]:
    """The headings by field that were chosen for a list with these headings; empty where none were."""
    kept = preferences.get(desk.db, _columns_name(kind, headings))
    return {str(name): str(heading) for name, heading in json.loads(kept or "{}").items()}


def keep_columns(desk: Desk, kind: str, headings: Sequence[str], chosen: Mapping[str, str]) -> None:
    """Remember them inside the open transaction of the import that they were chosen for."""
    preferences.put(desk.db, _columns_name(kind, headings), json.dumps(dict(chosen)))


def _columns_name(kind: str, headings: Sequence[str]) -> str:
    digest = hashlib.sha256(json.dumps(list(headings)).encode()).hexdigest()
    return f"columns.{kind}.{digest[:32]}"
