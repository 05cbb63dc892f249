"""The journal for Beancount, with balance assertions by which bean-check proves it.

The form is that of https://beancount.github.io/docs/beancount_language_syntax.html: an account's parts begin
with a capital letter or a figure and have letters, figures and dashes; a string ends with its quote.
"""

import unicodedata
from collections.abc import Iterable
from datetime import timedelta

from desk.exchange.journal_text import bare, names_of, told
from desk.records.journals import Period
from desk.records.ledger import Account, JournalEntry
from desk.words import Words
from desk.words.books import account_title

# Without a word about it an assertion lets a cent pass.
EXACT = "~ 0.001"
_ROOTS = {
    "asset": "Assets",
    "liability": "Liabilities",
    "equity": "Equity",
    "income": "Income",
    "contra_income": "Income",
    "expense": "Expenses",
}


class Beancount:
    """The journal of a period; what accounts came to before it stands in its first entry."""

    suffix = ".beancount"
    most = 0

    def __init__(self, period: Period, words: Words) -> None:
        self._period, self._words = period, words
        self.names = names_of(period.chart, self._name)

    def _name(self, account: Account) -> str:
        code = account.code[:1].upper() + account.code[1:]
        return f"{_ROOTS[account.kind]}:{_part(f'{code} {account_title(self._words, account)}')}"

    def opening(self) -> Iterable[str]:
        """The accounts by their own names, then what they come to before the period."""
        start, before = self._period.start, self._period.before
        yield f"option {_quoted('title')} {_quoted(self._words('journal.title'))}"
        yield 'option "operating_currency" "USD"'
        yield ""
        for number, name in self.names.items():
            yield f"{start} open {name} USD"
            yield f"  name: {_quoted(bare(account_title(self._words, self._period.chart[number])))}"
        if any(before.values()):
            yield ""
            yield f"{start} * {_quoted(self._words('journal.opening'))}"
            yield from (f"  {self.names[each]}  {money} USD" for each, money in before.items() if money)

    def lines(self, entry: JournalEntry) -> list[str]:
        """A transaction; its entry's number and the clauses are metadata."""
        lines = ["", f"{entry.effective} * {_quoted(told(self._words, entry))}", f"  entry: {entry.id}"]
        for leg in entry.legs:
            lines.append(f"  {self.names[leg.account]}  {leg.money} USD")
            lines += [f"    clause: {_quoted(bare(leg.clause))}"] if leg.clause else []
        return lines

    def ending(self) -> Iterable[str]:
        """What every account comes to at the period's end: assertions hold for the beginning of a day."""
        yield ""
        day = self._period.end + timedelta(days=1)
        for number, money in sorted(self._period.after.items()):
            yield f"{day} balance {self.names[number]}  {money} {EXACT} USD"


def _part(text: str) -> str:
    """A part of an account's name: letters and figures of any script, a dash for all between them."""
    text = unicodedata.normalize("NFC", text)
    return "-".join("".join(each if _is_letter(each) else " " for each in text).split())


def _is_letter(each: str) -> bool:
    kind = unicodedata.category(each)
    return kind[0] == "L" or kind == "Nd"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
