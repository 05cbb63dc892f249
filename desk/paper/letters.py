"""Text from people as it is drawn: composed, hidden signs written out, right-to-left scripts in order."""

import unicodedata
from functools import cache, lru_cache

_MARKS_TOGETHER = 2
_TATWEEL, _LAM = "\u0640", "\u0644"
_JOINER, _NON_JOINER = "\u200d", "\u200c"
# Hints that change neither the letters nor their order: the soft hyphen and the choice of a letter's variant.
_HINTS = {"\u00ad", *(chr(code) for code in range(0xFE00, 0xFE10))}
# Letters by their category that show nothing.
_BLANKS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\u034f"}
_CLOSING = {")": "(", "]": "[", "}": "{"}
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def printable(text: str) -> str:
    """The text for a paper; signs that would hide or turn other letters are written out: ``[U+202E]``."""
    return text if text.isascii() and text.isprintable() else _written_out(text)


@lru_cache(maxsize=1024)
def _written_out(text: str) -> str:
    shown: list[str] = []
    marks = 0
    for letter in _joined(unicodedata.normalize("NFC", text)):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if letter in _HINTS:
            continue
        if letter.isspace():
            shown.append(" ")
        elif kind in ("Cc", "Cf") or letter in _BLANKS or marks > _MARKS_TOGETHER:
            shown.append(f"[U+{ord(letter):04X}]")
        else:
            shown.append(letter)
    return "".join(shown)


def _joined(text: str) -> str:
    """Arabic letters in the form that their place in the word asks for: a PDF's font does not choose it."""
    if not any(unicodedata.bidirectional(letter) == "AL" for letter in text):
        return text
    forms, shown, at = _arabic_forms(), [], 0
    while at < len(text):
        letter, width = text[at], 1
        if letter == _LAM and (text[at : at + 2], "isolated") in forms:
            letter, width = text[at : at + 2], 2
        before = _neighbour(text, at, -1)
        after = _neighbour(text, at + width - 1, 1)
        joins_before = _joins(before, "initial") and _joins(letter, "final")
        joins_after = _joins(letter, "initial") and _joins(after, "final")
        form = ("isolated", "initial", "final", "medial")[2 * joins_before + joins_after]
        if letter not in (_JOINER, _NON_JOINER):
            shown.append(forms.get((letter, form), letter))
        at += width
    return "".join(shown)


def _joins(letter: str, form: str) -> bool:
    return letter in (_TATWEEL, _JOINER) or (letter, form) in _arabic_forms()


def _neighbour(text: str, at: int, step: int) -> str:
    """The next letter in a direction, over the vowel signs, or an empty string."""
    at += step
    while 0 <= at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += step
    return text[at] if 0 <= at < len(text) else ""


@cache
def _arabic_forms() -> dict[tuple[str, str], str]:
    """Presentation forms by the letters and the form's name, as Unicode's own decompositions give them."""
    forms: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE70, 0xFEFD)):
        tag, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(each, 16)) for each in codes)
        if len(letters) == 1 or (len(letters) == 2 and letters[0] == _LAM):
            forms.setdefault((letters, tag.strip("<>")), chr(code))
    return forms


def visual(line: str) -> str:
    """One line in the order it is drawn in, by the core of Unicode's bidirectional algorithm."""
    if line.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in line):
        return line
    return _reordered(line)


@lru_cache(maxsize=256)
def _reordered(line: str) -> str:
    groups = _with_marks(line)
    levels = _levels(groups)
    shown = [
        group.translate(_MIRRORED) if level % 2 else group
        for group, level in zip(groups, levels, strict=True)
    ]
    for level in range(max(levels), 0, -1):
        at = 0
        while at < len(shown):
            end = at
            while end < len(shown) and levels[end] >= level:
                end += 1
            shown[at:end] = shown[at:end][::-1]
            levels[at:end] = levels[at:end][::-1]
            at = max(end, at + 1)
    return "".join(shown)


def _with_marks(line: str) -> list[str]:
    groups: list[str] = []
    for letter in line:
        if groups and unicodedata.category(letter) in ("Mn", "Me"):
            groups[-1] += letter
        else:
            groups.append(letter)
    return groups


def _levels(groups: list[str]) -> list[int]:
    """Each group's level: even goes right, odd goes left; the first strong letter gives the line's."""
    kinds = [unicodedata.bidirectional(group[0]) for group in groups]
    base = next(("L" if kind == "L" else "R" for kind in kinds if kind in ("L", "R", "AL")), "L")
    kinds = _numbers_resolved(["R" if kind == "AL" else kind for kind in kinds], base)
    directions = ["R" if kind == "N" else kind if kind in ("L", "R") else "" for kind in kinds]
    _pair_brackets(groups, directions, base)
    at = 0
    while at < len(directions):
        end = at
        while end < len(directions) and not directions[end]:
            end += 1
        if end > at:
            before = directions[at - 1] if at else base
            after = directions[end] if end < len(directions) else base
            directions[at:end] = [before if before == after else base] * (end - at)
        at = max(end, at + 1)
    level = {"L": 0 if base == "L" else 2, "R": 1}
    return [2 if kind == "N" else level[way] for kind, way in zip(kinds, directions, strict=True)]


def _pair_brackets(groups: list[str], directions: list[str], base: str) -> None:
    """Brackets of a pair go the line's way or, where all inside and what is before does, the other way."""
    opened: list[int] = []
    for at, group in enumerate(groups):
        if group in _CLOSING.values():
            opened.append(at)
        elif group in _CLOSING and opened and groups[opened[-1]] == _CLOSING[group]:
            start = opened.pop()
            inside = {way for way in directions[start:at] if way}
            before = next((way for way in reversed(directions[:start]) if way), base)
            if inside:
                directions[start] = directions[at] = base if base in inside else before


def _numbers_resolved(kinds: list[str], base: str) -> list[str]:
    """Numbers become ``N`` after a right-to-left letter, else ``L``, with the signs that belong to them."""
    kinds = list(kinds)
    for at in range(1, len(kinds) - 1):
        if kinds[at] in ("ES", "CS") and kinds[at - 1] == kinds[at + 1] and kinds[at - 1] in ("EN", "AN"):
            kinds[at] = kinds[at - 1]
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for at in order:
            if kinds[at] == "ET" and kinds[at - order.step] == "EN":
                kinds[at] = "EN"
    strong = base
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "AN":
            kinds[at] = "N"
        elif kind == "EN":
            kinds[at] = "N" if strong == "R" else "L"
    return kinds
