"""The pack check of what came back: what left in which parcel, and who held it against the packing slip."""

from PySide6.QtWidgets import QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.gui.window import RecordWindow
from desk.operations import shops
from desk.records.claims import ClaimSheet
from desk.records.shipments import Shipment, ShipmentLine
from desk.words.moments import moment


class PackedCard(Card):
    """Shown beside the photos of a claim: was the piece in the parcel, and whole, when it left?"""

    def __init__(self, window: RecordWindow) -> None:
        super().__init__(window.words("packed.title"))
        self._window, self._words = window, window.words

    def show_claim(self, sheet: ClaimSheet) -> None:
        """Show the parcels that brought the pieces of a return."""
        nothing = PlainLabel(self._words("packed.none"), "muted", wrap=True)
        parts = [part for parcel in sheet.parcels for part in self._parcel(sheet, parcel)]
        self.fill(*(parts or [nothing]))

    def _parcel(self, sheet: ClaimSheet, parcel: Shipment) -> list[QWidget]:
        words = self._words
        went = [words("parcels.left", day=parcel.shipped), words.named("service", parcel.service)]
        told = PlainLabel("  ·  ".join((*went, *filter(None, (parcel.tracking,)))), wrap=True)
        made: list[QWidget] = [told]
        wanted = {line.order_line for line in sheet.ra.lines}
        names = {line.id: line.name for line in sheet.order.lines}
        for each in parcel.lines:
            role = "strong" if each.line in wanted else "muted"
            made.append(PlainLabel(self._line(names[each.line], each), role, wrap=True))
        if not parcel.lines:
            made.append(PlainLabel(words("packed.unknown"), "muted", wrap=True))
        if parcel.number:
            slip = word_button(words("packed.slip", number=parcel.number), "link")
            slip.setProperty("no_letter", True)
            slip.clicked.connect(lambda: self._window.run.wanted.emit("packing_slip", parcel.number))
            made.append(slip)
        return made

    def _line(self, name: str, each: ShipmentLine) -> str:
        words = self._words
        inside = words("parcels.line", pieces=each.quantity, item=name)
        if not each.checked:
            return f"{inside}  ·  {words('packed.unchecked')}"
        at = self._at(each.at)
        return f"{inside}  ·  {words(f'packed.{each.checked}', person=each.person, at=at)}"

    def _at(self, at: str) -> str:
        shop = self._window.run.read(self._window.bar, shops.read_shop)
        return moment(self._words, at, shop.time_zone)
