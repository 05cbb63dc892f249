"""What stands in the main window while it is locked: the people's names, a field for a PIN, nothing else."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.pieces import Card, scrolled
from desk.gui.run import Run
from desk.gui.secret_field import SecretField
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import people
from desk.records.errors import DeskError
from desk.records.people import Person

TICK_MS = 1000


class LockPage(QWidget):
    """``signed`` tells the desk of whoever signed in.

    At first one of ``lasts`` is chosen, who were here before. A letter chooses the next name that begins
    with it, digits go to the PIN wherever the focus is.
    """

    signed = Signal(object)

    def __init__(self, run: Run, shop: str, lasts: Sequence[str]) -> None:
        super().__init__()
        self._run, self.words = run, run.words
        self._people = [each for each in people.list_people(run.desk) if each.active]
        self._wait: DeskError | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._build(shop)
        names = [each.name for each in self._people]
        place = next((names.index(name) for name in lasts if name in names), 0)
        self.names.button(place).setChecked(True)
        self._choose(place)
        self.setFocusProxy(self.names.button(place))

    def _build(self, shop: str) -> None:
        words = self.words
        card = Card()
        card.setFixedWidth(Theme.px(64))
        self.pin, self.enter = SecretField(digits=True), word_button(words("lock.enter"), "primary")
        self.pin.setAccessibleName(words("lock.pin"))
        self.pin.setMaximumWidth(Theme.px(24))
        self.pin_row = QWidget()
        row = QHBoxLayout(self.pin_row)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (PlainLabel(words("lock.pin")), self.pin):
            row.addWidget(widget)
        row.addStretch(1)
        self.fault = PlainLabel(role="fault", wrap=True)
        card.fill(
            PlainLabel(shop, "title", wrap=True),
            PlainLabel(words("lock.who"), "muted", wrap=True),
            self._names(),
            self.pin_row,
            self.fault,
            self.enter,
        )
        column = QVBoxLayout(self)
        inner = QFrame()
        middle = QHBoxLayout(inner)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(scrolled(inner))
        self.pin.returnPressed.connect(self.sign_in)
        self.enter.clicked.connect(self.sign_in)
        self.pin.installEventFilter(self)

    def _names(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box)
        self.names = QButtonGroup(box)
        for place, person in enumerate(self._people):
            button = word_button(person.name, "name")
            button.setCheckable(True)
            button.setProperty("no_letter", True)
            button.setMinimumSize(Theme.px(18), Theme.px(6))
            button.installEventFilter(self)
            self.names.addButton(button, place)
            flow.addWidget(button)
        self.names.idToggled.connect(lambda place, on: self._choose(place) if on else None)
        self.names.idClicked.connect(lambda _: self._pressed())
        return box

    @property
    def person(self) -> Person:
        """Whose name is chosen."""
        return self._people[self.names.checkedId()]

    def name_button(self, name: str) -> QPushButton:
        """The button of a person's name."""
        place = next(at for at, each in enumerate(self._people) if each.name == name)
        button = self.names.button(place)
        assert isinstance(button, QPushButton)
        return button

    def _choose(self, place: int) -> None:
        """Another name is chosen: what was typed or said for the one before goes."""
        self._wait = None
        self._timer.stop()
        self._say("")
        self.pin.clear()
        self.pin_row.setVisible(self._people[place].has_pin)

    def _pressed(self) -> None:
        """A name was clicked, or Enter pressed on it: its PIN is next, if it has one."""
        if self.person.has_pin:
            self.pin.setFocus()
        else:
            self.sign_in()

    def sign_in(self) -> None:
        """Sign in with what was typed, or say why not."""
        if self._wait is not None:
            return
        typed = self.pin.text()
        self.pin.clear()
        try:
            desk = people.sign_in(self._run.desk, self.person.name, typed)
        except DeskError as trouble:
            self._refused(trouble)
            return
        self.signed.emit(desk)

    def _refused(self, trouble: DeskError) -> None:
        if trouble.key == "tries-wait":
            self._wait = trouble
            self._timer.start()
        # Where one has to wait, another name can still be chosen.
        (self.pin if self._wait is None else self.name_button(self.person.name)).setFocus()
        self._say(self.words.error(trouble))

    def _tick(self) -> None:
        """A second of the wait is over."""
        assert self._wait is not None, "the seconds are counted only while one waits"
        left = int(str(self._wait.values["seconds"])) - 1
        if left > 0:
            self._wait.values["seconds"] = left
            self._say(self.words.error(self._wait))
            return
        self._wait = None
        self._timer.stop()
        self._say(self.words("lock.again"))

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        for widget in (self.pin, self.enter):
            widget.setEnabled(self._wait is None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters choose a name; on a name, digits go on to the PIN."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        typed: Any = event.text()
        if typed.isalpha():
            self._choose_by(_first(typed))
            return True
        if watched is not self.pin and typed.isdigit() and self.pin.isEnabled():
            self.pin.setFocus()
            self.pin.insert(typed)
            return True
        if watched is not self.pin and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pressed()
            return True
        return False

    def _choose_by(self, letter: str) -> None:
        now, count = self.names.checkedId(), len(self._people)
        for step in range(1, count + 1):
            place = (now + step) % count
            if _first(self._people[place].name) == letter:
                self.names.button(place).setChecked(True)
                return


def _first(name: str) -> str:
    """The letter that a name begins with, without case and accent."""
    return unicodedata.normalize("NFKD", name.strip().casefold())[:1]
