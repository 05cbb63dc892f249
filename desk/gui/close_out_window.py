"""Closing out the day: the cash is counted blind, then told against the books; cards and checks beside it."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.count_form import CountForm
from desk.gui.draft_window import DraftWindow
from desk.gui.drawer_lines import LinesCard, moved_rows
from desk.gui.fields import DayField, MoneyField
from desk.gui.gate import gate
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.printing import print_or_show
from desk.gui.rows_card import RowsCard
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import cash_moves, close_outs
from desk.records.cash_moves import KINDS, CashMove, NewCashMove
from desk.records.close_outs import CloseOut, CloseOutRow, Count, Drawer, Reckoned
from desk.records.money import ZERO
from desk.records.rights import Act

CHANGES = ("drawer", "ledger")
# So many of the newest close-outs and cash movements are shown.
NEWEST = 8
_SIGNS = {"put_in": "import", "banked": "export", "taken": "export"}


class CloseOutWindow(DraftWindow):
    """Once the count was told against the books it stands; who counts again is in the history."""

    kind = "close_out"
    concerns = frozenset({"drawer", "payments", "orders", "refunds", "checks"})
    size_units = (150, 88)

    def __init__(self, run: Run) -> None:
        self.drawer: Drawer | None = None
        self.found: Reckoned | None = None
        super().__init__(run, "")

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(window_title(words("close-out.window")))
        self.head.number.setText(words("close-out.window"))
        self.head.state.hide()
        self.on, self.form = DayField(words, today, today), CountForm(words)
        self.terminal, self.banked, self.note = MoneyField(), MoneyField(), QLineEdit()
        named = {"on": self.on, "terminal": self.terminal, "banked": self.banked, "note": self.note}
        for name, field in named.items():
            field.setAccessibleName(words(f"close-out.{name}"))
        labels = {name: PlainLabel(words(f"close-out.{name}"), "muted", wrap=True) for name in named}
        self.count, self.books = Card(words("close-out.count")), Card(words("close-out.books"))
        hint = PlainLabel(words("close-out.count-hint"), "muted", wrap=True)
        self.count.fill(labels["on"], self.on, hint, self.form)
        self.beside = Card(words("close-out.beside"))
        pairs = [each for name in ("terminal", "banked", "note") for each in (labels[name], named[name])]
        self.beside.fill(*pairs)
        self.cards, self.checks = LinesCard(words, "drawer-cards"), LinesCard(words, "drawer-checks")
        self._build_lists()
        right: list[QWidget] = [self.cards, self.checks, self.moves, self.past]
        self.set_body(Columns([self.count, self.books, self.beside], right, shares=(5, 6)))

    def _build_lists(self) -> None:
        self.past = RowsCard(
            self.run, "close-outs", ("our-number", "day", "counted", "difference", "state"), right=(2, 3)
        )
        self.past.add_step("open", lambda row: self.run.wanted.emit("close_out", row.number))
        self.moves = RowsCard(self.run, "cash", ("day", "moved", "amount", "note"), right=(2,), wide=3)
        self.moves.add_step("undo", self._ask_undo, Act("undo_move_cash"))

    def _connect(self) -> None:
        self.form.chosen.connect(self.look)
        self.on.chosen.connect(self._other_day)
        for field in (self.terminal, self.banked):
            field.chosen.connect(self.look)
        self._begin_draft(self.count)

    def first_field(self) -> QWidget | None:
        """The first of the pieces."""
        return next(iter(self.form.pieces.values()))

    def load(self) -> None:
        """Read what there is to look through, and begin the comparison anew."""
        day = self.run.attempt(self.bar, self.on.day)
        self.drawer = self.run.read(self.bar, close_outs.open_drawer, day) if day else None
        if self.drawer is not None:
            self.show_drawer(self.drawer)
        self.show_past(self.run.read(self.bar, close_outs.list_close_outs, NEWEST) or ())
        self.show_moves((self.run.read(self.bar, cash_moves.list_cash_moves) or ())[:NEWEST])
        self.show_reckoned(None)

    def show_drawer(self, drawer: Drawer) -> None:
        """Draw the cards and checks; the cash is not told."""
        since = self.words("close-out.since", day=drawer.since, number=drawer.last) if drawer.since else ""
        self.head.about.setText(since or self.words("close-out.first"))
        self.cards.show_lines(drawer.cards)
        self.checks.show_lines(drawer.checks)

    def show_past(self, found: tuple[CloseOutRow, ...]) -> None:
        """Draw the newest close-outs."""
        words = self.words
        rows = [
            [
                each.number,
                words.day(each.day),
                words.money(each.counted),
                words.money(each.difference) if each.difference else "",
                words("close-out-state.undone") if each.undone else "",
            ]
            for each in found
        ]
        self.past.show_rows(found, rows)

    def show_moves(self, found: tuple[CashMove, ...]) -> None:
        """Draw the newest movements of cash."""
        words = self.words
        rows = [
            [words.day(each.day), words(f"moved.{each.kind}"), words.money(each.into), each.note]
            for each in found
        ]
        self.moves.show_rows(found, rows)

    def show_reckoned(self, found: Reckoned | None) -> None:
        """Draw what a count comes to against the books; None lets it be counted."""
        self.found = found
        self.form.freeze(found is not None)
        self.on.setReadOnly(found is not None)
        self.books.setVisible(found is not None)
        self.beside.setVisible(found is not None)
        if found is not None:
            rows, sums = moved_rows(self.words, found.moved, found.count.counted)
            told = self.words("close-out.two-names" if found.difference else "close-out.agrees")
            self.books.fill(Pairs(rows, amounts=True, strong=sums), PlainLabel(told, "muted", wrap=True))
        self.head.others(self._entries())
        self.look()

    def _entries(self) -> list[Any]:
        words, act = self.words, Act("move_cash")
        entries: list[Any] = [
            (_SIGNS[kind], words(f"cash.{kind}"), partial(self._ask_move, kind), act) for kind in KINDS
        ]
        if self.found is not None:
            entries.insert(0, ("returns", words("close-out.again"), lambda: self.show_reckoned(None)))
        return entries

    def look(self) -> None:
        """Offer the step that comes next: telling the count against the books, then closing out."""
        self.bar.clear_fault()
        count = self.run.attempt(self.bar, self._read)
        if self.found is None:
            self.head.offer(self.words("close-out.compare"), self._compare)
            ready = count is not None and self.drawer is not None and not self.form.is_blank()
            gate(self.run, self.head.next, Act("count_drawer"), ready=ready)
        else:
            self.head.offer(self.words("close-out.deed"), self._close_out)
            banks = count is not None and count.banked
            name = "close_out_different" if self.found.difference else "move_cash" if banks else "close_out"
            gate(self.run, self.head.next, Act(name), ready=count is not None)

    def _read(self) -> Count:
        pieces, whole = self.form.counted()
        day = self.on.day() or self.run.desk.clock.today()
        banked = self.banked.money() or ZERO
        return Count(day, pieces, whole, self.terminal.money(), banked, self.note.text().strip())

    def _typed(self) -> dict[str, Any]:
        fields = {name: getattr(self, name).text() for name in ("terminal", "banked", "note")}
        return {"on": self.on.typed(), "count": self.form.typed(), **fields}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.on.retype(typed["on"])
        self.form.retype(typed["count"])
        for name in ("terminal", "banked", "note"):
            getattr(self, name).setText(typed[name])

    def _other_day(self) -> None:
        self.bar.clear_fault()
        self.load()

    def _compare(self) -> None:
        count = self.run.attempt(self.bar, self._read)
        if count is not None:
            step = (close_outs.count_drawer, count)
            self.run.write(self.bar, *step, changes=(), then=self.show_reckoned)

    def _close_out(self) -> None:
        count = self.run.attempt(self.bar, self._read)
        if count is not None and self.found is not None:
            step = (close_outs.close_out, count, self.found.expected)
            self.run.write(self.bar, *step, changes=CHANGES, then=self._made)

    def _made(self, done: CloseOut) -> None:
        self._drop_draft()
        self.run.wanted.emit("close_out", done.number)
        print_or_show(self.run, "close_out_slip", done.number)
        self.close()

    def _ask_move(self, kind: str) -> None:
        words, today = self.words, self.run.desk.clock.today()
        blanks = (
            Blank("amount", words("cash.amount"), "money"),
            Blank("day", words("cash.day"), "day", day=today),
            Blank("note", words("cash.note"), "line", required=False),
        )

        def move(given: dict[str, Any]) -> None:
            step = (cash_moves.move_cash, NewCashMove(kind, **given))
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        self.ask.put(Question(words(f"cash.ask-{kind}"), words(f"cash.{kind}"), blanks, move))

    def _ask_undo(self, move: CashMove) -> None:
        words = self.words
        blank = Blank("reason", words("ask.reason"), "reason")

        def undo(given: dict[str, Any]) -> None:
            step = (cash_moves.undo_move_cash, move.id, given["reason"])
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        sentence = words("cash.ask-undo", what=words(f"moved.{move.kind}"), amount=move.amount, day=move.day)
        self.ask.put(Question(sentence, words("cash.undo"), (blank,), undo))
