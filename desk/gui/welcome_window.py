"""What stands there while no shop is open: why, and the ways on: again, another, a new one, the sample."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.gui.ask import choose_file
from desk.gui.bar import MessageBar
from desk.gui.button import never_default
from desk.gui.fields import word_button
from desk.gui.key_card import KeyCard
from desk.gui.memory import Memory
from desk.gui.owner_form import OwnerForm, sign_in_owner
from desk.gui.pieces import Card, Columns, scrolled
from desk.gui.recovery_page import RecoveryPage
from desk.gui.rescue_page import RescuePage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records import recovery
from desk.records.addresses import Address
from desk.records.backups import Restored
from desk.records.errors import DeskError, StoreTrouble
from desk.records.people import NewOwner
from desk.records.shop import Shop
from desk.words import Words
from desk.words.moments import moment_here

SUFFIX = ".desk"
# What may be over soon: whoever put it right tries again here.
PASSING = frozenset(
    ("store-full", "store-in-use", "store-in-use-unknown", "store-io", "store-missing", "store-read-only")
)
# What a backup is the way on from: a file that does not open, and that no program has open.
LOST = frozenset(
    (
        "shop-file-missing",
        "store-altered",
        "store-damaged",
        "store-foreign",
        "store-io",
        "store-missing",
        "store-read-only",
        "swap-unreadable",
    )
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

    @property
    def keys(self) -> Any:
        """The keys that shops' rows are sealed with."""

    def open(self, path: Path | None = None, person: str = "") -> Any:
        """An open desk; raises DeskError."""

    def sample_shop(self) -> Path:
        """The sample shop's file."""

    def desk_at(self, db: Any) -> Any:
        """A desk at which a backup's file is open."""

    def create_shop(
        self, path: Path | None, new: Shop, pack: str, person: str = "", owner: NewOwner | None = None
    ) -> Path:
        """Make a shop's file."""


class WelcomeWindow(QDialog):
    """Ends with an open ``desk``, or None; ``trouble`` says why the shop that was asked for is not open.

    ``told`` is what is to be said first in its window: that it is a backup, and until when that goes.
    """

    def __init__(
        self, start: Opener, words: Words, trouble: DeskError, person: str, path: Path | None = None
    ) -> None:
        super().__init__()
        self._start, self._words, self._person, self._path = start, words, person, path
        asked = str(trouble.values.get("path", ""))
        fresh = trouble.key == "shop-file-missing" and asked == str(start.default_shop())
        if trouble.key == "shop-file-missing" and not fresh:
            trouble = StoreTrouble("store-missing", path=asked)
        self._wanted = Path(asked) if trouble.key in PASSING else None
        self._is_lost = trouble.key in LOST
        self.desk: Any = None
        self.told = ""
        self.page: RescuePage | None = None
        self._owner: NewOwner | None = None
        self.setWindowTitle(words("welcome.title"))
        self._build(words.error(trouble), fresh=fresh)
        self._connect()
        self._offer(trouble)
        never_default(self)
        self.resize(Theme.window_size(116, 92))

    def _build(self, reason: str, *, fresh: bool) -> None:
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(Theme.px(4), Theme.px(4), Theme.px(4), Theme.px(4))
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(self._words("welcome.heading" if fresh else "welcome.trouble"), "title"))
        column.addWidget(PlainLabel(self._words("welcome.first") if fresh else reason, wrap=True))
        self.bar = MessageBar(self._words("button.close-message"))
        self.key = KeyCard(self._words)
        self.again = word_button(self._words("welcome.again"), "primary")
        if self._wanted is None:
            self.again.hide()
        helped = fresh or self._wanted is not None
        leads = self._is_lost and not helped
        self.restore = word_button(self._words("welcome.restore"), "primary" if leads else "")
        helped = helped or leads
        self.sample = word_button(self._words("welcome.sample"), "primary" if fresh else "")
        self.other = word_button(self._words("welcome.other"), "" if helped else "primary")
        # Whoever has a shop looks for it; the sample is for a first start.
        first, last = (self.sample, self.other) if fresh else (self.other, self.sample)
        self.form = OwnerForm(self._words)
        self.make = word_button(self._words("welcome.make"))
        new = Columns([self._new_shop()], [self.form])
        ways = (first, self.restore) if fresh else (self.restore, first)
        for widget in (self.bar, self.again, self.key, *ways, new, self.make, last):
            column.addWidget(widget)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(page))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _new_shop(self) -> Card:
        card, grid = Card(self._words("welcome.new")), QGridLayout()
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1.5))
        card.body.addLayout(grid)
        self.name, self.policy = QLineEdit(), QComboBox()
        self.place = {name: QLineEdit() for name in PLACE}
        self.policy.addItems(list(self._start.packs))
        self._ask(grid, "name", self.name)
        grid.addWidget(PlainLabel(self._words("welcome.address"), "muted", wrap=True), grid.rowCount(), 1)
        for name, field in self.place.items():
            self._ask(grid, name, field)
        self._ask(grid, "policy", self.policy)
        return card

    def _ask(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        label, row = self._words(f"welcome.{name}"), grid.rowCount()
        field.setAccessibleName(label)
        grid.addWidget(PlainLabel(label), row, 0)
        grid.addWidget(field, row, 1)

    def _connect(self) -> None:
        self.again.clicked.connect(lambda: self._try(lambda: self._wanted))
        self.sample.clicked.connect(lambda: self._try(self._start.sample_shop))
        self.make.clicked.connect(lambda: self._try(self._make))
        self.other.clicked.connect(self._choose)
        self.restore.clicked.connect(self._show_backups)
        self.finished.connect(self._leave_backups)
        self.key.given.connect(self._bring_key)
        self.form.ready.connect(self.make.click)
        for field in (self.name, *self.place.values()):
            field.returnPressed.connect(self.make.click)

    def _choose(self) -> None:
        path = choose_file(self, self._words("welcome.other"), f"Desk (*{SUFFIX})")
        if path:
            self._try(lambda: path)

    def _make(self) -> Path:
        name = self.name.text().strip()
        owner = self.form.owner()
        pack = self.policy.currentText()
        place: dict[str, Any] = {part: field.text().strip() for part, field in self.place.items()}
        new = Shop(name, Address(name=name, **place), language=self._words.language, pack=pack)
        made = self._start.create_shop(self._free_place(), new, pack, self._person, owner)
        self._owner = owner
        return made

    def _free_place(self) -> Path:
        """The usual place, else the first with a number: a shop that is there is never touched."""
        places = (self._start.data / f"shop{mark}{SUFFIX}" for mark in ("", *range(2, 1000)))
        return next(place for place in places if not place.exists())

    def _try(self, place: Callable[[], Path | None]) -> None:
        self.bar.clear()
        try:
            self._path = place()
            self.desk = self._start.open(self._path, self._person)
            if self._owner is None:
                self.accept()
            else:
                self._show_words(self._owner)
        except DeskError as trouble:
            self.bar.fault(self._words.error(trouble))
            self._offer(trouble)

    def _offer(self, trouble: DeskError) -> None:
        """The ways on from a trouble, as they are known once it has come."""
        self.restore.setVisible(trouble.key in LOST)
        self._offer_key(trouble)

    def _show_backups(self) -> None:
        """A disk that is gone takes no new file: the shop then comes to the usual place."""
        self.bar.clear()
        self._leave_backups()
        wanted = self._path or self._start.default_shop()
        target = wanted if wanted.parent.is_dir() else self._free_place()
        run = Run(None, self._words, Memory(self._start.data / "windows.ini"))
        page = self.page = RescuePage(run, self._start, target)
        page.setProperty("role", "page")
        page.setContentsMargins(*[Theme.px(4)] * 4)
        page.left.connect(self._leave_backups)
        page.restored.connect(self._go_on)
        self._shown = scrolled(page)
        self._stack.addWidget(self._shown)
        never_default(self)
        self._stack.setCurrentWidget(self._shown)

    def _leave_backups(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.drop()
            self._stack.setCurrentIndex(0)
            self._stack.removeWidget(self._shown)
            self._shown.deleteLater()

    def _go_on(self, done: Restored) -> None:
        """Open the shop that a backup has become."""
        at, file = moment_here(self._words, done.at), Path(done.aside).name
        self.told = self._words("rescue.restored-kept" if file else "rescue.restored", at=at, file=file)
        self._leave_backups()
        self._try(lambda: Path(done.path))

    def _show_words(self, owner: NewOwner) -> None:
        """A shop was made: its recovery words are written down before it is begun with."""
        self.desk, sheet = sign_in_owner(self.desk, owner)
        run = Run(self.desk, self._words, Memory(self._start.data / "windows.ini"))
        self.words_page = RecoveryPage(run, sheet)
        self.words_page.setContentsMargins(*[Theme.px(4)] * 4)
        self.words_page.done.connect(self.accept)
        self._stack.addWidget(self.words_page)
        never_default(self)
        self._stack.setCurrentWidget(self.words_page)
        self.words_page.setFocus()

    def _offer_key(self, trouble: DeskError) -> None:
        """Where a file's key is missing, its recovery words bring it back."""
        if trouble.key in ("key-missing", "key-wrong"):
            self._shop = str(trouble.values["shop"])
            if trouble.key == "key-wrong":
                self._start.keys.forget(self._shop)
            self.key.show()
            self.key.words.setFocus()

    def _bring_key(self) -> None:
        try:
            key = recovery.key_of(self.key.words.text())
        except DeskError as trouble:
            self.bar.fault(self._words.error(trouble))
            return
        self._start.keys.put(self._shop, key)
        self._try(lambda: self._path)
