"""A check that went to the agency: since when, what that paid and kept of it, and its folder."""

from functools import partial
from typing import Any

from desk.gui.agency_folder import write_folder
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import LEFT, Card, Pairs
from desk.gui.text import PlainLabel
from desk.operations import agencies
from desk.records.check_life import COLLECTIONS
from desk.records.checks import CheckSheet
from desk.records.money import total
from desk.records.payments import AGENCY
from desk.records.rights import Act


class CollectionsCard(Card):
    """Stands in the window of a check, hidden where that never went, or was recalled."""

    def __init__(self, window: Any) -> None:
        self._run, self._window = window.run, window
        super().__init__(self._run.words("agency.title"))
        self.folder = word_button(self._run.words("agency.folder"))
        self.hide()

    def show_sheet(self, sheet: CheckSheet) -> None:
        """Draw where a check stands with the agency."""
        check = sheet.check
        self.setVisible(check.handed is not None)
        self.folder = word_button(self._run.words("agency.folder"))
        self.folder.clicked.connect(
            partial(write_folder, self._window, self._run, self._window.bar, check.number)
        )
        gate(self._run, self.folder, Act("export_list", "collections"))
        rows = Pairs(self._rows(sheet), amounts=True)
        self.fill(PlainLabel(self._said(sheet), "strong", wrap=True), rows, self.folder)
        self.body.setAlignment(self.folder, LEFT)

    def _said(self, sheet: CheckSheet) -> str:
        words, check = self._run.words, sheet.check
        agency = self._run.read(self._window.bar, agencies.agency)
        key = "agency.with" if check.state == COLLECTIONS else "agency.was"
        return words(key, day=check.handed, agency=agency.called if agency else "")

    def _rows(self, sheet: CheckSheet) -> list[tuple[str, str]]:
        """What came in since it was handed over, what the agency kept of it, what is still owed."""
        words, since = self._run.words, sheet.check.handed
        paid = [each for each in sheet.recoveries if since and each.payment.received >= since]
        kept = total(each.amount for each in paid if each.payment.method == AGENCY)
        came = total(each.amount for each in paid if each.payment.method != AGENCY)
        rows = [("paid", came), ("kept", kept), ("owed", sheet.open)]
        return [(words(f"agency.sum-{name}"), words.money(amount)) for name, amount in rows]
