"""The journal for hledger, with its accounts declared and balance assertions by which it proves itself.

The form is that of https://hledger.org/hledger.html#journal: two blanks end an account's name, a semicolon
begins a comment, a colon parts an account or makes a tag of a comment's word, brackets in a comment are
dates, a vertical bar parts a description.
"""

from collections.abc import Iterable

from desk.exchange.journal_text import bare, names_of, told
from desk.records.journals import Period
from desk.records.ledger import Account, JournalEntry
from desk.words import Words
from desk.words.books import account_line

# The top of each kind, and the letter by which hledger knows it.
_ROOTS = {
    "asset": ("assets", "A"),
    "liability": ("liabilities", "L"),
    "equity": ("equity", "E"),
    "income": ("income", "R"),
    "contra_income": ("income", "R"),
    "expense": ("expenses", "X"),
}
_MARKS = str.maketrans({";": ",", "|": "/"})
_NAME_MARKS = str.maketrans({";": ",", ":": "-", "[": "(", "]": ")"})


class Hledger:
    """The journal of a period; what accounts came to before it stands in its first entry."""

    suffix = ".journal"
    most = 0

    def __init__(self, period: Period, words: Words) -> None:
        self._period, self._words = period, words
        self.names = names_of(period.chart, self._name)

    def _name(self, account: Account) -> str:
        return f"{_ROOTS[account.kind][0]}:{_named(account_line(self._words, account))}"

    def opening(self) -> Iterable[str]:
        """The accounts, then what they come to before the period."""
        start, before = self._period.start, self._period.before
        yield f"; {_plain(self._words('journal.title'))}"
        yield "decimal-mark ."
        yield "commodity 1000.00 USD"
        for number, name in self.names.items():
            yield f"account {name}  ; type: {_ROOTS[self._period.chart[number].kind][1]}"
        if any(before.values()):
            yield ""
            yield f"{start} * {_plain(self._words('journal.opening'))}"
            yield from (f"    {self.names[each]}  {money} USD" for each, money in before.items() if money)

    def lines(self, entry: JournalEntry) -> list[str]:
        """A transaction under its entry's number; clauses are comments."""
        lines = ["", f"{entry.effective} * ({entry.id}) {_plain(told(self._words, entry))}"]
        for leg in entry.legs:
            clause = f"  ; {_named(leg.clause)}" if leg.clause else ""
            lines.append(f"    {self.names[leg.account]}  {leg.money} USD{clause}")
        return lines

    def ending(self) -> Iterable[str]:
        """What every account comes to at the period's end."""
        yield ""
        yield f"{self._period.end} * {_plain(self._words('journal.balances'))}"
        for number, money in sorted(self._period.after.items()):
            yield f"    {self.names[number]}  0.00 USD = {money} USD"


def _plain(text: str) -> str:
    return text.translate(_MARKS)


def _named(text: str) -> str:
    return bare(text.translate(_NAME_MARKS))
