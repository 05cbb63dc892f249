"""Reading a file that people name, and writing one so that there is never half a file under its name."""

import errno
import os
import re
import stat
import tempfile
import unicodedata
from pathlib import Path

from desk.records.errors import BadInput

_COPIES = 99
_KEYS = {
    errno.ENOENT: "file-missing",
    errno.ENOTDIR: "file-missing",
    errno.EISDIR: "file-not-regular",
    errno.EACCES: "file-not-allowed",
    errno.EPERM: "file-not-allowed",
    errno.EROFS: "file-not-allowed",
    errno.ENOSPC: "file-disk-full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "file-disk-full",
    errno.ENAMETOOLONG: "file-name-unusable",
    errno.EINVAL: "file-name-unusable",
}

# Windows opens no folders, and some shares and sticks have nothing to wait for.
_NO_SUCH_CALL = (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP)


_LONGEST_STEM = 80
_MOST_BYTES = 200
# What some system takes for a folder, a drive, a wild card, a home or a variable.
_NO_LETTERS = re.compile(r'[<>:"/\\|?*$%~`\s]+')
_TAKEN = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(text: str, suffix: str) -> str:
    """A name for a file about a record: one component, short, and a plain file on every system."""
    letters = (" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    name = _NO_LETTERS.sub(" ", unicodedata.normalize("NFC", "".join(letters)))
    name = name.lstrip(" .-#=+@")[:_LONGEST_STEM].encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .")
    return f"{'_' if not name or _TAKEN.fullmatch(name) else ''}{name}{suffix}"


def read_file(path: Path, largest: int, live: Path | None = None) -> bytes:
    """The bytes of a file of at most ``largest`` bytes; BadInput where it cannot be read.

    ``live`` is the open shop's file: opening that one would give up the locks that keep two counters apart.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("file-not-regular", file=str(path))
        keep_off(path, live)
        if found.st_size > largest:
            raise BadInput("file-too-large", file=path.name, limit=f"{largest // 2**20} MiB")
        return path.read_bytes()
    except (OSError, ValueError) as trouble:
        raise trouble_with(path, trouble) from trouble


def write_file(path: Path, data: bytes, live: Path | None = None) -> Path:
    """Write a whole file or none; the path written, a new one where a spreadsheet holds the old file open."""
    temporary = ""
    try:
        keep_off(path, live)
        if path.is_dir():
            raise BadInput("file-not-regular", file=str(path))
        handle, temporary = tempfile.mkstemp(prefix=".desk-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        written = _put_in_place(Path(temporary), path)
        _save_names(written.parent)
        return written
    except (OSError, ValueError) as trouble:
        raise trouble_with(path, trouble, writing=True) from trouble
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def trouble_with(path: Path, trouble: Exception, writing: bool = False) -> BadInput:
    """What the system says about a file, as something a clerk can act on."""
    key = _KEYS.get(getattr(trouble, "errno", None) or errno.EINVAL, "file-trouble")
    if writing and key == "file-missing":
        key = "folder-missing"
    return BadInput(
        key, file=str(path), folder=str(path.parent), reason=getattr(trouble, "strerror", None) or ""
    )


def _save_names(folder: Path) -> None:
    """A file's name outlives a power cut only once its folder is on the disk; not every system can say so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as trouble:
        if trouble.errno not in _NO_SUCH_CALL:
            # Not as it came: that a disk is full is told with the words that nothing was written.
            raise OSError(errno.EIO, trouble.strerror) from trouble


def keep_off(path: Path, live: Path | None) -> None:
    """Raises BadInput for the shop's own file, or what SQLite keeps beside it: it is not opened here."""
    if live is None or not path.exists():
        return
    beside = (live, *(live.with_name(live.name + end) for end in ("-wal", "-shm", "-journal")))
    if any(each.exists() and path.samefile(each) for each in beside):
        raise BadInput("file-is-the-shop", file=str(path))


def _put_in_place(temporary: Path, path: Path) -> Path:
    """Windows refuses to replace a file that another program shows: then the next free name is taken."""
    try:
        temporary.replace(path)
        return path
    except PermissionError:
        if not path.exists():
            raise
    for number in range(2, _COPIES):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not other.exists():
            temporary.replace(other)
            return other
    raise BadInput("file-not-allowed", file=str(path), folder=str(path.parent), reason="")
