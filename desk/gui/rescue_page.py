"""Where no shop is open, a backup becomes it: chosen, proven, looked through, agreed to by an owner."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.gui.ask import AskPanel, Blank, Question, choose_file
from desk.gui.bar import MessageBar
from desk.gui.button import never_default
from desk.gui.fields import word_button
from desk.gui.key_card import KeyCard
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import rescues, restores
from desk.operations.rescues import Rescue
from desk.records.backups import LOCKED, SUFFIX, Found, Restored
from desk.records.errors import BadInput, Refused
from desk.words.moments import moment_here

SHOWN = 8
COLUMNS = ("at", "orders", "photos", "encrypted", "proof")


class RescueQuestion(AskPanel):
    """``gone`` tells that nothing is asked any more, whoever took the question back."""

    gone = Signal()

    def take_back(self) -> None:
        """Ask nothing."""
        super().take_back()
        self.gone.emit()


class RescuePage(QWidget):
    """``restored`` tells what came of it, once the new file is in its place; ``left`` that it was left."""

    restored = Signal(object)
    left = Signal()

    def __init__(self, run: Run, start: Any, target: Path) -> None:
        super().__init__()
        self.run, self.words = run, run.words
        self._start, self._target = start, target
        self._list: Callable[[], tuple[Found, ...]] = lambda: rescues.list_beside(target, start.keys)
        self.found: tuple[Found, ...] = ()
        self.rescue: Rescue | None = None
        self._build()
        self._connect()
        self._load()

    def _build(self) -> None:
        words, there = self.words, self._target.exists()
        self.bar = MessageBar(words("button.close-message"))
        titles = [words(f"backup.column-{name}") for name in COLUMNS]
        self.said = PlainLabel(wrap=True)
        self.table = SmallTable(words("backup.list"), titles, right=(1, 2), wide=0)
        self.stick = word_button(words("rescue.stick"))
        self.look = word_button(words("rescue.look"), "primary")
        self.back = word_button(words("rescue.back"))
        self.key, self.ask = KeyCard(words), RescueQuestion(self.run, self.bar)
        kept = words("rescue.kept" if there else "rescue.new", file=str(self._target))
        card, row = Card(), QHBoxLayout()
        row.addWidget(self.look)
        row.addWidget(self.stick)
        row.addStretch(1)
        card.fill(self.said, self.table)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(2))
        for widget in (
            PlainLabel(words("rescue.title"), "title", wrap=True),
            PlainLabel(kept, wrap=True),
            self.bar,
            card,
            self.key,
            self.ask,
        ):
            column.addWidget(widget)
        last = QHBoxLayout()
        last.addWidget(self.back)
        last.addStretch(1)
        column.addLayout(last)
        column.addStretch(1)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._chosen)
        self.stick.clicked.connect(self._choose)
        self.look.clicked.connect(self._begin)
        self.key.given.connect(self._bring_key)
        self.back.clicked.connect(self._leave)
        self.ask.gone.connect(self._let_go)

    @property
    def chosen(self) -> Found | None:
        """The backup in the chosen row."""
        row = self.table.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _load(self, path: str = "") -> None:
        """Show the backups there are, and choose the newest one or that of a path."""
        self.drop()
        self.found = (self.run.attempt(self.bar, self._list) or ())[: None if path else SHOWN]
        self.said.setText(self.words("rescue.choose" if self.found else "rescue.none"))
        self.table.setVisible(bool(self.found))
        self.look.setVisible(bool(self.found))
        self.table.show_rows([self._cells(each) for each in self.found], most=SHOWN)
        paths = [each.backup.path for each in self.found]
        if self.found:
            self.table.selectRow(paths.index(path) if path in paths else 0)
        self._chosen()

    def _cells(self, each: Found) -> list[str]:
        told, words = each.backup.manifest, self.words
        numbers = [str(told.orders), str(len(told.photos))]
        encrypted = words("backup.yes") if told.lock else ""
        return [moment_here(words, told.at), *numbers, encrypted, words(f"rescue.{each.proof}")]

    def _chosen(self) -> None:
        """Another row: what was looked through is let go, and a key is asked for where it is missing."""
        self.drop()
        found = self.chosen
        locked = found is not None and found.proof == LOCKED
        self.key.setVisible(locked)
        if locked:
            self.key.words.setFocus()

    def _choose(self) -> None:
        kinds = f"{self.words('rescue.kind')} (*{SUFFIX})"
        path = choose_file(self, self.words("rescue.stick"), kinds)
        if path is None:
            return
        self.bar.clear()
        keys = self._start.keys
        if self.run.attempt(self.bar, lambda: rescues.look_at(path, keys)) is not None:
            self._list = lambda: rescues.list_around(path, keys)
            self._load(str(path))

    def _bring_key(self) -> None:
        found, typed = self.chosen, self.key.words.text()
        self.bar.clear()

        def bring() -> bool:
            assert found is not None, "the card stands below a chosen row"
            rescues.bring_key(found, typed, self._start.keys)
            return True

        if found is not None and self.run.attempt(self.bar, bring):
            self.key.words.clear()
            self._load(found.backup.path)
            self._begin()

    def _begin(self) -> None:
        """Ask for the passphrase where this computer does not have it, then look through the backup."""
        found = self.chosen
        self.bar.clear()
        self.drop()
        if found is None:
            return
        if not restores.asks_passphrase(self._start.keys, found.backup):
            self._look(found, "")
            return
        blank = Blank("passphrase", self.words("backup.passphrase"), "secret")
        self._put(
            Question(
                self.words("rescue.encrypted"),
                self.words("rescue.look"),
                (blank,),
                lambda answers: self._look(found, str(answers["passphrase"])),
            )
        )

    def _put(self, question: Question) -> None:
        """Enter in a field agrees, and presses no button of the dialog besides."""
        self.ask.put(question)
        self.look.setEnabled(False)
        never_default(self.ask)

    def _look(self, found: Found, passphrase: str) -> None:
        self.bar.clear()
        path, keys = Path(found.backup.path), self._start.keys

        def steps(_desk: Any) -> Iterator[Any]:
            return rescues.look_through(path, self._target, keys, passphrase)

        self.run.long(self, self.words("rescue.looking"), steps, (), self._looked)

    def _looked(self, rescue: Rescue) -> None:
        """It is whole: one of those whom it knows as the shop's owners says yes to it."""
        words, told = self.words, rescue.backup.manifest
        at = moment_here(words, told.at)
        sentence = words("rescue.whole", at=at, shop=rescue.name, orders=told.orders, photos=len(told.photos))
        blanks = self._blanks([each.name for each in rescue.owners])
        self._put(Question(sentence, words("backup.restore-do"), blanks, self._finish))
        self.rescue = rescue

    def _blanks(self, names: list[str]) -> tuple[Blank, ...]:
        words = self.words
        if len(names) < 2:
            return tuple(Blank("secret", words("rescue.secret", name=name), "secret") for name in names)
        options = dict(zip(names, names, strict=True))
        owner = Blank("owner", words("rescue.owner"), "choice", options=options)
        return owner, Blank("secret", words("rescue.owner-secret"), "secret")

    def _finish(self, answers: dict[str, Any]) -> None:
        """A wrong secret is typed anew; after any other trouble all begins anew."""
        rescue = self.rescue
        if rescue is None:
            return
        self.bar.clear()
        owner = answers.get("owner", "".join(each.name for each in rescue.owners[:1]))

        def finish() -> Restored | None:
            try:
                return rescues.finish(rescue, self._start.desk_at, owner, answers.get("secret", ""))
            except (BadInput, Refused):
                self.ask.empty_secret()
                raise
            except BaseException:
                self.drop()
                raise

        done = self.run.attempt(self.bar, finish)
        if done is not None:
            self.rescue = None
            self.ask.take_back()
            self.restored.emit(done)

    def drop(self) -> None:
        """Ask nothing, and let go what was looked through; nothing was changed."""
        self.ask.take_back()

    def _let_go(self) -> None:
        rescue, self.rescue = self.rescue, None
        if rescue is not None:
            rescue.drop()
        found = self.chosen
        self.look.setEnabled(found is not None and found.proof != LOCKED)

    def _leave(self) -> None:
        self.drop()
        self.left.emit()
