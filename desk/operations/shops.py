"""The shop itself: making a new one with its first policy edition, and reading who it is."""

from datetime import date

from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.shop import Edition, Shop
from desk.records.texts import need_text
from desk.store import preferences, shop


def create_shop(desk: Desk, new: Shop, pack_text: str, in_force: date | None = None) -> Shop:
    """Set up the shop in a new file; its first edition (from today unless said) holds for all before too."""
    # Imported here: a start reads the shop's name, and has no time to load the policy's rooms for that.
    from desk.operations import policies

    need_text(new)
    if not new.name.strip():
        raise BadInput("shop-name-empty")
    edition = policies.first_edition(pack_text, in_force or desk.clock.today())
    with desk.db.atomic():
        shop.put(desk.db, new)
        shop.add_edition(desk.db, edition)
        for caught_up in (preferences.STANDING, preferences.CHECKS):
            preferences.put(desk.db, caught_up, "kept")
        desk.remember("create_shop", new.name, after={"policy": edition.pack})
    return shop.get(desk.db)


def read_shop(desk: Desk) -> Shop:
    """Who the shop is, as its papers name it."""
    return shop.get(desk.db)


def editions(desk: Desk) -> tuple[Edition, ...]:
    """The shop's own policy editions, oldest first."""
    return shop.editions(desk.db)
