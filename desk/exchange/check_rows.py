"""What a row of a list of checks says, and what it would pay: a check that is new, or one in the book."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desk.exchange.csv_in import Row
from desk.exchange.list_cells import Cells, shown
from desk.operations import matching
from desk.operations.check_imports import Payable
from desk.operations.desk import Desk
from desk.records.bank_numbers import need_account, need_routing
from desk.records.checks import NewCheck
from desk.records.customers import Customer
from desk.records.errors import DeskError
from desk.records.imports import NEW, SAME, FieldChange, Planned
from desk.records.money import Money
from desk.records.texts import bare, need_text

_TEXTS = ("payer", "bank", "memo")
_BETWEEN = re.compile(r"[\s,;|]+")


class CheckRows:
    """Plans the rows of a list; what one of them pays is paid by none after it."""

    def __init__(self, desk: Desk, cells: Cells) -> None:
        self._desk, self._cells = desk, cells
        self._firms = matching.firms(desk)
        self._payable: dict[int, Payable] = {}
        self._lines: dict[tuple[int, str], tuple[int, Money]] = {}

    def plan(self, row: Row) -> Planned | None:
        """What would become of a row; None where a fault was noted."""
        before = self._cells.faults.count
        new, found = self._read(row), self._customer(row)
        if new is None or found is None or self._cells.faults.count > before:
            return None
        customer, by = found
        if not self._is_first(row, customer, new):
            return None
        if customer.id not in self._payable:
            self._payable[customer.id] = Payable(self._desk, customer)
        payable, name = self._payable[customer.id], f"{new.check_number} · {customer.name}"
        if payable.knows(new):
            return Planned(row.line, SAME, customer.number, name, by)
        return self._placed(row, Planned(row.line, NEW, customer.number, name, by, (), new), payable)

    def _read(self, row: Row) -> NewCheck | None:
        """The check that stands in a row; None where a fault was noted."""
        read = self._cells
        amount, received, dated = read.money(row, "amount"), read.day(row, "received"), read.day(row, "dated")
        number = read.text(row, "check_number")
        for name, told in (("check_number", number), ("amount", amount), ("received", received)):
            if not told:
                read.fault(row, name, f"import-no-check-{name.replace('_', '-')}")
        if not (number and amount and received) or not self._is_past(row, received):
            return None
        texts: dict[str, Any] = {name: read.text(row, name) for name in _TEXTS}
        return NewCheck(
            amount,
            received,
            (),
            check_number=number,
            dated=dated or received,
            routing=self._figures(row, "routing", need_routing),
            account=self._figures(row, "account", need_account),
            **texts,
        )

    def _is_past(self, row: Row, received: date) -> bool:
        try:
            self._desk.need_past(received)
        except DeskError as trouble:
            self._cells.refused(row, "received", trouble)
            return False
        return True

    def _figures(self, row: Row, name: str, need: Callable[[str], str]) -> str:
        """A number of a bank as it stands there: many are as long as those of payment cards."""
        try:
            return need(self._cells.raw(row, name))
        except DeskError as trouble:
            self._cells.refused(row, name, trouble)
            return ""

    def _customer(self, row: Row) -> tuple[Customer, str] | None:
        text = self._cells.text(row, "customer")
        try:
            found, by = matching.customer_named(self._desk, text, self._firms) if text else (None, "")
        except DeskError as trouble:
            self._cells.refused(row, "customer", trouble)
            return None
        if found is None:
            self._cells.fault(row, "customer", "import-check-customer", text=shown(text))
            return None
        return found, by

    def _is_first(self, row: Row, customer: Customer, new: NewCheck) -> bool:
        """Whether no earlier line has another amount for the same check."""
        line, amount = self._lines.setdefault((customer.id, bare(new.check_number)), (row.line, new.amount))
        if amount != new.amount:
            self._cells.fault(row, "check_number", "import-line-twice", earlier=line, who=new.check_number)
        return amount == new.amount

    def _placed(self, row: Row, told: Planned, payable: Payable) -> Planned | None:
        """The row with what its check pays; None where that is not to be found."""
        wanted = [each for each in _BETWEEN.split(self._cells.text(row, "orders")) if each]
        assert isinstance(told.record, NewCheck), "a check is placed"
        try:
            parts = payable.place(need_text(told.record), wanted)
        except DeskError as trouble:
            self._cells.refused(row, "amount", trouble)
            return None
        paid = FieldChange("orders", "", ", ".join(dict.fromkeys(part.order for part in parts)))
        return replace(told, changes=(paid,), record=replace(told.record, parts=parts))
