"""The accountant's folder of a month: which one, where to, and a button; it stands above the reports."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desk.exchange import books_folder
from desk.gui.ask import OptionsField, choose_folder
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption, shown
from desk.gui.theme import Theme
from desk.operations import books_rows
from desk.records.rights import Act

# What the folder is to have beside its lists is remembered by this name.
KEPT = "month-export"


class MonthExport(QWidget):
    """Last month is proposed, where it has books, and what was ticked the last time."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.words = run, run.words
        self.bar = MessageBar(run.words("button.close-message"))
        self.month = OptionsField()
        self.also = {name: QCheckBox(caption(run.words(f"books.also.{name}"))) for name in books_folder.ALSO}
        self.make = word_button(run.words("books.make"))
        self._build()
        self.make.clicked.connect(self._make)
        run.changed.connect(lambda _nouns: self.load())
        self.load()

    def _build(self) -> None:
        label = PlainLabel(self.words("books.month"))
        self.month.setAccessibleName(self.words("books.month"))
        kept = self.run.memory.words(KEPT)
        row = QWidget()
        flow = FlowLayout(row)
        for name, box in self.also.items():
            box.setChecked(name in kept)
            box.toggled.connect(lambda: self.run.memory.keep(KEPT, self._ticked()))
        lead = PlainLabel(self.words("books.also"))
        for widget in (label, self.month, self.make, lead, *self.also.values()):
            # A line of text, a box and a button have their middles at one height.
            widget.setFixedHeight(self.make.sizeHint().height())
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1))
        column.addWidget(self.bar)
        column.addWidget(row)

    def _ticked(self) -> list[str]:
        return [name for name, box in self.also.items() if box.isChecked()]

    def load(self) -> None:
        """Offer the months that have books; the one that was chosen stays."""
        gate(self.run, self.make, Act("export_list"))
        months = self.run.attempt(self.bar, lambda: books_rows.list_months(self.run.desk)) or ()
        if [self.month.itemData(at) for at in range(self.month.count())] == list(months):
            return
        was = self.month.currentData()
        self.month.clear()
        for each in months:
            self.month.addItem(shown(self._name(each)), each)
        at = self.month.findData(was)
        self.month.setCurrentIndex(at if at >= 0 else min(1, self.month.count() - 1))

    def _name(self, month: date) -> str:
        name = self.words(f"form.MMM.{month.month}")
        return self.words("check-report.month", month=name, year=month.year)

    def _make(self) -> None:
        """Ask where to, and make the folder under a dialog that it can be called off by."""
        self.bar.clear()
        month, words, also = self.month.currentData(), self.words, self._ticked()
        place = choose_folder(self, words("books.place"))
        if place is None:
            return
        title = words("books.making", month=self._name(month))
        self.run.long(
            self,
            title,
            lambda desk: books_folder.writing_month(desk, words, place, month, also),
            ("history",),
            self._tell,
        )

    def _tell(self, made: books_folder.Made) -> None:
        folder, written = made
        wrong = [each.name for each in written if not each.agrees]
        if wrong:
            self.bar.fault(self.words("books.differ", folder=str(folder), files=", ".join(wrong)))
        else:
            self.bar.tell(self.words("books.made", folder=str(folder), count=len(written)))
