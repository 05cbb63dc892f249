"""What was answered a moment ago and still stands, since nothing was written: it is not worked out again."""

from collections import deque
from datetime import date
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from desk.operations.desk import Desk
from desk.store.database import Database

# As many answers as a few windows show at once.
_MOST = 8


class _Answered(NamedTuple):
    """An answer, what it was made of, and how things stood then."""

    answer: object
    about: Any
    written: object
    today: date


_LATEST: "WeakKeyDictionary[Database, deque[_Answered]]" = WeakKeyDictionary()


def keep(desk: Desk, answer: object, about: object = ()) -> None:
    """Keep an answer that was just worked out of the shop's file, with what it was made of."""
    latest = _LATEST.setdefault(desk.db, deque(maxlen=_MOST))
    latest.append(_Answered(answer, about, desk.db.written, desk.clock.today()))


def still(desk: Desk, answer: object) -> Any:
    """What an answer was made of, where it is the very one that was kept and stands still; else None.

    It stands as long as nothing was written, kept or not, and the shop's day is the same.
    """
    latest = _LATEST.get(desk.db, deque[_Answered]())
    for place, kept in enumerate(latest):
        if kept.answer is answer and (kept.written, kept.today) == (desk.db.written, desk.clock.today()):
            # What is asked about again and again is not the first to be forgotten.
            del latest[place]
            latest.append(kept)
            return kept.about
    return None
