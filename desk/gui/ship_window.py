"""Ship: the pack check against the slip, how the parcel goes and what it costs, what holds it; its slip."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.facts_form import FactsForm
from desk.gui.fields import DayField, MoneyField, word_button
from desk.gui.gate import gate
from desk.gui.hold_view import HoldView
from desk.gui.overriding import send_anyway
from desk.gui.pack_check import FOUND, PackCheck
from desk.gui.pieces import Card, Columns
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.shipping_cost import cost_entries
from desk.gui.text import PlainLabel, shown, window_title
from desk.operations import drafts, parcels, shipping
from desk.records.errors import BadInput
from desk.records.lists import Hit
from desk.records.orders import PICKUP, SERVICES, Order
from desk.records.packing import PackSheet
from desk.records.rights import Act
from desk.records.shipments import Dispatch

CHANGES = ("orders", "items", "ledger")


class ShipWindow(DraftWindow):
    """One parcel of an order about to leave; nothing is written before it does."""

    kind = "ship"
    concerns = frozenset({"orders"})
    size_units = (124, 84)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.sheet: PackSheet | None = None
        self.check: PackCheck | None = None
        self._held: tuple[Any, ...] = ()
        super().__init__(run, subject)

    def _build(self) -> None:
        self.setWindowTitle(window_title(self.words("ship.window", number=self.subject)))
        self.head.number.setText(self.subject)
        self.head.offer("", None)
        self.check = None

    def first_field(self) -> QWidget | None:
        """The field that the scanner types into."""
        return self.scan if self.check is not None else None

    def load(self) -> None:
        """Read what may be packed and show it; what was typed stays."""
        again = self.check is not None
        if again:
            self._keep_standing()
            self.leave()
        sheet = self.run.read(self.bar, shipping.pack_sheet, self.subject)
        if sheet is not None:
            self.sheet = sheet
            self.show_parcel(sheet, again=again)

    def show_parcel(self, sheet: PackSheet, *, again: bool = False) -> None:
        """Draw the parcel that would leave, with what was typed before."""
        words, order = self.words, sheet.order
        self.head.state.show_state(order.state, words(f"state.{order.state}"))
        about = words("ship.about", customer=order.customer.name, placed=order.placed)
        if sheet.again is not None:
            about += f"  ·  {words('ship.again', number=sheet.again.number)}"
        self.head.about.setText(about)
        if not sheet.pieces:
            self._show_nothing()
            return
        self.head.offer(words("ship.deed"), self._ship)
        self.check = PackCheck(words, order.lines, sheet.pieces, whole=sheet.again is not None)
        self.set_body(self._form(sheet))
        self._begin_draft(self.check, again=again)
        for field in (self.on, self.cost, self.check):
            field.chosen.connect(self.look)
        self.look()

    def _show_nothing(self) -> None:
        self.head.offer("", None)
        self.head.others(())
        body = Card()
        body.fill(PlainLabel(self.words("ship.nothing"), wrap=True))
        self.set_body(body)

    def _form(self, sheet: PackSheet) -> QWidget:
        assert self.check is not None, "the form stands only with pieces"
        check, parcel, holds = (Card(self.words(f"ship.{name}")) for name in ("check", "parcel", "holds"))
        self.scan = QLineEdit()
        self.scan.setPlaceholderText(self.words("ship.scan"))
        self.scan.setAccessibleName(self.words("ship.scan"))
        self.scan.returnPressed.connect(self._scanned)
        self.all = word_button(self.words("ship.all"))
        self.all.clicked.connect(self.check.tick_all)
        self.view = HoldView(self.words)
        check.fill(PlainLabel(self.words("ship.hint"), "muted", wrap=True), self.scan, self.check, self.all)
        check.body.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)
        parcel.fill(self._facts(sheet))
        holds.fill(self.view)
        return Columns([check], [holds, parcel], shares=(6, 5))

    def _facts(self, sheet: PackSheet) -> QWidget:
        words, today = self.words, self.run.desk.clock.today()
        self.on, self.cost = DayField(words, today, today), MoneyField()
        self.tracking, self.service = QLineEdit(), QComboBox()
        usual = sheet.again.service if sheet.again else sheet.order.service
        for name in dict.fromkeys((usual, *(each for each in SERVICES if each != PICKUP))):
            self.service.addItem(shown(words.named("service", name)), name)
        fields = {"on": self.on, "service": self.service, "tracking": self.tracking, "cost": self.cost}
        return FactsForm(words, "ship", fields)

    def _typed(self) -> dict[str, Any]:
        assert self.check is not None, "the form stands only with pieces"
        return {
            "on": self.on.typed(),
            "service": self.service.currentData(),
            "tracking": self.tracking.text(),
            "cost": self.cost.text(),
            "lines": self.check.typed(),
        }

    def _retype(self, typed: dict[str, Any]) -> None:
        assert self.check is not None, "the form stands only with pieces"
        self.on.retype(typed["on"])
        self.service.setCurrentIndex(max(0, self.service.findData(typed["service"])))
        self.tracking.setText(typed["tracking"])
        self.cost.setText(typed["cost"])
        self.check.retype(typed["lines"])

    def dispatch(self) -> Dispatch:
        """The parcel as it stands in the fields; raises BadInput where a day or amount is none."""
        assert self.sheet is not None and self.check is not None, "the form stands only with pieces"
        on = self.on.day()
        if on is None:
            raise BadInput("field-empty", label=self.words("ship.on"))
        again = self.sheet.again.number if self.sheet.again else ""
        told = (self.service.currentData(), self.tracking.text().strip(), self.cost.money())
        return Dispatch(self.sheet.order.number, on, self.check.packed(), *told, again=again)

    def look(self) -> None:
        """Show what holds the parcel as it is noted; it leaves once all is checked and nothing does."""
        assert self.sheet is not None and self.check is not None, "the form stands only with pieces"
        self.bar.clear_fault()
        number, some = self.sheet.order.number, bool(self.check.packed())
        look = self.run.attempt(
            self.bar, lambda: shipping.look_at_parcel(self.run.desk, self.dispatch()) if some else None
        )
        held = look.holds if look else ()
        self.view.show_holds(held, look.missing if look else self.sheet.missing)
        ready = look is not None and self.check.is_whole
        gate(self.run, self.head.next, Act("ship", number), ready=ready and not held)
        self._offer(ready and bool(held))

    def _offer(self, held: bool) -> None:
        assert self.sheet is not None, "the form stands only with a sheet"
        entries: list[Any] = [("print", self.words("ship.print"), self._print)]
        entries += cost_entries(self, self.sheet)
        if held:
            act = Act("ship_anyway", self.sheet.order.number)
            entries.append(("alert", self.words("ship.anyway"), self._ask_why, act))
        self.head.others(entries)

    def _scanned(self) -> None:
        code = self.scan.text().strip()
        self.scan.clear()
        if code:
            self.count(code)

    def count(self, code: str) -> None:
        """Count a piece that was scanned, or say that it does not belong into this parcel."""
        assert self.sheet is not None and self.check is not None, "the form stands only with pieces"
        found = self.check.scan(code, self.sheet.barcodes)
        if found != FOUND:
            self.bar.fault(self.words(f"ship.{found}", code=code))

    def take_hit(self, hit: Hit) -> bool:
        """A piece that was scanned, wherever the focus is."""
        if self.check is None or hit.kind != "item":
            return False
        self.count(hit.number)
        return True

    def _ship(self) -> None:
        parcel = self.run.attempt(self.bar, self.dispatch)
        if parcel is not None:
            self.run.write(self.bar, shipping.ship, parcel, changes=CHANGES, then=self._shipped)

    def _ask_why(self) -> None:
        self.ask.put(send_anyway(self.words, self._ship_anyway))

    def _ship_anyway(self, answers: dict[str, Any]) -> None:
        parcel = self.run.attempt(self.bar, self.dispatch)
        if parcel is not None:
            step = (shipping.ship_anyway, parcel, answers["reason"])
            self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._shipped)

    def _shipped(self, order: Order) -> None:
        if self.check is not None:
            # What is left of the order was shown already; none of it was typed for the next parcel.
            self.leave()
        self.run.read(self.bar, drafts.drop, "ship", self.subject)
        sent = self.run.read(self.bar, parcels.parcels_of, order.number)
        print_or_show(self.run, "packing_slip", sent[-1].number)
        self.close()

    def _print(self) -> None:
        self.run.wanted.emit("packing_slip", self.subject)

    def leave(self) -> None:
        """The form goes: what is noted in it waits for the next time."""
        super().leave()
        self.check = None
