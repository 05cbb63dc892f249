"""Whom to tell: the notices that were made, ticked, for letters, a phone list, a mail, and to mark told."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.ask import AskPanel, Blank, Question, write_mail
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate, is_open
from desk.gui.pieces import Card
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.tick_table import TickTable
from desk.operations import notices
from desk.records.notices import WAYS, Notice
from desk.records.rights import Act
from desk.words import Words
from desk.words.notices import mail_text, subject

CHANGES = ("orders", "preorders", "notices")
COLUMNS = ("customer", "notice-kind", "order", "amount", "new-day", "phone", "email")
PAPERS = {"letters": "notice_letters", "phones": "phone_list"}
# What is made with one button, each by the right that it needs.
MAKES: dict[str, Callable[..., Any]] = {
    "make_balance_notices": notices.make_balance_notices,
    "make_late_notices": notices.make_late_notices,
}


class ToldCard(Card):
    """Everything is ticked at first; what is done is done for what is ticked."""

    def __init__(self, run: Run, bar: Any, ask: AskPanel) -> None:
        words = run.words
        super().__init__(words("told.title"))
        self._run, self._bar, self._ask, self.words = run, bar, ask, words
        self.table = TickTable(
            words("told.title"), [words(f"column.{name}") for name in COLUMNS], right=(3,), wide=0
        )
        self.nothing = PlainLabel(words("told.none"), "muted", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        steps = QWidget()
        flow = FlowLayout(steps)
        for step, deed in (
            ("make", self._make),
            ("letters", lambda: self._paper("letters")),
            ("phones", lambda: self._paper("phones")),
            ("mail", self._mail),
        ):
            button = self.buttons[step] = word_button(words(f"told.{step}"))
            button.clicked.connect(deed)
            flow.addWidget(button)
        self.fill(PlainLabel(words("told.hint"), "muted", wrap=True), self.nothing, self.table, steps)
        self.table.ticked.connect(self._offer)

    def show_notices(self, found: tuple[Notice, ...]) -> None:
        """Show the notices that nobody was told of."""
        self.table.show_records(found, [self._row(each) for each in found])
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._offer()

    def _row(self, notice: Notice) -> list[str]:
        words = self.words
        amount = "" if notice.asks is None else words.money(notice.asks)
        buyer = notice.customer
        phone = buyer.phone or buyer.address.phone
        kind = words(f"notice.{notice.kind}")
        return [buyer.name, kind, notice.order, amount, words.day(notice.promised), phone, buyer.email]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the notices that are ticked."""
        return tuple(each.number for each in self.table.chosen())

    def _offer(self) -> None:
        chosen = self.table.chosen()
        first = next(iter(self._makes()), next(iter(MAKES)))
        gate(self._run, self.buttons["make"], Act(first))
        for step in PAPERS:
            self.buttons[step].setEnabled(bool(chosen))
        self.buttons["mail"].setEnabled(len(chosen) == 1)

    def _makes(self) -> list[str]:
        """What of it whoever is at the counter may make."""
        return [each for each in MAKES if is_open(self._run, Act(each))]

    def _make(self) -> None:
        """Make what is due now: balances of what is in, and of what is late."""
        done = [self._run.write(self._bar, MAKES[each], changes=CHANGES) for each in self._makes()]
        if None not in done:
            self._bar.tell(self.words.count("told.made", sum(map(len, done))))

    def _paper(self, step: str) -> None:
        print_or_show(self._run, PAPERS[step], ",".join(self.numbers))

    def _mail(self) -> None:
        """Open the mail program with the text ready, in the language of the shop's papers."""
        (number,) = self.numbers
        paper = self._run.read(self._bar, notices.notice_paper, number)
        if paper is not None:
            words = Words(paper.shop.language)
            told = (paper.notice.customer.email, subject(words, paper), mail_text(words, paper))
            if not write_mail(*told):
                self._bar.fault(self.words("mail.none"))

    def ask_told(self) -> None:
        """Ask when and how those that are ticked were told."""
        words, numbers = self.words, self.numbers
        today = self._run.desk.clock.today()
        blanks = (
            Blank("way", words("told.way"), "choice", options={way: words(f"way.{way}") for way in WAYS}),
            Blank("on", words("told.on"), "day", day=today),
        )

        def tell(given: dict[str, Any]) -> None:
            step = (notices.mark_told, ",".join(numbers), given["on"], given["way"])
            self._run.write(self._bar, *step, changes=CHANGES, then=lambda _: self._ask.take_back())

        sentence = words.count("told.ask", len(numbers))
        self._ask.put(Question(sentence, words("told.deed"), blanks, tell))
