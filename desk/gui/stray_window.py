"""The window of a parcel without a return: what is known of it, whose it is, sending it back."""

from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.door_window import CHANGES, receive
from desk.gui.fields import word_button
from desk.gui.history_table import HistoryTable
from desk.gui.open_returns import OpenReturns
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.tell_card import TellCard
from desk.gui.text import window_title
from desk.gui.window import RecordWindow
from desk.operations import orders, shops, strays
from desk.records.lists import Hit
from desk.records.rights import Act
from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED, Stray


class StrayWindow(RecordWindow):
    """One parcel that was noted; one at the door has a window of its own."""

    kind = "stray"
    concerns = frozenset({"strays"})
    size_units = (124, 84)

    def _build(self) -> None:
        words = self.words
        self.stray: Stray | None = None
        self.facts, self.history = Card(words("stray.facts")), Card(words("record.history"))
        self.past = HistoryTable(words)
        self.history.fill(self.past)
        self.whose = OpenReturns(self.run, self.bar, self._match)
        self.tell = TellCard(self.run, self.bar)
        self.set_body(Columns([self.facts], [self.whose, self.tell, self.history], shares=(2, 3)))

    def load(self) -> None:
        """Read the parcel and show it."""
        stray = self.run.read(self.bar, strays.open_stray, self.subject)
        if stray is not None:
            self.show_stray(stray)

    def show_stray(self, stray: Stray) -> None:
        """Draw a parcel."""
        words = self.words
        self.stray = stray
        self.setWindowTitle(window_title(words("stray.window", number=stray.number)))
        self.head.number.setText(stray.number)
        self.head.state.show_state(stray.state, words(f"state.{stray.state}"))
        self.head.about.setText(words("stray.about", day=stray.came))
        rows = [(words(key), value) for key, value in self._rows(stray) if value]
        self.facts.fill(Pairs(rows), *self._link(stray))
        self.whose.setVisible(stray.state == KEPT)
        self.tell.setVisible(stray.state != MATCHED)
        lines = self.run.read(self.bar, orders.read_history, stray.number) or ()
        self.past.show_history(self.run.read(self.bar, shops.read_shop).time_zone, lines)
        self._offer(stray)

    def _rows(self, stray: Stray) -> list[tuple[str, str]]:
        """What is known, by its words; one that was not accepted was over on the day it came."""
        over = stray.ended is not None and stray.state != NOT_ACCEPTED
        return [
            ("door.came", self.words.day(stray.came)),
            ("door.written", stray.written),
            ("door.sender", stray.sender),
            ("door.tracking", stray.tracking),
            ("door.note", stray.note),
            (f"stray.{stray.state}-on", self.words.day(stray.ended) if over else ""),
        ]

    def _link(self, stray: Stray) -> list[Any]:
        if not stray.ra:
            return []
        link = word_button(self.words("stray.open-return", number=stray.ra), "link")
        link.clicked.connect(lambda: self.run.wanted.emit("return", stray.ra))
        return [link]

    def _offer(self, stray: Stray) -> None:
        self.head.others(())
        if stray.state == KEPT:
            act = Act("send_stray_back", stray.number)
            self.head.offer(self.words("stray.send-back"), self._ask_back, act)
        else:
            self.head.offer("", None)

    def take_hit(self, hit: Hit) -> bool:
        """The label of a return that is scanned beside a kept parcel may be its own."""
        if self.stray is None or self.stray.state != KEPT or hit.kind != "return":
            return False
        self.whose.seek(hit.number)
        return True

    def _match(self, ra: str) -> None:
        step = (strays.match_stray, self.subject, ra)
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda stray: receive(self, stray))

    def _ask_back(self) -> None:
        words = self.words
        blanks = (
            Blank("on", words("stray.sent_back-on"), "day", day=self.run.desk.clock.today()),
            Blank("tracking", words("door.tracking"), "line", required=False),
        )
        self.ask.put(Question(words("stray.ask-back"), words("stray.send-back"), blanks, self._send_back))

    def _send_back(self, answers: dict[str, Any]) -> None:
        step = (strays.send_stray_back, self.subject, answers["on"], answers["tracking"])
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())
