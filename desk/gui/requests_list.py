"""What was refused, waits for the owner, or was decided: one window, by state, each row a request."""

from PySide6.QtWidgets import QWidget

from desk.exchange import csv_out
from desk.gui.ask import save_file
from desk.gui.chips import FilterRow
from desk.gui.pieces import column_of
from desk.gui.requests_card import COLUMNS, cells
from desk.gui.rows_card import RowsCard
from desk.gui.run import Run
from desk.gui.window import RecordWindow
from desk.operations import requests
from desk.records.requests import STATES, WAITING, RequestRow

# Refused parcels that are still here: they are refused or declined, whichever.
HERE = "here"


class RequestsWindow(RecordWindow):
    """One window for all requests, those first that wait."""

    kind = "requests"
    concerns = frozenset({"requests", "returns"})
    size_units = (128, 76)

    def __init__(self, run: Run) -> None:
        super().__init__(run, "")

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("requests.window"))
        self.head.number.setText(words("requests.window"))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others([("export", words("list.export"), self._export)])
        self.filters = FilterRow(words, (*STATES, HERE))
        self.filters.chip(WAITING).setChecked(True)
        self.rows = RowsCard(self.run, "requests", COLUMNS)
        self.rows.add_step("open", self._open)
        self.set_body(column_of(self.filters, self.rows))

    def _connect(self) -> None:
        self.filters.filtered.connect(self._filter)
        self.rows.table.cellActivated.connect(lambda *_: self.rows.buttons["open"].click())

    def first_field(self) -> QWidget | None:
        """The list of requests."""
        return self.rows.table

    def load(self) -> None:
        """Read the requests and show those of the chip that is pressed."""
        self.found = self.run.read(self.bar, requests.list_requests, STATES) or ()
        here = self.run.read(self.bar, requests.refused_parcels) or ()
        self.here = frozenset(each.number for each in here)
        counts = {state: sum(each.state == state for each in self.found) for state in STATES}
        self.filters.show_counts({**counts, HERE: len(self.here)})
        self.filters.tell()

    def _filter(self, chip: str, text: str) -> None:
        self.show_requests([each for each in self.found if self._is_in(each, chip) and _holds(each, text)])

    def _is_in(self, row: RequestRow, chip: str) -> bool:
        return row.number in self.here if chip == HERE else chip in ("", row.state)

    def show_requests(self, found: list[RequestRow]) -> None:
        """Draw requests, those that wait the oldest first, of others the newest."""
        waiting = [each for each in found if each.state == WAITING]
        others = [each for each in reversed(found) if each.state != WAITING]
        shown = waiting + others
        self.rows.show_rows(shown, [cells(self.words, each) for each in shown])

    def _open(self, row: RequestRow) -> None:
        self.run.wanted.emit("request", row.number)

    def _export(self) -> None:
        data = self.run.write(self.bar, csv_out.export, "requests", changes=())
        path = save_file(self, "requests.csv", "CSV (*.csv)", data) if data else None
        if path:
            self.bar.tell(self.words("file.saved", file=path.name))


def _holds(row: RequestRow, text: str) -> bool:
    """Whether all that was typed stands in the numbers or the name of a row."""
    held = f"{row.number} {row.order} {row.customer} {row.ra}".casefold()
    return all(part in held for part in text.casefold().split())
