"""Weights and sizes as people write them: pounds, and length by width by height in inches."""

import re
from fractions import Fraction

from desk.records.errors import BadInput

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
_WEIGHT = re.compile(_NUMBER, re.ASCII)
_SIZE = re.compile(rf"({_NUMBER})x({_NUMBER})x({_NUMBER})", re.ASCII)


def weight_text(text: str) -> str:
    """A weight in pounds as it is kept, empty for none; raises BadInput ``weight-unreadable``."""
    found = text.strip().removesuffix("lb").strip()
    if found and (not _WEIGHT.fullmatch(found) or not Fraction(found)):
        raise BadInput("weight-unreadable", text=text)
    return found


def size_text(text: str) -> str:
    """A size as it is kept (``12x8x6``), empty for none; raises BadInput ``size-unreadable``."""
    found = re.sub(r"\s+|in$|\"", "", text.strip().lower()).replace("\N{MULTIPLICATION SIGN}", "x")
    if found and (not _SIZE.fullmatch(found) or not all(inches(found))):
        raise BadInput("size-unreadable", text=text)
    return found


def pounds(kept: str) -> Fraction | None:
    """A kept weight as the policy reckons with it; None where it is not known."""
    return Fraction(kept) if kept else None


def inches(kept: str) -> tuple[Fraction, ...]:
    """A kept size as the policy reckons with it; empty where it is not known."""
    return tuple(Fraction(part) for part in kept.split("x")) if kept else ()
