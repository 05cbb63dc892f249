"""The chart of accounts, in Settings: what the shop's accountant calls each, and the guide to print."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import accounts
from desk.records.ledger import Account
from desk.records.rights import Act
from desk.words.books import account_title


class AccountsCard(Card):
    """``asked`` tells that a question stands below the buttons now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: MessageBar) -> None:
        words = run.words
        super().__init__(words("accounts.title"))
        self._run, self._bar = run, bar
        self.accounts: tuple[Account, ...] = ()
        titles = [words(f"accounts.{name}") for name in ("number", "name", "kind")]
        self.table = SmallTable(words("accounts.title"), titles, wide=1)
        self.change = word_button(words("accounts.change"))
        self.print = word_button(words("accounts.print"))
        self.ask = AskPanel(run, bar)
        self.fill(PlainLabel(words("accounts.hint"), "muted", wrap=True), self.table, self._row(), self.ask)
        self.change.clicked.connect(self._ask_change)
        self.print.clicked.connect(lambda: run.wanted.emit("posting_table", ""))
        self.table.itemSelectionChanged.connect(self._gate)
        run.changed.connect(self._changed)
        self.load()

    def _row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        for button in (self.change, self.print):
            flow.addWidget(button)
        return row

    def load(self) -> None:
        """Show the chart, and keep the account that was chosen."""
        words, chosen = self._run.words, self._chosen()
        self.accounts = self._run.read(self._bar, accounts.list_accounts) or ()
        rows = [
            [each.code, account_title(words, each), words(f"accounts.kind-{each.kind}")]
            for each in self.accounts
        ]
        self.table.show_rows(rows, most=8)
        numbers = [each.number for each in self.accounts]
        if chosen and chosen.number in numbers:
            self.table.selectRow(numbers.index(chosen.number))
        self._gate()

    def _chosen(self) -> Account | None:
        row = self.table.currentRow()
        return self.accounts[row] if 0 <= row < len(self.accounts) else None

    def _gate(self) -> None:
        gate(self._run, self.change, Act("change_account"), ready=self._chosen() is not None)

    def _ask_change(self) -> None:
        account, words = self._chosen(), self._run.words
        if account is None:
            return
        given = {"number": account.given_number, "name": account.given_name}
        blanks = tuple(
            Blank(name, words(f"accounts.{name}"), "line", False, text=given[name]) for name in given
        )
        asked = words("accounts.ask", number=account.number, name=account_title(words, account))
        self.ask.put(Question(asked, words("accounts.keep"), blanks, self._keep))
        self.asked.emit(self.ask)

    def _keep(self, told: dict[str, Any]) -> None:
        account = self._chosen()
        assert account is not None, "it was asked for one"
        step = (accounts.change_account, account.number, told["number"], told["name"])
        self._run.write(self._bar, *step, changes=("accounts",), then=self._kept)

    def _kept(self, account: Account) -> None:
        self.ask.take_back()
        self.load()
        words = self._run.words
        self._bar.tell(words("accounts.kept", number=account.code, name=account_title(words, account)))

    def _changed(self, nouns: Any) -> None:
        # A sale to another state opens an account for its tax.
        if {"accounts", "ledger", "person"} & set(nouns):
            self.load()
