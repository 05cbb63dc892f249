"""The clauses side by side with the one that is chosen: a list with marks, and the clause whole."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desk.gui.icons import state_mark
from desk.gui.pieces import scrolled
from desk.gui.policy_changes import Changes
from desk.gui.policy_clause import SHAPES, ClausePanel, clause_name, setting_of
from desk.gui.text import shown
from desk.gui.theme import Theme
from desk.records.policies import ClauseSheet, PolicySheet
from desk.words import Words


class ClausesPage(QWidget):
    """``changed`` tells the kind, the name and what is chosen, as the clause's panel does."""

    changed = Signal(str, str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sheet: PolicySheet | None = None
        self._changes = Changes()
        self.list = QListWidget()
        self.list.setProperty("role", "clauses")
        self.list.setAccessibleName(words("policy.clauses"))
        self.list.setIconSize(QSize(Theme.px(1.5), Theme.px(1.5)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumWidth(Theme.px(26))
        self.panel = ClausePanel(words)
        self._scroll = scrolled(self.panel)
        self._scroll.setMinimumSize(Theme.px(40), Theme.px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.px(2))
        row.addWidget(self.list, 2)
        row.addWidget(self._scroll, 3)
        self.list.currentRowChanged.connect(self._show_clause)
        self.panel.changed.connect(self.changed)

    def show_policy(self, sheet: PolicySheet, changes: Changes) -> None:
        """Show a policy's clauses; the one that was looked at stays chosen."""
        kept = max(self.list.currentRow(), 0)
        self._sheet, self._changes = sheet, changes
        self.list.blockSignals(True)
        self.list.clear()
        for _ in sheet.clauses:
            self.list.addItem(QListWidgetItem())
        self.list.blockSignals(False)
        self.mark()
        row = min(kept, len(sheet.clauses) - 1)
        self.list.setCurrentRow(row)
        self._show_clause(row)

    def mark(self) -> None:
        """Write each clause's entry: its name, how it decides, whether it is changed, and its text."""
        if self._sheet is None:
            return
        for place, clause in enumerate(self._sheet.clauses):
            item, words = self.list.item(place), self._words
            name = clause_name(words, clause.clause.id)
            state = words(f"policy-state.{clause.state}")
            if self._is_changed(clause):
                name = words("policy.changed-clause", clause=name)
            text = words.clause(clause.clause) or words("policy.no-clause.hint")
            item.setText(shown(name) + "\n" + shown(text))
            item.setIcon(QIcon(state_mark(SHAPES[clause.state])))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {state}. {text}")

    def _is_changed(self, sheet: ClauseSheet) -> bool:
        changes = self._changes
        return any(name in changes.readings for name in sheet.readings) or any(
            each.path in changes.values or setting_of(each) in changes.settings for each in sheet.values
        )

    def choose(self, clause: str) -> None:
        """Show a clause by its id."""
        found = self._sheet.clauses if self._sheet else ()
        self.list.setCurrentRow(next(place for place, each in enumerate(found) if each.clause.id == clause))

    def _show_clause(self, row: int) -> None:
        if self._sheet is not None and 0 <= row < len(self._sheet.clauses):
            self.panel.show_clause(self._sheet.clauses[row], self._sheet.readings, self._changes)
            self._scroll.verticalScrollBar().setValue(0)
            # Tab goes from the list through the clause, whose fields are newer than all else.
            for before, after in pairwise((self.list, *self.panel.inputs)):
                QWidget.setTabOrder(before, after)
