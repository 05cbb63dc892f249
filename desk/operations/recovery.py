"""The recovery words of the shop's key: shown to its owner, who writes them down."""

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import recovery
from desk.records.papers import RecoverySheet
from desk.records.rights import Act
from desk.store import shop


def show_recovery_words(desk: Desk) -> RecoverySheet:
    """The words that bring the key back on another computer; that they were shown stands in the history."""
    with desk.db.atomic():
        agreed = permit(desk, Act("show_recovery_words"))
        desk.remember("show_recovery_words", shop.get(desk.db).name, after=agreed)
    return RecoverySheet(shop.get(desk.db), recovery.words_of(desk.db.sealer.key), desk.clock.today())
