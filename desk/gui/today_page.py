"""Today: what needs a hand, most urgent first, each line one click from its next step."""

from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.gui.bar import MessageBar
from desk.gui.button import Button
from desk.gui.chips import MOST_COUNTED
from desk.gui.gate import gate
from desk.gui.pieces import Card, Columns, State, empty, scrolled
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.operations import today
from desk.records.rights import Act
from desk.records.today import Pile, Task
from desk.words.moments import days_left

CONCERNS = frozenset(
    (
        "orders",
        "returns",
        "notices",
        "backups",
        "payments",
        "refunds",
        "requests",
        "strays",
        "checks",
        "drawer",
    )
)
# What is past its day, and what is not yet.
URGENT = ("to_tell", "late", "overdue", "check_passed", "back")
# What stands in one window together, whichever of it is asked for.
TOGETHER = ("notices", "refunds", "deposit", "close_out")


class TodayPage(QWidget):
    """The piles of the day in two columns; the share of orders that left in time fills in after."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.words = run, run.words
        self.bar = MessageBar(self.words("button.close-message"))
        self.share = State()
        self.told = PlainLabel(role="muted", wrap=True)
        self.picks = Button(caption(self.words("orders.pick-list")))
        self.picks.setProperty("role", "primary")
        self.picks.clicked.connect(lambda: run.wanted.emit("pick_list", ""))
        self._place = QVBoxLayout()
        self._shown: QWidget | None = None
        self._day: date | None = None
        self._unfilled = self._stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(1.5))
        column.addLayout(self._title())
        column.addWidget(self.bar)
        column.addLayout(self._place, 1)
        run.changed.connect(self._changed)
        self.setFocusProxy(self.picks)
        self.load()

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1.5))
        row.addWidget(PlainLabel(self.words("page.today"), "title"))
        row.addWidget(self.share)
        row.addWidget(self.told, 1)
        row.addWidget(self.picks)
        return row

    def load(self) -> None:
        """Read what needs a hand, and show it."""
        found = self.run.read(self.bar, today.look_at_today)
        if found is None:
            return
        self._stale, self._day = False, found.day
        gate(self.run, self.picks, Act("ship"))
        self.cards = {pile.kind: self._pile(pile) for pile in found.piles}
        empty(self._shown)
        self._shown = self._body()
        self._place.addWidget(self._shown)
        self._unfilled = True
        self.update()

    def _body(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        cards = list(self.cards.values())
        if not cards:
            column.addWidget(PlainLabel(self.words("today.nothing"), wrap=True))
        pressing = [card for kind, card in self.cards.items() if kind in URGENT]
        later = [card for kind, card in self.cards.items() if kind not in URGENT]
        self.backup = Card(self.words("today.backup"))
        later.append(self.backup)
        column.addWidget(Columns(pressing or later[:1], later if pressing else later[1:], shares=(1, 1)))
        column.addStretch(1)
        return scrolled(inner)

    def _pile(self, pile: Pile) -> Card:
        many = f"{MOST_COUNTED}+" if pile.count > MOST_COUNTED else str(pile.count)
        card = Card(f"{self.words(f'today.{pile.kind}')}  ·  {many}")
        rows: list[QWidget] = [self._task(task) for task in pile.tasks]
        more = pile.count - len(pile.tasks)
        if more:
            rows.append(PlainLabel(self.words.count("today.more", more), "small"))
        card.fill(PlainLabel(self.words(f"today.{pile.kind}-hint"), "muted", wrap=True), *rows)
        return card

    def _task(self, task: Task) -> QPushButton:
        text = f"{task.number}  ·  {task.name}"
        if task.day is not None:
            text += f"  ·  {days_left(self.words, self.run.desk.clock.today(), task.day)}"
        button = Button(caption(text, 80))
        button.setProperty("role", "link")
        button.setProperty("no_letter", True)
        number = "" if task.opens in TOGETHER else task.number
        button.clicked.connect(lambda: self.run.wanted.emit(task.opens, number))
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was shown is read now, and so is another day."""
        super().showEvent(event)
        if self._stale or self._day != self.run.desk.clock.today():
            self.load()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the piles are painted, the last thirty days are counted and the last backup is told."""
        super().paintEvent(event)
        if self._unfilled:
            self._unfilled = False
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        self.fill_share()
        self.fill_backup()

    def fill_backup(self) -> None:
        """Say how old the last backup is, in words that a start does not read before it paints."""
        from desk.gui.backup_words import BackupWords
        from desk.operations import backups

        said, last, state = BackupWords(self.run), backups.last_backup(self.run.desk), State()
        at = last.manifest.at if last else ""
        state.show_state(said.state(at), said.word(at))
        self.backup.fill(state, PlainLabel(said.last(last), "muted", wrap=True))

    def fill_share(self) -> None:
        """Say how many of the last thirty days' orders left within 48 hours."""
        found = self.run.read(self.bar, today.shipped_in_time)
        if found is None:
            return
        part = found.part
        self.share.setVisible(part is not None)
        if part is None:
            self.told.setText(self.words("today.share-none"))
            return
        number = self._percent(part)
        self.share.show_state("allowed" if found.is_met else "overdue", number)
        key = "today.share-met" if found.is_met else "today.share-missed"
        self.told.setText(self.words(key, of=found.of, target=self._percent(found.target)))

    def _percent(self, part: Fraction) -> str:
        # Rounded down: a target that is missed by little is not shown as met.
        return self.words("today.percent", number=int(part * 100))

    def _changed(self, nouns: Any) -> None:
        self._stale = self._stale or bool(CONCERNS & nouns)
        if self._stale and self.isVisible():
            self.load()
