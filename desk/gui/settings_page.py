"""Settings: the shop's policy, with which edition is in force; what else will be set here."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk.gui.accounts_card import AccountsCard
from desk.gui.agency_card import AgencyCard
from desk.gui.backup_card import BackupCard
from desk.gui.bar import MessageBar
from desk.gui.checklist_card import ChecklistCard
from desk.gui.fields import word_button
from desk.gui.lawful_card import LawfulCard
from desk.gui.lock_card import LockCard
from desk.gui.month_card import MonthCard
from desk.gui.people_card import PeopleCard
from desk.gui.personal_card import PersonalCard
from desk.gui.pieces import Card, scrolled
from desk.gui.promise_card import PromiseCard
from desk.gui.recovery_card import RecoveryCard
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.gui.trust_card import TrustCard
from desk.operations import editions


class SettingsPage(QWidget):
    """A card for each thing that can be set."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, words = run, run.words
        self.bar = MessageBar(words("button.close-message"))
        self.policy = Card(words("policy.title"))
        self.told = PlainLabel(wrap=True)
        self.open = word_button(words("policy.open"), "primary")
        self.open.clicked.connect(lambda: run.wanted.emit("policy", ""))
        self.open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.policy.fill(PlainLabel(words("policy.settings-hint"), "muted", wrap=True), self.told, self.open)
        self.people, self.recovery = PeopleCard(run, self.bar), RecoveryCard(run, self.bar)
        self.trust, self.lock = TrustCard(run, self.bar), LockCard(run, self.bar)
        self.backups, self.personal = BackupCard(run, self.bar), PersonalCard(run)
        self.promises, self.checklists = PromiseCard(run, self.bar), ChecklistCard(run, self.bar)
        self.agency, self.lawful = AgencyCard(run, self.bar), LawfulCard(run, self.bar)
        self.accounts, self.months = AccountsCard(run, self.bar), MonthCard(run, self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(words("page.settings"), "title"))
        column.addWidget(self.bar)
        self._area = scrolled(self._cards())
        column.addWidget(self._area, 1)
        # Once the question has found its place.
        see = self._area.ensureWidgetVisible
        asking = (self.backups, self.people, self.checklists, self.agency, self.lawful, self.accounts)
        for card in (*asking, self.months, self.trust):
            card.asked.connect(lambda asks: QTimer.singleShot(0, asks, lambda: see(asks)))
        self.setFocusProxy(self.open)
        run.changed.connect(self._changed)
        self.load()

    def _cards(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        work = (self.policy, self.backups, self.people, self.lock, self.promises, self.checklists)
        own = (self.personal, self.recovery, self.trust)
        for card in (*work, self.agency, self.lawful, self.accounts, self.months, *own):
            card.setMaximumWidth(Theme.px(100))
            column.addWidget(card)
        column.addWidget(PlainLabel(self.run.words("coming.settings"), "muted", wrap=True))
        column.addStretch(1)
        return inner

    def show_person(self) -> None:
        """Where the person at the counter is found."""
        self.people.choose(self.run.desk.person)
        self.people.table.setFocus()
        self._area.ensureWidgetVisible(self.people)

    def show_check(self) -> None:
        """Where what was found in the shop's file stands."""
        self.trust.check.setFocus()
        self._area.ensureWidgetVisible(self.trust)

    def show_backups(self) -> None:
        """How old the last backup is, and what can be done about it."""
        self.backups.setFocus()
        self._area.ensureWidgetVisible(self.backups)

    def load(self) -> None:
        """Say which policy is in force and what is to come."""
        words, rows = self.run.words, self.run.read(self.bar, editions.list_editions) or ()
        said = []
        for row in reversed(rows):
            if row.state == "in_force":
                said.append(words("policy.about", pack=row.name, day=row.in_force))
            elif row.state == "upcoming" and not row.repeats:
                said.append(words("policy.coming", day=row.in_force))
        self.told.setText(" ".join(said))

    def _changed(self, nouns: Any) -> None:
        if "policy" in nouns:
            self.load()
