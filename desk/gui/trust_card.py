"""Is the shop's file as the program left it? The check, what it found, the day's seal, and taking over."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import shops, trust
from desk.records.rights import Act
from desk.records.trust import Checked, Finding
from desk.words import Words

CHANGES = ("trust",)


class TrustCard(Card):
    """``asked`` tells that a question stands below the buttons now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: MessageBar) -> None:
        super().__init__(run.words("trust.title"))
        self.run, self.words, self.bar = run, run.words, bar
        self.found: Checked | None = None
        self.told = PlainLabel(wrap=True)
        self.table = SmallTable(self.words("trust.title"), [self.words("trust.found")], wide=0)
        self.printed = QLineEdit()
        self.printed.setPlaceholderText("812-0a1b2c3d4e5f6789")
        self.printed.setAccessibleName(self.words("trust.printed"))
        self.check = word_button(self.words("trust.check"), "primary")
        self.seal = word_button(self.words("trust.seal"))
        self.take_over = word_button(self.words("trust.take-over"))
        self.ask = AskPanel(run, bar)
        hint = PlainLabel(self.words("trust.hint"), "muted", wrap=True)
        self.fill(hint, self.told, self.table, self._compared(), self._buttons(), self.ask)
        self.check.clicked.connect(self._check)
        self.printed.returnPressed.connect(self._check)
        self.seal.clicked.connect(lambda: run.wanted.emit("day_seal", ""))
        self.take_over.clicked.connect(self._ask_why)
        run.changed.connect(self._changed)
        self.load()

    def _compared(self) -> QWidget:
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(PlainLabel(self.words("trust.printed")))
        beside.addWidget(self.printed, 1)
        return row

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        for button in (self.check, self.seal, self.take_over):
            flow.addWidget(button)
        return row

    def load(self) -> None:
        """Say when the file was checked the last time, and what was found."""
        look = self.run.read(self.bar, trust.last_look)
        shop = self.run.read(self.bar, shops.read_shop)
        if look is None or shop is None:
            return
        when = moment(self.words, look.at, shop.time_zone) if look.at else ""
        if look.found:
            self.told.setText(self.words.count("trust.wrong", look.found, when=when))
        else:
            self.told.setText(self.words("trust.whole" if when else "trust.never", when=when))
        self._show(self.found.findings if self.found else ())

    def _show(self, findings: Sequence[Finding]) -> None:
        self.table.setVisible(bool(findings))
        self.table.show_rows([[finding_line(self.words, each)] for each in findings])
        self.take_over.setVisible(bool(findings))
        gate(self.run, self.take_over, Act(trust.TAKEN_OVER))

    def _check(self) -> None:
        steps = partial(trust.verify, printed=self.printed.text())
        self.run.long(self, self.words("trust.checking"), steps, CHANGES, self._checked)

    def _checked(self, found: Checked) -> None:
        self.found = found
        self.load()
        if found.is_whole:
            self.bar.tell(self.words("verify.whole", **looked(found)))
        else:
            self.bar.fault(self.words("verify.not-whole", **looked(found)))

    def _ask_why(self) -> None:
        blank = Blank("reason", self.words("ask.reason"), "reason")
        sentence, confirm = self.words("trust.take-over-question"), self.words("trust.take-over")
        self.ask.put(Question(sentence, confirm, (blank,), self._take_over))
        self.asked.emit(self.ask)

    def _take_over(self, answers: dict[str, Any]) -> None:
        step = (trust.accept_findings, self.found, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._taken)

    def _taken(self, found: Checked) -> None:
        self.found = found
        self.ask.take_back()
        self.load()
        self.bar.tell(self.words("verify.taken-over"))

    def _changed(self, nouns: Any) -> None:
        if "trust" in nouns or "person" in nouns:
            self.load()


def finding_line(words: Words, each: Finding) -> str:
    """One finding as a sentence that names the row."""
    return words(
        f"verify.{each.kind}", table=words.named("table", each.table), row=each.row, name=each.name or "-"
    )


def looked(found: Checked) -> dict[str, object]:
    """What a check looked at, for its sentence."""
    return {"seals": found.seals, "rows": found.rows, "photos": found.photos, "head": found.head}


def moment(words: Words, at: str, zone: str) -> str:
    """A moment kept in UTC as the shop's clock shows it."""
    local = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return f"{words.day(local.date())} {local:%H:%M}"
