"""Sentences by id from the catalogues, money and dates as the reader writes them."""

import gettext
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desk.records.errors import DeskError, Fault, Hindered, Malformed
from desk.records.money import Money

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from desk.records.answers import Clause, Finding

LANGUAGES = ("en", "es")
FOLDER = Path(__file__).parent.parent.parent / "resources" / "words"
_LOCALES = {"en": "en_US", "es": "es_US"}
_FORMS = "forms.mo"
_FIRST = ("windows.mo", _FORMS)
_DAY_PARTS = re.compile(r"'[^']*'|E+|M+|d+|y+")
_SHOWN_FAULTS = 20
NO_NAMES: Mapping[str, dict[str, str]] = {}


class Words:
    """One language's words; called with an id and values it gives the sentence, or the id where none is."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language = language if language in LANGUAGES else "en"
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

    def named(self, kind: str, code: str, own: Mapping[str, dict[str, str]] = NO_NAMES) -> str:
        """The word for a code: a pack's own, else the catalogue's, else the code in plain letters."""
        key = f"{kind}.{code}"
        if own.get(code):
            return str(self._shown(own[code]))
        return self(key) if self.has(key) else code.replace("_", " ").replace("-", " ")

    def count(self, key: str, number: int, **values: object) -> str:
        """The sentence ``key`` in the plural form that the number asks for; ``{number}`` is filled too."""
        sentence = self._sentences.ngettext(key, number)
        shown = {name: self._shown(value) for name, value in values.items()}
        return sentence.format(number=number, **shown)

    def money(self, amount: Money, currency: str = "USD") -> str:
        """An amount as the locale writes it, such as ``$1,234.50``."""
        whole, cents = divmod(abs(int(amount)), 100)
        digits = f"{whole:,}".replace(",", self("form.group")) + f"{self('form.decimal')}{cents:02d}"
        symbol = self(f"form.currency.{currency}").removeprefix("form.currency.")
        return self("form.minus" if amount < 0 else "form.money").replace("¤", symbol).replace("0", digits)

    def day_of_year(self, text: str) -> str:
        """A day that every year has, given as ``12-25``."""
        return re.sub(r",? 2001$", "", self.day(date.fromisoformat(f"2001-{text}")))

    def day(self, day: date | None, form: str = "medium") -> str:
        """A date as the locale writes it, such as ``Mar 13, 2026``; empty for None."""
        if day is None:
            return ""
        return _DAY_PARTS.sub(lambda part: self._part(part.group(), day), self(f"form.day.{form}"))

    def _part(self, part: str, day: date) -> str:
        if part[0] == "'":
            return part.strip("'")
        if part[0] in "ME" and len(part) > 2:
            return self(f"form.{part}.{day.month if part[0] == 'M' else day.weekday()}")
        number = {"d": day.day, "M": day.month, "y": day.year}[part[0]]
        return f"{number % 100:02d}" if part == "yy" else str(number)

    def finding(self, finding: "Finding") -> str:
        """A ground in words; its days are kept as ISO text. One that no catalogue has is shown plainly."""
        values = {name: _as_day(value) for name, value in finding.values.items()}
        key = f"finding.{finding.key}"
        return self(key, **{"day": "", **values}) if self.has(key) else self.named("finding", finding.key)

    def clause(self, clause: "Clause") -> str:
        """A clause's own text in this language, else in English."""
        return clause.text.get(self.language) or clause.text.get("en", "")

    def error(self, trouble: DeskError) -> str:
        """What happened and the way out; a file's faults follow, a line each."""
        sentence = self(f"error.{trouble.key}", **self._with_names(trouble))
        if not isinstance(trouble, (Hindered, Malformed)):
            return sentence
        lines = [sentence, *(self.fault(each) for each in trouble.faults[:_SHOWN_FAULTS])]
        if len(trouble.faults) > _SHOWN_FAULTS:
            lines.append(self("fault.more", count=len(trouble.faults) - _SHOWN_FAULTS))
        return "\n".join(lines)

    def _with_names(self, trouble: DeskError) -> dict[str, object]:
        """An error's values; what it names by ids in words."""
        if trouble.key == "setting-out-of-range":
            return {**trouble.values, "setting": self.named("setting", str(trouble.values["setting"]))}
        kind, names = _NAMED.get(trouble.key), trouble.values.get("names")
        if kind is None or not isinstance(names, tuple):
            return trouble.values
        return {
            **trouble.values,
            "names": tuple(self.named(kind, each) if isinstance(each, str) else each for each in names),
        }

    def fault(self, fault: Fault) -> str:
        """One fault of a file with its place before it."""
        sentence = self.said(fault)
        if not fault.line:
            return f"{fault.where}: {sentence}" if fault.where else sentence
        place = f"{fault.line}, {fault.where}" if fault.where else str(fault.line)
        return self("fault.place", place=place, sentence=sentence)

    def said(self, fault: Fault) -> str:
        """What is wrong, without its place."""
        kinds = {name: self.named("type", str(fault.values[name])) for name in _TYPED.get(fault.key, ())}
        # What a record is refused for is told of a file's line in the same words.
        key = f"fault.{fault.key}" if self.has(f"fault.{fault.key}") else f"error.{fault.key}"
        return self(key, **{**fault.values, **kinds})

    def _shown(self, value: object) -> object:
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, dict):
            return value.get(self.language) or value.get("en", "")
        if isinstance(value, tuple):
            return ", ".join(str(self._shown(each)) for each in value)
        return self.day(value) if isinstance(value, date) else value


# What errors name by ids.
_NAMED = {"wants-time": "event", "wants-condition": "condition", "ship-to-lacks": "address"}
# What faults say of a value that is of another type than its key.
_TYPED = {"wrong-type": ("expected", "found"), "fact-default": ("expected",)}


def _as_day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


class _Catalogues:
    """A language's catalogues, each read when no earlier one has an id: a start needs only the first."""

    def __init__(self, folder: Path) -> None:
        paths = folder.glob("*.mo")
        self._unread = sorted(paths, key=lambda path: (path.name not in _FIRST, path.name), reverse=True)
        self._read: list[gettext.GNUTranslations] = []
        # A window asks for the same few hundred sentences whenever it is drawn.
        self._known: dict[str, str] = {}

    def __iter__(self) -> Iterator[gettext.GNUTranslations]:
        yield from self._read
        while self._unread:
            with self._unread.pop().open("rb") as stream:
                self._read.append(gettext.GNUTranslations(stream))
            yield self._read[-1]

    def gettext(self, key: str) -> str:
        """The sentence of an id, or the id itself."""
        found = self._known.get(key)
        if found is None:
            found = next((text for each in self if (text := each.gettext(key)) != key), key)
            self._known[key] = found
        return found

    def ngettext(self, key: str, number: int) -> str:
        """The sentence of an id in the plural form of a number, or the id itself."""
        return next((text for each in self if (text := each.ngettext(key, key, number)) != key), key)


@cache
def _read(folder: Path) -> _Catalogues:
    return _Catalogues(folder)


def compile_catalogues(folder: Path = FOLDER) -> None:
    """Compile each catalogue that is newer than its compiled form, and how each language writes."""
    from babel.messages.pofile import read_po

    for source in sorted(folder.glob("*/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.name, abort_invalid=True)
        _put(target, catalogue)
    for language in LANGUAGES:
        target = folder / language / _FORMS
        if target.parent.is_dir() and not target.exists():
            _put(target, _forms_of(language))


def _put(target: Path, catalogue: "Catalog") -> None:
    from babel.messages.mofile import write_mo

    part = target.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as stream:
        write_mo(stream, catalogue)
    part.replace(target)


def _forms_of(language: str) -> "Catalog":
    """How a language writes money and days, from Babel's data, which a start has no time to read."""
    from babel import Locale
    from babel.messages.catalog import Catalog
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = Locale.parse(_LOCALES[language])
    money = locale.currency_formats["standard"]
    forms = {"money": f"{money.prefix[0]}0{money.suffix[0]}", "minus": f"{money.prefix[1]}0{money.suffix[1]}"}
    forms |= {"decimal": get_decimal_symbol(locale), "group": get_group_symbol(locale)}
    forms |= {f"currency.{code}": symbol for code, symbol in locale.currency_symbols.items()}
    forms |= {f"day.{form}": pattern.pattern for form, pattern in locale.date_formats.items()}
    for width, letters in (("abbreviated", 3), ("wide", 4)):
        months, days = locale.months["format"][width], locale.days["format"][width]
        forms |= {f"{'M' * letters}.{number}": month for number, month in months.items()}
        forms |= {f"{'E' * letters}.{number}": day for number, day in days.items()}
    catalogue = Catalog(locale=locale)
    for key, text in forms.items():
        catalogue.add(f"form.{key}", text)
    return catalogue
