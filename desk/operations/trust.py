"""Is the shop's file as the program left it? The whole check, the quick one, and an owner's taking over."""

import re
from collections.abc import Generator
from dataclasses import replace
from datetime import datetime

from desk.operations.backups import last_night
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.errors import BadInput, Refused
from desk.records.lists import Progress
from desk.records.papers import DaySeal
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import CUT, PHOTO, Checked, Finding, LastLook
from desk.store import buyers, history, photo_files, photos, reckoning, shop
from desk.store.verification import Verification

TAKEN_OVER = "accept_findings"
# The words by which customers are searched have no seal: they are made anew from the customers.
WORDS = "customer_words"
_TOLD = 50
_DIGITS = 16


def verify(desk: Desk, printed: str = "") -> Generator[Progress, None, Checked]:
    """Check every seal, row and photo, in small steps beside the work; it returns what was found.

    ``printed`` is a seal as a paper has it: raises BadInput ``seal-unreadable``, and what is on the paper and
    not in the file was cut off since.
    """
    paper = _printed(printed)
    # As anybody may: what was changed may be the row of whoever looks, and so their rights.
    permit(replace(desk, person=None), Act("verify"))
    check = Verification(desk.db)
    yield from check.whole()
    folder = photo_files.folder_of(desk.db.path)
    names = photos.subjects(desk.db)
    seen = yield from photo_files.verify(folder, names)
    lost = tuple(Finding(PHOTO, "photos", 0, names[each]) for each in (*seen.missing, *seen.damaged))
    found = _checked(desk, check)
    if paper and not desk.db.sealer.has(*paper):
        lost += (Finding(CUT, "seals", paper[0]),)
    found = replace(found, photos=len(names), findings=(*found.findings, *lost))
    desk.db.sealer.change_mark(looked_at=desk.moment, found=len(found.findings))
    return found


def verify_recent(desk: Desk) -> Generator[Progress, None, Checked]:
    """Check what came since the last whole check, as a start does; it returns the same."""
    check = Verification(desk.db)
    yield from check.recent()
    if check.findings:
        desk.db.sealer.change_mark(found=len(check.findings))
    return _checked(desk, check)


def accept_findings(desk: Desk, found: Checked, reason: str) -> Checked:
    """Take the file over as it is, with all that a check found in it named in the history for ever.

    Raises Refused ``findings-none`` where there is nothing to accept. From here on all rows are sealed anew;
    customers whom no search found are found again, and sums by day are those of the entries as they are now.
    """
    why = need_text(need_reason(reason))
    if found.is_whole:
        raise Refused("findings-none")
    told = {
        f"{each.kind} {n}": f"{each.table} {each.row} {each.name}" for n, each in enumerate(found.findings)
    }
    with desk.db.atomic():
        agreed = permit(desk, Act(TAKEN_OVER, facts=(found.head, *told.values())))
        after = {"findings": len(told), **dict(list(told.items())[:_TOLD]), **agreed}
        desk.remember(TAKEN_OVER, "shop", why, after=after)
        _keep_twice_anew(desk, {each.table for each in found.findings})
        base = desk.db.sealer.take_over()
    desk.db.sealer.change_mark(disputed="", base=base.seal, base_mac=base.mac.hex(), found=0)
    return _checked(desk, Verification(desk.db))


def _keep_twice_anew(desk: Desk, tables: set[str]) -> None:
    """What has no seal is made anew of the rows that it repeats, as they are now."""
    if WORDS in tables:
        buyers.keep_all(desk.db)
    if not tables.isdisjoint((*reckoning.SOURCES, *reckoning.SUMS)):
        reckoning.sum_anew(desk.db)


def head(desk: Desk) -> str:
    """The last seal, its number and sum, as papers and backups have it."""
    last = desk.db.sealer.head
    return f"{last.seal}-{last.mac.hex()[:_DIGITS]}"


def last_look(desk: Desk) -> LastLook:
    """When the file was checked whole the last time, and how much was found; cheap, for every start."""
    mark = desk.db.sealer.mark
    return LastLook(mark.looked_at, mark.found + bool(mark.disputed))


def is_due(desk: Desk) -> bool:
    """Whether the file was not checked whole since the last night at the shop."""
    at = desk.db.sealer.mark.looked_at
    return not at or datetime.fromisoformat(at) < last_night(desk)


def day_seal(desk: Desk, number: str = "") -> DaySeal:
    """What the day's close-out prints: the last seal, by which the file can be compared for ever.

    ``number`` is of no meaning here: a paper is asked for by one.
    """
    return DaySeal(shop.get(desk.db), desk.clock.today(), head(desk), desk.who)


def _printed(text: str) -> tuple[int, str] | None:
    found = re.fullmatch(rf"\s*([0-9]{{1,12}})\s*-\s*([0-9a-f]{{{_DIGITS}}})\s*", text.casefold(), re.ASCII)
    if text.strip() and not found:
        raise BadInput("seal-unreadable", text=text)
    return (int(found[1]), found[2]) if found else None


def _checked(desk: Desk, check: Verification) -> Checked:
    accepted = len(history.done(desk.db, TAKEN_OVER))
    return Checked(check.seals, check.rows, 0, head(desk), check.findings, accepted)
