"""One customer's data as files to hand out: a folder with a sheet to read, JSON, and the photos."""

import json
from pathlib import Path

from desk.exchange.files import keep_off, trouble_with, write_file
from desk.operations import photos
from desk.operations.desk import Desk
from desk.records.personal import PersonFile
from desk.records.plain import to_plain

_ALONE = 0o700


def make_folder(desk: Desk, place: Path, number: str) -> Path:
    """The folder of a customer below a place, for its owner alone; BadInput where it cannot be made.

    It is made before anything is taken out of the shop's file, so that the history tells only what was done.
    """
    folder = place / number
    try:
        keep_off(place, desk.db.path)
        folder.mkdir(mode=_ALONE, exist_ok=True)
    except OSError as trouble:
        raise trouble_with(folder, trouble, writing=True) from trouble
    return folder


def write(desk: Desk, folder: Path, held: PersonFile, sheet: bytes) -> Path:
    """Write a customer's data, each file whole or not at all; ``sheet`` is the PDF, empty for none.

    Raises BadInput where a file cannot be written, StoreTrouble for a photo that is lost.
    """
    plain = json.dumps(to_plain(held), ensure_ascii=False, indent=2)
    write_file(folder / "customer.json", plain.encode(), desk.db.path)
    if sheet:
        write_file(folder / "customer.pdf", sheet, desk.db.path)
    for digest in dict.fromkeys(photo.digest for photo in held.photos):
        # By its digest, as the JSON file names it: a label may be no name for a file.
        write_file(folder / f"photo-{digest[:16]}.jpg", photos.read(desk, digest), desk.db.path)
    return folder
