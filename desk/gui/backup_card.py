"""The card of backups in the settings: how old the last one is, back up now, the second place, restore."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.gui.ask import AskPanel, Blank, Question, choose_folder
from desk.gui.backup_words import BackupWords
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable, State
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import backups, restores
from desk.records.backups import BackedUp, Backup, Restored
from desk.records.errors import BadInput, StoreTrouble
from desk.records.lists import Progress
from desk.records.rights import Act

CHANGES = ("backups", "history")
SHOWN = 8
COLUMNS = ("at", "orders", "photos", "size", "encrypted")


class BackupCard(QWidget):
    """Needs the bar of the page that it stands on; ``asked`` tells that a question stands in it now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: MessageBar) -> None:
        super().__init__()
        self.run, self.bar, self.words = run, bar, run.words
        self.said = BackupWords(run)
        self.found: tuple[Backup, ...] = ()
        self._build()
        self._connect()
        self.load()

    def _build(self) -> None:
        words = self.words
        self.card = Card(words("backup.title"))
        self.state, self.last = State(), PlainLabel(wrap=True)
        self.second, self.secret = PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.now = word_button(words("backup.now"), "primary")
        self.place = word_button(words("backup.place"))
        self.no_place = word_button(words("backup.no-place"))
        self.encrypt = word_button(words("backup.encrypt"))
        self.plain = word_button(words("backup.plain"))
        self.restore = word_button(words("backup.restore"))
        titles = [words(f"backup.column-{name}") for name in COLUMNS]
        self.table = SmallTable(words("backup.list"), titles, right=(1, 2, 3), wide=0)
        self.ask = AskPanel(self.run, self.bar)
        self.card.fill(
            PlainLabel(words("backup.hint"), "muted", wrap=True),
            _row(self.state, self.last, wide=1),
            _row(self.now),
            self.second,
            _row(self.place, self.no_place),
            self.secret,
            _row(self.encrypt, self.plain),
            self.table,
            _row(self.restore),
            self.ask,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.now)

    def _connect(self) -> None:
        self.now.clicked.connect(self.back_up)
        self.place.clicked.connect(self._choose_place)
        self.no_place.clicked.connect(lambda: self._set_place(""))
        self.encrypt.clicked.connect(self._ask_passphrase)
        self.plain.clicked.connect(lambda: self._set_passphrase(""))
        self.restore.clicked.connect(self._ask_restore)
        self.run.changed.connect(self._changed)

    def load(self) -> None:
        """Show what there is; nothing of it is read but what the backups say of themselves."""
        desk, said = self.run.desk, self.said
        self.found = (self.run.read(self.bar, backups.list_backups) or ())[:SHOWN]
        last = self.found[0] if self.found else None
        at = last.manifest.at if last else ""
        self.state.show_state(said.state(at), said.word(at))
        self.last.setText(said.last(last))
        place, encrypted = backups.second_place(desk), backups.is_encrypted(desk)
        self.second.setText(said.second(place))
        self.secret.setText(self.words("backup.is-encrypted" if encrypted else "backup.is-plain"))
        self.no_place.setVisible(place is not None)
        self.plain.setVisible(encrypted)
        self.table.show_rows([self._cells(each) for each in self.found], most=SHOWN)
        self.table.setVisible(bool(self.found))
        if self.found:
            self.table.selectRow(0)
        self._gate()

    def _cells(self, each: Backup) -> list[str]:
        told = each.manifest
        numbers = [str(told.orders), str(len(told.photos))]
        locked = self.words("backup.yes") if told.lock else ""
        return [self.said.moment(told.at), *numbers, self.said.size(each), locked]

    def _gate(self) -> None:
        kept = backups.has_folder(self.run.desk)
        gate(self.run, self.now, Act("back_up"), ready=kept)
        for button in (self.place, self.no_place, self.encrypt, self.plain):
            gate(self.run, button, Act("change_setting"), ready=kept)
        gate(self.run, self.restore, Act("restore"), ready=bool(self.found))

    def _changed(self, nouns: Any) -> None:
        if "backups" in nouns:
            self.load()

    def back_up(self) -> None:
        """Make a backup under the progress dialog."""
        self.bar.clear()
        self.run.long(self, self.words("backup.running"), backups.back_up, CHANGES, self._backed_up)

    def _backed_up(self, made: BackedUp) -> None:
        self.bar.tell(self.said.last(made.backup))
        if made.second and made.second.trouble:
            self.bar.fault(self.said.second(made.second))

    def _choose_place(self) -> None:
        folder = choose_folder(self, self.words("backup.place-title"))
        if folder:
            self._set_place(str(folder))

    def _set_place(self, folder: str) -> None:
        """Nothing was set where there is no answer: a place that was taken away answers with none as well."""

        def step(desk: Any) -> str:
            backups.set_second_place(desk, folder)
            return self.words("backup.place-set" if folder else "backup.place-gone")

        self.run.write(self.bar, step, changes=CHANGES, then=self.bar.tell)

    def _ask_passphrase(self) -> None:
        words = self.words
        blanks = tuple(
            Blank(name, words(f"backup.{name}"), "secret") for name in ("passphrase", "passphrase-again")
        )
        self._put(
            Question(words("backup.passphrase-why"), words("backup.encrypt-do"), blanks, self._passphrase)
        )

    def _put(self, question: Question) -> None:
        self.ask.put(question)
        self.ask.adjustSize()
        self.asked.emit(self.ask)

    def _passphrase(self, answers: dict[str, object]) -> None:
        if answers["passphrase"] != answers["passphrase-again"]:
            self.bar.fault(self.words.error(BadInput("passphrase-differs")))
            return
        self._set_passphrase(str(answers["passphrase"]))

    def _set_passphrase(self, passphrase: str) -> None:
        def step(desk: Any) -> str:
            encrypted = backups.set_passphrase(desk, passphrase)
            return self.words("backup.encrypts" if encrypted else "backup.encrypts-no-more")

        def done(sentence: str) -> None:
            self.ask.take_back()
            self.bar.tell(sentence)

        self.run.write(self.bar, step, changes=CHANGES, then=done)

    def _ask_restore(self) -> None:
        row = self.table.currentRow()
        backup = self.found[row if 0 <= row < len(self.found) else 0]
        since, at = restores.orders_since(self.run.desk, backup), self.said.moment(backup.manifest.at)
        sentence = self.words("backup.restore-nothing", at=at)
        if since:
            sentence = self.words.count("backup.restore-since", since, at=at)
        asks = restores.needs_passphrase(self.run.desk, backup)
        blanks = (Blank("passphrase", self.words("backup.passphrase"), "secret"),) if asks else ()
        self._put(
            Question(
                sentence,
                self.words("backup.restore-do"),
                blanks,
                lambda answers: self._restore(backup, str(answers.get("passphrase", ""))),
            )
        )

    def _restore(self, backup: Backup, passphrase: str) -> None:
        """All windows of records are closed first: their drafts belong to the file that is there now."""
        window: Any = self.window()
        window.windows.close_all()
        self.ask.take_back()

        def steps(desk: Any) -> Iterator[Progress]:
            return self._steps(desk, backup, passphrase)

        self.run.long(self, self.words("backup.restoring"), steps, (), lambda _done: None)

    def _steps(
        self, desk: Any, backup: Backup, passphrase: str
    ) -> Generator[Progress, None, Restored | None]:
        """Once the shop is closed it has to be opened anew, whatever came of the last step."""
        told = self.words("backup.restore-failed")
        try:
            done = yield from restores.restore(desk, Path(backup.path), passphrase)
            told = self.words("backup.restored", at=self.said.moment(done.at), file=Path(done.aside).name)
            return done
        except StoreTrouble as trouble:
            if trouble.key == "swap-unfinished":
                told = self.words("backup.restore-unfinished")
            raise
        finally:
            if not desk.db.is_open:
                QTimer.singleShot(0, lambda: self.run.replaced.emit(told))


def _row(*widgets: QWidget, wide: int = -1) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Theme.px(1))
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if number == wide else 0)
    if wide < 0:
        row.addStretch(1)
    return made
