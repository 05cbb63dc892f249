"""Text set in lines: a style's measures, wrapping to a width, and fitting into a place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.paper.fonts import system_faces
from desk.paper.letters import printable
from desk.records.errors import BadInput

LONGEST = 5_000
_SHOWN = 40
_BREAKS = "-/_@.,"


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: size in points, weight, grey from 0 (black) to 1, and the distance of its lines."""

    size: float
    bold: bool = False
    ink: float = 0.0
    spacing: float = 1.38

    @property
    def line(self) -> float:
        """The distance from one line to the next, in points."""
        return self.size * self.spacing

    def at(self, size: float) -> "Style":
        """The same style in another size."""
        return replace(self, size=size)


def width(text: str, style: Style) -> float:
    """The width in points of text as `wrap` returns it."""
    return system_faces().width(text, style.bold) * style.size / 1000


def wrap(text: str, style: Style, room: float) -> list[str]:
    """The text in lines no wider than ``room`` points, broken at spaces, else in words; none for no text.

    Raises BadInput ``text-too-long`` for more letters than anybody would print.
    """
    if len(text) > LONGEST:
        raise too_long(text)
    text = printable(text)
    if width(text, style) <= room:
        return [text] if text.strip() else []
    lines, line, used = [], "", 0.0
    space = width(" ", style)
    for word in text.split():
        size = width(word, style)
        if line and used + space + size <= room:
            line, used = f"{line} {word}", used + space + size
            continue
        if line:
            lines.append(line)
        if size > room:
            *whole, word = _pieces(word, style, room)
            lines += whole
            size = width(word, style)
        line, used = word, size
    return [*lines, line] if line else lines


def balanced(text: str, style: Style, room: float) -> list[str]:
    """The text in as few lines as `wrap` makes, of about the same length."""
    lines = wrap(text, style, room)
    if len(lines) > 1:
        narrow = wrap(text, style, min(room, sum(width(line, style) for line in lines) / len(lines) * 1.15))
        return narrow if len(narrow) == len(lines) else lines
    return lines


def fit(text: str, style: Style, room: float, most: int, least: float = 6.5) -> tuple[Style, list[str]]:
    """The text in at most ``most`` lines, set smaller where it must be, down to ``least`` points.

    Raises BadInput ``text-too-long`` where it does not fit even then.
    """
    size = style.size
    while True:
        lines = wrap(text, style.at(size), room)
        if len(lines) <= most:
            return style.at(size), lines
        if size <= least:
            raise too_long(text)
        size = max(least, size * 0.88)


def too_long(text: str) -> BadInput:
    """The refusal of a text that does not fit its place, with its beginning and its length."""
    return BadInput("text-too-long", text=printable(text[:_SHOWN]) + "…", length=len(text))


def _pieces(word: str, style: Style, room: float) -> Iterator[str]:
    """A word wider than the room in parts, broken after a hyphen or the like where there is one."""
    start, used, after = 0, 0.0, 0
    for at, letter in enumerate(word):
        size = width(letter, style)
        while used + size > room and at > start:
            end = after if after > start else at
            yield word[start:end]
            start, used = end, sum(width(each, style) for each in word[end:at])
        used += size
        if letter in _BREAKS:
            after = at + 1
    yield word[start:]
