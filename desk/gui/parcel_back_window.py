"""A parcel came back: why, what sending it again costs, the policy's answer, and what becomes of it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.ask import Blank, Question
from desk.gui.draft_window import DraftWindow
from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, DayField, MoneyField
from desk.gui.gate import gate
from desk.gui.overriding import how_much, ways_text
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.questions_form import questions_of
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import orders, parcels
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, DeskError, Wanting
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.parcels import BackSheet, ParcelBack, Ruling, TakenBack
from desk.records.rights import Act
from desk.records.shipments import AGAIN, CAUSES, REFUNDED, ShipmentLine

CHANGES = ("orders", "credits", "items", "ledger")
ASKED = {"wants-shipping-cost": "shipping_cost", "wants-destination": "wish"}


class ParcelBackWindow(DraftWindow):
    """One parcel that came back undelivered, by its number, or by its order's where it has none."""

    kind = "parcel_back"
    size_units = (116, 84)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.order: Order | None = None
        self.sheet: BackSheet | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        self.setWindowTitle(window_title(self.words("back.window", number=self.subject)))
        self.head.number.setText(self.subject)
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others(())
        self.order = None

    def first_field(self) -> QWidget | None:
        """Why it came back."""
        return self.cause.option(CAUSES[0]) if self.order is not None else None

    def load(self) -> None:
        """Read the order and show the form."""
        order = self.run.attempt(self.bar, self._read)
        if order is not None:
            self.order = order
            self.show_parcel(order)

    def _read(self) -> Order:
        desk, number = self.run.desk, self.subject
        self.parcel, self.pieces = "", list[ShipmentLine]()
        if codes.series_of(number) == codes.SHIPMENT:
            found = parcels.open_parcel(desk, number)
            self.parcel, number, self.pieces = number, found.order, list(found.lines)
        return orders.open_order(desk, number)

    def show_parcel(self, order: Order) -> None:
        """Draw the form, with what was noted the last time."""
        words = self.words
        self.head.about.setText(words("back.about", customer=order.customer.name, order=order.number))
        self.head.offer(words("back.deed"), self._take)
        self.view = AnswerView(words, self.run.desk.clock.today())
        facts, asked, answer = (Card(words(key)) for key in ("back.facts", "issue.questions", "back.answer"))
        facts.fill(self._facts())
        self.questions = questions_of(self.run, self.bar, order.number, self._names(order), "undeliverable")
        asked.fill(self.questions)
        asked.setVisible(bool(self.questions.rows))
        self.again = PlainLabel(role="strong", wrap=True)
        answer.fill(self.again, self.view)
        self.set_body(Columns([facts, asked], [answer], shares=(1, 1)))
        self._begin_draft(self.view)
        for field in (*self.fields.values(), self.questions):
            field.chosen.connect(self.look)
        self.look()

    def _names(self, order: Order) -> dict[str, str]:
        """The lines of which something is in the parcel, by their ids, with their names."""
        inside = {each.line for each in self.pieces}
        return {str(line.id): line.name for line in order.lines if line.id in inside or not inside}

    def _facts(self) -> QWidget:
        words, today = self.words, self.run.desk.clock.today()
        self.on = DayField(words, today, today)
        self.reship_cost, self.shipping_cost = MoneyField(), MoneyField()
        self.cause = Choice(words("back.cause"), {name: words(f"cause.{name}") for name in CAUSES})
        self.wish = Choice(words("back.wish"), ways_text(words))
        self.fields = {
            name: getattr(self, name) for name in ("cause", "on", "reship_cost", "shipping_cost", "wish")
        }
        self.facts = FactsForm(words, "back", self.fields, later=ASKED.values())
        return self.facts

    def _typed(self) -> dict[str, Any]:
        return {
            "on": self.on.typed(),
            "cause": self.cause.value(),
            "reship_cost": self.reship_cost.text(),
            "shipping_cost": self.shipping_cost.text(),
            "wish": self.wish.value(),
            "questions": self.questions.typed(),
        }

    def _retype(self, typed: dict[str, Any]) -> None:
        self.on.retype(typed["on"])
        self.cause.set_value(typed["cause"])
        self.wish.set_value(typed["wish"])
        self.reship_cost.setText(typed["reship_cost"])
        self.shipping_cost.setText(typed["shipping_cost"])
        self.questions.retype(typed.get("questions", {}))

    def back(self) -> ParcelBack:
        """What is told of the parcel; raises BadInput where a day or amount is none."""
        assert self.order is not None, "the form stands only with an order"
        on = self.on.day()
        if on is None:
            raise BadInput("field-empty", label=self.words("back.on"))
        return ParcelBack(
            order=self.order.number,
            on=on,
            cause=self.cause.value(),
            parcel=self.parcel,
            reship_cost=self.reship_cost.money(),
            shipping_cost=self.shipping_cost.money(),
            wish=self.wish.value(),
            told=self.questions.answers(),
        )

    def look(self) -> None:
        """Ask the policy about what is noted so far, and show the answer or what is still needed."""
        self.bar.clear_fault()
        self.sheet = None
        if not self.cause.value():
            self._wait(self.words("back.needs-cause"))
            return
        sheet = self.run.attempt(
            self.bar, lambda: parcels.ask_parcel_back(self.run.desk, self.back()), self._needs
        )
        if sheet is None:
            return
        self.sheet, answer = sheet, sheet.answer
        self.view.show_answer(answer)
        self.again.setVisible(bool(sheet.billed))
        key = "back.billed-freed" if sheet.freed else "back.billed"
        self.again.setText(self.words(key, billed=sheet.billed, freed=sheet.freed))
        choice = answer.destination == "customer_choice"
        self.facts.ask("wish", choice)
        decided = answer.outcome == "allowed" and (not choice or bool(self.wish.value()))
        self.head.offer(self.words(self._deed(answer)), self._take)
        gate(self.run, self.head.next, Act("take_parcel_back", sheet.order.number), ready=decided)
        entries: list[Any] = []
        if answer.outcome != "allowed":
            act = Act("decide_parcel_back", sheet.order.number)
            entries = [
                ("alert", self.words("back.decide-again"), self._ask_again, act),
                ("alert", self.words("back.decide-refund"), self._ask_refund, act),
            ]
        self.head.others(entries)

    @staticmethod
    def _deed(answer: Answer) -> str:
        if answer.outcome != "allowed":
            return "back.deed"
        return "back.bill" if answer.charge > ZERO else "back.refund"

    def _needs(self, trouble: DeskError) -> bool:
        """Whether only a fact is missing, which then is asked for."""
        if not isinstance(trouble, Wanting):
            return False
        if trouble.key in ASKED:
            self.facts.ask(ASKED[trouble.key])
        self._wait(self.words.error(trouble))
        return True

    def _wait(self, sentence: str) -> None:
        self.again.hide()
        self.view.show_nothing(sentence)
        self.head.offer(self.words("back.deed"), self._take)
        self.head.next.setEnabled(False)
        self.head.others(())

    def _take(self) -> None:
        self.run.write(self.bar, parcels.take_parcel_back, self.sheet, changes=CHANGES, then=self._done)

    def _ask_again(self) -> None:
        words = self.words
        blanks = (
            Blank("amount", words("back.amount-again"), "money"),
            Blank("reason", words("ask.reason"), "reason"),
        )
        self.ask.put(Question(words("back.ask-again"), words("back.decide-again"), blanks, self._again))

    def _ask_refund(self) -> None:
        told = (self.words("back.ask-refund"), self.words("back.decide-refund"))
        self.ask.put(how_much(self.words, told, self._refund))

    def _again(self, answers: dict[str, Any]) -> None:
        self._decide(Ruling(AGAIN, answers["amount"]), answers["reason"])

    def _refund(self, answers: dict[str, Any]) -> None:
        self._decide(Ruling(REFUNDED, answers["credit"], answers["destination"]), answers["reason"])

    def _decide(self, ruling: Ruling, reason: str) -> None:
        step = (parcels.decide_parcel_back, self.sheet, ruling, reason)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._done)

    def _done(self, done: TakenBack) -> None:
        self._drop_draft()
        self.run.wanted.emit("order", done.order.number)
        if done.slip:
            print_or_show(self.run, "credit_slip", done.slip)
        self.close()
