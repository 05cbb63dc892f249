"""The journal as CSV for the import of journal entries of QuickBooks Online.

https://quickbooks.intuit.com/learn-support/en-au/help-article/import-export-files/import-journal-entries-quickbooks-online/L4tQBwbs7_AU_en_AU
tells what the file has; the columns are those of the sample that the import offers. Rows with one number, of
at most 21 letters, are one entry. Accounts go by name alone, numbers are turned off for the import, and a
colon stands between an account and its sub-account, which an owner can type. No customer is named, so
receivables are to be other current assets there. Days are month, day, year. A file is kept to 1,000 rows.
"""

from collections.abc import Iterable

from desk.exchange.csv_cells import quoted
from desk.exchange.journal_text import bare, names_of, told
from desk.records.journals import Period
from desk.records.ledger import JournalEntry
from desk.words import Words
from desk.words.books import account_title

_DESCRIPTION = 4000


class QuickBooks:
    """The entries of a period, which are added to what is there."""

    suffix = ".csv"
    most = 1_000

    def __init__(self, period: Period, words: Words) -> None:
        self._words = words
        names = names_of(period.chart, lambda account: account_title(words, account))
        self._names = {number: quoted(name) for number, name in names.items()}

    def opening(self) -> Iterable[str]:
        """The columns."""
        yield "JournalNo,JournalDate,AccountName,Debits,Credits,Description,Name,Currency,Location,Class"

    def lines(self, entry: JournalEntry) -> list[str]:
        """A row for each leg, its amount on its side."""
        about, head = told(self._words, entry), f"{entry.id},{entry.effective:%m/%d/%Y}"
        lines = []
        for leg in entry.legs:
            text = f"{about} {bare(leg.clause)}".rstrip()[:_DESCRIPTION]
            debit, credit = (str(leg.money), "") if leg.money > 0 else ("", str(-leg.money))
            lines.append(f"{head},{self._names[leg.account]},{debit},{credit},{quoted(text)},,,,")
        return lines

    def ending(self) -> Iterable[str]:
        """Nothing: a row of totals would be taken for a leg."""
        return ()
