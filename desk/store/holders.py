"""Who holds a shop's file, for another program's sentence only: the lock is the truth."""

import getpass
import json
import os
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble


def note(path: Path) -> None:
    """Tell beside the file who holds it from now on, as far as that can be told."""
    with suppress(OSError, KeyError, ImportError):
        holder = {"person": getpass.getuser(), "host": _host(), "pid": os.getpid()}
        _note(path).write_text(json.dumps(holder), encoding="utf-8")


def forget(path: Path) -> None:
    """Take back what was told of a file that is held no more."""
    with suppress(OSError):
        _note(path).unlink(missing_ok=True)


def in_use(path: Path) -> StoreTrouble:
    """The trouble that a file is held, naming by whom where that was told."""
    try:
        holder = json.loads(_note(path).read_text(encoding="utf-8"))
        who = f"{holder['person']}@{holder['host']} ({holder['pid']})"
    except (OSError, ValueError, TypeError, KeyError):
        return StoreTrouble("store-in-use-unknown", path=str(path))
    return StoreTrouble("store-in-use", path=str(path), who=who)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.who")


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
