"""The journal as CSV for the import of manual journals of Xero.

https://help.xero.com/nz/ManualJournalsImport, which went to
https://central.xero.com/s/article/Add-import-and-post-manual-journals, tells the template: Narration, Date,
Description, AccountCode, TaxRate, Amount and two trackings, a star before what must be there. Rows with one
narration and day are one journal; debits are positive; a day may be ``30 Jun 2026``; a file has at most 300
rows. A code is the account's number alone. The tax is posted by our own legs, so no rate of Xero's adds any.
"""

from collections.abc import Iterable
from datetime import date

from desk.exchange.csv_cells import quoted
from desk.exchange.journal_text import bare, told
from desk.records.journals import Period
from desk.records.ledger import JournalEntry
from desk.words import Words

# Xero reads months in English whatever the reader's language is.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NO_TAX = "Tax Exempt"


class Xero:
    """The entries of a period as drafts, which are added to what is there."""

    suffix = ".csv"
    most = 300

    def __init__(self, period: Period, words: Words) -> None:
        self._words = words
        # A code is letters, figures, points and dashes, none of them first but a letter or a figure: a guard
        # against spreadsheets would make another code of it.
        self._codes = {number: account.code for number, account in period.chart.items()}

    def opening(self) -> Iterable[str]:
        """The columns of Xero's template."""
        yield (
            "*Narration,*Date,Description,*AccountCode,*TaxRate,*Amount,"
            "TrackingName1,TrackingOption1,TrackingName2,TrackingOption2"
        )

    def lines(self, entry: JournalEntry) -> list[str]:
        """A row for each leg; its entry's number makes the narration its own."""
        narration = quoted(f"{told(self._words, entry)} (#{entry.id})")
        return [
            f"{narration},{_day(entry.effective)},{quoted(bare(leg.clause))},{self._codes[leg.account]},"
            f'"{_NO_TAX}",{leg.money},,,,'
            for leg in entry.legs
        ]

    def ending(self) -> Iterable[str]:
        """Nothing: a row of totals would be taken for a leg."""
        return ()


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
