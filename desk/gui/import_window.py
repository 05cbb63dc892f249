"""Import of a Shopify orders export: a report of what it holds and would do, before anything is written."""

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.ask import choose_file
from desk.gui.button import Button
from desk.gui.icons import icon
from desk.gui.pieces import Card, Pairs, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.records.errors import Fault, Refused
from desk.records.imports import ImportReport
from desk.records.lists import Progress
from desk.records.rights import Act

CHANGES = ("orders", "customers", "items", "ledger")
FOUND = ("orders", "lines", "customers", "items", "already")


class ImportWindow(RecordWindow):
    """Choose a file, read the report, then import it whole or not at all."""

    kind = "import"
    size_units = (104, 76)

    def __init__(self, run: Run) -> None:
        self.path: Path | None = None
        self.report: ImportReport | None = None
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
        self.file = QLineEdit(self._typed)
        self.file.setPlaceholderText(words("import.file-hint"))
        self.file.setAccessibleName(words("import.file"))
        self.browse = Button(icon("import"), caption(words("import.browse")))
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(2))
        self._column.addLayout(row)
        self.found: QWidget = PlainLabel(words("import.how"), "muted", wrap=True)
        self._column.addWidget(self.found)
        self._column.addStretch(1)
        self.set_body(body)

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.file.returnPressed.connect(self.look)

    def first_field(self) -> QWidget | None:
        """The file's name."""
        return self.file

    def leave(self) -> None:
        """Keep the file's name while the window is built anew."""
        self._typed = self.file.text()

    def load(self) -> None:
        """Show the report that there is, if there is one."""
        if self.report is not None:
            self.show_report(self.report)

    def _browse(self) -> None:
        path = choose_file(self, self.words("import.title"), "CSV (*.csv)")
        if path:
            self.file.setText(str(path))
            self.look()

    def look(self) -> None:
        """Read the file and report what importing it would do; nothing is written."""
        from desk.exchange import shopify

        path = Path(self.file.text().strip())
        self.bar.clear()
        self._forget()
        self.run.long(
            self,
            self.words("import.reading"),
            lambda desk: shopify.checking(desk, path),
            (),
            lambda report: self._found(path, report),
        )

    def _forget(self) -> None:
        """Take the report away and with it the deed, which is offered only for the report that is shown."""
        self.path = self.report = None
        self.head.offer("", None)
        self._put([PlainLabel(self.words("import.how"), "muted", wrap=True)])

    def _found(self, path: Path, report: ImportReport) -> None:
        self.path = path
        self.show_report(report)

    def show_report(self, report: ImportReport) -> None:
        """Draw a report: the counts, then every fault, flag and notice with its line and column."""
        words = self.words
        self.report = report
        card = Card(words("import.found", file=report.file))
        card.fill(
            Pairs([(words(f"import.{name}"), str(getattr(report, name))) for name in FOUND], amounts=True),
            PlainLabel(self._verdict(report), "strong", wrap=True),
        )
        cards: list[QWidget] = [card]
        for name in ("faults", "flagged", "notices"):
            faults = getattr(report, name)
            if faults:
                cards.append(self._listed(words.count(f"import.{name}", len(faults)), faults))
        if report.ignored_columns:
            ignored = ", ".join(report.ignored_columns)
            cards.append(PlainLabel(words("import.ignored", columns=ignored), "muted", wrap=True))
        self._put(cards)
        ready = not report.faults and not report.written and report.orders > 0
        deed = words("import.deed", number=report.orders)
        self.head.offer(deed, self._import if ready else None, Act("import_orders", report.file))

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

    def _verdict(self, report: ImportReport) -> str:
        if report.faults:
            return self.words("import.stopped")
        if report.written:
            return self.words("import.written")
        return self.words("import.ready" if report.orders else "import.nothing")

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
        steps = partial(self._steps, self.path, self.report)
        self.run.long(self, self.words("import.running"), steps, CHANGES, self._done)

    def _steps(self, path: Path, shown: ImportReport, desk: Any) -> Generator[Progress, None, ImportReport]:
        """Read the file once more, and import it only if it would do what the report says."""
        from desk.exchange import shopify

        now = yield from shopify.checking(desk, path)
        if (now.digest, now.orders) != (shown.digest, shown.orders):
            self._forget()
            raise Refused("import-changed", file=shown.file)
        return (yield from shopify.run(desk, path))

    def _done(self, report: ImportReport) -> None:
        self.show_report(report)
        self.bar.tell(self.words.count("import.done", report.orders))
