"""The words of a command as days, amounts, pieces and pairs."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.records.days import iso_day
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money
from desk.records.returns import CONDITIONS
from desk.words import Words


class Reading:
    """Reads the words of a command; what cannot be read is told in the reader's language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.kinds: dict[str, Callable[[str], Any]] = {
            "text": str,
            "file": Path,
            "day": self.day,
            "month": self.month,
            "money": self.money,
            "pieces": self.pieces,
            "number": self.number,
            "percent": self.percent,
            "conditions": self.conditions,
            "pair": self.pair,
            "descriptor": self.descriptor,
        }

    def day(self, text: str) -> date:
        """A day such as ``2026-03-13``, and nothing else."""
        found = iso_day(text)
        if found is None:
            raise argparse.ArgumentTypeError(self._words("cli.bad-day", text=text))
        return found

    def month(self, text: str) -> date:
        """The first day of a month such as ``2026-03``."""
        found = iso_day(f"{text}-01")
        if found is None:
            raise argparse.ArgumentTypeError(self._words("cli.bad-month", text=text))
        return found

    def money(self, text: str) -> Money:
        """An amount of 0.00 or more."""
        try:
            amount = Money.parse(text)
        except BadInput as trouble:
            raise argparse.ArgumentTypeError(self._words.error(trouble)) from trouble
        if amount < ZERO:
            raise argparse.ArgumentTypeError(self._words("cli.bad-negative", text=text))
        return amount

    def pieces(self, text: str) -> int:
        """A whole number of pieces, at least one."""
        if not re.fullmatch(r"[1-9][0-9]{0,5}", text, re.ASCII):
            raise argparse.ArgumentTypeError(self._words("cli.bad-pieces", text=text))
        return int(text)

    def number(self, text: str) -> int:
        """The number that a line of a list begins with."""
        if not re.fullmatch(r"[1-9][0-9]{0,17}", text, re.ASCII):
            raise argparse.ArgumentTypeError(self._words("cli.bad-number", text=text))
        return int(text)

    def percent(self, text: str) -> Fraction:
        """A share in percent, such as ``25`` or ``12.5``, with the sign or without."""
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?%?", text, re.ASCII):
            raise argparse.ArgumentTypeError(self._words("cli.bad-percent", text=text))
        return Fraction(text.removesuffix("%"))

    def descriptor(self, text: str) -> int:
        """The number of an open file descriptor."""
        if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII):
            raise argparse.ArgumentTypeError(self._words("cli.bad-descriptor", text=text))
        return int(text)

    def pair(self, text: str) -> tuple[str, str]:
        """A name and what it is to be, such as ``tax-on-returns=kept``."""
        name, sign, value = (each.strip() for each in text.partition("="))
        if not (name and sign and value):
            raise argparse.ArgumentTypeError(self._words("cli.bad-pair", text=text))
        return name, value

    def conditions(self, text: str) -> frozenset[str]:
        """What holds of a parcel's pieces, with commas between."""
        found = frozenset(each.strip() for each in text.split(",") if each.strip())
        unknown = sorted(found - set(CONDITIONS))
        if unknown:
            known = ", ".join(CONDITIONS)
            raise argparse.ArgumentTypeError(self._words("cli.bad-condition", text=unknown[0], known=known))
        return found
