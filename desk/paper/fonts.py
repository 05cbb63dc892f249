"""The system's TrueType fonts and which of them has a letter; none is kept in the project."""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from desk.records.errors import BadInput, DeskError

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
)
PACKAGES = "fonts-dejavu-core fonts-wqy-microhei"
# A regular face and its bold one; the first family that is whole is the papers' own.
_FAMILIES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("segoeui.ttf", "segoeuib.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
)
# Asked in this order for what the family lacks; one that reportlab cannot embed is passed over.
_FURTHER = (
    "wqy-microhei.ttc",
    "Arial Unicode.ttf",
    "msyh.ttc",
    "malgun.ttf",
    "msgothic.ttc",
    "seguisym.ttf",
)
# Not letters that two people would read alike, even where a font draws something for them.
_NO_LETTERS = ("Cn", "Co", "Cs")
_MOST_KEPT = 4096

Run = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Face:
    """A registered font: its name for the canvas, and its letters' widths in thousandths of its size."""

    name: str
    widths: dict[int, float]


class Faces:
    """The faces that papers are set in; raises DeskError ``fonts-missing`` where no whole family is found."""

    def __init__(self, folders: Iterable[Path] = FOLDERS) -> None:
        files = _files(folders)
        family = next((pair for pair in _FAMILIES if pair[0] in files and pair[1] in files), None)
        if family is None:
            raise DeskError("fonts-missing", wanted=_FAMILIES[0][0], packages=PACKAGES)
        regular, bold = (load(files[name]) for name in family)
        if regular is None or bold is None:
            raise DeskError("fonts-missing", wanted=family[0], packages=PACKAGES)
        self._own = {False: regular, True: bold}
        self._further = [files[name] for name in _FURTHER if name in files]
        self._runs: dict[tuple[str, bool], tuple[Run, ...]] = {}
        self._widths: dict[tuple[str, bool], float] = {}

    @property
    def name(self) -> str:
        """The regular face's name, which a canvas begins with."""
        return self._own[False].name

    def runs(self, text: str, bold: bool) -> tuple[Run, ...]:
        """The text in pieces of one face each; BadInput ``letter-unprintable`` for a letter none has."""
        kept = self._runs.get((text, bold))
        if kept is None:
            self._measure(text, bold)
            kept = self._runs[text, bold]
        return kept

    def width(self, text: str, bold: bool) -> float:
        """The text's width in thousandths of its size; raises as `runs` does."""
        kept = self._widths.get((text, bold))
        if kept is None:
            kept = self._measure(text, bold)
        return kept

    def _measure(self, text: str, bold: bool) -> float:
        own = self._own[bold]
        try:
            width = sum([own.widths[ord(letter)] for letter in text])
            if not text.isascii():
                self._refuse_no_letters(text)
            runs: tuple[Run, ...] = ((own.name, text),)
        except KeyError:
            faces = [self._face(letter, bold, text) for letter in text]
            width = sum(face.widths[ord(letter)] for face, letter in zip(faces, text, strict=True))
            pairs = groupby(zip(faces, text, strict=True), lambda pair: pair[0].name)
            runs = tuple((name, "".join(letter for _, letter in group)) for name, group in pairs)
        if len(self._runs) >= _MOST_KEPT:
            self._runs.clear()
            self._widths.clear()
        self._runs[text, bold], self._widths[text, bold] = runs, width
        return width

    def _face(self, letter: str, bold: bool, text: str) -> Face:
        self._refuse_no_letters(letter, text)
        code = ord(letter)
        for face in (self._own[bold], self._own[False]):
            if code in face.widths:
                return face
        for path in self._further:
            further = load(path)
            if further and code in further.widths:
                return further
        raise _unprintable(letter, text)

    def _refuse_no_letters(self, letters: str, text: str = "") -> None:
        for letter in letters:
            if unicodedata.category(letter) in _NO_LETTERS:
                raise _unprintable(letter, text or letters)


def _unprintable(letter: str, text: str) -> BadInput:
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    # A half of a pair cannot even be written to a log.
    shown, whole = (each.encode("utf-8", "replace").decode("utf-8") for each in (letter, text))
    return BadInput("letter-unprintable", letter=shown, name=name, text=whole[:60])


@cache
def load(path: Path) -> Face | None:
    """Register a font file for all papers of this process; None where it cannot be embedded."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        font: Any = TTFont(f"desk-{path.stem}".replace(" ", "-"), str(path), asciiReadable=False)
    except TTFError:
        return None
    # reportlab keeps the first font of a face's name for all who register it: the bytes would depend on them.
    font.face.name = font.fontName.encode()
    registerFont(_read_back_whole(font))
    known = font.face.charWidths
    return Face(
        font.fontName, {code: known.get(code, font.face.defaultWidth) for code in font.face.charToGlyph}
    )


def _read_back_whole(font: Any) -> Any:
    """The font, with letters beyond U+FFFF written in UTF-16 where a PDF says which letter a glyph is.

    reportlab writes their plain code there, and what is copied from the paper would be other letters.
    """
    add = font.addObjects

    def add_objects(doc: Any) -> None:
        add(doc)
        for key, stream in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:"):
                stream.content = re.sub("<([0-9A-F]{5,6})>", _in_utf16, stream.content)

    font.addObjects = add_objects
    return font


def _in_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def system_faces() -> Faces:
    """The faces of this computer, looked for once."""
    return Faces()


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    wanted = {name for family in _FAMILIES for name in family} | set(_FURTHER)
    found: dict[str, Path] = {}
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(wanted.intersection(names)):
                found.setdefault(name, Path(place) / name)
    return found
