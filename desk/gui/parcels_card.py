"""The parcels of an order: what went in each, how, who checked it, and what happened to it on its way."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.button import Button
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.icons import icon
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations import billings, parcels
from desk.records.answers import Answer
from desk.records.money import ZERO, Money
from desk.records.orders import PICKUP, Order
from desk.records.rights import Act
from desk.records.shipments import Shipment

CHANGES = ("orders", "ledger")


class ParcelsCard(Card):
    """Shown in an order's window; it asks and tells there."""

    def __init__(self, window: RecordWindow) -> None:
        super().__init__(window.words("parcels.title"))
        self._window, self._words = window, window.words
        self._sent: list[Shipment] = []

    def show_parcels(self, order: Order) -> None:
        """Show the parcels of an order; hidden where none left yet."""
        window = self._window
        found = window.run.read(window.bar, parcels.parcels_of, order.number) or ()
        self._sent = [each for each in found if each.shipped]
        self.setVisible(bool(self._sent))
        self.fill(*(self._parcel(order, each) for each in self._sent))

    @property
    def waiting(self) -> bool:
        """Whether a parcel came back and is to be sent again."""
        return any(each.waits for each in self._sent)

    @property
    def all_back(self) -> bool:
        """Whether no parcel is on its way any more, since all came back."""
        return bool(self._sent) and all(each.came_back for each in self._sent)

    def _parcel(self, order: Order, parcel: Shipment) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.5))
        if parcel.number:
            column.addWidget(self._slip(parcel.number))
        for text, role in self._told(order, parcel):
            column.addWidget(PlainLabel(text, role, wrap=True))
        row = QHBoxLayout()
        for button in self._buttons(order, parcel):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _slip(self, number: str) -> QWidget:
        button = Button(icon("print", "accent"), caption(number))
        button.setProperty("role", "link")
        button.setProperty("no_letter", True)
        button.clicked.connect(lambda: self._window.run.wanted.emit("packing_slip", number))
        return button

    def _told(self, order: Order, parcel: Shipment) -> list[tuple[str, str]]:
        words, lines = self._words, {line.id: line for line in order.lines}
        went = [words("parcels.left", day=parcel.shipped), words.named("service", parcel.service)]
        told = [("  ·  ".join((*went, *filter(None, (parcel.tracking,)))), "")]
        told += [
            (words("parcels.line", pieces=each.quantity, item=lines[each.line].name), "muted")
            for each in parcel.lines
        ]
        people = list(dict.fromkeys(each.person for each in parcel.lines if each.checked))
        if people:
            told.append((words("parcels.checked", people=", ".join(people)), "muted"))
        if parcel.delivered:
            told.append((words("parcels.delivered", day=parcel.delivered), ""))
        if parcel.came_back:
            cause = words(f"cause.{parcel.cause}")
            told.append((words("parcels.back", day=parcel.came_back, cause=cause), "strong"))
            fate = "resent" if parcel.resent else parcel.fate
            told.append((words(f"parcels.{fate}"), ""))
        return told

    def _buttons(self, order: Order, parcel: Shipment) -> list[QPushButton]:
        words, number = self._words, order.number
        entries: list[tuple[str, Any, Act]] = []
        apart = order.is_open or (order.state == "shipped" and len(self._sent) > 1)
        if parcel.number and not parcel.came_back and not parcel.delivered and apart:
            act = Act("mark_parcel_delivered", number)
            entries.append(("arrived", partial(self._ask_arrived, parcel), act))
        if not parcel.delivered and (not parcel.came_back or parcel.waits):
            step = partial(self._window.run.wanted.emit, "parcel_back", parcel.number or number)
            name = "not-again" if parcel.waits else "came-back"
            entries.append((name, step, Act("take_parcel_back", number)))
        if not parcel.came_back and parcel.service != PICKUP:
            act = Act("bill_correction", number)
            entries.append(("corrected", partial(self._ask_charge, number, parcel), act))
        made = []
        for name, step, act in entries:
            button = word_button(words(f"parcels.do-{name}"))
            button.setProperty("no_letter", True)
            button.clicked.connect(step)
            gate(self._window.run, button, act)
            made.append(button)
        return made

    def _ask_arrived(self, parcel: Shipment) -> None:
        words, today = self._words, self._window.run.desk.clock.today()
        blanks = (Blank("on", words("order.delivered-on"), "day", day=today),)
        sentence = words("parcels.ask-arrived", number=parcel.number)
        self._window.ask.put(
            Question(sentence, words("order.mark-delivered"), blanks, partial(self._arrived, parcel))
        )

    def _arrived(self, parcel: Shipment, answers: dict[str, Any]) -> None:
        self._write(parcels.mark_parcel_delivered, parcel.number, answers["on"])

    def _ask_charge(self, number: str, parcel: Shipment) -> None:
        words = self._words
        blanks = (Blank("charge", words("parcels.charge"), "money"),)
        step = partial(self._look, number, parcel)
        self._window.ask.put(Question(words("parcels.ask-charge"), words("parcels.next"), blanks, step))

    def _look(self, number: str, parcel: Shipment, answers: dict[str, Any]) -> None:
        """What the policy says of the charge is shown before anything is billed."""
        window, charge = self._window, answers["charge"]
        answer = window.run.read(window.bar, billings.ask_correction, number, charge, parcel.number)
        if answer is None:
            return
        asked = (number, charge, parcel.number)
        if answer.outcome == "allowed" and answer.charge > ZERO:
            window.ask.put(self._billed(asked, answer))
        else:
            window.ask.put(self._left_open(asked, answer))

    def _billed(self, asked: tuple[str, Money, str], answer: Answer) -> Question:
        sentence = self._words("parcels.bill", amount=answer.charge, clause=self._clauses(answer))
        return Question(
            sentence.strip(),
            self._words("parcels.bill-deed"),
            (),
            lambda _: self._write(billings.bill_correction, *asked, answer),
        )

    def _left_open(self, asked: tuple[str, Money, str], answer: Answer) -> Question:
        words, (number, charge, parcel) = self._words, asked
        sentence = words("parcels.owner", amount=charge, clause=self._clauses(answer))
        blanks = (Blank("reason", words("ask.reason"), "reason"),)
        return Question(
            sentence.strip(),
            words("parcels.owner-deed"),
            blanks,
            lambda told: self._write(
                billings.decide_correction, number, charge, told["reason"], parcel, overrides=True
            ),
        )

    def _clauses(self, answer: Answer) -> str:
        return " ".join(self._words.clause(each) for each in answer.clauses)

    def _write(self, step: Any, *given: Any, overrides: bool = False) -> None:
        window = self._window
        changes = (*CHANGES, "overrides") if overrides else CHANGES
        window.run.write(window.bar, step, *given, changes=changes, then=lambda _: window.ask.take_back())
