"""A check is taken: whose it is, what stands on it, what it pays, and beside it what speaks against it."""

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.gui.ask import Blank, Question, choose_files
from desk.gui.buyer_card import BuyerCard
from desk.gui.check_form import CheckForm
from desk.gui.check_parts_form import CheckPartsForm
from desk.gui.check_warnings import CheckWarnings
from desk.gui.draft_window import DraftWindow
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.keys import tabs_before
from desk.gui.pieces import Card, Columns
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import check_dues, checks, orders
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.cards import without_cards
from desk.records.checks import CheckSheet, NewCheck, Warned
from desk.records.errors import BadInput
from desk.records.lists import Hit, Progress
from desk.records.money import ZERO, Money
from desk.records.photos import Taken
from desk.records.rights import Act

CHANGES = ("orders", "payments", "checks", "ledger")


class ReceiveCheckWindow(DraftWindow):
    """The subject is a customer's number, an order's, or empty.

    The account's number is in no draft: where what was typed stands again, its field is empty.
    """

    kind = "receive_check"
    concerns = frozenset({"orders", "payments"})
    size_units = (150, 92)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.first = ""
        self.photos: list[Path] = []
        self.new: NewCheck | None = None
        self.warned: tuple[Warned, ...] = ()
        super().__init__(run, subject)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words("check-form.window")))
        self.head.number.setText(words("check-form.window"))
        self.head.about.setText(words("check-form.hint"))
        self.head.state.hide()
        self.head.others(())
        self.buyer = BuyerCard(self.run, self.bar, known_only=True)
        self.form = CheckForm(words, self.run.desk.clock.today())
        self.parts, self.rest = CheckPartsForm(words), PlainLabel(role="strong", wrap=True)
        self.warnings = CheckWarnings(words)
        self.add = word_button(words("check-form.photos-add"))
        self.files = PlainLabel(role="muted", wrap=True)
        self.take_photos([])
        cards = {name: Card(words(f"check-form.{name}")) for name in ("check", "pays", "photos")}
        cards["check"].fill(self.form)
        cards["pays"].fill(self.parts, self.rest)
        cards["photos"].fill(self.files, self.add)
        cards["photos"].body.setAlignment(self.add, Qt.AlignmentFlag.AlignLeft)
        left = [self.buyer, cards["check"], cards["pays"]]
        self.set_body(Columns(left, [self.warnings, cards["photos"]], shares=(8, 4)))

    def _connect(self) -> None:
        if self.subject and self.buyer.customer is None:
            self._begin_with(self.subject)
        self.buyer.chosen.connect(self.load)
        self.buyer.settled.connect(self.form.amount.setFocus)
        self.form.chosen.connect(self.look)
        self.parts.chosen.connect(self.look)
        self.add.clicked.connect(self._choose)
        self._read_dues()
        self._begin_draft(self.form)

    def _begin_with(self, subject: str) -> None:
        if codes.series_of(subject) == codes.CUSTOMER:
            self.buyer.choose(subject)
            return
        order = self.run.read(self.bar, orders.open_order, subject)
        if order is not None:
            self.first = order.number
            self.buyer.choose(order.customer.number)

    def first_field(self) -> QWidget | None:
        """The customer; once that is known, the amount."""
        return self.form.amount if self.buyer.is_named() else self.buyer.box.field

    def take_known(self, known: dict[str, str]) -> None:
        """What was typed of a check where a payment is taken."""
        self.form.check_number.setText(known["check_number"])
        self.form.amount.setText(known["amount"])
        self.look()

    def take_hit(self, hit: Hit) -> bool:
        """A scanned customer, or an order of theirs, while none is chosen."""
        if hit.kind == "order" and self.buyer.customer is None:
            self._begin_with(hit.number)
            return True
        return self.buyer.take_hit(hit)

    def load(self) -> None:
        """Read what the customer's orders owe, and show it with what of the check goes to them."""
        self._read_dues()
        self.look()

    def _read_dues(self) -> None:
        buyer = self.buyer.customer
        number = buyer.number if buyer else ""
        dues = self.run.read(self.bar, check_dues.payable, number) if number else ()
        kept = self.run.read(self.bar, checks.unbooked, number) if number else ()
        self.form.propose_payer(buyer.name if buyer else "")
        nothing = self.words("check-form.owes-nothing" if buyer else "check-form.needs-customer")
        self.parts.show_dues(dues or (), kept or (), nothing, self.first)
        tabs_before(self.add, self.parts.fields())

    def look(self) -> None:
        """Fill what the check pays, and say what speaks against it or what is still needed."""
        self.new, self.warned = None, ()
        if self.buyer.customer is None:
            self.rest.hide()
            self._wait("customer")
            return
        self.bar.clear_fault()
        amount = self.run.attempt(self.bar, self._amount)
        if amount is None:
            self._wait("correction")
            return
        self.parts.fill(amount)
        placed = self.run.attempt(self.bar, self.parts.placed)
        if placed is None:
            self._wait("correction")
            return
        self._tell_rest(amount, amount - placed)
        if need := self._needs(amount, placed):
            self._wait(need)
            return
        self.new = self.run.attempt(self.bar, self.check)
        found = self.run.attempt(self.bar, partial(self._against, self.new)) if self.new else None
        if found is None:
            self._wait("correction")
            return
        self.warned, held = found
        self.warnings.show_warned(self.warned, held)
        self._offer()

    def _amount(self) -> Money:
        return self.form.money() or ZERO

    def _needs(self, amount: Money, placed: Money) -> str:
        return self.form.needs() or ("parts" if placed != amount else "")

    def _tell_rest(self, amount: Money, rest: Money) -> None:
        key = "placed-all" if not rest else "rest" if rest > ZERO else "over"
        self.rest.setText(self.words(f"check-form.{key}", rest=Money(abs(rest)), amount=amount))
        self.rest.setVisible(bool(amount or rest) and bool(self.parts.rows))

    def check(self) -> NewCheck:
        """The check as it stands in the fields; raises BadInput for what cannot stand on one."""
        if without_cards(self._fields()) != self._fields():
            raise BadInput("card-number")
        return NewCheck(parts=self.parts.parts(), **self.form.facts())

    def _against(self, new: NewCheck) -> tuple[tuple[Warned, ...], Any]:
        desk = self.run.desk
        return checks.look_at_check(desk, new), check_dues.held_until(desk, new)

    def _wait(self, need: str) -> None:
        self.new = None
        self.warnings.show_nothing(self.words(f"check-form.needs-{need}"))
        self.head.offer(self.words("check-form.deed"), self._take)
        gate(self.run, self.head.next, Act("receive_check"), ready=False)

    def _offer(self) -> None:
        """Take it; where something grave speaks against it, as the owner decides."""
        grave = any(each.grave for each in self.warned)
        operation = "receive_check_anyway" if grave else "receive_check"
        self.head.offer(
            self.words("check-form.anyway" if grave else "check-form.deed"),
            self._ask_why if grave else self._take,
        )
        gate(self.run, self.head.next, Act(operation))

    def _take(self) -> None:
        before = self.warned
        self.look()
        if self.new is not None and self.warned == before:
            step = (checks.receive_check, self.new, before)
            self.run.write(self.bar, *step, changes=CHANGES, then=self._taken)

    def _ask_why(self) -> None:
        blanks = (Blank("reason", self.words("ask.reason"), "reason"),)
        told = (self.words("check-form.ask-anyway"), self.words("check-form.anyway"))
        self.ask.put(Question(*told, blanks, self._take_anyway))

    def _take_anyway(self, answers: dict[str, Any]) -> None:
        self.look()
        if self.new is not None:
            step = (checks.receive_check_anyway, self.new, answers["reason"])
            self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._taken)

    def _taken(self, sheet: CheckSheet) -> None:
        """The check's window says the rest; photos of it are kept under its number."""
        number, photos = sheet.check.number, self.photos
        self._drop_draft()
        self.run.wanted.emit("check", number)
        if not photos:
            self.close()
            return
        # Nothing of this check is typed any more, should one of its photos not be readable.
        self.photos = []
        self.rebuild()
        told = self.words("photos.adding")
        self.run.long(self, told, lambda desk: _attach(desk, number, photos), ("photos",), self._kept)

    def _kept(self, taken: Taken) -> None:
        if taken.troubles:
            told = dict.fromkeys(self.words.error(each) for each in taken.troubles)
            self.bar.fault("\n".join(told))
        else:
            self._drop_draft()
            self.close()

    def _choose(self) -> None:
        kinds = f"{self.words('photos.title')} (*.jpg *.jpeg *.png *.webp)"
        self.take_photos(choose_files(self, self.words("photos.choose"), kinds))

    def take_photos(self, paths: list[Path]) -> None:
        """Keep in mind which photos there are of the check: they go into the book with it."""
        self.photos = list(dict.fromkeys([*self.photos, *paths]))
        names = ", ".join(path.name for path in self.photos)
        self.files.setText(names or self.words("check-form.photos-none"))

    def _keep_standing(self) -> None:
        """The account's number stays while the form stands; it is in no draft."""
        super()._keep_standing()
        self._account = self.form.account.typed() if self._stood is not None else ""

    def _fields(self) -> dict[str, Any]:
        return {
            "buyer": self.buyer.typed(),
            "first": self.first,
            "check": self.form.typed(),
            "parts": self.parts.typed(),
        }

    def _typed(self) -> dict[str, Any]:
        """What is typed, without what looks like a card's number, so that the rest is kept."""
        typed: dict[str, Any] = without_cards(
            {**self._fields(), "photos": [str(each) for each in self.photos]}
        )
        return typed

    def _retype(self, typed: dict[str, Any]) -> None:
        self.first = typed["first"]
        self.buyer.retype(typed["buyer"])
        self.form.retype(typed["check"])
        self.form.account.retype(self._account)
        self.parts.retype(typed["parts"])
        self.take_photos([Path(path) for path in typed["photos"] if path])


def _attach(desk: Desk, number: str, paths: list[Path]) -> Generator[Progress, None, Taken]:
    from desk.exchange.photos import attach_files

    return (yield from attach_files(desk, number, paths))
