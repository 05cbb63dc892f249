"""After how long the till locks is set by the owner, and told in the history."""

import pytest

from desk.operations import settings
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.store import history, preferences


def test_the_minutes_are_set_within_what_is_sensible(desk: Desk) -> None:
    assert settings.lock_after(desk) == settings.USUAL
    assert settings.set_lock_after(desk, 10) == 10
    (line,) = history.done(desk.db, "change_setting")
    assert (line.subject, line.before, line.after) == (settings.LOCK, {"value": "2"}, {"value": "10"})
    with pytest.raises(BadInput, match="lock-minutes"):
        settings.set_lock_after(desk, 600)
    with desk.db.atomic():
        preferences.put(desk.db, settings.LOCK, "for ever")
    assert settings.lock_after(desk) == settings.USUAL


def test_columns_are_remembered_for_the_same_headings_and_kind(desk: Desk) -> None:
    headings = ("Who", "Where")
    assert settings.columns(desk, "customers", headings) == {}
    with desk.db.atomic():
        settings.keep_columns(desk, "customers", headings, {"name": "Who", "city": "Where"})
    assert settings.columns(desk, "customers", headings) == {"name": "Who", "city": "Where"}
    assert settings.columns(desk, "items", headings) == {}
    assert settings.columns(desk, "customers", ("Where", "Who")) == {}
