"""What the log may say: kinds of bugs and their places, and what other people's code says without values."""

import logging
import re
import traceback
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType

log = logging.getLogger(__name__)
# Without a log file nothing is printed instead: what was said on the screen or the terminal is enough.
log.addHandler(logging.NullHandler())

LONGEST = 500
_ROOT = Path(__file__).parents[2]
REDACTED = "[...]"


@cache
def _values() -> tuple[re.Pattern[str], ...]:
    # Compiled when something is logged: a start has nothing to log. In this order: what stands in quotes,
    # mail addresses, paths, numbers, names of two words, foreign letters.
    return (
        re.compile(r"[\"“”«»„`].*?(?:[\"“”«»„`]|$)|(?<!\w)['‘’].*?(?:['’](?!\w)|$)", re.DOTALL),
        re.compile(r"\S*[@＠]\S*"),
        re.compile(r"(?:\w+:)?(?:[\\/]+[^\s\\/]+){2,}"),
        re.compile(r"\+?\d(?:[\s().,/-]*\d){2,}"),
        re.compile(r"\b[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’.-]*)+"),
        re.compile(r"\w*[^\x00-\x7f]\S*"),
    )


def record_bug(trouble: BaseException, trace: TracebackType | None) -> None:
    """Log what kind of bug it was and where, but no values: they may hold people's names."""
    log.error("unforeseen %s", type(trouble).__name__, extra={"places": places(trace)})


def places(trace: TracebackType | None) -> list[str]:
    """Where a bug was raised, the innermost call first: files below the program, lines, functions."""
    found = [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
    ]
    return found[::-1]


def _short(name: str) -> str:
    """A file's path without the folders above the program, which may have a person's name."""
    path = Path(name)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])


def redacted(message: str) -> str:
    """A message without what may be a value; it says too little rather than a name."""
    message = message[:LONGEST]
    for values in _values():
        message = values.sub(REDACTED, message)
    return message


class LogLines(logging.Formatter):
    """One line of JSON for each record, so that no value can begin a line of its own; values are redacted."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; an exception is told as its kind and its places."""
        import json  # a start has nothing to log

        kind, _trouble, trace = record.exc_info or (None, None, None)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redacted(_said(record)),
        }
        if kind is not None:
            line["kind"] = kind.__name__
        found = getattr(record, "places", None) or places(trace)
        if found:
            line["places"] = found
        return json.dumps(line)


def _said(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return "a message that does not fit its values"
