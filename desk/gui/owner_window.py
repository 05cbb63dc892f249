"""A shop that nobody owns yet asks for its owner before anything of it is shown."""

from typing import Any

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desk.gui.bar import MessageBar
from desk.gui.button import never_default
from desk.gui.fields import word_button
from desk.gui.owner_form import OwnerForm, sign_in_owner
from desk.gui.recovery_page import RecoveryPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import people, shops
from desk.records.people import NewOwner


class OwnerWindow(QDialog):
    """Ends with the owner's ``desk``, or None where nobody said who that is."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run, words = run, run.words
        self.desk: Any = None
        self.setWindowTitle(words("welcome.title"))
        self.setMinimumWidth(Theme.px(72))
        self.bar, self.form = MessageBar(words("button.close-message")), OwnerForm(words)
        self.make = word_button(words("owner.make"), "primary")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(Theme.px(2))
        shop = run.read(self.bar, shops.read_shop)
        for widget in (
            PlainLabel(shop.name, "muted", wrap=True),
            PlainLabel(words("owner.title"), "title", wrap=True),
            PlainLabel(words("owner.why"), wrap=True),
            self.bar,
            self.form,
            self.make,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Theme.px(4), Theme.px(4), Theme.px(4), Theme.px(4))
        outer.addWidget(self._stack)
        self.make.clicked.connect(self._make)
        self.form.ready.connect(self.make.click)
        never_default(self)

    def _make(self) -> None:
        owner = self._run.attempt(self.bar, self.form.owner)
        made = owner and self._run.attempt(self.bar, lambda: self._begin(owner))
        if made:
            self.desk, sheet = made
            self.words_page = RecoveryPage(self._run, sheet)
            self.words_page.done.connect(self.accept)
            self._stack.addWidget(self.words_page)
            never_default(self)
            self._stack.setCurrentWidget(self.words_page)
            self.words_page.setFocus()

    def _begin(self, owner: NewOwner) -> Any:
        people.make_owner(self._run.desk, owner.name, owner.pin, owner.secret)
        return sign_in_owner(self._run.desk, owner)
