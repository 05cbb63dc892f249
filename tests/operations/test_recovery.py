"""The recovery words are the owner's to see, and bring back the key that the shop's rows are sealed with."""

from dataclasses import replace

import pytest

from desk.operations import recovery
from desk.operations.desk import Desk
from desk.records.errors import NeedsConsent, Refused
from desk.records.recovery import key_of
from desk.store import history


def test_the_words_are_the_shops_key(desk: Desk) -> None:
    sheet = recovery.show_recovery_words(desk)
    assert key_of(" ".join(sheet.words)) == desk.db.sealer.key
    assert (sheet.shop.name, sheet.printed) == ("Button & Bear", desk.clock.today())
    (line,) = history.done(desk.db, "show_recovery_words")
    assert line.person == "Alma"


def test_nobody_else_sees_them_and_the_owner_not_without_the_secret(desk: Desk) -> None:
    with pytest.raises(Refused, match="right-denied"):
        recovery.show_recovery_words(replace(desk, person=None))
    with pytest.raises(NeedsConsent, match="wants-secret"):
        recovery.show_recovery_words(replace(desk, proven=False))
    assert history.done(desk.db, "show_recovery_words") == ()
