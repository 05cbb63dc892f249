"""The only place that makes sentences: catalogues by id, money and dates as the reader writes them."""

import gettext
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from desk.records.answers import Clause
from desk.records.errors import DeskError, Fault, Malformed
from desk.records.money import Money

LANGUAGES = ("en", "es")
FOLDER = Path(__file__).parent.parent / "resources" / "words"
_LOCALES = {"en": "en_US", "es": "es_US"}
_SHOWN_FAULTS = 20


class Words:
    """One language's words; called with an id and values it gives the sentence, or the id where none is."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.locale = _LOCALES[self.language]
        self._sentences = _read(folder / self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence ``key`` with its placeholders filled: money and dates in the locale, text as it is."""
        sentence = self._sentences.gettext(key)
        if not values:
            return sentence
        return sentence.format_map({name: self._shown(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        """Whether a sentence is written for this id."""
        return self._sentences.gettext(key) != key

    def count(self, key: str, number: int, **values: object) -> str:
        """The sentence ``key`` in the plural form that the number asks for; ``{number}`` is filled too."""
        sentence = self._sentences.ngettext(key, key, number)
        shown = {name: self._shown(value) for name, value in values.items()}
        return sentence.format(number=number, **shown)

    def money(self, amount: Money, currency: str = "USD") -> str:
        """An amount as the locale writes it, such as ``$1,234.50``."""
        return _money_format(self.locale, currency)(amount)

    def day(self, day: date | None, form: str = "medium") -> str:
        """A date as the locale writes it, such as ``Mar 13, 2026``; empty for None."""
        return _day_format(self.locale, form)(day) if day else ""

    def clause(self, clause: Clause) -> str:
        """A clause's own text in this language, else in English."""
        return clause.text.get(self.language) or clause.text.get("en", "")

    def error(self, trouble: DeskError) -> str:
        """What happened and the way out; a file's faults follow, a line each."""
        sentence = self(f"error.{trouble.key}", **trouble.values)
        if not isinstance(trouble, Malformed):
            return sentence
        lines = [sentence, *(self.fault(each) for each in trouble.faults[:_SHOWN_FAULTS])]
        if len(trouble.faults) > _SHOWN_FAULTS:
            lines.append(self("fault.more", count=len(trouble.faults) - _SHOWN_FAULTS))
        return "\n".join(lines)

    def fault(self, fault: Fault) -> str:
        """One fault of a file with its place before it."""
        sentence = self(f"fault.{fault.key}", **fault.values)
        if not fault.line:
            return f"{fault.where}: {sentence}" if fault.where else sentence
        place = f"{fault.line}, {fault.where}" if fault.where else str(fault.line)
        return self("fault.place", place=place, sentence=sentence)

    def _shown(self, value: object) -> object:
        if isinstance(value, Money):
            return self.money(value)
        return self.day(value) if isinstance(value, date) else value


@cache
def _read(folder: Path) -> gettext.NullTranslations:
    sentences = gettext.NullTranslations()
    for path in sorted(folder.glob("*.mo")):
        with path.open("rb") as stream:
            sentences.add_fallback(gettext.GNUTranslations(stream))
    return sentences


@cache
def _money_format(locale: str, currency: str) -> Callable[[Money], str]:
    from babel.numbers import format_currency

    return lambda amount: format_currency(Decimal(int(amount)).scaleb(-2), currency, locale=locale)


@cache
def _day_format(locale: str, form: str) -> Callable[[date], str]:
    from babel.dates import format_date

    return lambda day: format_date(day, format=form, locale=locale)


def compile_catalogues(folder: Path = FOLDER) -> None:
    """Compile every catalogue that is newer than its compiled form beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(folder.glob("*/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.name, abort_invalid=True)
        part = target.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as compiled:
            write_mo(compiled, catalogue)
        part.replace(target)


if __name__ == "__main__":
    compile_catalogues()
