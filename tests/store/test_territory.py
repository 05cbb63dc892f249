"""A shop's file lies on a disk of this computer: shares and synchronised folders are told."""

import ctypes
import os
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest

from desk.records.errors import StoreTrouble
from desk.store import territory
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

MOUNTS = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:41 / /mnt/nas rw,relatime shared:9 - nfs4 nas:/dolls rw,vers=4.2
31 22 0:42 / /mnt/office\040share rw - cifs //office/share rw
32 22 0:43 / /mnt/nas/local rw - ext4 /dev/sdb1 rw
33 22 0:44 / /home/ida/far rw - fuse.sshfs ida@host:/home rw
34 22 0:45 / /home/ida/dav rw - fuse https://cloud.example.com/dav rw
35 22 0:46 / /home/ida/stick rw - fuseblk /dev/sdc1 rw
36 22 0:47 / /home/ida/pool rw - fuse.mergerfs one:two rw
37 22 0:48 / /home/ida/other rw - fuse.something //host/share rw
38 22 0:49 / /srv rw - nfs host:/srv rw
39 38 0:50 / /srv rw - xfs /dev/sdd1 rw
40 22 0:51 / /mnt/back\134slash rw - 9p share rw

41 22 0:52 / - nothing
42 22 0:53 / /short rw - alone"""
NETWORKS = {
    "/home/ida": "",
    "/mnt/nas": "nfs4",
    "/mnt/nas/2026/shop": "nfs4",
    "/mnt/nas/local": "",
    "/mnt/nasty": "",
    "/mnt/office share/shop": "cifs",
    "/home/ida/far": "sshfs",
    "/home/ida/dav/x": "fuse",
    "/home/ida/stick": "",
    "/home/ida/pool": "",
    "/home/ida/other": "something",
    "/srv/shop": "",
    "/mnt/back\\slash": "9p",
    "/short": "",
}
SYNCED = {
    "/home/ida/Dropbox/shop": "Dropbox",
    "/home/ida/Dropbox (Dolls)": "Dropbox",
    "/Users/ida/Library/CloudStorage/OneDrive-Dolls/x": "OneDrive",
    "/Users/ida/Library/CloudStorage/GoogleDrive-ida@example.com/My Drive": "Google Drive",
    "/Users/ida/Library/Mobile Documents/com~apple~CloudDocs/Shop": "iCloud",
    "/home/ida/Nextcloud2": "Nextcloud",
    "/home/ida/ownCloud": "ownCloud",
    "/home/ida/Dropboxes/mine": "",
    "/home/ida/my onedrive backup": "",
    "/media/ida/My Drive/shop": "",
    "dropbox": "Dropbox",
}
WINDOWS = {
    r"C:\Users\ida\OneDrive - Dolls\Documents": "OneDrive",
    r"C:\Users\ida\iCloudDrive": "iCloud",
    r"G:\My Drive\shop": "Google Drive",
    r"G:\Mi unidad": "Google Drive",
    r"C:\shop\My Drive": "",
    "G:\\": "",
}
MARKS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_0a1b2c3d.db": "Nextcloud/ownCloud",
    "._sync_0a1b2c3d.db": "Nextcloud/ownCloud",
    "desktop.ini": "",
    ".sync_notes.txt": "",
}


@pytest.mark.parametrize("folder", NETWORKS)
def test_linux_tells_what_a_folder_is_mounted_over(folder: str) -> None:
    assert territory.network_in(MOUNTS, folder) == NETWORKS[folder]


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\nas\dolls\shop.desk", True),
        ("//nas/dolls/shop.desk", True),
        (r"\\?\UNC\nas\dolls\shop.desk", True),
        (r"\\?\C:\shop.desk", False),
        (r"\\.\C:\shop.desk", False),
        (r"C:\shop.desk", False),
    ],
)
def test_windows_names_another_computer_in_the_path(path: str, share: bool) -> None:
    assert territory.is_share(path) is share


@pytest.mark.parametrize(("kind", "told"), [(4, "Windows"), (3, ""), (2, "")])
def test_windows_tells_a_drive_of_another_computer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: int, told: str
) -> None:
    """The system's own library stands in here, as Windows is not there."""
    windll = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=lambda drive: kind))
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    assert territory.network_of(tmp_path / "shop.desk", tmp_path, "win32") == told


def test_a_windows_that_cannot_be_asked_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert territory.network_of(tmp_path / "shop.desk", tmp_path, "win32") == ""


@pytest.mark.parametrize(
    ("kind", "answer", "told"), [(b"smbfs", 0, "smbfs"), (b"apfs", 0, ""), (b"smbfs", -1, "")]
)
def test_macos_tells_the_kind_of_file_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: bytes, answer: int, told: str
) -> None:
    """The system's own library stands in here, as macOS is not there."""

    def statfs(folder: bytes, room: "ctypes.Array[ctypes.c_char]") -> int:
        room[72 : 72 + len(kind)] = kind
        return answer

    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(statfs=statfs))
    assert territory.network_of(tmp_path / "shop.desk", tmp_path, "darwin") == told


def test_a_library_without_the_question_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    assert territory.network_of(tmp_path / "shop.desk", tmp_path, "darwin") == ""


def test_a_system_without_a_list_of_mounts_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(territory, "_MOUNTS", str(tmp_path / "none"))
    assert territory.network_of(tmp_path / "shop.desk", tmp_path, "linux") == ""


@pytest.mark.parametrize("folder", SYNCED)
def test_usual_folders_of_programs_are_known(folder: str) -> None:
    assert territory.program_in(PurePosixPath(folder)) == SYNCED[folder]


@pytest.mark.parametrize("folder", WINDOWS)
def test_usual_folders_on_windows_are_known(folder: str) -> None:
    assert territory.program_in(PureWindowsPath(folder)) == WINDOWS[folder]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_programs_are_known(mark: str) -> None:
    assert territory.mark_in(["shop.desk", mark]) == MARKS[mark]


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_windows_says_where_onedrive_is(tmp_path: Path, name: str) -> None:
    root = tmp_path / "Wolke"
    environment = {name: str(root)}
    assert territory.program_of(root / "shop", environment) == "OneDrive"
    assert territory.program_of(tmp_path / "shop", environment) == ""
    assert territory.program_of(root, {name: ""}) == ""


def test_settings_of_dropbox_in_a_home_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert territory.program_of(tmp_path / "shop", {}) == ""
    (tmp_path / ".dropbox").rmdir()
    (tmp_path / ".dropbox").touch()
    assert territory.program_of(tmp_path / "shop", {}) == "Dropbox"


Plant = Callable[[Path], object]
PLACES: dict[str, tuple[str, Plant]] = {
    "a mark in a folder above": ("store-synced", lambda folder: (folder / ".stfolder").mkdir()),
    "a mark beside": ("store-synced", lambda folder: (folder / "shop" / ".owncloudsync.log").touch()),
}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_opened_or_made_in_a_synchronised_folder(tmp_path: Path, place: str) -> None:
    key, plant = PLACES[place]
    folder = tmp_path / "shop"
    folder.mkdir()
    path = folder / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    plant(tmp_path)
    before = sorted((each.name, each.stat().st_mtime_ns) for each in folder.iterdir())
    with pytest.raises(StoreTrouble, match=key):
        Database.open(path, KEYS)
    with pytest.raises(StoreTrouble, match=key):
        Database.create(folder / "new.desk", KEYS)
    assert sorted((each.name, each.stat().st_mtime_ns) for each in folder.iterdir()) == before


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(StoreTrouble) as caught:
        territory.check(tmp_path / "mine" / "shop.desk")
    assert caught.value.values["program"] == "Dropbox"


def test_nothing_is_opened_or_made_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of mounts is the system's; here a file of the same form stands in for it."""
    path = tmp_path / "shop.desk"
    Database.create(path, KEYS).close()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"{MOUNTS}\n50 22 0:60 / {os.path.realpath(tmp_path)} rw - cifs //nas/x rw", "utf-8")
    monkeypatch.setattr(territory, "_MOUNTS", str(mounts))
    for attempt in (Database.open, Database.create):
        with pytest.raises(StoreTrouble) as caught:
            attempt(path if attempt == Database.open else tmp_path / "new.desk", KEYS)
        assert (caught.value.key, caught.value.values["kind"]) == ("store-network", "cifs")
    assert {each.name for each in tmp_path.iterdir()} == {"shop.desk", "mounts"}


def test_a_start_does_not_wait_for_it(tmp_path: Path) -> None:
    """A folder with many files is no reason to wait either; the best of ten, since machines are noisy."""
    for number in range(5000):
        (tmp_path / f"{number}").touch()
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        territory.check(tmp_path / "shop.desk")
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.02
