"""Cancelling an order or a part of it: what the policy keeps and gives stands beside what is ticked."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.fields import Choice, DayField
from desk.gui.gate import gate
from desk.gui.line_choice import LineChoice
from desk.gui.order_form_window import OrderFormWindow
from desk.gui.overriding import how_much, offer_override, ways_text
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.questions_form import questions_of
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.operations import cancelling
from desk.records.answers import Answer
from desk.records.cancellations import BY, CUSTOMER, CancelAsk, Cancelled, CancelSheet
from desk.records.errors import DeskError, Wanting
from desk.records.facts import LinePart
from desk.records.orders import Order
from desk.records.paybacks import WAYS
from desk.records.rights import Act

CHANGES = ("orders", "credits", "ledger", "items")


class CancelWindow(OrderFormWindow):
    """What of an order is called off, who wants it, and the policy's answer while it is being entered."""

    kind = "cancel"
    title = "cancel.window"
    size_units = (124, 82)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: CancelSheet | None = None
        super().__init__(run, subject)

    def show_order(self, order: Order) -> None:
        """Draw the form for an order, with what was typed the last time."""
        words = self.words
        self.head.about.setText(words("issue.about", number=order.number, customer=order.customer.name))
        self.head.offer(words("cancel.deed"), self._cancel)
        self.lines = LineChoice(words, order.lines, lambda line: line.unshipped)
        self.lines.choose(LinePart(str(line.id), line.unshipped) for line in order.lines if line.unshipped)
        self.by = Choice(words("cancel.by"), {each: words(f"cancel.by.{each}") for each in BY})
        self.by.set_value(CUSTOMER)
        self.wish = Choice(words("cancel.wish"), ways_text(words))
        self.on = DayField(words, self.run.desk.clock.today(), self.run.desk.clock.today())
        self.on.setAccessibleName(words("cancel.on"))
        names = {str(each.id): each.name for each in order.lines}
        self.questions = questions_of(self.run, self.bar, order.number, names, "cancel")
        self.view = AnswerView(words, self.run.desk.clock.today())
        self.late = PlainLabel(role="strong", wrap=True)
        self._lay_out()
        self._listen()
        self.look()

    def _lay_out(self) -> None:
        words = self.words
        asked: list[tuple[str, list[QWidget]]] = [
            ("cancel.what", [self.lines]),
            ("cancel.by", [self.by]),
            ("cancel.on", [self.on]),
            ("cancel.wish", [self.wish]),
            ("issue.questions", [self.questions]),
        ]
        cards = {name: Card(words(name)) for name, _ in asked}
        for name, fields in asked:
            cards[name].fill(*fields)
        self._wish, right = cards["cancel.wish"], Card(words("issue.answer"))
        cards["issue.questions"].setVisible(bool(self.questions.rows))
        right.fill(self.late, self.view)
        body = Columns(list(cards.values()), [right], shares=(6, 5))
        self.set_body(body)
        self._begin_draft(body)

    def _listen(self) -> None:
        for field in (self.lines, self.by, self.on, self.wish, self.questions):
            field.chosen.connect(self.look)

    def _typed(self) -> dict[str, Any]:
        parts = {part.key: part.quantity for part in self.lines.parts()}
        told = {"by": self.by.value(), "wish": self.wish.value(), "questions": self.questions.typed()}
        return {"lines": parts, "on": self.on.typed(), **told}

    def _retype(self, typed: dict[str, Any]) -> None:
        self._tick_only(LinePart(key, quantity) for key, quantity in typed["lines"].items())
        self.by.set_value(typed["by"])
        self.wish.set_value(typed["wish"])
        self.on.retype(typed["on"])
        self.questions.retype(typed["questions"])

    def take_known(self, known: CancelAsk) -> None:
        """Tick what is to be called off, and who wants it; that alone is no draft."""
        if self.order is None:
            return
        self._tick_only(known.lines)
        self.by.set_value(known.by)
        self.look()
        self.keeper.begin(self.kind, self.subject)

    def _tick_only(self, parts: Iterable[LinePart]) -> None:
        assert self.order is not None, "the form stands only once an order is chosen"
        for line in self.order.lines:
            self.lines.tick(str(line.id)).setChecked(False)
        self.lines.choose(parts)

    def ask_now(self) -> CancelAsk:
        """What is asked as it stands in the fields; raises BadInput where a day is none."""
        assert self.order is not None, "the form stands only once an order is chosen"
        return CancelAsk(
            order=self.order.number,
            on=self.on.day() or self.run.desk.clock.today(),
            lines=self.lines.parts(),
            by=self.by.value(),
            wish="" if self._wish.isHidden() else self.wish.value(),
            told=self.questions.answers(),
        )

    def look(self) -> None:
        """Ask the policy about what stands in the fields, and show the answer or what is still needed."""
        self.sheet = None
        self.questions.ask_of([part.key for part in self.lines.parts()])
        if not self.lines.parts():
            self.view.show_nothing(self.words("cancel.needs-lines"))
        else:
            self.bar.clear_fault()
            self.sheet = self.run.attempt(
                self.bar, lambda: cancelling.ask_cancel(self.run.desk, self.ask_now()), self._wanting
            )
        self.show_sheet()

    def show_sheet(self) -> None:
        """Show what cancelling comes to, and what can be done about it."""
        sheet = self.sheet
        answer = None if sheet is None else sheet.answer
        self.late.setVisible(sheet is not None and cancelling.warns(sheet))
        self.late.setText(self.words("cancel.late"))
        ready = answer is not None and answer.outcome == "allowed"
        if answer is not None:
            self.view.show_answer(answer, self._explain)
            chooses = answer.destination == "customer_choice" or bool(self.wish.value())
            self._wish.setVisible(ready and chooses)
            if ready and answer.destination == "customer_choice" and not self.wish.value():
                self.view.show_need(self.words("cancel.needs-wish"))
                ready = False
        gate(self.run, self.head.next, Act("cancel_order", self.subject), ready=ready)
        offer_override(self, answer, Act("decide_cancel", self.subject), self._ask_decision)

    def _explain(self) -> Answer | None:
        return self.run.attempt(self.bar, lambda: cancelling.explain_cancel(self.run.desk, self.ask_now()))

    def _wanting(self, trouble: DeskError) -> bool:
        self.view.show_nothing(self.words("issue.needs-more"))
        if isinstance(trouble, Wanting):
            self.view.show_nothing(self.words.error(trouble))
            return True
        return False

    def _cancel(self) -> None:
        if self.sheet is not None:
            self.run.write(
                self.bar, cancelling.cancel_order, self.sheet, changes=CHANGES, then=self._cancelled
            )

    def _ask_decision(self) -> None:
        assert self.sheet is not None, "the entry is there only beside an answer"
        told = (
            self.words("cancel.decide", proposed=self.sheet.proposed),
            self.words("cancel.decide-confirm"),
        )
        ways, proposed = reversed(WAYS), self.sheet.proposed
        self.ask.put(how_much(self.words, told, self._decide, ways, proposed))

    def _decide(self, answers: dict[str, Any]) -> None:
        how = (answers["credit"], answers["destination"], answers["reason"])
        step = (cancelling.decide_cancel, self.sheet, *how)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._cancelled)

    def _cancelled(self, done: Cancelled) -> None:
        self._drop_draft()
        self.run.wanted.emit("order", done.order.number)
        if done.slip:
            print_or_show(self.run, "credit_slip", done.slip)
        self.close()
