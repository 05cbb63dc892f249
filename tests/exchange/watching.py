"""What Python itself tells of the files that are opened and the processes that are started."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

HEARD = ("open", "subprocess.Popen")
_LISTENERS: list[list[tuple[str, str]]] = []


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """The events meanwhile, each with its arguments as text."""
    heard: list[tuple[str, str]] = []
    _LISTENERS.append(heard)
    try:
        yield heard
    finally:
        _LISTENERS.remove(heard)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    # It stays for as long as Python runs, so it costs next to nothing while nobody listens.
    if _LISTENERS and event in HEARD:
        for heard in _LISTENERS:
            heard.append((event, str(arguments)))


sys.addaudithook(_hear)
