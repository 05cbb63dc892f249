"""Issue RA: pick the order, tick what comes back, say why, see the answer live, issue and print the label."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desk.gui.facts_form import FactsForm
from desk.gui.fields import DayField, MoneyField
from desk.gui.gate import gate
from desk.gui.line_choice import LineChoice
from desk.gui.lines_answer import Group, LinesAnswer, parts_of
from desk.gui.order_form_window import OrderFormWindow
from desk.gui.overriding import offer_override, why
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.questions_form import questions_of
from desk.gui.replacement_form import ReplacementForm
from desk.gui.run import Run
from desk.gui.settled_return import show_settled
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import issuing, missing, overrides, requests, returns
from desk.records.answers import Answer
from desk.records.errors import DeskError, Wanting
from desk.records.facts import LinePart
from desk.records.orders import Order
from desk.records.requests import Request
from desk.records.returns import MISSING, REASONS, Ask, AskSheet, Issued, Return, Settled
from desk.records.rights import Act
from desk.words.refusals import spoken

CHANGES = ("returns", "orders")
# What the button says where no RA is issued.
NOTED = {"refused": "issue.note-refusal", "owner": "issue.leave"}
# What is asked for by the policy's own questions: the sentence names them.
SAID = ("wants-fact", "wants-time")
ASKED = {"wants-delivered": "delivered", "wants-shipping-cost": "cost"}


class IssueWindow(OrderFormWindow):
    """What a customer asks for on the phone, and the policy's answer beside it while it is being entered."""

    kind = "issue"
    title = "action.issue"
    size_units = (124, 82)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: AskSheet | None = None
        self.together = ""
        super().__init__(run, subject)

    def show_order(self, order: Order) -> None:
        """Draw the form for an order, with what was typed the last time."""
        words = self.words
        self.together = ""
        self.head.offer(words("issue.deed"), self._issue)
        self.lines = LineChoice(words, order.lines)
        self.view = LinesAnswer(words, self.run.desk.clock.today(), estimate=True)
        self.say = PlainLabel(role="strong", wrap=True)
        left = [Card(words("issue.what")), Card(words("issue.why")), Card(words("issue.when"))]
        left[0].fill(self.lines)
        left[1].fill(self._reasons())
        self.again = ReplacementForm(self.run, self.bar)
        left[2].fill(self._facts(order), self.again)
        lines = {str(each.id): each.name for each in order.lines}
        self.questions = questions_of(self.run, self.bar, order.number, lines, "return_request")
        if self.questions.rows:
            left.append(Card(words("issue.questions")))
            left[3].fill(self.questions)
        right = Card(words("issue.answer"))
        right.fill(self.say, self.view)
        body = Columns(left, [right], shares=(6, 5))
        self.set_body(body)
        self._begin_draft(body)
        self._tell_about(order)
        self._listen()
        self.look()

    def take_known(self, known: str) -> None:
        """The number of the RA in whose parcel the pieces come."""
        self.together = known
        if self.order is not None:
            self._tell_about(self.order)

    def _tell_about(self, order: Order) -> None:
        told = {"number": order.number, "customer": order.customer.name}
        key = "issue.about-together" if self.together else "issue.about"
        self.head.about.setText(self.words(key, **told, together=self.together))

    def _reasons(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Theme.px(0.75))
        self.reasons = QButtonGroup(box)
        for place, reason in enumerate(REASONS):
            button = QRadioButton(self.words(f"reason.{reason}"))
            button.setProperty("no_letter", True)
            self.reasons.addButton(button, place)
            grid.addWidget(button, place // 2, place % 2)
        return box

    def _facts(self, order: Order) -> QWidget:
        today = self.run.desk.clock.today()
        self.on = DayField(self.words, today, today)
        self.delivered = DayField(self.words, today, order.delivered)
        self.delivered.setEnabled(order.delivered is None)
        self.cost = MoneyField()
        fields = {"delivered": self.delivered, "on": self.on, "cost": self.cost}
        self.facts = FactsForm(self.words, "issue", fields, later=("cost",))
        return self.facts

    def _listen(self) -> None:
        for field in (self.lines, self.on, self.delivered, self.cost, self.questions, self.again):
            field.chosen.connect(self.look)
        self.reasons.idClicked.connect(self.look)

    def _typed(self) -> dict[str, Any]:
        parts = {part.key: part.quantity for part in self.lines.parts()}
        days = {"on": self.on.typed(), "delivered": self.delivered.typed()}
        told = {"questions": self.questions.typed(), "together": self.together, "again": self.again.typed()}
        return {"lines": parts, "reason": self._reason(), "cost": self.cost.text()} | days | told

    def _retype(self, typed: dict[str, Any]) -> None:
        self.lines.choose(LinePart(key, quantity) for key, quantity in typed["lines"].items())
        if typed["reason"] in REASONS:
            self.reasons.button(REASONS.index(typed["reason"])).setChecked(True)
        self.on.retype(typed["on"])
        self.cost.setText(typed["cost"])
        self.facts.ask("cost", bool(typed["cost"]))
        if self.delivered.isEnabled():
            self.delivered.retype(typed["delivered"])
        self.questions.retype(typed.get("questions", {}))
        self.together = typed.get("together", "")
        self.again.retype(typed.get("again", {}))

    def _reason(self) -> str:
        place = self.reasons.checkedId()
        return REASONS[place] if place >= 0 else ""

    def ask_now(self) -> Ask:
        """What is asked as it stands in the fields; raises BadInput where a day or amount is none."""
        order, on = self.order, self.on.day()
        assert order is not None, "the form stands only once an order is chosen"
        told: date | None = None if order.delivered else self.delivered.day()
        today = self.run.desk.clock.today()
        return Ask(
            order=order.number,
            reason=self._reason(),
            on=on or today,
            lines=self.lines.parts(),
            delivered=told,
            shipping_cost=self.cost.money(),
            told=self.questions.answers(),
            together=self.together,
            replacement=self.again.replacement(),
        )

    def look(self) -> None:
        """Ask the policy about what stands in the fields, and show the answer or what is still needed."""
        self.sheet = None
        self.questions.ask_of([part.key for part in self.lines.parts()])
        self.again.look(self._reason(), self._pieces())
        needs = "lines" if not self.lines.parts() else "reason" if not self._reason() else ""
        needs = needs if self.lines.first() else "none"
        if needs:
            self.view.show_nothing([self.words(f"issue.needs-{needs}")])
        else:
            self.bar.clear_fault()
            self.sheet = self.run.attempt(
                self.bar, lambda: issuing.look_at_ask(self.run.desk, self.ask_now()), self._wanting
            )
            if self.sheet is not None:
                self.view.show_groups(self._groups(self.sheet), self._explain)
        answer = self.sheet.answer if self.sheet else None
        self.again.offer(answer)
        self._offer(answer)
        # For what is missing there is no RA: the owner decides on the request.
        against = None if self._reason() == MISSING else answer
        offer_override(self, against, Act("override_ra", self.subject), self._ask_why)

    def _groups(self, sheet: AskSheet) -> list[Group]:
        """The lines by what is said of them, those that an RA is issued for first."""
        names = {str(line.id): line.name for line in self.order.lines} if self.order else {}
        goods = {part.key: (part.quantity, names[part.key]) for part in sheet.ask.lines}
        others = [
            Group(each.answer, tuple(goods.pop(str(key)) for key in each.lines)) for each in sheet.apart
        ]
        return [Group(sheet.answer, tuple(goods.values())), *others]

    def _offer(self, answer: Answer | None) -> None:
        """The next step is to issue, to settle what is missing, or to keep what is refused or the owner's."""
        outcome, ready = answer.outcome if answer else "allowed", answer is not None
        key, step, operation = "issue.deed", self._issue, "issue_ra"
        if outcome != "allowed":
            key, step, operation = NOTED[outcome], self._note, "note_request"
        elif self._reason() == MISSING:
            key, step, operation = self.again.deed(answer), self._settle, "settle_missing"
            ready = self.again.is_ready(answer)
        deed = self.words(key)
        if self.sheet and self.sheet.apart:
            deed = parts_of(self.words, self._groups(self.sheet), "issue")
        self.head.offer(deed, step)
        gate(self.run, self.head.next, Act(operation, self.subject), ready=ready)
        self._say()

    def _say(self) -> None:
        """What to tell the customer of all that is refused."""
        every = [self.sheet.answer, *(each.answer for each in self.sheet.apart)] if self.sheet else []
        refused = [spoken(self.words, each) for each in every if each.outcome == "refused"]
        self.say.setVisible(bool(refused))
        self.say.setText("\n".join(refused))

    def _note(self) -> None:
        ask = self.run.attempt(self.bar, self.ask_now)
        if ask:
            step = (requests.note_request, ask, self.sheet.answer if self.sheet else None)
            self.run.write(self.bar, *step, changes=("requests",), then=self._noted)

    def _noted(self, request: Request) -> None:
        self._drop_draft()
        self.run.wanted.emit("request", request.number)
        self.close()

    def _pieces(self) -> list[tuple[str, int]]:
        """What is ticked, by SKU."""
        skus = {str(line.id): line.sku for line in self.order.lines} if self.order else {}
        return [(skus[part.key], part.quantity) for part in self.lines.parts()]

    def _ask_why(self) -> None:
        self.ask.put(why(self.words, self._override))

    def _override(self, answers: dict[str, Any]) -> None:
        ask = self.run.attempt(self.bar, self.ask_now)
        if ask:
            # Of lines that fare differently the owner says yes to all of them together.
            shown = self.sheet.answer if self.sheet and not self.sheet.apart else None
            step = (overrides.override_ra, ask, answers["reason"], shown)
            self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._issued)

    def _explain(self) -> Answer | None:
        about = self.sheet.about if self.sheet else None
        return self.run.read(self.bar, returns.explain_ask, about) if about else None

    def _wanting(self, trouble: DeskError) -> bool:
        self.view.show_nothing([self.words("issue.needs-more")])
        if isinstance(trouble, Wanting) and trouble.key in SAID:
            self.view.show_nothing([self.words.error(trouble)])
            return True
        if not isinstance(trouble, Wanting) or trouble.key not in ASKED:
            return False
        self.facts.ask(ASKED[trouble.key])
        self.view.show_nothing([self.words(f"issue.needs-{ASKED[trouble.key]}")])
        return True

    def _issue(self) -> None:
        step = (issuing.issue_allowed, self.sheet)
        self.run.write(self.bar, *step, changes=(*CHANGES, "requests"), then=self._issued_some)

    def _issued_some(self, issued: Issued) -> None:
        for number in issued.apart:
            self.run.wanted.emit("request", number)
        self._issued(issued.ra)

    def _settle(self) -> None:
        """Nothing comes back for what is missing: it is sent again, or given back, at once."""
        ask = self.run.attempt(self.bar, self.ask_now)
        if ask:
            shown = self.sheet.answer if self.sheet else None
            step = (missing.settle_missing, ask, self.again.way.value(), shown)
            self.run.write(self.bar, *step, changes=(*CHANGES, "credits", "ledger"), then=self._settled)

    def _settled(self, settled: Settled) -> None:
        self._drop_draft()
        show_settled(self.run, settled)
        self.close()

    def _issued(self, ra: Return) -> None:
        self._drop_draft()
        self.run.wanted.emit("return", ra.number)
        # One label goes on the parcel: that of the RA whose number stands on it, with all that comes in it.
        print_or_show(self.run, "ra_label", ra.on_parcel)
        self.close()
