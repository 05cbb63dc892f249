"""Import of orders and of lists: a report of what a file would do, before anything is written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.exchange import any_file
from desk.exchange.mapping import KINDS, ORDERS
from desk.gui.ask import choose_file
from desk.gui.button import Button
from desk.gui.column_choice import ColumnChoice
from desk.gui.draft_keeper import DraftKeeper
from desk.gui.icons import icon
from desk.gui.imports_card import CHANGES, ImportsCard
from desk.gui.pieces import Card, Columns, Pairs, SmallTable
from desk.gui.plan_card import plan_card
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations.desk import Desk
from desk.records.errors import Fault, Refused
from desk.records.imports import OUTCOMES, ImportReport, ListReport
from desk.records.rights import Act

FOUND = ("orders", "lines", "customers", "items", "already")


class ImportWindow(RecordWindow):
    """Choose a file, see what it would do and which column is what, then import it whole or not at all."""

    kind = "import"
    size_units = (128, 88)

    def __init__(self, run: Run) -> None:
        self.path: Path | None = None
        self.report: ImportReport | ListReport | None = None
        self.columns: ColumnChoice | None = None
        self.keeper: DraftKeeper | None = None
        # The columns that were being chosen when the window was left, for the file of this name.
        self._chosen: dict[str, Any] = {}
        self._typed = ""
        super().__init__(run)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("import.title"))
        self.head.number.setText(words("import.title"))
        self.head.about.setText(words("import.about"))
        self.head.state.hide()
        self.head.others(())
        self.head.offer("", None)
        self.columns = None
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(2))
        self._column.addLayout(self._file_row())
        self.found: QWidget = QFrame()
        self._column.addWidget(self.found)
        self._show_first()
        self._column.addStretch(1)
        self.set_body(body)

    def _file_row(self) -> QHBoxLayout:
        words = self.words
        self.file = QLineEdit(self._typed)
        self.file.setPlaceholderText(words("import.file-hint"))
        self.file.setAccessibleName(words("import.file"))
        self.browse = Button(icon("import"), caption(words("import.browse")))
        self.holds = QComboBox()
        self.holds.setAccessibleName(words("import.kind"))
        for kind in KINDS:
            self.holds.addItem(words(f"import.kind.{kind}"), kind)
        self.holds.hide()
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        row.addWidget(self.holds)
        return row

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.file.returnPressed.connect(self.look)
        self.holds.activated.connect(lambda: self._read(self.holds.currentData()))

    def first_field(self) -> QWidget | None:
        """The file's name."""
        return self.file

    def leave(self) -> None:
        """Keep the file's name while the window is built anew, and with the columns for the next time."""
        self._typed = self.file.text()
        if self.keeper is not None:
            self.keeper.stop()

    def load(self) -> None:
        """Show the report that there is, if there is one; else the file that was being imported."""
        if self.report is not None:
            self.show_report(self.report)
        self.keeper = DraftKeeper(self.file, self.run, self.bar, self._gathered)
        typed = self.keeper.begin(self.kind, "")
        if typed and not self.file.text():
            self._chosen = typed
            self.file.setText(str(typed["file"]))
            self.bar.tell(self.words("draft.resumed"))

    def _gathered(self) -> dict[str, Any]:
        columns = self.columns.columns() if self.columns else {}
        return {"file": self.file.text(), "kind": self.holds.currentData(), "columns": columns}

    def _browse(self) -> None:
        path = choose_file(self, self.words("import.title"), "CSV (*.csv *.txt *.tsv)")
        if path:
            self.file.setText(str(path))
            self.look()

    def look(self) -> None:
        """Read the file and report what importing it would do; nothing is written."""
        was, self._chosen = self._chosen, {}
        if was.get("columns") and was["file"] == self.file.text():
            self._read(was["kind"], was["columns"])
        else:
            self._read()

    def _read(self, kind: str = "", chosen: dict[str, str] | None = None) -> None:
        path = Path(self.file.text().strip())
        self.bar.clear()
        self._forget(columns=chosen is not None)
        self.run.long(
            self,
            self.words("import.reading"),
            lambda desk: any_file.checking(desk, path, kind, chosen),
            (),
            lambda report: self._found(path, report),
        )

    def _forget(self, *, columns: bool = False) -> None:
        """Take the report away and with it the deed, which is offered only for the report that is shown.

        The ``columns`` that somebody is choosing stay where they are.
        """
        self.path = self.report = None
        self.head.offer("", None)
        if not columns or self.columns is None:
            self.columns = None
            self.holds.hide()
            self._show_first()

    def _show_first(self) -> None:
        """Before a file is read: how it is done, and what was imported before."""
        self._put([PlainLabel(self.words("import.how"), "muted", wrap=True), ImportsCard(self)])

    def _found(self, path: Path, report: ImportReport | ListReport) -> None:
        self.path = path
        self.show_report(report)

    def show_report(self, report: ImportReport | ListReport) -> None:
        """Draw a report: the counts, then every fault, flag and notice with its line and column."""
        self.report = report
        self.holds.setCurrentIndex(self.holds.findData(_kind(report)))
        self.holds.show()
        if isinstance(report, ListReport):
            self._show_list(report)
            return
        words, rows = self.words, [(self.words(f"import.{name}"), getattr(report, name)) for name in FOUND]
        self.columns = None
        cards: list[QWidget] = [self._counted(report, rows), *self._told(report)]
        self._put([*cards, *self._ignored(report)])
        deed = words("import.deed", number=report.orders)
        self._offer(report, deed, report.orders, "import_orders")

    def _show_list(self, report: ListReport) -> None:
        words = self.words
        rows = [(words("import.lines-read"), report.rows)]
        rows += [(words(f"import.{what}"), report.count(what)) for what in OUTCOMES]
        if report.faults:
            rows.append((words("import.refused"), len(report.faults)))
        counted = [self._counted(report, rows), *self._ignored(report)]
        cards: list[QWidget] = [Columns([self._mapped(report)], counted, shares=(2, 1))]
        cards += self._told(report)
        if report.planned:
            cards.append(plan_card(words, report))
        self._put(cards)
        number = len(report.wanted)
        self._offer(
            report, words.count(f"import.deed-{report.kind}", number), number, f"import_{report.kind}"
        )

    def _mapped(self, report: ListReport) -> Card:
        """The fields with their columns; those that somebody is choosing are left in place."""
        if self.columns is None or not self.columns.fits(report):
            self.columns = ColumnChoice(self.words, report)
            self.columns.chosen.connect(self._choose)
        self.columns.show_columns(report)
        card = Card(self.words("import.map"))
        card.fill(PlainLabel(self.words("import.map-hint"), "muted", wrap=True), self.columns)
        return card

    def _choose(self) -> None:
        assert self.columns, "a column was chosen in them"
        self._read(self.holds.currentData(), self.columns.columns())

    def _counted(self, report: ImportReport | ListReport, rows: Sequence[tuple[str, int]]) -> Card:
        card = Card(self.words("import.found", file=report.file))
        card.fill(
            Pairs([(name, str(count)) for name, count in rows], amounts=True),
            PlainLabel(self._verdict(report), "strong", wrap=True),
        )
        return card

    def _told(self, report: ImportReport | ListReport) -> list[QWidget]:
        found = ((name, getattr(report, name, ())) for name in ("faults", "flagged", "notices"))
        return [
            self._listed(self.words.count(f"import.{name}", len(faults)), faults)
            for name, faults in found
            if faults
        ]

    def _ignored(self, report: ImportReport | ListReport) -> list[QWidget]:
        columns = ", ".join(report.ignored_columns)
        said = self.words("import.ignored", columns=columns)
        return [PlainLabel(said, "muted", wrap=True)] if columns else []

    def _offer(self, report: ImportReport | ListReport, deed: str, number: int, operation: str) -> None:
        if report.written and _kind(report) == "statement":
            step = partial(self.run.wanted.emit, "reconcile", "")
            self.head.offer(self.words("import.match-lines"), step, Act("match_line"))
            return
        ready = not report.faults and not report.written and number > 0
        self.head.offer(deed, self._import if ready else None, Act(operation, report.file))

    def _put(self, cards: Sequence[QWidget]) -> None:
        old, self.found = self.found, QFrame()
        column = QVBoxLayout(self.found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(2))
        for card in cards:
            column.addWidget(card)
        self._column.replaceWidget(old, self.found)
        old.hide()
        old.deleteLater()

    def _verdict(self, report: ImportReport | ListReport) -> str:
        of_list = "list-" if isinstance(report, ListReport) else ""
        wanted = report.wanted if isinstance(report, ListReport) else report.orders
        if report.written:
            return self.words("import.written")
        found = "stopped" if report.faults else "ready" if wanted else "nothing"
        return self.words(f"import.{of_list}{found}")

    def _listed(self, title: str, faults: Sequence[Fault]) -> Card:
        words = self.words
        card = Card(title)
        table = SmallTable(
            title, [words(f"column.{name}") for name in ("line", "column", "said")], right=(0,), wide=2
        )
        table.show_rows([self._row(fault) for fault in faults], most=8)
        card.fill(table)
        return card

    def _row(self, fault: Fault) -> list[str]:
        return [str(fault.line or ""), fault.where, self.words.said(fault)]

    def _import(self) -> None:
        assert self.path and self.report, "the deed is offered only after a file was read"
        key = "import.list-running" if isinstance(self.report, ListReport) else "import.running"
        steps = partial(self._steps, self.path, self.report)
        self.run.long(self, self.words(key), steps, CHANGES, self._done)

    def _steps(self, path: Path, shown: ImportReport | ListReport, desk: Desk) -> any_file.Steps:
        """Read the file once more, and import it only if it would do what the report says."""
        try:
            return (yield from any_file.run(desk, path, shown))
        except Refused as trouble:
            if trouble.key == "import-changed":
                self._forget()
            raise

    def _done(self, report: ImportReport | ListReport) -> None:
        self.show_report(report)
        if self.keeper is not None:
            self.keeper.drop()
        if isinstance(report, ListReport):
            self.bar.tell(self.words.count("import.done-list", len(report.wanted)))
        else:
            self.bar.tell(self.words.count("import.done", report.orders))


def _kind(report: ImportReport | ListReport) -> str:
    return report.kind if isinstance(report, ListReport) else ORDERS
