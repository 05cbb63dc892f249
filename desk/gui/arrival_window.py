"""Arrival day: what came of an item, who gets it, and then the notices with their letters."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desk.gui.button import Button
from desk.gui.draft_window import DraftWindow
from desk.gui.fields import DayField
from desk.gui.gate import gate
from desk.gui.icons import icon
from desk.gui.pick import Pick
from desk.gui.pieces import Card, SmallTable, column_of
from desk.gui.pieces_field import PiecesField
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.operations import notices, preorders
from desk.records.arrivals import Arrival, Claim
from desk.records.cancellations import FACTORY, CancelAsk
from desk.records.errors import BadInput
from desk.records.facts import LinePart
from desk.records.lists import Hit
from desk.records.rights import Act

CHANGES = ("orders", "items", "preorders", "notices")
COLUMNS = ("customer", "order", "effect", "waits", "gets", "short")


class ArrivalWindow(DraftWindow):
    """One item that came; without one, what is expected, and a field that takes its SKU or a scan."""

    kind = "arrival"
    concerns = frozenset({"orders", "items"})
    size_units = (112, 84)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.arrival: Arrival | None = None
        self.done: Arrival | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("arrival.title"))
        self.head.number.setText(words("arrival.title"))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others([("mail", words("preorders.tell"), self._tell)])
        self.set_body(self._form() if self.subject else self._start())

    def _start(self) -> QWidget:
        words = self.words
        self.pick = Pick(self.run, self.bar, "item", self._pick)
        titles = [words(f"column.{name}") for name in ("sku", "item", "released", "waits", "unpaid", "first")]
        self.expected = SmallTable(words("arrival.expected"), titles, right=(3, 4))
        self.expected.cellActivated.connect(self._pick_row)
        self.nothing = PlainLabel(words("arrival.expects-nothing"), "muted", wrap=True)
        card = Card(words("arrival.expected"))
        card.fill(self.nothing, self.expected)
        return column_of(self.pick, card)

    def _form(self) -> QWidget:
        words = self.words
        self.pieces = PiecesField(words("arrival.pieces"))
        self.on = DayField(words, self.run.desk.clock.today(), self.run.desk.clock.today())
        self.on.setAccessibleName(words("arrival.on"))
        self.summary = PlainLabel(role="strong", wrap=True)
        self.table = SmallTable(
            words("arrival.who"), [words(f"column.{name}") for name in COLUMNS], right=(3, 4, 5), wide=0
        )
        self.idle = PlainLabel(role="muted", wrap=True)
        came, who = Card(words("arrival.came")), Card(words("arrival.who"))
        came.fill(self._fields(), self.summary)
        who.fill(self.table, self.idle)
        self.never = Card(words("arrival.never"))
        self.never.hide()
        return column_of(came, who, self.never)

    def _fields(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.px(1.5))
        for name, field in (("pieces", self.pieces), ("on", self.on)):
            row.addWidget(PlainLabel(self.words(f"arrival.{name}")))
            row.addWidget(field)
        row.addStretch(1)
        return box

    def _connect(self) -> None:
        if self.subject:
            self.pieces.chosen.connect(self.look)
            self.on.chosen.connect(self.look)
            self.pieces.returnPressed.connect(self.on.setFocus)

    def first_field(self) -> QWidget | None:
        """The SKU, then how many came."""
        return self.pieces if self.subject else self.pick

    def _pick(self, sku: str) -> None:
        self.run.wanted.emit("arrival", sku)
        self.close()

    def _pick_row(self, row: int, _column: int) -> None:
        self._pick(self.items[row].sku)

    def take_hit(self, hit: Hit) -> bool:
        """A scanned item, while none is chosen."""
        if self.subject or hit.kind != "item":
            return False
        self._pick(hit.number)
        return True

    def load(self) -> None:
        """Read what is expected, or who waits for the item, and show it."""
        if self.done is not None:
            self._show_done(self.done)
        elif not self.subject:
            self.items = self.run.read(self.bar, preorders.expected) or ()
            self.show_expected()
        else:
            claims = self.run.read(self.bar, preorders.waiting_for, self.subject)
            if claims is not None:
                if self._keeper is None:
                    self._begin_draft(self.pieces)
                self.show_claims(claims)
                self.look()

    def _typed(self) -> dict[str, Any]:
        return {"pieces": self.pieces.text(), "on": self.on.typed()}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.pieces.setText(typed["pieces"])
        self.on.retype(typed["on"])

    def show_expected(self) -> None:
        """Draw what orders wait for."""
        rows = [
            [
                each.sku,
                each.name,
                self.words.day(each.released),
                str(each.pieces),
                str(each.unpaid or ""),
                each.first.customer if each.first else "",
            ]
            for each in self.items
        ]
        self.expected.show_rows(rows)
        self.expected.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def show_claims(self, claims: tuple[Claim, ...]) -> None:
        """Draw who waits for the item, and offer a way for what will never come."""
        self.head.about.setText(
            self.words.count("arrival.about", sum(each.awaited for each in claims), sku=self.subject)
        )
        others = [("mail", self.words("preorders.tell"), self._tell)]
        if claims:
            others.append(("alert", self.words("arrival.never"), self._show_never))
        self.head.others(others)
        hint = PlainLabel(self.words("arrival.never-hint"), "muted", wrap=True)
        self.never.fill(hint, *(self._cancel_button(each) for each in claims))

    def _show_never(self) -> None:
        """Show the orders that wait, and scroll to them once they have their place."""
        self.never.show()
        QTimer.singleShot(0, self.never, lambda: self._scroll.ensureWidgetVisible(self.never))

    def _cancel_button(self, claim: Claim) -> QPushButton:
        button = Button(icon("orders", "accent"), caption(f"{claim.order}  ·  {claim.customer}"))
        button.setProperty("role", "link")
        button.setProperty("no_letter", True)
        button.clicked.connect(lambda: self.run.led.emit("cancel", claim.order, self._called_off(claim)))
        return button

    def _called_off(self, claim: Claim) -> CancelAsk:
        """What will never come of a line, called off by the factory."""
        lines = (LinePart(str(claim.line), claim.awaited),)
        return CancelAsk(claim.order, self.run.desk.clock.today(), lines, FACTORY)

    def look(self) -> None:
        """Ask who would get what of the pieces typed so far, and show it."""
        self.bar.clear_fault()
        self.arrival = self.run.attempt(self.bar, self._look)
        self.head.offer(self.words("arrival.deed"), self._arrive)
        gate(self.run, self.head.next, Act("arrive"), ready=bool(self.arrival and self.arrival.id == 0))
        if self.arrival is not None:
            self.show_arrival(self.arrival)

    def _look(self) -> Arrival | None:
        pieces, on = self.pieces.pieces(), self.on.day()
        if on is None:
            raise BadInput("field-empty", label=self.words("arrival.on"))
        seen = preorders.look_at_arrival(self.run.desk, self.subject, pieces or 1, on)
        if pieces is None:
            self._show_rows(seen, blank=True)
            self.summary.setText(self.words("arrival.how-many"))
            return None
        return seen

    def show_arrival(self, arrival: Arrival) -> None:
        """Draw who gets what, who is short, and what goes to the shelf."""
        words = self.words
        self._show_rows(arrival, blank=False)
        told = [words.count("arrival.served", len({each.claim.order for each in arrival.served}))]
        short = sum(each.short for each in arrival.given)
        if short:
            told.append(words.count("arrival.short", short))
        if arrival.shelf:
            told.append(words.count("arrival.shelf", arrival.shelf))
        self.summary.setText("\n".join(told))

    def _show_rows(self, arrival: Arrival, *, blank: bool) -> None:
        self.table.show_rows(
            [
                [
                    each.claim.customer,
                    each.claim.order,
                    self.words.day(each.claim.effect),
                    str(each.claim.awaited),
                    "" if blank else str(each.quantity),
                    "" if blank or not each.short else str(each.short),
                ]
                for each in arrival.given
            ]
        )
        names = ", ".join(each.customer for each in arrival.waiting)
        self.idle.setText(self.words("arrival.idle", names=names) if names else "")
        self.idle.setVisible(bool(names))

    def _arrive(self) -> None:
        seen = self.arrival
        if seen is not None:
            step = (preorders.arrive, self.subject, seen.quantity, seen.day, seen)
            self.run.write(self.bar, *step, changes=CHANGES, then=self._arrived)

    def _arrived(self, arrival: Arrival) -> None:
        self.done = arrival
        self._drop_draft()
        self._show_done(arrival)
        self.head.next.setFocus()

    def _show_done(self, arrival: Arrival) -> None:
        """Draw what was booked in; the next step is to make its notices."""
        self.pieces.setText(str(arrival.quantity))
        self.on.set_day(arrival.day)
        for field in (self.pieces, self.on):
            field.setEnabled(False)
        self.show_arrival(arrival)
        self.bar.tell(self.words.count("arrival.booked", arrival.quantity))
        self.head.offer(self.words("arrival.notices"), self._make, Act("make_balance_notices"))

    def _make(self) -> None:
        assert self.done is not None, "the step is offered once it was booked"
        only = tuple(dict.fromkeys(each.claim.order for each in self.done.served))
        step = (notices.make_balance_notices, only)
        self.run.write(self.bar, *step, changes=("orders", "preorders", "notices"), then=self._made)

    def _made(self, made: Any) -> None:
        self.head.offer(self.words("preorders.tell"), self._tell)
        if made:
            print_or_show(self.run, "notice_letters", ",".join(each.number for each in made))
        else:
            self.bar.tell(self.words("arrival.none-to-tell"), self.words("preorders.tell"), self._tell)

    def _tell(self) -> None:
        self.run.wanted.emit("notices", "")
