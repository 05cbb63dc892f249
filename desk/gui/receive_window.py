"""Receive: what came back under an RA, the live answer with its amounts and clauses, settle, print."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.condition_grid import ConditionGrid
from desk.gui.draft_window import DraftWindow
from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, DayField, MoneyField, YesNo, word_button
from desk.gui.gate import gate
from desk.gui.overriding import how_much, offer_override, ways_text
from desk.gui.pick import Pick
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.questions_form import as_typed, questions_of
from desk.gui.run import Run
from desk.operations import bundles, overrides, returns
from desk.records.answers import Answer
from desk.records.errors import BadInput
from desk.records.lists import Hit
from desk.records.returns import Parcel, Settled, Sheet
from desk.records.rights import Act
from desk.words.moments import days_left

CHANGES = ("returns", "orders", "credits", "ledger")
# Fields that are asked only where the policy needs them.
ASKED = {"wants-shipping-cost": "cost", "wants-destination": "destination"}


class ReceiveWindow(DraftWindow):
    """One parcel that came back; nothing is written before it is settled."""

    kind = "receive"
    size_units = (124, 88)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: Sheet | None = None
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
        return self.outside.yes if self.sheet is not None and self.sheet.ra.state == "open" else None

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

    def load(self) -> None:
        """Read the return and show it."""
        sheet = self.run.read(self.bar, returns.open_return, self.subject) if self.subject else None
        if sheet is not None:
            self.sheet = sheet
            self.show_return(sheet)

    def show_return(self, sheet: Sheet) -> None:
        """Draw the form for a return, with what was noted the last time."""
        words, ra = self.words, sheet.ra
        self.head.number.setText(ra.number)
        self.head.state.show()
        self.head.state.show_state(ra.state, words(f"state.{ra.state}"))
        self.head.about.setText(self._about(sheet))
        self.head.others([("returns", words("receive.details"), self._details)])
        if ra.state != "open":
            self.head.offer(words("receive.details"), self._details)
            self.bar.fault(words(f"receive.is-{ra.state}"))
            return
        self.head.offer(words("receive.deed"), self._settle)
        self.view = AnswerView(words, self.run.desk.clock.today())
        self.set_body(self._form(sheet))
        self._begin_draft(self.grid)
        self._listen()
        self.look()

    def _about(self, sheet: Sheet) -> str:
        ra, today = sheet.ra, self.run.desk.clock.today()
        text = self.words(
            "receive.about", customer=ra.customer, order=ra.order, reason=self.words(f"reason.{ra.reason}")
        )
        if ra.return_by:
            left = days_left(self.words, today, ra.return_by)
            text += f"  ·  {self.words('receive.back-by', day=ra.return_by)} ({left})"
        return text

    def _form(self, sheet: Sheet) -> QWidget:
        parcel, found, answer = (
            Card(self.words(f"receive.{name}")) for name in ("parcel", "found", "answer")
        )
        self.grid = ConditionGrid(self.words, sheet.ra.lines)
        lines = {str(line.order_line): line.name for line in sheet.ra.lines}
        self.questions = questions_of(self.run, self.bar, sheet.order.number, lines, "return")
        self.questions.retype({**self.questions.typed(), **as_typed(sheet.ra.told)})
        self.all_right = word_button(self.words("receive.all-right"))
        self.all_right.clicked.connect(self.grid.set_all_right)
        parcel.fill(self._facts())
        found.fill(self.all_right, self.grid)
        found.body.setAlignment(self.all_right, Qt.AlignmentFlag.AlignLeft)
        answer.fill(self.view)
        left = [parcel, found]
        if self.questions.rows:
            left.append(Card(self.words("issue.questions")))
            left[2].fill(self.questions)
        return Columns(left, [answer], shares=(6, 5))

    def _facts(self) -> QWidget:
        words, today = self.words, self.run.desk.clock.today()
        self.received, self.sent = DayField(words, today, today), DayField(words, today)
        self.outside = YesNo(words, words("receive.outside"))
        self.cost = MoneyField()
        self.destination = Choice(words("receive.destination"), ways_text(words))
        fields = {
            "received": self.received,
            "sent": self.sent,
            "outside": self.outside,
            "cost": self.cost,
            "destination": self.destination,
        }
        self.facts = FactsForm(words, "receive", fields, later=ASKED.values(), sentences=True)
        return self.facts

    def _listen(self) -> None:
        fields = (self.received, self.sent, self.outside, self.cost, self.destination, self.grid)
        for field in (*fields, self.questions):
            field.chosen.connect(self.look)

    def _typed(self) -> dict[str, Any]:
        return {
            "received": self.received.typed(),
            "sent": self.sent.typed(),
            "outside": self.outside.value(),
            "cost": self.cost.text(),
            "destination": self.destination.value(),
            "found": self.grid.typed(),
            "questions": self.questions.typed(),
        }

    def _retype(self, typed: dict[str, Any]) -> None:
        self.received.retype(typed["received"])
        self.sent.retype(typed["sent"])
        self.cost.setText(typed["cost"])
        self.outside.set_value(typed["outside"])
        self.destination.set_value(typed["destination"])
        self.grid.retype(typed["found"])
        if "questions" in typed:
            self.questions.retype(typed["questions"])

    def parcel(self) -> Parcel:
        """The parcel as it stands in the fields; raises BadInput where a day or amount is none."""
        assert self.sheet is not None, "the form stands only with a return"
        received = self.received.day()
        if received is None:
            raise BadInput("field-empty", label=self.words("receive.received"))
        return Parcel(
            received=received,
            sent=self.sent.day(),
            ra_on_package=self.outside.value(),
            conditions=self.grid.conditions(),
            shipping_cost=self.cost.money(),
            destination=self.destination.value(),
            told=self.questions.answers(self.sheet.ra.told),
        )

    def take_known(self, known: Parcel) -> None:
        """What was noted of the parcel at the door, where nothing else is said of it here."""
        if self.sheet is None or self.sheet.ra.state != "open":
            return
        self.received.set_day(known.received)
        if self.outside.value() is None:
            self.outside.set_value(known.ra_on_package)
        self.look()

    def look(self) -> None:
        """Ask the policy about what is noted so far, and show the answer or what is still needed."""
        assert self.sheet is not None, "the form stands only with a return"
        blank = Sheet(self.sheet.ra, self.sheet.order)
        self.bar.clear_fault()
        sheet = self.run.attempt(self.bar, lambda: returns.inspect(self.run.desk, blank, self.parcel()))
        wants = sheet.wants if sheet else ("wants-correction",)
        if sheet and sheet.answer and sheet.answer.options:
            self.destination.offer(self._ways(sheet.answer))
        for want in wants:
            if want in ASKED:
                self.facts.ask(ASKED[want])
        self._show(sheet, [self.words.named("receive", want) for want in wants])
        self.sheet = sheet or blank
        ready = bool(sheet and sheet.answer and not wants and sheet.answer.outcome == "allowed")
        gate(self.run, self.head.next, Act("settle", self.subject), ready=ready)
        usual = [("returns", self.words("receive.details"), self._details)]
        act = Act("override_settlement", self.subject, "open")
        offer_override(self, None if wants else self.sheet.answer, act, self._ask_how_much, usual)

    def _ask_how_much(self) -> None:
        told = (self.words("override.settle"), self.words("override.settle-confirm"))
        self.ask.put(how_much(self.words, told, self._override))

    def _override(self, answers: dict[str, Any]) -> None:
        told = (answers["credit"], answers["destination"], answers["reason"])
        step = (overrides.override_settlement, self.sheet, *told)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._settled)

    def _ways(self, answer: Answer) -> dict[str, str]:
        """The ways that the customer may choose between, each with what it comes to."""
        return {
            each.destination: self.words(
                "receive.way", way=self.words(f"destination.{each.destination}"), amount=each.credit
            )
            for each in answer.options
            if each.outcome == "allowed"
        }

    def _show(self, sheet: Sheet | None, needs: list[str]) -> None:
        if sheet and sheet.answer is not None:
            self.view.show_answer(sheet.answer, lambda: self._explain(sheet))
            for need in needs:
                self.view.show_need(need)
        else:
            self.view.show_nothing("\n".join(needs))

    def _explain(self, sheet: Sheet) -> Answer | None:
        return self.run.read(self.bar, returns.explain_parcel, sheet, sheet.parcel)

    def _settle(self) -> None:
        self.run.write(self.bar, returns.settle, self.sheet, changes=CHANGES, then=self._settled)

    def _settled(self, settled: Settled) -> None:
        self._drop_draft()
        self.run.wanted.emit("return", settled.ra.number)
        if settled.slip:
            print_or_show(self.run, "credit_slip", settled.slip.number)
        self.close()

    def _details(self) -> None:
        self.run.wanted.emit("return", self.subject)
