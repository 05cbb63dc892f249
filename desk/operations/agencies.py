"""The agency that collects checks for the shop, and whether the owner looked into what is lawful there."""

import json

from desk.operations import settings
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.demands import Agency, Lawful
from desk.records.errors import BadInput
from desk.records.plain import from_plain, to_plain
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import preferences

AGENCY, LAWFUL = "agency", "demands-lawful"
_LONGEST = 200
_LONGEST_SOURCE = 1000


def agency(desk: Desk) -> Agency:
    """The agency that the shop hands checks to; without a name where none is set."""
    return from_plain(Agency, json.loads(preferences.get(desk.db, AGENCY, "{}")))


def set_agency(desk: Desk, told: Agency) -> Agency:
    """Keep the agency that checks are handed to; raises BadInput ``agency-name``, ``agency-long``."""
    need_text(told)
    parts = {name: " ".join(str(text).split()) for name, text in to_plain(told).items()}
    if not parts["name"]:
        raise BadInput("agency-name")
    if any(len(text) > _LONGEST for text in parts.values()):
        raise BadInput("agency-long", most=_LONGEST)
    after = Agency(**parts)
    with desk.db.atomic():
        value = json.dumps(to_plain(after), ensure_ascii=False)
        settings.change(desk, (AGENCY, value), _told(agency(desk)), _told(after))
    return agency(desk)


def _told(agency: Agency) -> str:
    """The agency as history tells it."""
    return " · ".join(text for text in to_plain(agency).values() if text)


def lawful(desk: Desk) -> Lawful | None:
    """That fee and wording of the letters are lawful where the shop is; None while nobody confirmed it."""
    kept = preferences.get(desk.db, LAWFUL)
    return from_plain(Lawful, json.loads(kept)) if kept else None


def confirm_lawful(desk: Desk, source: str) -> Lawful:
    """Confirm, as the owner, that fee and wording of the demand letters are lawful where the shop is.

    ``source`` says what was looked at; BadInput ``lawful-source`` without one. No amount changes by it.
    """
    looked_at = " ".join(need_text(source).split())
    if not 0 < len(looked_at) <= _LONGEST_SOURCE:
        raise BadInput("lawful-source", most=_LONGEST_SOURCE)
    with desk.db.atomic():
        agreed = permit(desk, Act("confirm_lawful", LAWFUL, facts=(looked_at,)))
        before = lawful(desk)
        found = Lawful(desk.clock.today(), looked_at, desk.who)
        preferences.put(desk.db, LAWFUL, json.dumps(to_plain(found), ensure_ascii=False))
        told = {"source": found.source, **agreed}
        desk.remember(
            "confirm_lawful", LAWFUL, before={"source": before.source if before else ""}, after=told
        )
    return found
