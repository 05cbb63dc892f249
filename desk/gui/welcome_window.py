"""What stands there while no shop is open: why, and the ways on: again, another, a new one, the sample."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.ask import choose_file
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.addresses import Address
from desk.records.errors import DeskError, StoreTrouble
from desk.records.shop import Shop
from desk.words import Words

SUFFIX = ".desk"
# What may be over soon: whoever put it right tries again here.
PASSING = frozenset(
    ("store-full", "store-in-use", "store-in-use-unknown", "store-io", "store-missing", "store-read-only")
)
PLACE = ("street", "city", "state", "postal_code", "phone")


class Opener(Protocol):
    """What a start brings along: where things are kept, the packs, and the ways to open or make a shop."""

    packs: Mapping[str, str]

    @property
    def data(self) -> Path:
        """The user's own folder."""

    def default_shop(self) -> Path:
        """The shop that is opened where none was asked for."""

    def open(self, path: Path | None = None, person: str = "") -> Any:
        """An open desk; raises DeskError."""

    def sample_shop(self) -> Path:
        """The sample shop's file."""

    def create_shop(self, path: Path | None, new: Shop, pack: str, person: str = "") -> Path:
        """Make a shop's file."""


class WelcomeWindow(QDialog):
    """Ends with an open ``desk``, or None; ``trouble`` says why the shop that was asked for is not open."""

    def __init__(self, start: Opener, words: Words, trouble: DeskError, person: str) -> None:
        super().__init__()
        self._start, self._words, self._person = start, words, person
        path = str(trouble.values.get("path", ""))
        fresh = trouble.key == "shop-file-missing" and path == str(start.default_shop())
        if trouble.key == "shop-file-missing" and not fresh:
            trouble = StoreTrouble("store-missing", path=path)
        self._wanted = Path(path) if trouble.key in PASSING else None
        self.desk: Any = None
        self.setWindowTitle(words("welcome.title"))
        self.setMinimumWidth(Theme.px(72))
        self._build(words.error(trouble), fresh=fresh)
        self._connect()

    def _build(self, reason: str, *, fresh: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(4), Theme.px(4), Theme.px(4), Theme.px(4))
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(self._words("welcome.heading" if fresh else "welcome.trouble"), "title"))
        column.addWidget(PlainLabel(self._words("welcome.first") if fresh else reason, wrap=True))
        self.bar = MessageBar(self._words("button.close-message"))
        column.addWidget(self.bar)
        self.again = word_button(self._words("welcome.again"), "primary")
        if self._wanted is None:
            self.again.hide()
        self.sample = word_button(self._words("welcome.sample"), "primary" if fresh else "")
        self.other = word_button(self._words("welcome.other"), "" if fresh or self._wanted else "primary")
        # Whoever has a shop looks for it; the sample is for a first start.
        first, last = (self.sample, self.other) if fresh else (self.other, self.sample)
        for widget in (self.again, first, self._new_shop(), last):
            column.addWidget(widget)

    def _new_shop(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(Theme.px(2), Theme.px(2), Theme.px(2), Theme.px(2))
        grid.setSpacing(Theme.px(1.5))
        self.name, self.policy = QLineEdit(), QComboBox()
        self.place = {name: QLineEdit() for name in PLACE}
        self.policy.addItems(list(self._start.packs))
        self.make = word_button(self._words("welcome.make"))
        grid.addWidget(PlainLabel(self._words("welcome.new"), "heading"), 0, 0, 1, 2)
        self._ask(grid, "name", self.name)
        grid.addWidget(PlainLabel(self._words("welcome.address"), "muted", wrap=True), grid.rowCount(), 1)
        for name, field in self.place.items():
            self._ask(grid, name, field)
        self._ask(grid, "policy", self.policy)
        grid.addWidget(self.make, grid.rowCount(), 1)
        return card

    def _ask(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        label, row = self._words(f"welcome.{name}"), grid.rowCount()
        field.setAccessibleName(label)
        grid.addWidget(PlainLabel(label), row, 0)
        grid.addWidget(field, row, 1)

    def _connect(self) -> None:
        self.again.clicked.connect(lambda: self._try(lambda: self._wanted or self._start.default_shop()))
        self.sample.clicked.connect(lambda: self._try(self._start.sample_shop))
        self.make.clicked.connect(lambda: self._try(self._make))
        self.other.clicked.connect(self._choose)
        for field in (self.name, *self.place.values()):
            field.returnPressed.connect(self.make.click)

    def _choose(self) -> None:
        path = choose_file(self, self._words("welcome.other"), f"Desk (*{SUFFIX})")
        if path:
            self._try(lambda: path)

    def _make(self) -> Path:
        name = self.name.text().strip()
        pack = self.policy.currentText()
        place: dict[str, Any] = {part: field.text().strip() for part, field in self.place.items()}
        new = Shop(name, Address(name=name, **place), language=self._words.language, pack=pack)
        return self._start.create_shop(self._free_place(), new, pack, self._person)

    def _free_place(self) -> Path:
        """The usual place, else the first with a number: a shop that is there is never touched."""
        places = (self._start.data / f"shop{mark}{SUFFIX}" for mark in ("", *range(2, 1000)))
        return next(place for place in places if not place.exists())

    def _try(self, place: Callable[[], Path]) -> None:
        try:
            self.desk = self._start.open(place(), self._person)
        except DeskError as trouble:
            self.bar.fault(self._words.error(trouble))
        else:
            self.accept()
