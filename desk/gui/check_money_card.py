"""What is owed of a check that came back: its amount, its fee and by which clause, what was paid since."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card, Pairs
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.records.checks import CheckSheet, Recovery, fees_in
from desk.records.money import ZERO, Money, total
from desk.words.payments import way_text


class CheckMoneyCard(Card):
    """Hidden where a check never came back."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.words("check.money"))
        self._run, self._words = run, run.words

    def show_check(self, sheet: CheckSheet) -> None:
        """Show what is owed of a check."""
        words = self._words
        self.setVisible(bool(sheet.debts))
        if not sheet.debts:
            return
        strong = [words("check.owed")]
        widgets: list[QWidget] = [Pairs(self._sums(sheet), amounts=True, strong=strong)]
        widgets += self._clauses(sheet)
        widgets += self._paid(sheet.recoveries)
        self.fill(*widgets, *self._frozen(sheet.frozen))

    def _sums(self, sheet: CheckSheet) -> list[tuple[str, str]]:
        words, amount = self._words, total(each.amount for each in sheet.debts)
        gone = Money(amount + sheet.fee - sheet.paid - sheet.lost - sheet.open)
        rows = [
            (words("check.amount"), amount),
            (words("check.fee"), sheet.fee),
            (words("check.paid"), Money(-sheet.paid)),
            (words("check.lost"), Money(-sheet.lost)),
            (words("check.not-owed"), Money(-gone)),
        ]
        shown = [(name, money) for name, money in rows if money != ZERO]
        return [(name, words.money(money)) for name, money in [*shown, (words("check.owed"), sheet.open)]]

    def _clauses(self, sheet: CheckSheet) -> Iterator[QWidget]:
        """The clause of the fee, in the shop's own words."""
        used = {each.clause for each in fees_in(sheet.answer)} if sheet.fee else set()
        for clause in sheet.answer.clauses if sheet.answer else ():
            if clause.id in used:
                yield PlainLabel(self._words.clause(clause), "muted", wrap=True)

    def _paid(self, recoveries: tuple[Recovery, ...]) -> Iterator[QWidget]:
        words = self._words
        for each in recoveries:
            day = words.day(each.payment.received)
            told = (
                f"{day}  ·  {way_text(words, each.payment)}  ·  {each.order}  ·  {words.money(each.amount)}"
            )
            yield PlainLabel(told, "muted", wrap=True)

    def _frozen(self, slips: tuple[str, ...]) -> Iterator[QWidget]:
        if slips:
            yield PlainLabel(self._words("check.frozen"), "strong", wrap=True)
        for number in slips:
            button = word_button(number, "link")
            button.setProperty("no_letter", True)
            button.clicked.connect(lambda _=False, number=number: self._run.wanted.emit("credit", number))
            yield button
