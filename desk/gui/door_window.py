"""A parcel at the door with no number, a wrong one or somebody else's: not accepted, kept, or found out."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desk.gui.ask import save_file
from desk.gui.draft_window import DraftWindow
from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, DayField
from desk.gui.gate import gate
from desk.gui.open_returns import OpenReturns
from desk.gui.pieces import Card, Columns
from desk.gui.tell_card import TellCard
from desk.gui.text import window_title
from desk.gui.written_number import WrittenNumber
from desk.operations import strays
from desk.records.errors import BadInput
from desk.records.lists import Hit
from desk.records.returns import Parcel
from desk.records.rights import Act
from desk.records.strays import KEPT, NOT_ACCEPTED, Stray

CHANGES = ("strays", "returns")
NONE, WRONG, OTHERS = CASES = ("none", "wrong", "others")
TEXTS = ("sender", "tracking", "note")
NOTE = Act("note_stray")


class DoorWindow(DraftWindow):
    """One parcel; nothing is written before it is noted."""

    kind = "stray"
    size_units = (124, 84)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words("door.title")))
        self.head.number.setText(words("door.title"))
        self.head.about.setText(words("door.about"))
        self.head.state.hide()
        self.case = Choice(words("door.case"), {each: words(f"door.case-{each}") for each in CASES})
        self.written = WrittenNumber(self.run, self.bar)
        self.tell = TellCard(self.run, self.bar)
        self.whose = OpenReturns(self.run, self.bar, self._match)
        case, facts = Card(words("door.case")), Card(words("door.facts"))
        case.fill(self.case, self.written)
        facts.fill(self._facts())
        self.set_body(Columns([case, facts], [self.tell, self.whose], shares=(2, 3)))
        self._offer()
        self._begin_draft(self.written)
        self._show_case()

    def _facts(self) -> QWidget:
        words, today = self.words, self.run.desk.clock.today()
        self.came = DayField(words, today, today)
        self.texts = {name: QLineEdit() for name in TEXTS}
        return FactsForm(words, "door", {"came": self.came, **self.texts})

    def _connect(self) -> None:
        self.case.chosen.connect(self._show_case)
        self.written.chosen.connect(self._seek)
        self.texts["sender"].editingFinished.connect(self._seek_sender)

    def first_field(self) -> QWidget | None:
        """Which of the three it is."""
        return self.case.option(NONE)

    def take_hit(self, hit: Hit) -> bool:
        """The label of a return that is scanned here stands on the parcel, whosever it is."""
        if hit.kind != "return":
            return False
        if self.case.value() not in (WRONG, OTHERS):
            self.case.set_value(OTHERS)
            self._show_case()
        self.written.put(hit.number)
        return True

    def _show_case(self) -> None:
        """What stands on it is asked only where something does."""
        self.written.setVisible(self.case.value() in (WRONG, OTHERS))

    def _seek(self) -> None:
        """The number on it may be theirs after all, once its wrong figure is put right."""
        found = self.written.found
        if found is not None and found.state == "open" and self.case.value() == WRONG:
            self.whose.seek(found.number)

    def _seek_sender(self) -> None:
        """Who sent it may be the customer of an open return."""
        sender = self.texts["sender"].text().strip()
        if sender and not self.whose.field.text():
            self.whose.seek(sender)

    def _offer(self) -> None:
        """The next step is what the policy says; the other one is in the menu."""
        steps = {NOT_ACCEPTED: self._refuse, KEPT: self._keep}
        first, other = (NOT_ACCEPTED, KEPT) if self.tell.refuses else (KEPT, NOT_ACCEPTED)
        self.head.offer(self.words(f"door.note-{first}"), steps[first])
        gate(self.run, self.head.next, NOTE)
        self.head.others(
            [
                ("receive", self.words(f"door.note-{other}"), steps[other], NOTE),
                ("export", self.words("door.csv"), self._export),
            ]
        )

    def _export(self) -> None:
        """All parcels without a return as CSV, whatever became of them."""
        from desk.exchange import csv_out

        data = self.run.attempt(self.bar, lambda: csv_out.export(self.run.desk, "strays"))
        if data is not None:
            save_file(self, f"{self.words('door.csv-name')}.csv", "CSV (*.csv)", data)

    def _typed(self) -> dict[str, Any]:
        return {
            "case": self.case.value(),
            "written": self.written.text(),
            "came": self.came.typed(),
            **self._told(),
        }

    def _told(self) -> dict[str, str]:
        return {name: field.text() for name, field in self.texts.items()}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.case.set_value(typed["case"])
        self.written.put(typed["written"])
        self.came.retype(typed["came"])
        for name, field in self.texts.items():
            field.setText(typed[name])

    def stray(self, state: str) -> Stray:
        """The parcel as it stands in the fields; raises BadInput where no day or no case is said."""
        came, case = self.came.day(), self.case.value()
        for value, label in ((case, "door.case"), (came, "door.came")):
            if not value:
                raise BadInput("field-empty", label=self.words(label))
        written = "" if case == NONE else self.written.text()
        assert came is not None, "it is asked for above"
        told = self._told()
        return Stray("", came, written, told["sender"], told["tracking"], told["note"], state)

    def _refuse(self) -> None:
        self._note(NOT_ACCEPTED, self._noted)

    def _keep(self) -> None:
        self._note(KEPT, self._noted)

    def _note(self, state: str, then: Any) -> None:
        stray = self.run.attempt(self.bar, lambda: self.stray(state))
        if stray is not None:
            self.run.write(self.bar, strays.note_stray, stray, changes=CHANGES, then=then)

    def _noted(self, stray: Stray) -> None:
        self._drop_draft()
        self.run.wanted.emit("stray", stray.number)
        self.close()

    def _match(self, ra: str) -> None:
        """It is kept first: where the return is closed meanwhile, the parcel is here all the same."""

        def match(kept: Stray) -> None:
            step = (strays.match_stray, kept.number, ra)
            if self.run.write(self.bar, *step, changes=CHANGES, then=self._matched) is None:
                self._noted(kept)

        self._note(KEPT, match)

    def _matched(self, stray: Stray) -> None:
        self._drop_draft()
        receive(self, stray)
        self.close()


def receive(window: Any, stray: Stray) -> None:
    """Go on with the return that a parcel belongs to: the day it came, and that no number stood outside."""
    window.run.led.emit("receive", stray.ra, (Parcel(stray.came, ra_on_package=False), ()))
