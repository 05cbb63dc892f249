"""A customer's data: search, choose the one who asked, see what is kept, hand it out, erase who they are."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.ask import Blank, Question, choose_folder
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, Pairs, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations import personal
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Fault
from desk.records.personal import Erased, Hindrance, Kept, PersonRow
from desk.records.rights import Act
from desk.words import Words

CHANGES = ("customers", "orders", "returns", "credits", "photos")
# What tells namesakes apart comes first, where a narrow window shows it.
COLUMNS = ("number", "name", "place", "orders", "email", "phone")
COUNTS = ("orders", "payments", "returns", "credits", "addresses", "photos", "history", "drafts")


class PersonalWindow(RecordWindow):
    """All about one customer's own data; what was typed to find them is not kept."""

    kind = "personal"
    concerns = frozenset(("customers", "orders", "returns", "credits", "photos"))
    size_units = (112, 84)

    def __init__(self, run: Run, number: str = "") -> None:
        self.people: Sequence[PersonRow] = ()
        self.number = self._typed = number
        super().__init__(run, number)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("person.title"))
        self.head.number.setText(words("person.title"))
        self.head.about.setText(words("person.about"))
        self.head.state.hide()
        self.head.others(())
        self.head.offer("", None)
        self.field = QLineEdit(self._typed)
        self.field.setPlaceholderText(words("person.search"))
        self.field.setAccessibleName(words("person.search"))
        self.seek = word_button(words("person.find"))
        titles = [words(f"person.column-{name}") for name in COLUMNS]
        self.table = SmallTable(words("person.found"), titles, right=(3,), wide=4)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.said, self.card = PlainLabel(role="muted", wrap=True), Card(words("person.kept"))
        self.set_body(self._laid_out())

    def _laid_out(self) -> QWidget:
        body, row = QWidget(), QHBoxLayout()
        row.setSpacing(Theme.px(1))
        row.addWidget(self.field, 1)
        row.addWidget(self.seek)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(2))
        column.addLayout(row)
        for widget in (self.said, self.table, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        return body

    def _connect(self) -> None:
        self.seek.clicked.connect(self.search)
        self.field.returnPressed.connect(self.search)
        self.table.itemSelectionChanged.connect(self._chosen)

    def first_field(self) -> QWidget | None:
        """What to find the customer by."""
        return self.field

    def leave(self) -> None:
        """Keep what was typed while the window is built anew."""
        self._typed = self.field.text()

    def search(self) -> None:
        """Find customers by what was typed."""
        self.bar.clear()
        self.number = ""
        self.load()
        # The next search is typed over this one.
        self.field.selectAll()
        if len(self.people) == 1:
            self.table.selectRow(0)

    def load(self) -> None:
        """Search again, and show what is kept about the chosen customer."""
        text = self.field.text()
        self.people = self.run.read(self.bar, personal.find_people, text) or () if text.strip() else ()
        self.show_people(self.people, bool(text.strip()))
        kept = self.run.read(self.bar, personal.kept_about, self.number) if self.number else None
        self.card.setVisible(kept is not None)
        if kept is not None:
            self.show_kept(kept)

    def show_people(self, people: Sequence[PersonRow], searched: bool) -> None:
        """Draw the customers found."""
        place = next((at for at, each in enumerate(people) if each.number == self.number), -1)
        self.table.blockSignals(True)
        self.table.show_rows([self._row(each) for each in people], most=6)
        self.table.clearSelection()
        self.table.setCurrentCell(place, 0)
        self.table.blockSignals(False)
        self.table.setVisible(bool(people))
        self.said.setVisible(searched and not (people and self.number))
        self.said.setText(self.words("person.choose" if people else "person.none"))

    @staticmethod
    def _row(each: PersonRow) -> list[str]:
        return [each.number, each.name, each.place, str(each.orders), each.email, each.phone]

    def _chosen(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.people):
            self.number = self.people[row].number
            self.ask.take_back()
            self.load()

    def show_kept(self, kept: Kept) -> None:
        """Draw what is kept about one customer, what hinders erasing it, and both deeds."""
        words, number = self.words, kept.person.number
        counted = [(words(f"person.count.{name}"), str(kept.counts[name])) for name in COUNTS]
        self.export = word_button(words("person.export"), "primary")
        self.erase = word_button(words("person.erase"))
        self.export.clicked.connect(lambda: self._ask("export", number, self._export))
        self.erase.clicked.connect(lambda: self._ask("erase", number, self._erase))
        gate(self.run, self.export, Act("export_customer", number))
        free = not kept.hindrances and not kept.erased
        gate(self.run, self.erase, Act("erase_customer", number), ready=free)
        deeds, row = QWidget(), QHBoxLayout()
        deeds.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.export, self.erase):
            row.addWidget(button)
        row.addStretch(1)
        who = PlainLabel(number if kept.erased else f"{kept.person.name} · {number}", "strong", wrap=True)
        self.card.fill(who, Pairs(counted), *self._hindrances(kept), deeds)

    def _hindrances(self, kept: Kept) -> list[QWidget]:
        words = self.words
        if kept.erased:
            return [PlainLabel(words("person.erased", number=kept.person.number), "strong", wrap=True)]
        if not kept.hindrances:
            return [PlainLabel(words("person.free"), "muted", wrap=True)]
        told = [PlainLabel(words("person.hinders"), "strong", wrap=True)]
        return [*told, *(PlainLabel(_told(words, each), wrap=True) for each in kept.hindrances)]

    def _ask(self, deed: str, number: str, step: Callable[[dict[str, Any]], None]) -> None:
        words = self.words
        confirm = words("person.erase-confirm") if deed == "erase" else words("person.export")
        blank = Blank("reason", words("person.reason"), "reason")
        self.ask.put(Question(words(f"person.{deed}-ask", number=number), confirm, (blank,), step))

    def _export(self, answers: dict[str, Any]) -> None:
        place = choose_folder(self, self.words("person.export-folder"))
        if place is not None:
            given = (place, self.number, answers["reason"], self.words)
            self.run.write(self.bar, hand_out, *given, changes=("history",), then=self._exported)

    def _exported(self, done: tuple[Path, bool]) -> None:
        folder, printed = done
        self.ask.take_back()
        self.load()
        told = [self.words("person.exported", number=self.number, folder=str(folder))]
        self.bar.tell(" ".join(told if printed else [*told, self.words("person.no-sheet")]))

    def _erase(self, answers: dict[str, Any]) -> None:
        given = (self.number, answers["reason"])
        self.run.write(self.bar, personal.erase_customer, *given, changes=CHANGES, then=self._erased)

    def _erased(self, done: Erased) -> None:
        self.ask.take_back()
        # What was typed to find the customer names the customer.
        self.field.clear()
        self._typed = ""
        self.load()
        self.bar.tell(self.words("person.done" if done.washed else "person.unwashed", number=done.number))


def hand_out(desk: Desk, place: Path, number: str, reason: str, words: Words) -> tuple[Path, bool]:
    """Write all about a customer to a folder; that folder, and whether its letters could be printed."""
    from desk.exchange import person_files
    from desk.paper import person_sheet

    folder = person_files.make_folder(desk, place, number)
    held, sheet = personal.export_customer(desk, number, reason), b""
    # Where no font here has these letters, the JSON file still has them all.
    with suppress(BadInput):
        sheet = person_sheet.render(held, words)
    return person_files.write(desk, folder, held, sheet), bool(sheet)


def _told(words: Words, each: Hindrance) -> str:
    return "· " + words.said(Fault(f"hinders-{each.kind}", number=each.number, amount=each.amount))
