"""Receive: what came back under an RA, the live answer with its amounts and clauses, settle, print."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.gui.apart_card import ApartCard
from desk.gui.condition_grid import ConditionGrid
from desk.gui.draft_window import DraftWindow
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.overriding import how_much, offer_override
from desk.gui.parcel_answer import ParcelAnswer, deed_of, refused_of, ways_of
from desk.gui.parcel_form import ParcelForm
from desk.gui.pick import Pick
from desk.gui.pieces import Card, Columns, Entry
from desk.gui.questions_form import as_typed, questions_of
from desk.gui.run import Run
from desk.gui.settled_return import show_settled
from desk.gui.together_card import TogetherCard
from desk.operations import bundles, checklists, overrides, requests, returns, setting_apart
from desk.records.answers import Answer
from desk.records.lapses import standing
from desk.records.lists import Hit
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.requests import WAITING, Request
from desk.records.returns import Parcel, Return, ReturnRow, Settled, Sheet
from desk.records.rights import Act
from desk.words.moments import days_left

CHANGES = ("returns", "orders", "credits", "ledger", "items", "requests")


class ReceiveWindow(DraftWindow):
    """One parcel that came back; nothing is written before it is settled."""

    kind = "receive"
    size_units = (124, 88)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: Sheet | None = None
        self.together: tuple[ReturnRow, ...] = ()
        # What was set apart because it comes another time.
        self.later: tuple[str, ...] = ()
        super().__init__(run, subject)

    def _build(self) -> None:
        self.setWindowTitle(self.words("action.receive"))
        self.head.number.setText(self.words("action.receive"))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others(())
        if not self.subject:
            stray = word_button(self.words("door.entry"), "link")
            stray.clicked.connect(lambda: self.run.wanted.emit("stray", ""))
            self.pick = Pick(self.run, self.bar, "return", self._pick, stray)
            self.set_body(self.pick)

    def first_field(self) -> QWidget | None:
        """The label, then whether its number could be read from outside."""
        if not self.subject:
            return self.pick
        return self.form.outside.yes if self.sheet is not None and self.sheet.ra.state == "open" else None

    def _pick(self, number: str) -> None:
        ra = self.run.read(self.bar, bundles.next_in_parcel, number)
        if ra is not None:
            self.run.wanted.emit("receive", ra.number)
            self.close()

    def take_hit(self, hit: Hit) -> bool:
        """A scanned label, while no return is chosen."""
        if self.subject or hit.kind != "return":
            return False
        self._pick(hit.number)
        return True

    def take_known(self, known: tuple[Parcel, tuple[str, ...]]) -> None:
        """What is known of the parcel, and which returns in it are left for later."""
        parcel, self.later = known
        if self.sheet is not None and self.sheet.ra.state == "open":
            self.form.take(parcel)
            self.look()

    def load(self) -> None:
        """Read the return and show it."""
        sheet = self.run.read(self.bar, returns.open_return, self.subject) if self.subject else None
        if sheet is not None:
            self.sheet, self.together = sheet, sheet.together
            self.show_return(sheet)

    def show_return(self, sheet: Sheet, *, again: bool = False) -> None:
        """Draw the form for a return, with what was noted the last time, or ``again`` with what stands."""
        words, ra = self.words, sheet.ra
        self.head.number.setText(ra.number)
        self.head.state.show()
        state = standing(ra, self.run.desk.clock.today())
        self.head.state.show_state(state, words(f"state.{state}"))
        self.head.about.setText(self._about(sheet))
        self.head.others([("returns", words("receive.details"), self._details)])
        if ra.state != "open":
            self.head.offer(words("receive.details"), self._details)
            self.bar.fault(words(f"receive.is-{ra.state}"))
            return
        self.head.offer(words("receive.deed"), self._settle)
        self.view = ParcelAnswer(words, self.run.desk.clock.today())
        self.set_body(self._body(sheet))
        self._begin_draft(self.grid, again=again)
        for field in (self.form, self.grid, self.questions):
            field.chosen.connect(self.look)
        self.form.turned.connect(self.grid.set_reason)
        self.look()
        self._tell_waiting(ra)

    def _tell_waiting(self, ra: Return) -> None:
        """A parcel that waits for the owner is not noted a second time by mistake."""
        rows = self.run.read(self.bar, requests.requests_of, ra.order) or ()
        waits = (row.number for row in rows if (row.ra, row.state) == (ra.number, WAITING))
        if number := next(waits, ""):
            show, wanted = self.words("receive.open-request"), self.run.wanted
            self.bar.tell(
                self.words("receive.waits", number=number), show, lambda: wanted.emit("request", number)
            )

    def _about(self, sheet: Sheet) -> str:
        ra, today = sheet.ra, self.run.desk.clock.today()
        text = self.words(
            "receive.about", customer=ra.customer, order=ra.order, reason=self.words(f"reason.{ra.reason}")
        )
        if ra.return_by:
            left = days_left(self.words, today, ra.return_by)
            text += f"  ·  {self.words('receive.back-by', day=ra.return_by)} ({left})"
        return text

    def _body(self, sheet: Sheet) -> QWidget:
        words, ra = self.words, sheet.ra
        parcel, found, answer = (Card(words(f"receive.{name}")) for name in ("parcel", "found", "answer"))
        self.form = ParcelForm(self.run, self.bar, ra)
        lists = self.run.read(self.bar, checklists.list_checklists)
        self.grid = ConditionGrid(words, ra.lines, lists, ra.reason)
        lines = {str(line.order_line): line.name for line in ra.lines}
        self.questions = questions_of(self.run, self.bar, sheet.order.number, lines, "return")
        self.questions.retype({**self.questions.typed(), **as_typed(ra.told)})
        self.all_right = word_button(words("receive.all-right"))
        self.all_right.clicked.connect(self.grid.set_all_right)
        self.apart = ApartCard(words, ra.lines)
        self.apart.wanted.connect(self._set_apart)
        others = TogetherCard(words, self._open)
        others.show_rows(sheet.together)
        parcel.fill(self.form)
        found.fill(self.all_right, self.grid)
        found.body.setAlignment(self.all_right, Qt.AlignmentFlag.AlignLeft)
        answer.fill(self.view)
        asked = Card(words("issue.questions"))
        asked.fill(self.questions)
        asked.setVisible(bool(self.questions.rows))
        return Columns([self.apart, parcel, found, asked], [answer, others], shares=(6, 5))

    def _typed(self) -> dict[str, Any]:
        return {**self.form.typed(), "found": self.grid.typed(), "questions": self.questions.typed()}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.form.retype(typed)
        self.grid.set_reason(self.form.found())
        self.grid.retype(typed["found"])
        if "questions" in typed:
            self.questions.retype(typed["questions"])

    def parcel(self) -> Parcel:
        """The parcel as it stands in the fields; raises BadInput where a day or amount is none."""
        assert self.sheet is not None, "the form stands only with a return"
        return replace(
            self.form.parcel(),
            conditions=self.grid.conditions(),
            places=self.grid.places(),
            checks=self.grid.checks(),
            told=self.questions.answers(self.sheet.ra.told),
        )

    def look(self) -> None:
        """Ask the policy about what is noted so far, and show the answer or what is still needed."""
        assert self.sheet is not None, "the form stands only with a return"
        blank = Sheet(self.sheet.ra, self.sheet.order)
        self.bar.clear_fault()
        sheet = self.run.attempt(self.bar, lambda: returns.inspect(self.run.desk, blank, self.parcel()))
        wants = sheet.wants if sheet else ("wants-correction",)
        self.form.ask(wants, ways_of(self.words, sheet.answer) if sheet and sheet.answer else {})
        self._show(sheet, [self.words.named("receive", want) for want in wants])
        self.sheet = sheet or blank
        self.grid.give_back(refused_of(self.sheet))
        self._offer(ready=bool(sheet and sheet.answer and not wants))

    def _offer(self, *, ready: bool) -> None:
        """The next step: settle it, refuse it or leave it to the owner, as the answer says."""
        sheet = self.sheet
        assert sheet is not None, "it was looked at"
        settles = sheet.answer is None or sheet.answer.outcome == "allowed"
        self.head.offer(deed_of(self.words, sheet), self._settle if settles else self._leave)
        act = Act("settle" if settles else "note_parcel", self.subject)
        gate(self.run, self.head.next, act, ready=ready)
        usual: list[Entry] = [("returns", self.words("receive.details"), self._details)]
        if sum(line.quantity for line in sheet.ra.lines) > 1:
            apart = Act("set_apart", self.subject, "open")
            usual.append(("items", self.words("apart.menu"), self._ask_apart, apart))
        act = Act("override_settlement", self.subject, "open")
        offer_override(self, sheet.answer if ready else None, act, self._ask_how_much, usual)

    def _ask_apart(self) -> None:
        self.apart.show()
        self._scroll.ensureWidgetVisible(self.apart)

    def _set_apart(self, pieces: dict[int, int], here: bool) -> None:
        def then(made: Return) -> None:
            self.later += () if here else (made.number,)
            self._again()
            self.bar.tell(self.words(f"apart.done-{'here' if here else 'later'}", number=made.number))

        self.run.write(self.bar, setting_apart.set_apart, self.subject, pieces, changes=CHANGES, then=then)

    def _again(self) -> None:
        """Draw what is left of the return, with all that is noted of it."""
        self._keep_standing()
        self.leave()
        sheet = self.run.read(self.bar, returns.open_return, self.subject)
        if sheet is not None:
            self.sheet, self.together = sheet, sheet.together
            self.show_return(sheet, again=True)
        self._stood = None

    def _ask_how_much(self) -> None:
        """What the owner gives instead, beginning with what the policy says of what was found, if it does."""
        told = (self.words("override.settle"), self.words("override.settle-confirm"))
        proposal = self.sheet.proposal if self.sheet else None
        known = (*WAYS, *IN_KIND)
        if proposal is None or proposal.outcome != "allowed":
            self.ask.put(how_much(self.words, told, self._override, known))
            return
        way = proposal.destination if proposal.destination in known else self.form.destination.value()
        ways = sorted(known, key=lambda each: each != way)
        self.ask.put(how_much(self.words, told, self._override, ways, proposal.credit))

    def _override(self, answers: dict[str, Any]) -> None:
        told = (answers["credit"], answers["destination"], answers["reason"])
        step = (overrides.override_settlement, self.sheet, *told)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._settled)

    def _show(self, sheet: Sheet | None, needs: list[str]) -> None:
        if sheet and sheet.answer is not None:
            if unanswered := self.grid.unanswered():
                needs = [*needs, self.words.count("receive.unanswered", unanswered)]
            self.view.show_sheet(sheet, needs, lambda: self._explain(sheet))
        else:
            self.view.show_nothing(needs)

    def _explain(self, sheet: Sheet) -> Answer | None:
        return self.run.read(self.bar, returns.explain_parcel, sheet, sheet.parcel)

    def _settle(self) -> None:
        self.run.write(self.bar, returns.settle, self.sheet, changes=CHANGES, then=self._settled)

    def _settled(self, settled: Settled) -> None:
        show_settled(self.run, settled)
        apart = self.sheet.apart if self.sheet else ()
        refused = [at for at, each in enumerate(apart) if each.answer.outcome == "refused"]
        if refused:
            self.run.wanted.emit("request", settled.apart[refused[0]])
        self._go_on()

    def _leave(self) -> None:
        self.run.write(self.bar, requests.note_parcel, self.sheet, changes=CHANGES, then=self._left)

    def _left(self, request: Request) -> None:
        self.run.wanted.emit("request", request.number)
        self._go_on()

    def _go_on(self) -> None:
        """Go on with what else is in the parcel, which came on the same days and shows the same number."""
        known = (self.form.parcel(), self.later)
        self._drop_draft()
        waiting = {each.ra for each in self.run.read(self.bar, requests.list_requests) or ()}
        done = {*waiting, *self.later}
        rest = (each.number for each in self.together if each.state == "open" and each.number not in done)
        following = next(rest, "")
        if following:
            self.run.led.emit("receive", following, known)
        self.close()

    def _open(self, row: ReturnRow) -> None:
        self.run.wanted.emit("receive" if row.state == "open" else "return", row.number)

    def _details(self) -> None:
        self.run.wanted.emit("return", self.subject)
