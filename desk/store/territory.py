"""Whether a shop's file would lie where it is not safe: on a network share, or in a synchronised folder.

SQLite's locks hold on one computer only (sqlite.org/useovernet.html), and a program that copies folders to
other computers copies a file in the middle of a write (trust.md A11). Nothing here opens the shop's file.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path, PurePath

from desk.records.errors import StoreTrouble

# The kinds as Linux and macOS name them, without "fuse."; folders that a virtual machine shares are among
# them, since locks do not reach the other side there either.
_KINDS = """9p acfs afpfs afs beegfs ceph ceph-fuse cifs coda curlftpfs davfs davfs2 drvfs ftp gcsfuse gfs2
glusterfs goofys google-drive-ocamlfuse grpcfuse gvfsd-fuse juicefs kio-fuse lustre mfs ncpfs nfs nfs4
onedriver orangefs prl_fs rclone s3fs seaweedfs smb3 smbfs smbnetfs sshfs vboxsf vmhgfs vmhgfs-fuse webdav"""
NETWORKS = frozenset(_KINDS.split())
# Where a file system in user space does not say its kind, its source tells: //host/share, https://…
FAR = r"(?ai)([a-z]+:)?//"
SHARE = r"(?i)[\\/]{2}(?![?.][\\/])|[\\/]{2}\?[\\/]UNC[\\/]"
_MOUNTS = "/proc/self/mountinfo"
_REMOTE_DRIVE = 4
# In macOS's struct statfs the name of the kind stands here, in 16 bytes.
_MAC_KIND = slice(72, 88)
_MAC_SIZE = 4096

# A program's usual folder; what may follow is left out: "Dropbox (Dolls)", "OneDrive - Dolls", "Nextcloud2".
NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
}
# Google Drive shows itself as a disk of its own with one of these folders.
_ON_OWN_DISK = frozenset(("my drive", "mi unidad"))
MARKS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
# Of a folder with more in it only so many names are looked at: a start waits for this.
_MOST_NAMES = 2000
_ROOTS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def check(path: Path) -> None:
    """Raises StoreTrouble ``store-network`` or ``store-synced`` where a shop's file must not lie."""
    folder = Path(os.path.realpath(path.parent))
    network = network_of(path.absolute(), folder)
    if network:
        raise StoreTrouble("store-network", path=str(path), kind=network)
    program = program_of(folder, os.environ)
    if program:
        raise StoreTrouble("store-synced", path=str(path), program=program)


def network_of(path: Path, folder: Path, system: str = sys.platform) -> str:
    """The kind of network that a folder comes over, empty for a disk of this computer or an unknown kind."""
    if system == "win32":
        return "Windows" if is_share(str(path)) or is_share(str(folder)) or _is_remote(folder.anchor) else ""
    if system == "darwin":
        kind = _mac_kind(folder)
        return kind if kind in NETWORKS else ""
    return network_in(_mounts(), str(folder))


def is_share(path: str) -> bool:
    r"""Whether a Windows path names another computer: ``\\host\share``, which is not ``\\?\C:\``."""
    return bool(re.match(SHARE, path))


def network_in(mounts: str, folder: str) -> str:
    """The kind of network that a real folder is mounted over, by the text of Linux's mountinfo, or empty."""
    best, kind, source = "", "", ""
    for line in mounts.splitlines():
        before, mark, after = line.partition(" - ")
        fields, known = before.split(" "), after.split(" ")
        if not mark or len(fields) < 5 or len(known) < 2:
            continue
        place = _plain(fields[4])
        # Of two mounts on one folder the later one hides the other.
        if len(place) >= len(best) and _holds(place, folder):
            best, kind, source = place, known[0], _plain(known[1])
    name = kind.removeprefix("fuse.")
    far = kind.partition(".")[0] == "fuse" and re.match(FAR, source)
    return name if name in NETWORKS or far else ""


def program_of(folder: Path, environment: Mapping[str, str]) -> str:
    """The program that copies a real folder to other computers, by its names and its marks, or empty."""
    for name in _ROOTS:
        root = environment.get(name)
        if root and folder.is_relative_to(os.path.realpath(root)):
            return "OneDrive"
    named = program_in(folder)
    return named or next(filter(None, map(_marked, (folder, *folder.parents))), "")


def program_in(folder: PurePath) -> str:
    """The program whose usual folder stands in a path, or empty."""
    parts = folder.parts[1:] if folder.anchor else folder.parts
    if folder.drive and parts and parts[0].casefold() in _ON_OWN_DISK:
        return "Google Drive"
    return next(filter(None, map(_program_named, parts)), "")


def _program_named(part: str) -> str:
    name = part.casefold().partition("(")[0].partition("-")[0]
    return NAMES.get(name.rstrip(" 0123456789"), "")


def mark_in(names: Iterable[str]) -> str:
    """The program whose mark is among the names in a folder, or empty."""
    for name in names:
        if name in MARKS:
            return MARKS[name]
        if name.startswith((".sync_", "._sync_")) and name.endswith(".db"):
            return "Nextcloud/ownCloud"
    return ""


def _marked(folder: Path) -> str:
    try:
        # A home has a folder .dropbox with Dropbox's settings; what is synchronised has a file of that name.
        if (folder / ".dropbox").is_file():
            return "Dropbox"
        with os.scandir(folder) as entries:
            some = islice(entries, _MOST_NAMES)
            # Every mark is hidden, and nearly no other name is.
            return mark_in([each.name for each in some if each.name[0] == "."])
    except OSError:
        return ""


def _holds(place: str, folder: str) -> bool:
    return folder == place or folder.startswith(place.rstrip("/") + "/")


def _plain(field: str) -> str:
    """A field of mountinfo, where blanks and backslashes stand as octal numbers."""
    for code in ("040", "011", "012", "134"):
        field = field.replace(f"\\{code}", chr(int(code, 8)))
    return field


def _mounts() -> str:
    """Linux's list of what is mounted; empty where there is none."""
    try:
        listing = os.open(_MOUNTS, os.O_RDONLY)
    except OSError:
        return ""
    try:
        pieces = iter(lambda: os.read(listing, 1 << 16), b"")
        return b"".join(pieces).decode("utf-8", "surrogateescape")
    finally:
        os.close(listing)


def _is_remote(drive: str) -> bool:
    import ctypes  # here and below: a start on Linux has no need of it

    kernel = getattr(getattr(ctypes, "windll", None), "kernel32", None)
    return kernel is not None and kernel.GetDriveTypeW(drive) == _REMOTE_DRIVE


def _mac_kind(folder: Path) -> str:
    """What macOS calls the kind of file system of a folder; empty where it cannot be asked."""
    import ctypes

    library = ctypes.CDLL(None)
    ask: Callable[..., int] | None = getattr(library, "statfs$INODE64", None) or getattr(
        library, "statfs", None
    )
    told = ctypes.create_string_buffer(_MAC_SIZE)
    if ask is None or ask(os.fsencode(folder), told):
        return ""
    return told.raw[_MAC_KIND].partition(b"\0")[0].decode("ascii", "replace")
