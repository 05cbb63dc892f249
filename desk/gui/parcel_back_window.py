"""A parcel came back: why, what sending it again costs, the policy's answer, and what becomes of it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desk.gui.answer_view import AnswerView
from desk.gui.ask import Blank, Question
from desk.gui.draft_keeper import DraftKeeper
from desk.gui.fields import Choice, DayField, MoneyField
from desk.gui.gate import gate
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations import orders, parcels
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, DeskError, Wanting
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.parcels import BackSheet, ParcelBack, Ruling, TakenBack
from desk.records.rights import Act
from desk.records.shipments import AGAIN, CAUSES, REFUNDED

CHANGES = ("orders", "credits", "items", "ledger")
WAYS = ("store_credit", "original_payment")
ASKED = {"wants-shipping-cost": "shipping_cost", "wants-destination": "wish"}


class ParcelBackWindow(RecordWindow):
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
        self.parcel = number if codes.series_of(number) == codes.SHIPMENT else ""
        if self.parcel:
            number = parcels.open_parcel(desk, number).order
        return orders.open_order(desk, number)

    def show_parcel(self, order: Order) -> None:
        """Draw the form, with what was noted the last time."""
        words = self.words
        self.head.about.setText(words("back.about", customer=order.customer.name, order=order.number))
        self.head.offer(words("back.deed"), self._take)
        self.view = AnswerView(words, self.run.desk.clock.today())
        facts, answer = Card(words("back.facts")), Card(words("back.answer"))
        facts.fill(self._facts())
        self.again = PlainLabel(role="strong", wrap=True)
        answer.fill(self.again, self.view)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns([facts], [answer], shares=(1, 1)))
        self.set_body(body)
        self._resume()
        self.look()

    def _facts(self) -> QWidget:
        words, today = self.words, self.run.desk.clock.today()
        self.on = DayField(words, today, today)
        self.reship_cost, self.shipping_cost = MoneyField(), MoneyField()
        self.cause = Choice(words("back.cause"), {name: words(f"cause.{name}") for name in CAUSES})
        self.wish = Choice(words("back.wish"), {name: words(f"destination.{name}") for name in WAYS})
        self.fields = {
            name: getattr(self, name) for name in ("cause", "on", "reship_cost", "shipping_cost", "wish")
        }
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(1, 1)
        self._rows = {}
        for row, (name, field) in enumerate(self.fields.items()):
            label = PlainLabel(words(f"back.{name}"))
            field.setAccessibleName(label.text())
            grid.addWidget(label, row, 0)
            # At its own height: choices below each other would else be squeezed.
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            self._rows[name] = (label, field)
        for name in ASKED.values():
            self._ask_for(name, False)
        return box

    def _ask_for(self, name: str, wanted: bool) -> None:
        for widget in self._rows[name]:
            widget.setVisible(wanted)

    def _resume(self) -> None:
        self.keeper = DraftKeeper(self.view, self.run, self.bar, self._typed)
        typed = self.keeper.begin("parcel_back", self.subject)
        if typed:
            self._retype(typed)
            self.bar.tell(self.words("draft.resumed"), self.words("draft.afresh"), self._afresh)
        for field in self.fields.values():
            field.chosen.connect(self.look)

    def _afresh(self) -> None:
        self.keeper.drop()
        self.load()

    def _typed(self) -> dict[str, Any]:
        return {
            "on": self.on.typed(),
            "cause": self.cause.value(),
            "reship_cost": self.reship_cost.text(),
            "shipping_cost": self.shipping_cost.text(),
            "wish": self.wish.value(),
        }

    def _retype(self, typed: dict[str, Any]) -> None:
        self.on.retype(typed["on"])
        self.cause.set_value(typed["cause"])
        self.wish.set_value(typed["wish"])
        self.reship_cost.setText(typed["reship_cost"])
        self.shipping_cost.setText(typed["shipping_cost"])

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
        self._ask_for("wish", choice)
        decided = answer.outcome == "allowed" and (not choice or bool(self.wish.value()))
        self.head.next.setText(self.words(self._deed(answer)))
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
            self._ask_for(ASKED[trouble.key], True)
        self._wait(self.words.error(trouble))
        return True

    def _wait(self, sentence: str) -> None:
        self.again.hide()
        self.view.show_nothing(sentence)
        self.head.next.setText(self.words("back.deed"))
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
        words = self.words
        ways = {name: words(f"destination.{name}") for name in WAYS}
        blanks = (
            Blank("amount", words("override.credit"), "money"),
            Blank("destination", words("override.destination"), "choice", options=ways),
            Blank("reason", words("ask.reason"), "reason"),
        )
        self.ask.put(Question(words("back.ask-refund"), words("back.decide-refund"), blanks, self._refund))

    def _again(self, answers: dict[str, Any]) -> None:
        self._decide(Ruling(AGAIN, answers["amount"]), answers["reason"])

    def _refund(self, answers: dict[str, Any]) -> None:
        self._decide(Ruling(REFUNDED, answers["amount"], answers["destination"]), answers["reason"])

    def _decide(self, ruling: Ruling, reason: str) -> None:
        step = (parcels.decide_parcel_back, self.sheet, ruling, reason)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._done)

    def _done(self, done: TakenBack) -> None:
        self.keeper.drop()
        self.order = None
        self.run.wanted.emit("order", done.order.number)
        if done.slip:
            print_or_show(self.run, "credit_slip", done.slip)
        self.close()

    def leave(self) -> None:
        """What is noted waits for the next time."""
        if self.order is not None:
            self.keeper.stop()
