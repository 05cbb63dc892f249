"""The cells of a list's rows by field: text, amounts, days, pieces, yes and no, as people write them."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from desk.exchange.csv_cells import unguarded
from desk.exchange.csv_in import Faults, Row
from desk.records.cards import SHORTEST, SHORTEST_IN_SKU, card_number
from desk.records.days import iso_day
from desk.records.errors import BadInput, DeskError
from desk.records.money import ZERO, Money

LONGEST = {"note": 16_000}
_USUAL_LONGEST = 1000
_CODES = ("phone", "postal_code", "barcode", "sku", "number", "outside_number")
_BAR_CODES = ("sku", "barcode")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?", re.ASCII)
_EUROPEAN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})*,[0-9]{1,2}|[0-9]{1,3}(\.[0-9]{3}){2,}", re.ASCII)
_PIECES = re.compile(r"-?[0-9]{1,9}(?:\.0{1,3})?", re.ASCII)
_YES = (
    *("yes", "y", "true", "1", "x", "si", "s", "verdadero"),
    *("archived", "retired", "discontinued", "archivado"),
)
_NO = ("no", "n", "false", "0", "falso", "active", "draft", "unlisted", "activo")
MOST_PIECES = 100_000_000


class Cells:
    """Reads the fields of rows by the ``columns`` that were chosen; what cannot be read is a fault.

    Guards before a text, as ``csv_cells`` puts them into our own files, are taken off.
    """

    def __init__(self, columns: Mapping[str, str], faults: Faults) -> None:
        self.columns, self.faults = columns, faults

    def has(self, *names: str) -> bool:
        """Whether a column was chosen for any of these fields."""
        return any(name in self.columns for name in names)

    def text(self, row: Row, name: str) -> str:
        """The text without white space around it, composed (NFC); a payment card's number goes no further."""
        text = self.raw(row, name)
        if name in _CODES and text == row.values.get(self.columns.get(name, "")):
            # As Shopify writes codes, so that no spreadsheet takes them for numbers.
            text = text.strip().removeprefix("'")
        text = text.strip() if name == "note" else " ".join(text.split())
        if len(text) > LONGEST.get(name, _USUAL_LONGEST):
            self.fault(row, name, "import-field-long", limit=LONGEST.get(name, _USUAL_LONGEST))
            return ""
        shortest = SHORTEST_IN_SKU if name in _BAR_CODES else SHORTEST
        if len(text) >= SHORTEST and card_number(text, shortest):
            self.fault(row, name, "import-card")
            return ""
        return text if text.isascii() else unicodedata.normalize("NFC", text)

    def raw(self, row: Row, name: str) -> str:
        """The text as it stands there, to find by it what is kept just so."""
        return unguarded(row.values.get(self.columns[name], "")) if self.columns.get(name) else ""

    def money(self, row: Row, name: str) -> Money | None:
        """An amount of 0.00 or more, as written in English or Spanish; None where the field is empty."""
        text = self.text(row, name)
        bare = plain_amount(text)
        if not bare:
            return None
        try:
            amount = Money.parse(bare)
        except BadInput:
            self.fault(row, name, "import-money", text=shown(text))
            return None
        if amount < ZERO:
            self.fault(row, name, "import-money-negative", text=shown(text))
            return None
        return amount

    def pieces(self, row: Row, name: str) -> int | None:
        """A count of pieces, which may be below zero; None where the field is empty."""
        text = self.text(row, name)
        if not text:
            return None
        bare = text.replace(",", "") if _GROUPED.fullmatch(text) else text
        if not _PIECES.fullmatch(bare) or abs(int(bare.partition(".")[0])) > MOST_PIECES:
            self.fault(row, name, "import-pieces", text=shown(text), limit=MOST_PIECES)
            return None
        return int(bare.partition(".")[0])

    def day(self, row: Row, name: str) -> date | None:
        """A day such as ``2026-03-13``: any other way to write one means two days. None where it is empty."""
        text = self.text(row, name)
        if not text:
            return None
        found = iso_day(text)
        if found is None:
            self.fault(row, name, "import-day", text=shown(text))
        return found

    def yes(self, row: Row, name: str) -> bool | None:
        """Yes or no in the words that programs use; None where the field is empty."""
        text = self.text(row, name)
        word = "".join(
            each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each)
        )
        if word and word not in (*_YES, *_NO):
            self.fault(row, name, "import-yes", text=shown(text))
        return None if word not in (*_YES, *_NO) else word in _YES

    def fault(self, row: Row, name: str, key: str, /, **values: object) -> None:
        """Note what is wrong with a field of a row."""
        self.faults.add(key, row.line, self.columns.get(name, ""), **values)

    def refused(self, row: Row, name: str, trouble: DeskError) -> None:
        """Note why a record cannot be kept; the column is that of the field it is about."""
        self.fault(row, name, trouble.key, **trouble.values)


def plain_amount(text: str) -> str:
    """An amount as written in English or Spanish, with a point before its cents and nothing else between."""
    bare = text.removeprefix("USD").removesuffix("USD").strip().removeprefix("$").strip()
    if _GROUPED.fullmatch(bare):
        return bare.replace(",", "")
    return bare.replace(".", "").replace(",", ".") if _EUROPEAN.fullmatch(bare) else bare


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and how their letters are composed."""
    first, second = (unicodedata.normalize("NFC", " ".join(each.split())) for each in (one, other))
    return first == second


def shown(text: str) -> str:
    """Enough of a field to find it again in a report line."""
    return text if len(text) <= 60 else f"{text[:59]}…"
