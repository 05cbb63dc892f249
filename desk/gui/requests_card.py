"""What was refused, or waits for the owner, about the order or return whose window this card stands in."""

from collections.abc import Sequence

from desk.gui.rows_card import RowsCard
from desk.gui.run import Bar, Run
from desk.operations import requests
from desk.records.requests import RequestRow
from desk.words import Words

COLUMNS = ("customer", "request", "order", "asked-on", "reason", "state", "decided", "ra")
# Of which order and customer the window says itself.
_OWN = ("reason", "request", "asked-on", "state")


class RequestsCard(RowsCard):
    """Each row opens its request; without any the card is not there."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run, "requests-about", _OWN)
        self._bar = bar
        self.add_step("open", lambda row: run.wanted.emit("request", row.number))
        self.table.cellActivated.connect(lambda *_: self.buttons["open"].click())

    def show_requests(self, order: str, ra: str = "") -> None:
        """Show the requests about an order, or of these only those about a return, oldest first."""
        every = self._run.read(self._bar, requests.requests_of, order) or ()
        found = [each for each in every if ra in ("", each.ra)]
        self.setVisible(bool(found))
        self.show_rows(found, [cells(self._run.words, each, _OWN) for each in found])


def cells(words: Words, row: RequestRow, columns: Sequence[str] = COLUMNS) -> list[str]:
    """The cells of a request in a table."""
    told = {
        "request": row.number,
        "asked-on": words.day(row.asked),
        "customer": row.customer,
        "order": row.order,
        "reason": words(f"reason.{row.reason}"),
        "state": words(f"state.{row.state}"),
        "decided": words.day(row.decided),
        "ra": row.ra,
    }
    return [told[name] for name in columns]
