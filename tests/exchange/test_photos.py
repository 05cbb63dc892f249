"""Photos that people choose: looked at from outside, decoded in a child that cannot harm the program."""

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.exchange import photo_child, photos
from desk.exchange.photos import attach_files, read_photo
from desk.operations import photos as attached
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records import rights
from desk.records.errors import NeedsConsent
from desk.records.lists import Progress
from desk.records.photos import Photo, Taken, digest_of
from tests.exchange import photo_samples as samples
from tests.exchange.refusing import key_of
from tests.exchange.watching import watched
from tests.store.photo_trees import photo as kept_photo

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files and no such limits")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a telephone writes it."""
    path = tmp_path / "IMG_2041.JPG"
    path.write_bytes(samples.jpeg(exif=samples.exif(6)))
    return path


def test_a_photo_is_written_anew_upright_and_known_by_its_digest(photo: Path) -> None:
    before = photo.read_bytes()
    found = read_photo(photo)
    assert (found.width, found.height, found.name) == (40, 60, "IMG_2041.JPG")
    assert found.digest == digest_of(found.data) and len(found.digest) == 64
    samples.need_clean(found.data, 40, 60)
    assert photo.read_bytes() == before
    assert read_photo(photo) == found


@pytest.mark.parametrize("kind", samples.samples())
def test_every_kind_is_taken_or_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo"
    path.write_bytes(samples.samples()[kind])
    if kind.startswith("film"):
        assert key_of(path) == "photo-animated"
    else:
        samples.need_clean(read_photo(path).data, *samples.SIZE)


def test_what_is_no_photo_is_refused(tmp_path: Path, photo: Path) -> None:
    path = tmp_path / "a.jpg"
    assert key_of(path) == key_of(photo / "a.jpg") == "file-missing"
    assert key_of(tmp_path / "a\0b") == key_of(tmp_path / ("x" * 300)) == "file-name-unusable"
    assert key_of(tmp_path) == "photo-not-a-file"
    for other in (
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"GIF89a",
        b"<svg/>",
        b"\0\0\0\x18ftypheic",
        b"RIFF1234AVI ",
    ):
        path.write_bytes(other)
        assert key_of(path) == "photo-format"
    for cut in (samples.jpeg()[:-300], samples.png()[:50], samples.webp()[:40]):
        path.write_bytes(cut)
        assert key_of(path) == "photo-broken"
    path.write_bytes(samples.bomb())
    assert key_of(path) == "photo-too-many-pixels"
    os.truncate(path, 5 * 2**30)
    assert key_of(path) == "photo-too-large"
    os.truncate(path, photos.LARGEST_FILE + 1)
    assert key_of(path) == "photo-too-large"


@POSIX
def test_links_pipes_and_devices_are_neither_opened_nor_waited_for(tmp_path: Path, photo: Path) -> None:
    odd = {name: tmp_path / name for name in ("link", "dangling", "pipe", "socket")}
    odd["link"].symlink_to(photo)
    odd["dangling"].symlink_to(tmp_path / "nothing")
    os.mkfifo(odd["pipe"])
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(odd["socket"]))
        for path in (*odd.values(), Path("/dev/zero"), Path("/dev/null"), Path("/dev/tty")):
            with watched() as heard:
                assert key_of(path) == "photo-not-a-file", path
            assert not [event for event in heard if event[0] == "open" and str(path) in event[1]]


@POSIX
def test_a_link_that_takes_the_place_at_the_last_moment_is_not_followed(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is looked at first is a file, what is opened then is not."""
    looked_at = photo.lstat()
    monkeypatch.setattr(Path, "lstat", lambda self: looked_at)
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(photo)
    os.mkfifo(pipe)
    assert key_of(link) == "file-trouble"
    assert key_of(pipe) == "photo-not-a-file"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that opens and cannot be read")
def test_a_file_that_cannot_be_read_on_a_faulty_disk() -> None:
    assert key_of(Path("/proc/self/mem")) == "file-trouble"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(photo: Path) -> None:
    photo.chmod(0)
    assert key_of(photo) == "file-not-allowed"


def test_the_shops_own_file_is_not_opened(tmp_path: Path, photo: Path) -> None:
    with watched() as heard:
        assert key_of(photo, photo) == "file-is-the-shop"
    assert not [event for event in heard if event[0] == "open" and str(photo) in event[1]]
    assert read_photo(photo, tmp_path / "shop.desk").width == 40


@POSIX
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202egpj.exe\u202c.jpg", "gpj.exe.jpg"),
        ("a\nb\x1b[31m.jpg", "ab[31m.jpg"),
        ("x" * 90, "x" * 68 + "…" + "x" * 11),
        ("C:\\x:y.jpg", "C:\\x:y.jpg"),
    ],
)
def test_the_name_is_only_a_label(tmp_path: Path, name: str, shown: str) -> None:
    path = tmp_path / name
    path.write_bytes(samples.jpeg())
    assert read_photo(path).name == shown


def decodes_apart(read: Callable[[Path], Photo], path: Path) -> bool:
    """Whether reading a photo starts just one process, the child."""
    with watched() as heard:
        read(path)
    started = [text for event, text in heard if event == "subprocess.Popen"]
    return len(started) == 1 and str(photos.CHILD) in started[0]


def test_a_photo_is_decoded_apart_and_reading_it_in_the_program_is_noticed(photo: Path) -> None:
    def read_here(path: Path) -> Photo:
        head, _, data = photo_child.answer(path.read_bytes()).partition(b"\n")
        return Photo.of(data, int(head.split()[1]), int(head.split()[2]), path.name)

    assert read_here(photo) == read_photo(photo)
    assert decodes_apart(read_photo, photo)
    assert not decodes_apart(read_here, photo)


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert photos.child_command() == [sys.executable, "-P", photo_child.__file__]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert photos.child_command() == [sys.executable, "photo-child"]


def test_what_is_said_here_is_what_the_child_holds_to() -> None:
    assert photos.LARGEST_FILE == photo_child.LARGEST_FILE
    assert photos.LARGEST_ANSWER == photo_child.LARGEST_ANSWER
    assert photos.LONGEST_SIDE == photo_child.LONGEST_SIDE
    assert photo_child.MOST_PIXELS == 40_000_000


def test_nothing_is_left_open(photo: Path) -> None:
    """Neither handles nor children, whether it ends well or not."""
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("handles are listed only on Linux")
    before = len(list(folder.iterdir()))
    broken = photo.with_name("broken.jpg")
    broken.write_bytes(samples.jpeg()[:-300])
    (text := photo.with_name("text.jpg")).write_bytes(b"no photo")
    for _ in range(3):
        read_photo(photo)
        assert key_of(broken) == "photo-broken" and key_of(text) == "photo-format"
    assert len(list(folder.iterdir())) == before


def test_several_are_kept_one_after_the_other(desk: Desk, tmp_path: Path, photo: Path) -> None:
    wrong, other = tmp_path / "list.jpg", tmp_path / "other.png"
    wrong.write_bytes(b"no photo")
    other.write_bytes(samples.png())
    steps = attach_files(desk, "#1001", [wrong, photo, other, photo])
    told = set()
    try:
        while True:
            told.add(next(steps))
    except StopIteration as end:
        taken: Taken = end.value
    assert [each.name for each in taken.kept] == ["IMG_2041.JPG", "other.png", "IMG_2041.JPG"]
    assert [each.key for each in taken.troubles] == ["photo-format"]
    assert told == {Progress(1, 4), Progress(2, 4), Progress(3, 4)}
    assert len(attached.photos_of(desk, "#1001")) == 2


def test_nothing_more_is_looked_at_once_there_are_twenty(desk: Desk, photo: Path) -> None:
    for number in range(20):
        attached.attach(desk, "#1001", kept_photo(str(number)))
    taken = to_end(attach_files(desk, "#1001", [photo, photo.with_name("missing.jpg")]))
    assert taken.kept == () and [each.key for each in taken.troubles] == ["photos-full"]


def test_what_was_kept_before_it_was_ended_stays(desk: Desk, tmp_path: Path, photo: Path) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(samples.png())
    steps = attach_files(desk, "#1001", [photo, other])
    while next(steps).done < 1:
        pass
    steps.close()
    assert [each.name for each in attached.photos_of(desk, "#1001")] == ["IMG_2041.JPG"]


def test_a_secret_that_is_wanted_is_no_trouble_of_a_photo(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rights.RIGHTS, "attach_photo", rights.RIGHTS["void_credit"])
    with pytest.raises(NeedsConsent):
        to_end(attach_files(replace(desk, proven=False), "#1001", [photo]))
