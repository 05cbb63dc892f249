"""The window of a check: what it paid, its life, what is owed of it where it came back, what is next."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QTableWidgetItem

from desk.gui.answer_view import AnswerView
from desk.gui.check_money_card import CheckMoneyCard
from desk.gui.check_steps import CheckSteps
from desk.gui.collections_card import CollectionsCard
from desk.gui.demands_card import DemandsCard
from desk.gui.history_table import HistoryTable
from desk.gui.photos_card import PhotosCard
from desk.gui.pieces import Card, Columns, Pairs, SmallTable
from desk.gui.text import window_title
from desk.gui.timeline import Timeline
from desk.gui.window import RecordWindow
from desk.operations import checks, orders, shops
from desk.records.check_life import BACK, COLLECTIONS, WITH_BANK
from desk.records.check_rows import POST_DATED, standing
from desk.records.checks import Check, CheckSheet, Part, Step
from desk.words.bounces import about

_PAID = ("number", "amount", "state")


class CheckWindow(RecordWindow):
    """One check or money order; its next step is the top right button."""

    kind = "check"
    concerns = frozenset({"checks", "orders", "payments", "credits", "photos"})
    size_units = (136, 88)

    def _build(self) -> None:
        words = self.words
        self.steps, self.past = CheckSteps(self), HistoryTable(words)
        self.paid = SmallTable(
            words("check.paid-orders"), [words(f"column.{name}") for name in _PAID], right=(1,), wide=2
        )
        names = ("paid-orders", "timeline", "facts", "why")
        self.cards = {name: Card(words(f"check.{name}")) for name in names}
        self.cards["history"] = Card(words("record.history"))
        self.cards["paid-orders"].fill(self.paid)
        self.cards["history"].fill(self.past)
        self.money, self.photos = CheckMoneyCard(self.run), PhotosCard(self)
        self.letters, self.agency = DemandsCard(self.run, self.bar, self.ask), CollectionsCard(self)
        left = [self.money, self.agency, self.cards["paid-orders"], self.letters]
        left += [self.photos, self.cards["history"]]
        right = [self.cards["timeline"], self.cards["why"], self.cards["facts"]]
        self.set_body(Columns(left, right, shares=(7, 4)))

    def _connect(self) -> None:
        self.paid.itemActivated.connect(self._open_order)

    def load(self) -> None:
        """Read the check and show it."""
        sheet = self.run.read(self.bar, checks.open_check, self.subject)
        if sheet is not None:
            self.show_check(sheet)

    def show_check(self, sheet: CheckSheet) -> None:
        """Draw a check."""
        words, check, today = self.words, sheet.check, self.run.desk.clock.today()
        self.sheet = sheet
        self.setWindowTitle(window_title(words("check.window", number=check.number)))
        self.head.number.setText(check.number)
        state = standing(check, today)
        self.head.state.show_state(state, words(f"check-state.{state}"))
        self.head.about.setText(about(words, check))
        self.paid.show_rows([self._row(part) for part in sheet.parts])
        self.money.show_check(sheet)
        self.agency.show_sheet(sheet)
        self.letters.show_check(check.number)
        # Nothing was demanded of most checks.
        self.letters.setVisible(self.letters.chosen is not None)
        self.cards["timeline"].fill(self._timeline(sheet))
        self.cards["facts"].fill(Pairs(self._facts(check)))
        self._show_why(sheet)
        self.photos.show_photos(check.number)
        self._show_history(check)
        self.steps.offer(sheet)

    def _show_why(self, sheet: CheckSheet) -> None:
        """What the policy says of one that came back; of one that is with the bank again nothing is owed."""
        shown = sheet.answer is not None and bool(sheet.debts)
        self.cards["why"].setVisible(shown)
        if sheet.answer is not None and shown:
            today = self.run.desk.clock.today() if sheet.check.state in BACK else None
            view = AnswerView(self.words, today)
            done = sheet.check.state == COLLECTIONS
            # What it says is to be done with one that is with the agency was done.
            view.show_answer(replace(sheet.answer, findings=()) if done else sheet.answer)
            self.cards["why"].fill(view)

    def _row(self, part: Part) -> list[str]:
        state = "stands" if part.in_force else "taken-back"
        return [part.order, self.words.money(part.amount), self.words(f"check.part-{state}")]

    def _timeline(self, sheet: CheckSheet) -> Timeline:
        today = self.run.desk.clock.today()
        done = [(each.after, self._step(each), each.day) for each in sheet.steps]
        return Timeline(self.words, today, done, self._due(sheet.check))

    def _step(self, step: Step) -> str:
        told = f"{self.words(f'check-step.{step.step}')}  ·  {step.person}"
        return f"{told}\n{step.note}" if step.note else told

    def _due(self, check: Check) -> list[tuple[str, Any]]:
        """The days that are to come: it may go to the bank, its hold ends, it is to be paid."""
        words, today = self.words, self.run.desk.clock.today()
        if standing(check, today) == POST_DATED:
            return [(words("check.may-go"), check.dated)]
        if check.state in WITH_BANK and check.hold_until and check.hold_until >= today:
            return [(words("check.hold-ends"), check.hold_until)]
        return [(words("check.due"), check.due)] if check.state in BACK and check.due else []

    def _facts(self, check: Check) -> list[tuple[str, str]]:
        words = self.words
        account = words("check.ending", figures=check.account4) if check.account4 else ""
        facts = [
            ("payer", check.payer),
            ("printed", check.check_number),
            ("dated", words.day(check.dated)),
            ("bank", check.bank),
            ("routing", check.routing),
            ("account", account),
            ("memo", check.memo),
            ("deposit", check.deposit),
            ("hold-until", words.day(check.hold_until)),
            ("reason", words(f"check-reason.{check.reason}") if check.reason else ""),
            ("bank-charge", words.money(check.bank_charge) if check.bank_charge else ""),
        ]
        return [(words(f"check.{name}"), value) for name, value in facts if value]

    def _show_history(self, check: Check) -> None:
        lines = self.run.read(self.bar, orders.read_history, check.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)

    def _open_order(self, item: QTableWidgetItem) -> None:
        self.run.wanted.emit("order", self.sheet.parts[item.row()].order)
