"""Where things stand in a TOML text: the line of every table and key, so that a fault can name its place.

And the span of every value, so that one can be changed while comments and layout stay.

The text has been read by tomllib before, so this scan need not look for faults of syntax.
"""

import re
from bisect import bisect_right

Path = tuple[str | int, ...]
Span = tuple[int, int]
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'',
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]*")


def positions(text: str) -> dict[Path, int]:
    """The line of each table, array entry and key, by its path such as ``("rules", 3, "when", "reason")``."""
    return _Scan(text).run()


def spans(text: str) -> dict[Path, Span]:
    """Where the value of each key and list entry begins and ends in the text."""
    scan = _Scan(text)
    scan.run()
    return scan.spans


def spell(path: Path) -> str:
    """A path as people read it: ``rules[3].when.reason``, entries counted from one, odd keys in quotes."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + (part if _BARE.fullmatch(part) else f'"{part}"')
    return text


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [found.start() for found in re.finditer("\n", text)]
        self.found: dict[Path, int] = {}
        self.spans: dict[Path, Span] = {}
        self.last: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        table: Path = ()
        self.skip()
        while self.at < len(self.text):
            table = self.header() if self.text[self.at] == "[" else self.pair(table)
            self.skip()
        return self.found

    def skip(self) -> None:
        self.past(_BLANK)

    def past(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else len(self.text)
        return found.group() if found else ""

    def note(self, path: Path) -> None:
        line = bisect_right(self.ends, self.at - 1) + 1
        for length in range(1, len(path) + 1):
            self.found.setdefault(path[:length], line)

    def header(self) -> Path:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        names = self.names()
        path: Path = ()
        for place, name in enumerate(names):
            path += (name,)
            if brackets == 2 and place == len(names) - 1:
                self.last[path] = self.last.get(path, -1) + 1
            if path in self.last:
                path += (self.last[path],)
        self.note(path)
        self.at += brackets
        return path

    def names(self) -> list[str]:
        names = []
        while True:
            self.skip()
            names.append(self.name())
            self.skip()
            if self.text[self.at] != ".":
                return names
            self.at += 1

    def name(self) -> str:
        quoted = self.text[self.at] in "\"'"
        return self.past(_STRING)[1:-1] if quoted else self.past(_BARE)

    def pair(self, table: Path) -> Path:
        start = self.at
        path = table + tuple(self.names())
        after, self.at = self.at, start
        self.note(path)
        self.at = after + 1
        self.skip()
        self.value(path)
        return table

    def value(self, path: Path) -> None:
        start, letter = self.at, self.text[self.at]
        if letter in "[{":
            self.entries(path, "]" if letter == "[" else "}")
        elif letter in "\"'":
            self.past(_STRING)
        else:
            self.past(_SCALAR)
        self.spans[path] = (start, start + len(self.text[start : self.at].rstrip()))

    def entries(self, path: Path, end: str) -> None:
        self.at += 1
        count = 0
        self.skip()
        while self.text[self.at] != end:
            if end == "]":
                self.note((*path, count))
                self.value((*path, count))
                count += 1
            else:
                self.pair(path)
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
                self.skip()
        self.at += 1
