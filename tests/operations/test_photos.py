"""Photos of returns, checks and orders: the file first, then the row; twenty to a record; read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.exchange.photos import read_photo
from desk.operations import orders, photos, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused, StoreTrouble
from desk.records.photos import Photo
from desk.store import photo_files
from desk.store import photos as rows
from tests.exchange.photo_samples import jpeg
from tests.operations.checking import received
from tests.operations.test_returns import ask_for
from tests.store.photo_trees import looked, photo


@pytest.fixture
def folder(desk: Desk) -> Path:
    """Where the photos of a shop in memory lie, empty."""
    found = photo_files.folder_of(desk.db.path)
    photo_files.sweep(found, ())
    return found


def digests(desk: Desk, subject: str) -> list[str]:
    return [each.digest for each in photos.photos_of(desk, subject)]


def test_a_photo_is_kept_with_a_return_and_with_an_order(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "crack.jpg"
    path.write_bytes(jpeg())
    ra = returns.issue_ra(desk, ask_for(desk)).number
    for subject, number in ((ra.lower(), ra), ("1001", "#1001")):
        taken = read_photo(path)
        row = photos.attach(desk, subject, taken)
        assert (row.subject, row.digest, row.name, row.person) == (number, taken.digest, "crack.jpg", "Alma")
        assert (row.width, row.height, row.size, row.at) == (60, 40, len(taken.data), desk.moment)
        assert photos.photos_of(desk, subject) == (row,)
        assert photos.read(desk, row.digest) == taken.data
        line = orders.read_history(desk, number)[-1]
        assert (line.operation, line.person, line.after) == ("attach_photo", "Alma", {"photo": taken.digest})
    assert len(rows.digests(desk.db)) == 1


def test_the_same_photo_twice_is_one(desk: Desk, folder: Path) -> None:
    first = photos.attach(desk, "#1001", photo())
    told = len(orders.read_history(desk, "#1001"))
    assert photos.attach(desk, "#1001", replace(photo(), name="again.jpg")) == first
    assert len(orders.read_history(desk, "#1001")) == told
    assert len(list(folder.rglob("*.jpg"))) == 1


def test_a_lost_or_changed_file_is_told_and_mended_by_the_same_photo(desk: Desk, folder: Path) -> None:
    row = photos.attach(desk, "#1001", photo())
    place = folder / row.digest[:2] / f"{row.digest}.jpg"
    for harm, key in ((place.unlink, "photo-missing"), (lambda: place.write_bytes(b"x"), "photo-damaged")):
        harm()
        with pytest.raises(StoreTrouble, match=key):
            photos.read(desk, row.digest)
        assert photos.attach(desk, "#1001", photo()) == row
        assert photos.read(desk, row.digest) == photo().data


def test_twenty_to_a_record(desk: Desk, folder: Path) -> None:
    for number in range(photos.MOST):
        photos.attach(desk, "#1001", photo(str(number)))
    with pytest.raises(Refused, match="photos-full"):
        photos.attach(desk, "#1001", photo("one more"))
    assert len(digests(desk, "#1001")) == len(list(folder.rglob("*.jpg"))) == 20
    assert photos.attach(desk, "#1001", photo("3")).digest == photo("3").digest
    photos.attach(desk, "#1002", photo("one more"))
    assert digests(desk, "#1002") == [photo("one more").digest]


def test_only_a_return_or_an_order_has_photos(desk: Desk, folder: Path) -> None:
    ra = returns.issue_ra(desk, ask_for(desk)).number
    wrong = ra[:-1] + str((int(ra[-1]) + 1) % 10)
    for subject, kind, key in (
        ("#77", NotFound, "order-unknown"),
        ("", NotFound, "order-unknown"),
        ("../../x", NotFound, "order-unknown"),
        ("RA-26-00017-4", NotFound, "ra-unknown"),
        (wrong, BadInput, "number-check-digit"),
    ):
        for step in (lambda s: photos.attach(desk, s, photo()), lambda s: photos.photos_of(desk, s)):
            with pytest.raises(kind, match=key):
                step(subject)
    assert list(folder.rglob("*.jpg")) == []


def test_a_photo_whose_file_cannot_be_written_leaves_no_row(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false = Photo(photo("other").digest, photo().data, 3, 2, "x.jpg")
    with pytest.raises(StoreTrouble, match="photo-damaged"):
        photos.attach(desk, "#1001", false)
    told = orders.read_history(desk, "#1001")
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", _full)
        with pytest.raises(StoreTrouble, match="store-full"):
            photos.attach(desk, "#1001", photo())
    assert digests(desk, "#1001") == [] and orders.read_history(desk, "#1001") == told
    photos.attach(desk, "#1001", photo())


def _full(self: Path, target: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_a_row_that_is_not_kept_leaves_a_file_that_is_swept(desk: Desk, folder: Path) -> None:
    """The transaction fails after the file is there: an orphan, told and swept, and no row without a file."""
    with pytest.raises(RuntimeError, match="a transaction is open already"), desk.db.atomic():
        photos.attach(desk, "#1001", photo("nested"))
    nobody = replace(desk, who="")
    with pytest.raises(Exception, match="CHECK constraint failed"):
        photos.attach(nobody, "#1001", photo())
    assert digests(desk, "#1001") == []
    check = looked(photo_files.verify(folder, rows.digests(desk.db)))[1]
    assert [each[3:67] for each in check.orphans] == [photo().digest]
    assert photo_files.sweep(folder, rows.digests(desk.db)) == 1
    assert list(folder.rglob("*.jpg")) == []


def test_erased_photos_go_with_the_next_sweep(desk: Desk, folder: Path) -> None:
    kept = photos.attach(desk, "#1001", photo("kept"))
    gone = photos.attach(desk, "#1001", photo("gone"))
    with desk.db.atomic():
        rows.drop(desk.db, [gone.id])
    photo_files.sweep(folder, rows.digests(desk.db))
    assert photos.read(desk, kept.digest) == photo("kept").data
    with pytest.raises(StoreTrouble, match="photo-missing"):
        photos.read(desk, gone.digest)


def test_a_photo_is_kept_with_a_check(desk: Desk) -> None:
    number = received(desk).check.number
    photos.attach(desk, number.lower(), photo())
    assert [each.subject for each in photos.photos_of(desk, number)] == [number]
    with pytest.raises(NotFound, match="check-unknown"):
        photos.photos_of(desk, "CK-26-00009-0")
