"""A row's fields as money, days, quantities and known words; what cannot be read is noted with its place."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from desk.exchange.csv_in import Faults, Row
from desk.records.cards import SHORTEST, SHORTEST_IN_SKU, card_number
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} ([+-][0-9]{4}|UTC)", re.ASCII)
_QUANTITY = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_SHORTEST_IN = {"Lineitem sku": SHORTEST_IN_SKU}
_EARLIEST = date(1970, 1, 1)


class Fields:
    """Reads the fields of rows; a moment becomes a day in the shop's ``zone`` and is not after ``today``."""

    def __init__(self, faults: Faults, zone: str, today: date) -> None:
        self.faults = faults
        self._zone = ZoneInfo(zone)
        self._today = today

    def text(self, row: Row, column: str) -> str:
        """The text without white space around it, composed (NFC); empty where the file has no such column.

        A payment card's number is a fault, and goes no further: not even into a sentence about it.
        """
        text = row.values.get(column, "").strip()
        if len(text) >= SHORTEST and card_number(text, _SHORTEST_IN.get(column, SHORTEST)):
            self.faults.add("import-card", row.line, column)
            return ""
        return text if text.isascii() else unicodedata.normalize("NFC", text)

    def code(self, row: Row, column: str) -> str:
        """A postal code or phone number without the apostrophe that the export puts before it."""
        return self.text(row, column).removeprefix("'")

    def needed(self, row: Row, column: str) -> str:
        """The text, which may not be empty."""
        text = self.text(row, column)
        if not text:
            self.faults.add("import-field-empty", row.line, column)
        return text

    def money(self, row: Row, column: str, empty: Money | None = None) -> Money:
        """An amount of 0.00 or more; ``empty`` is what an empty field means, if it may be empty."""
        text = self.text(row, column)
        if not text and empty is not None:
            return empty
        try:
            amount = Money.parse(text)
        except BadInput:
            self.faults.add("import-money", row.line, column, text=_shown(text))
            return ZERO
        if amount < ZERO:
            self.faults.add("import-money-negative", row.line, column, text=text)
            return ZERO
        return amount

    def day(self, row: Row, column: str) -> date | None:
        """A moment such as ``2026-03-02 09:30:00 -0600`` as the shop's day; None where the field is empty."""
        text = self.text(row, column)
        if not text:
            return None
        day = self._day(text)
        if day is None:
            self.faults.add("import-moment", row.line, column, text=_shown(text))
        elif not _EARLIEST <= day <= self._today:
            self.faults.add("import-day-range", row.line, column, day=day, today=self._today)
        return day

    def _day(self, text: str) -> date | None:
        if not _MOMENT.fullmatch(text):
            return None
        try:
            moment = datetime.fromisoformat(
                text.replace(" UTC", "+00:00").replace(" +", "+").replace(" -", "-")
            )
            return moment.astimezone(self._zone).date()
        except (ValueError, OverflowError):
            return None

    def quantity(self, row: Row, column: str) -> int:
        """A whole number from 1 to 999,999."""
        text = self.text(row, column)
        if not _QUANTITY.fullmatch(text):
            self.faults.add("import-quantity", row.line, column, text=_shown(text))
            return 1
        return int(text)

    def choice(self, row: Row, column: str, known: Mapping[str, str]) -> str:
        """What one of the known words means to us, whatever its capitals."""
        text = self.text(row, column)
        meaning = known.get(text.casefold())
        if meaning is None:
            words = ", ".join(word for word in known if word)
            self.faults.add("import-word", row.line, column, text=_shown(text), known=words)
        return meaning or ""


def _shown(text: str) -> str:
    """Enough of a field to find it again in a report line."""
    return text if len(text) <= 60 else f"{text[:59]}…"
