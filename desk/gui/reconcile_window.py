"""The bank's statement beside our book: proposals to tick, and what is left over on both sides."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.gate import gate
from desk.gui.pieces import LEFT, Card, column_of
from desk.gui.rows_card import RowsCard
from desk.gui.text import PlainLabel, caption, window_title
from desk.gui.tick_table import TickTable
from desk.gui.window import RecordWindow
from desk.operations import reconciling
from desk.records.bank_lines import BOUNCE, OPEN, SET_ASIDE, BankLine, Match, Proposal, Reconciling
from desk.records.rights import Act

CHANGES = ("bank", "checks", "deposits")
COLUMNS = ("bank-what", "bank-day", "bank-amount", "bank-reference", "bank-told")
# So many lines that were matched or set aside are shown, the newest first.
NEWEST = 20
MOST = 200


class ReconcileWindow(RecordWindow):
    """What is ticked is matched by one button; a return that is not in the book opens its own window."""

    kind = "reconcile"
    concerns = frozenset({"bank", "checks", "deposits"})
    size_units = (128, 88)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words("reconcile.window")))
        self.head.number.setText(words("reconcile.window"))
        self.head.about.setText(words("reconcile.about"))
        self.head.state.hide()
        act = Act("import_statement")
        self.head.others([("import", words("reconcile.read"), self._read, act)])
        cards = (self._proposed(), self._without(), self._deposits(), self._waiting(), self._settled())
        self.set_body(column_of(*cards))

    def _proposed(self) -> Card:
        words = self.words
        card = Card(words("reconcile.proposals.title"))
        titles = [words(f"column.{name}") for name in COLUMNS]
        self.proposals = TickTable(words("reconcile.proposals.title"), titles, right=(2,), wide=0)
        self.clear = QCheckBox(caption(words("reconcile.clear")))
        self.none = PlainLabel(words("reconcile.proposals.none"), "muted", wrap=True)
        self.hint = PlainLabel(words("reconcile.proposals.hint"), "muted", wrap=True)
        card.fill(self.hint, self.none, self.proposals, self.clear)
        card.body.setAlignment(self.clear, LEFT)
        return card

    def _without(self) -> RowsCard:
        self.left = RowsCard(self.run, "reconcile.left", COLUMNS, right=(2,), wide=4)
        self.left.add_step("enter", self._enter, Act("bounce"))
        self.left.add_step("match", self._ask_match, Act("match_line"))
        self.left.add_step("aside", self._ask_aside, Act("set_line_aside"))
        return self.left

    def _deposits(self) -> RowsCard:
        names = ("bank-deposit", "bank-day", "bank-checks", "bank-amount")
        self.deposits = RowsCard(self.run, "reconcile.deposits", names, right=(2, 3))
        self.deposits.add_step("open", lambda each: self.run.wanted.emit("deposit", each.number))
        return self.deposits

    def _waiting(self) -> RowsCard:
        names = ("bank-check", "bank-customer", "bank-printed", "bank-since", "bank-amount")
        self.waiting = RowsCard(self.run, "reconcile.waiting", names, right=(4,), wide=1)
        self.waiting.add_step("open", lambda each: self.run.wanted.emit("check", each.number))
        return self.waiting

    def _settled(self) -> RowsCard:
        self.done = RowsCard(self.run, "reconcile.done", COLUMNS, right=(2,), wide=4)
        self.done.add_step("reopen", self._ask_reopen, Act("reopen_line", state=OPEN))
        return self.done

    def _connect(self) -> None:
        self.proposals.ticked.connect(self._offer)

    def first_field(self) -> QWidget | None:
        """The proposals, where there are any."""
        return self.proposals if self.proposals.rowCount() else None

    def load(self) -> None:
        """Read the open lines and what they may be."""
        found = self.run.read(self.bar, reconciling.look_at_statement)
        if found is not None:
            self.show_reconciling(found)
        self.show_done(self.run.read(self.bar, reconciling.done_lines, NEWEST) or ())

    def show_reconciling(self, found: Reconciling) -> None:
        """Draw what is proposed, and what is left over on both sides."""
        words = self.words
        ready = [each for each in found.proposals if each.kind != BOUNCE]
        self.proposals.show_records(ready, [[self._what(each), *self._line(each.line)] for each in ready])
        for widget in (self.proposals, self.clear, self.hint):
            widget.setVisible(bool(ready))
        self.none.setVisible(not ready)
        asked: list[Any] = [each for each in found.proposals if each.kind == BOUNCE]
        rows = [[self._what(each), *self._line(each.line)] for each in asked]
        rows += [["", *self._line(each)] for each in found.left[:MOST]]
        self.left.show_rows([*asked, *found.left[:MOST]], rows)
        slips = found.deposits[:MOST]
        told = [
            [each.number, words.day(each.day), str(each.checks), words.money(each.amount)] for each in slips
        ]
        self.deposits.show_rows(slips, told)
        late = found.waiting[:MOST]
        self.waiting.show_rows(
            late,
            [
                [each.number, each.name, each.check_number, words.day(each.since), words.money(each.amount)]
                for each in late
            ],
        )

    def show_done(self, lines: Sequence[BankLine]) -> None:
        """Draw what was matched or set aside, the newest first."""
        rows = [[self._became(each), *self._line(each)] for each in lines]
        self.done.show_rows(lines, rows)

    def _line(self, line: BankLine) -> list[str]:
        words = self.words
        return [words.day(line.day), words.money(line.amount), line.reference, line.told]

    def _what(self, each: Proposal) -> str:
        return self.words(f"reconcile.{each.kind}", number=each.number, name=each.name)

    def _became(self, line: BankLine) -> str:
        if line.state == SET_ASIDE:
            return self.words("reconcile.set_aside", note=line.note)
        return self.words("reconcile.matched", number=line.deposit or line.check)

    def _offer(self) -> None:
        number = len(self.proposals.chosen())
        if not self.proposals.rowCount():
            self.head.offer(self.words("reconcile.read"), self._read, Act("import_statement"))
            return
        self.head.offer(self.words.count("reconcile.deed", number), self._match)
        gate(self.run, self.head.next, Act("match_line"), ready=bool(number))

    def _match(self) -> None:
        wanted = [Match(each.line.id, each.number) for each in self.proposals.chosen()]
        step = (reconciling.match_lines, wanted, self.clear.isChecked())
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda done: self._tell(len(done)))

    def _tell(self, number: int) -> None:
        self.bar.tell(self.words.count("reconcile.done-lines", number))

    def _read(self) -> None:
        self.run.wanted.emit("import", "")

    def _enter(self, chosen: Any) -> None:
        """Enter the return that a line is about; of which check is asked where nothing tells it."""
        if isinstance(chosen, Proposal):
            self.run.led.emit("bounce", chosen.number, chosen.line.day)
        else:
            self.bar.tell(self.words("reconcile.which"))

    def _ask_match(self, chosen: Any) -> None:
        line = _line_of(chosen)
        blank = Blank("number", self.words("reconcile.ask-match"), "line")

        def match(given: dict[str, Any]) -> None:
            step = (reconciling.match_lines, [Match(line.id, given["number"])], False)
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        sentence = self.words("reconcile.match-which", day=line.day, amount=line.amount)
        self.ask.put(Question(sentence, self.words("reconcile.left.match"), (blank,), match))

    def _ask_aside(self, chosen: Any) -> None:
        self._ask_why(_line_of(chosen), "aside", reconciling.set_line_aside)

    def _ask_reopen(self, line: BankLine) -> None:
        self._ask_why(line, "reopen", reconciling.reopen_line)

    def _ask_why(self, line: BankLine, name: str, operation: Any) -> None:
        words = self.words
        blank = Blank("reason", words("ask.reason"), "reason")

        def go(given: dict[str, Any]) -> None:
            step = (operation, line.id, given["reason"])
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        place = "left" if name == "aside" else "done"
        sentence = words(f"reconcile.ask-{name}", day=line.day, amount=line.amount)
        self.ask.put(Question(sentence, words(f"reconcile.{place}.{name}"), (blank,), go))


def _line_of(chosen: Proposal | BankLine) -> BankLine:
    return chosen.line if isinstance(chosen, Proposal) else chosen
