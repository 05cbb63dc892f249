"""Is the shop's file as the program left it? The whole check, the quick one, and an owner's taking over."""

from collections.abc import Generator
from dataclasses import replace

from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.errors import Refused
from desk.records.lists import Progress
from desk.records.rights import Act
from desk.records.trust import PHOTO, Checked, Finding
from desk.store import history, photo_files, photos
from desk.store.verification import Verification

TAKEN_OVER = "accept_findings"
_TOLD = 50


def verify(desk: Desk) -> Generator[Progress, None, Checked]:
    """Check every seal and row, in small steps beside the work; it returns what was looked at and found."""
    check = Verification(desk.db)
    yield from check.whole()
    folder = photo_files.folder_of(desk.db.path)
    names = photos.subjects(desk.db)
    seen = yield from photo_files.verify(folder, names)
    lost = tuple(Finding(PHOTO, "photos", 0, names[each]) for each in (*seen.missing, *seen.damaged))
    found = _checked(desk, check)
    return replace(found, photos=len(names), findings=(*found.findings, *lost))


def verify_recent(desk: Desk) -> Generator[Progress, None, Checked]:
    """Check what came since the last whole check, as a start does; it returns the same."""
    check = Verification(desk.db)
    yield from check.recent()
    return _checked(desk, check)


def accept_findings(desk: Desk, found: Checked, reason: str) -> Checked:
    """Take the file over as it is, with all that a check found in it named in the history for ever.

    Raises Refused ``findings-none`` where there is nothing to accept. From here on all rows are sealed anew.
    """
    why = need_reason(reason)
    if found.is_whole:
        raise Refused("findings-none")
    told = {
        f"{each.kind} {n}": f"{each.table} {each.row} {each.name}" for n, each in enumerate(found.findings)
    }
    with desk.db.atomic():
        agreed = permit(desk, Act(TAKEN_OVER, facts=(found.head, *told.values())))
        after = {"findings": len(told), **dict(list(told.items())[:_TOLD]), **agreed}
        desk.remember(TAKEN_OVER, "shop", why, after=after)
        base = desk.db.sealer.take_over()
    desk.db.sealer.change_mark(disputed="", base=base.seal, base_mac=base.mac.hex())
    return _checked(desk, Verification(desk.db))


def head(desk: Desk) -> str:
    """The last seal, its number and sum, as it is printed on the day's close-out and stands in backups."""
    last = desk.db.sealer.head
    return f"{last.seal}-{last.mac.hex()[:16]}"


def _checked(desk: Desk, check: Verification) -> Checked:
    accepted = len(history.done(desk.db, TAKEN_OVER))
    return Checked(check.seals, check.rows, 0, head(desk), check.findings, accepted)
