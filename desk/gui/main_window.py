"""The main window: the rail, scan-or-search on top, the pages, and the status at the bottom."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desk.gui import looks
from desk.gui.actions import PAGES, fill_menus, lend_new, title_menus
from desk.gui.alarm import Alarm
from desk.gui.backup_keeper import BackupKeeper
from desk.gui.bar import MessageBar
from desk.gui.keys import letter_keys
from desk.gui.list_page import ListPage
from desk.gui.lock import Idle, begins_locked, gate_entries, lock, lock_idle, page_of
from desk.gui.memory import Memory
from desk.gui.pages import make_page
from desk.gui.pieces import empty
from desk.gui.rail import Rail
from desk.gui.run import Run
from desk.gui.search_box import SearchBox
from desk.gui.status import Status
from desk.gui.text import window_title
from desk.gui.theme import Theme
from desk.gui.windows import Windows
from desk.operations.bugs import record_bug
from desk.records.errors import DeskError
from desk.records.lists import Hit
from desk.words import Words

FIRST_PAGE = "today"
LANGUAGES = {"english": "en", "spanish": "es"}


class MainWindow(QMainWindow):
    """Made with an open desk, the words to speak and what windows remember; ``show()`` paints it."""

    def __init__(self, desk: Any, words: Words, memory: Memory) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.run = Run(desk, words, memory)
        self.run.asker = self._ask_consent
        self.locked = begins_locked(desk)
        self.windows = Windows(self.run)
        self.page = FIRST_PAGE
        shape = memory.shape("window/main")
        if shape.isEmpty() or not self.restoreGeometry(shape):
            self.resize(Theme.window_size(160, 96))
        self.run.wanted.connect(self.open_record)
        self.run.led.connect(self.open_record)
        self.keeper = BackupKeeper(self)
        self._painted = False
        self.rebuild()

    def rebuild(self) -> None:
        """Make everything anew, in the language, colours and zoom in force."""
        self.words = self.run.words
        empty(self.takeCentralWidget())
        self.bar = MessageBar(self.words("button.close-message"))
        self.alarm = Alarm(self.run, self.bar)
        self.alarm.button.clicked.connect(self._show_check)
        self.status = Status(self.run, self.words)
        self.status.spoken.connect(self.speak)
        self.status.asked.connect(self.keeper.show_card)
        self.status.held.connect(lambda: self.show_page("today"))
        self.setStatusBar(self.status)
        self.menus = title_menus(self, self.words)
        self.actions_made: dict[str, QAction] = {}
        if self.locked:
            self._build_locked()
            return
        self._build()
        self._connect()
        self.show_page(self.page)

    def _build_locked(self) -> None:
        self.page, root = FIRST_PAGE, QWidget()
        self.status.holds.setEnabled(False)
        self.lock_page = page_of(self)
        column = QVBoxLayout(root)
        column.addLayout(self._framed(self.bar))
        column.addWidget(self.lock_page, 1)
        self.setCentralWidget(root)
        self.lock_page.setFocus()
        self._call_it("lock.title")

    def _build(self) -> None:
        root = QWidget()
        row = QHBoxLayout(root)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self.words, self.run.desk.who)
        self.search = SearchBox(self.words, self._find)
        self.pages = QStackedWidget()
        self._built: dict[str, Any] = {}
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addLayout(self._framed(self.alarm))
        column.addLayout(self._framed(self.bar))
        column.addWidget(self.pages, 1)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(root)

    @staticmethod
    def _framed(bar: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Theme.px(3), Theme.px(0.5), Theme.px(3), 0)
        row.addWidget(bar)
        return row

    def _steps(self) -> dict[str, Any]:
        steps: dict[str, Any] = {
            "import": lambda: self.run.wanted.emit("import", ""),
            "export": self._export,
            "quit": self.close,
            "find": self._focus_search,
            "take": lambda: self.run.wanted.emit("take", ""),
            "issue": lambda: self.run.wanted.emit("issue", ""),
            "receive": lambda: self.run.wanted.emit("receive", ""),
            "close-out": lambda: self.run.wanted.emit("close_out", ""),
            "bigger": lambda: looks.zoom(self, 1),
            "smaller": lambda: looks.zoom(self, -1),
            "usual": lambda: looks.zoom(self, 0),
        }
        for name in ("desktop", "light", "dark"):
            steps[f"colours-{name}"] = lambda name=name: looks.colour(self, name)
        for name, language in LANGUAGES.items():
            steps[name] = lambda language=language: self.speak(language)
        return steps | {f"page.{page.id}": lambda name=page.id: self.show_page(name) for page in PAGES}

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.search.opened.connect(self.open_hit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What nobody sees at first is made once the first page is painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self.isHidden():
            return  # closed again before it was ready
        from desk.gui.check_watch import CheckWatch
        from desk.gui.file_watch import FileWatch
        from desk.gui.scanner import Scanner

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._scanner = Scanner(self, self.take_scan)
        self._watch = FileWatch(self, self.run, lambda: self.bar)
        self._checks = CheckWatch(self, self.run, self.bar)
        self._idle = Idle(self, self.run, lambda: lock_idle(self))
        self.keeper.begin()
        self._finish_dress()
        app.styleHints().colorSchemeChanged.connect(lambda: self.dress())

    def show_page(self, name: str) -> None:
        """Show a page of the rail, made when first asked for; the last of them locks."""
        if name == "lock":
            lock(self)
            return
        wanted, name = name, "settings" if name == "person" else name
        if name not in self._built:
            self._built[name] = make_page(self.run, name)
            self.pages.addWidget(self._built[name])
            if self._painted:
                letter_keys(self)
        self.page = name
        self.pages.setCurrentWidget(self._built[name])
        self._built[name].setFocus()
        self.rail.show_page(name)
        self._lend_new()
        if wanted == "person":
            self._built[name].show_person()
        self._call_it(f"page.{name}")

    def _lend_new(self) -> None:
        page = self._built.get(self.page) if not self.locked else None
        lend_new(self.actions_made, isinstance(page, ListPage) and bool(page.listing.makes))

    def _call_it(self, key: str) -> None:
        self.setWindowTitle(window_title(f"{self.words(key)} — {self.status.shop.name}"))

    def _show_check(self) -> None:
        """Where what was found in the file stands."""
        self.show_page("settings")
        self._built["settings"].show_check()

    def open_record(self, kind: str, number: str, known: object = None) -> None:
        """Open a record in its own window, unless nobody is signed in."""
        if self.locked:
            return
        self.run.attempt(self.bar, lambda: self.windows.show_record(kind, number, known))

    def open_hit(self, hit: Hit) -> None:
        """Open what a scan or search found; a label's scan opens what is next for its return."""
        self.bar.clear()
        self.open_record(*self._next_for(hit))

    def _next_for(self, hit: Hit) -> tuple[str, str]:
        from desk.operations import bundles

        step = bundles.next_in_parcel
        ra = self.run.read(self.bar, step, hit.number) if hit.kind == "return" else None
        return ("receive", ra.number) if ra and ra.state == "open" else (hit.kind, hit.number)

    def take_scan(self, text: str) -> bool:
        """Open the record that a scanner's burst names; False, and it is given back, if there is none.

        A locked window swallows it: a label's digits are no PIN.
        """
        if self.locked:
            return True
        hit = next((hit for hit in self._find(text) or () if hit.exact), None)
        window: Any = QApplication.activeWindow()
        if hit and not (self.windows.holds(window) and window.take_hit(hit)):
            self.open_hit(hit)
        return hit is not None

    def _find(self, text: str) -> tuple[Hit, ...] | None:
        from desk.operations import search

        self.bar.clear()
        found: tuple[Hit, ...] | None = self.run.read(self.bar, search.find, text, unless=self._offer_nearest)
        return found

    def _offer_nearest(self, trouble: DeskError) -> bool:
        nearest = str(trouble.values.get("nearest", ""))
        if nearest:
            sentence, button = self.words.error(trouble), self.words("search.nearest", number=nearest)
            self.bar.tell(sentence, button, lambda: self._open_number(nearest))
        return bool(nearest)

    def _open_number(self, number: str) -> None:
        hit = next(iter(self._find(number) or ()), None)
        if hit:
            self.open_hit(hit)
        else:
            self.bar.fault(self.words("search.nothing"))

    def _focus_search(self) -> None:
        self.activateWindow()
        self.raise_()
        self.search.focus()

    def _export(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ListPage):
            page.export.click()

    def speak(self, language: str) -> None:
        """Speak another language in every window."""
        self.run.words = Words(language)
        self.run.memory.keep("language", language)
        self.redress()

    def dress(self) -> None:
        """Take on the colours and the zoom that are kept."""
        looks.put_on(self.run.memory)
        self.redress()

    def redress(self) -> None:
        """Make all windows anew, in the language and looks in force, for whoever is signed in."""
        self.rebuild()
        self._finish_dress()
        self.run.redressed.emit()

    def _finish_dress(self) -> None:
        self.actions_made = fill_menus(self.menus, self.words, self._steps())
        gate_entries(self)
        self._lend_new()
        letter_keys(self)
        self.status.show_facts()

    def _ask_consent(self, *asked: Any) -> None:
        from desk.gui.consent import ask_consent

        ask_consent(self.run, *asked)

    def unforeseen(self, kind: type[BaseException], trouble: BaseException, trace: Any) -> None:
        """A bug outside every operation: logged without values, told calmly in the window that is in use."""
        record_bug(trouble, trace)
        window: Any = QApplication.activeWindow()
        place = window if self.windows.holds(window) else self
        place.bar.fault(self.words("run.bug"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size and close the records' windows, which keep their drafts; then back up."""
        self.run.memory.keep("window/main", self.saveGeometry())
        self.run.memory.write()
        self.windows.close_all()
        if not self.keeper.may_close():
            event.ignore()
            return
        super().closeEvent(event)
