"""Handing a check to the agency: what the policy says, to whom it goes, two people; then its folder."""

from typing import Any

from desk.gui.agency_folder import write_folder
from desk.gui.ask import Blank, Question
from desk.gui.demands_card import DemandsCard
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.text import PlainLabel, window_title
from desk.gui.window import RecordWindow
from desk.operations import agencies, checks, handing_over
from desk.records.check_life import COLLECTIONS
from desk.records.checks import CheckSheet
from desk.records.demands import HandOverSheet
from desk.records.errors import DeskError
from desk.records.rights import Act
from desk.words import bounces

CHANGES = ("checks", "orders", "payments", "customers", "overrides")


class HandOverWindow(RecordWindow):
    """One check; the next step is to hand it over, and once it went to write its folder."""

    kind = "hand_over"
    concerns = frozenset({"checks", "payments", "orders", "settings"})
    size_units = (116, 72)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words("hand.window", number=self.subject)))
        self.head.state.hide()
        self.head.others([("checks", words("demands.open-check"), self._open_check)])
        names = ("agency", "says", "owed")
        self.cards = {name: Card(words(f"hand.{name}")) for name in names}
        self.made = DemandsCard(self.run, self.bar, self.ask)
        self.set_body(Columns([self.cards["says"], self.cards["owed"]], [self.cards["agency"], self.made]))

    def load(self) -> None:
        """Read the check, and whether it can go."""
        self.head.offer("", None)
        sheet = self.run.read(self.bar, checks.open_check, self.subject)
        if sheet is None:
            return
        self.made.show_check(self.subject)
        self.head.number.setText(sheet.check.number)
        self.head.about.setText(bounces.about(self.words, sheet.check))
        self._show_owed(sheet)
        if sheet.check.state == COLLECTIONS:
            self.show_handed(sheet)
            return
        found = self.run.read(self.bar, handing_over.look_at_hand_over, self.subject, unless=self._tells_why)
        if found is not None:
            self.show_ready(found, sheet)

    def _tells_why(self, trouble: DeskError) -> bool:
        self.cards["says"].fill(PlainLabel(self.words.error(trouble), wrap=True))
        self.cards["agency"].hide()
        return True

    def _show_owed(self, sheet: CheckSheet) -> None:
        words = self.words
        rows = [(words("order.window", number=each.order), words.money(each.open)) for each in sheet.debts]
        total = words("hand.open")
        rows.append((total, words.money(sheet.open)))
        self.cards["owed"].fill(Pairs(rows, amounts=True, strong=[total]))

    def show_handed(self, sheet: CheckSheet) -> None:
        """Draw a check that went: its folder is what is left to be done."""
        words = self.words
        found = self.run.read(self.bar, agencies.agency)
        self._show_agency(found.called if found else "", found)
        said = words("hand.done", day=sheet.check.handed)
        self.cards["says"].fill(
            PlainLabel(said, "strong", wrap=True), PlainLabel(words("hand.refer"), "muted", wrap=True)
        )
        self.head.offer(words("hand.folder"), self._write, Act("export_list", "collections"))

    def show_ready(self, found: HandOverSheet, sheet: CheckSheet) -> None:
        """Draw what the policy says, and offer the step that follows from it."""
        words, check = self.words, sheet.check
        self._show_agency(found.agency.called, found.agency)
        key = "today" if found.ready else "later" if found.since else "silent"
        told = [PlainLabel(words(f"hand.policy-{key}", day=found.since), "strong", wrap=True)]
        answer = sheet.answer
        texts = [words.clause(each) for each in answer.clauses if each.id in answer.cites] if answer else []
        told += [PlainLabel(text, "muted", wrap=True) for text in texts]
        self.cards["says"].fill(*told, PlainLabel(words("hand.two"), wrap=True))
        if found.agency.name and found.ready:
            act = Act("hand_over", check.number, check.state)
            self.head.offer(words("hand.deed"), self._hand, act)
        elif found.agency.name:
            act = Act("hand_over_anyway", check.number, check.state)
            self.head.offer(words("hand.anyway"), self._ask_anyway, act)

    def _show_agency(self, called: str, agency: Any) -> None:
        words, card = self.words, self.cards["agency"]
        card.show()
        if not called:
            card.fill(PlainLabel(words("hand.no-agency"), "fault", wrap=True))
            return
        names = ("name", "address", "phone", "email", "account")
        rows = [(words(f"agency.{name}"), getattr(agency, name)) for name in names if getattr(agency, name)]
        card.fill(Pairs(rows))

    def _hand(self) -> None:
        step = (handing_over.hand_over, self.subject)
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self._handed())

    def _ask_anyway(self) -> None:
        words = self.words
        blank = Blank("reason", words("ask.reason"), "reason")

        def hand(given: dict[str, Any]) -> None:
            step = (handing_over.hand_over_anyway, self.subject, given["reason"])
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self._handed())

        self.ask.put(Question(words("hand.ask-anyway"), words("hand.deed"), (blank,), hand))

    def _handed(self) -> None:
        self.ask.take_back()
        self.bar.tell(self.words("hand.told"))

    def _write(self) -> None:
        write_folder(self, self.run, self.bar, self.subject)

    def _open_check(self) -> None:
        self.run.wanted.emit("check", self.subject)
