"""Photos of a return, a check or an order: attached, listed, read back."""

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.errors import Refused
from desk.records.photos import Photo, PhotoRow
from desk.records.rights import Act
from desk.store import checks, orders, photo_files, photos, returns

MOST = 20


def attach(desk: Desk, subject: str, photo: Photo) -> PhotoRow:
    """Keep a photo with a return, a check or an order by its number; the same photo twice is one.

    Raises NotFound for a number that nothing has, Refused ``photos-full`` at the twenty-first.
    """
    with desk.db.atomic():
        number = _number(desk, subject)
        permit(desk, Act("attach_photo", number))
        known = {each.digest for each in photos.of(desk.db, number)}
        if photo.digest not in known and len(known) >= MOST:
            raise Refused("photos-full", number=number, most=MOST)
        # The file is on the disk before a row tells of it: after a crash there may be a file too many, swept
        # later, but never a row without its photo.
        photo_files.put(photo_files.folder_of(desk.db.path), photo)
        if photo.digest not in known:
            photos.add(desk.db, number, photo, desk.moment, desk.who)
            desk.remember("attach_photo", number, after={"photo": photo.digest})
    return next(each for each in photos.of(desk.db, number) if each.digest == photo.digest)


def photos_of(desk: Desk, subject: str) -> tuple[PhotoRow, ...]:
    """The photos of a return, a check or an order by its number, in the order they came; raises NotFound."""
    return photos.of(desk.db, _number(desk, subject))


def read(desk: Desk, digest: str) -> bytes:
    """The JPEG of a photo; raises StoreTrouble ``photo-missing`` or ``photo-damaged``."""
    return photo_files.get(photo_files.folder_of(desk.db.path), digest)


def _number(desk: Desk, subject: str) -> str:
    """The number as it is kept; raises BadInput for a wrong check digit, NotFound for one that is none."""
    series = codes.series_of(subject)
    number = codes.validate(subject) if series else subject
    if series == codes.CHECK:
        return checks.get(desk.db, number).number
    return returns.get(desk.db, number).number if series == codes.RA else orders.get(desk.db, number).number
