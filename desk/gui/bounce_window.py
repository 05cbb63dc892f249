"""A check that the bank returns: what stands on its notice, beside all that follows from it."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, DayField, MoneyField
from desk.gui.gate import gate
from desk.gui.lawful_note import LawfulNote
from desk.gui.pieces import Card, Columns, Pairs, empty
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.gui.theme import Theme
from desk.operations import bouncing, checks
from desk.records.checks import OTHER, REASONS, Bounce, BounceSheet, Check
from desk.records.money import ZERO
from desk.records.rights import Act
from desk.words import Words, bounces

CHANGES = ("checks", "orders", "payments", "credits", "customers", "ledger")


class BounceView(QWidget):
    """What opens again, the fee with its clause, the total, the day; what rested on the money."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_sheet(self, sheet: BounceSheet | None) -> None:
        """Show what follows instead of what stood there; nothing where it cannot be told."""
        empty(self._content)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1.25))
        self._outer.addWidget(self._content)
        if sheet is None:
            column.addWidget(PlainLabel(self._words("bounce.nothing"), "muted", wrap=True))
            return
        rows = bounces.sums(self._words, sheet)
        column.addWidget(Pairs(rows, amounts=True, strong=[rows[-1][0]]))
        column.addWidget(PlainLabel(bounces.by_when(self._words, sheet), "strong", wrap=True))
        for clause in bounces.clauses(self._words, sheet):
            column.addWidget(PlainLabel(clause, "muted", wrap=True))
        for note in bounces.notes(self._words, sheet):
            column.addWidget(PlainLabel(note, wrap=True))


class BounceWindow(DraftWindow):
    """The day, the reason and the bank's charge; one button posts just what is shown beside them."""

    kind = "bounce"
    concerns = frozenset({"checks", "orders", "credits"})
    size_units = (124, 78)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.check: Check | None = None
        self.sheet: BounceSheet | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(window_title(words("bounce.window", number=self.subject)))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others([("orders", words("bounce.open-check"), self._open_check)])
        self.reason = Choice(
            words("bounce.reason"), {each: words(f"check-reason.{each}") for each in REASONS}
        )
        self.on, self.charge, self.note = DayField(words, today, today), MoneyField(), QLineEdit()
        fields = {"on": self.on, "charge": self.charge, "note": self.note}
        cards = [Card(words(f"bounce.{name}")) for name in ("reason", "notice", "follows")]
        self.view, self.lawful = BounceView(words), LawfulNote(self.run, self.bar)
        for card, widget in zip(
            cards, (self.reason, FactsForm(words, "bounce", fields), self.view), strict=True
        ):
            card.fill(widget)
        cards[-1].body.addWidget(self.lawful)
        self.set_body(Columns(cards[:2], cards[2:], shares=(5, 6)))

    def _connect(self) -> None:
        for field in (self.on, self.charge, self.reason):
            field.chosen.connect(self.look)
        self._begin_draft(self.reason)

    def take_known(self, known: date) -> None:
        """The day on which the bank took the money back, as its statement says."""
        self.on.set_day(known)
        self.look()

    def first_field(self) -> QWidget | None:
        """The first of the reasons."""
        return self.reason.option(REASONS[0])

    def load(self) -> None:
        """Read the check and show what its return comes to."""
        sheet = self.run.read(self.bar, checks.open_check, self.subject)
        if sheet is not None:
            self.show_check(sheet.check)

    def show_check(self, check: Check) -> None:
        """Draw which check it is."""
        self.check = check
        self.head.number.setText(check.number)
        self.head.about.setText(bounces.about(self.words, check))
        self.head.offer(self.words("bounce.deed"), self._post)
        self.look()

    def bounce_now(self) -> Bounce:
        """What is told as it stands in the fields; raises BadInput for a day or an amount that is none."""
        assert self.check is not None, "the fields tell of a check that was read"
        return Bounce(
            check=self.check.number,
            on=self.on.day() or self.run.desk.clock.today(),
            reason=self.reason.value() or OTHER,
            bank_charge=self.charge.money() or ZERO,
            note=self.note.text().strip(),
        )

    def look(self) -> None:
        """Show what follows from what stands in the fields; it can be posted once there is a reason."""
        if self.check is None:
            return
        self.bar.clear_fault()
        self.sheet = self.run.attempt(
            self.bar, lambda: bouncing.look_at_bounce(self.run.desk, self.bounce_now())
        )
        self.view.show_sheet(self.sheet)
        self.lawful.show_beside(fee=self.sheet is not None and bool(self.sheet.fees))
        act = Act("bounce", self.check.number, self.check.state)
        gate(self.run, self.head.next, act, ready=self.sheet is not None and bool(self.reason.value()))

    def _typed(self) -> dict[str, Any]:
        told = {"on": self.on.typed(), "reason": self.reason.value()}
        return {**told, "charge": self.charge.text(), "note": self.note.text()}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.on.retype(typed["on"])
        self.reason.set_value(typed["reason"])
        self.charge.setText(typed["charge"])
        self.note.setText(typed["note"])

    def _post(self) -> None:
        told = self.run.attempt(self.bar, self.bounce_now)
        if told is not None:
            step = (bouncing.bounce, told, self.sheet)
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self._posted())

    def _posted(self) -> None:
        self._drop_draft()
        self._open_check()
        self.close()

    def _open_check(self) -> None:
        self.run.wanted.emit("check", self.subject)
