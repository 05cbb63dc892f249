"""What a row of a list of payments says: money for an order, which is new or known by its day and amount."""

from collections import Counter

from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells, shown
from desk.exchange.list_days import past_day
from desk.exchange.order_words import METHODS
from desk.operations import orders
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.imports import NEW, SAME, Planned
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.payments import METHODS as KNOWN
from desk.records.payments import STORE_CREDIT, NewPayment
from desk.records.reversals import in_force
from desk.records.texts import bare, need_text

_Key = tuple[str, Money, str, str]


class PaymentRows:
    """Plans the rows of a list; what is there already counts for one row each.

    What is odd but no fault goes to ``notices``.
    """

    def __init__(self, desk: Desk, cells: Cells, notices: Faults) -> None:
        self._desk, self._cells, self._notices = desk, cells, notices
        self._orders: dict[str, Order] = {}
        self._there: Counter[_Key] = Counter()
        self._owed: dict[str, Money] = {}

    def plan(self, row: Row) -> Planned | None:
        """What would become of a row; None where a fault was noted."""
        before = self._cells.faults.count
        order, payment = self._order(row), self._payment(row)
        if order is None or payment is None or self._cells.faults.count > before:
            return None
        name = f"{payment.method} {payment.amount}"
        key = _key(order, payment)
        if self._there[key]:
            self._there[key] -= 1
            return Planned(row.line, SAME, order.number, name, record=payment)
        if payment.received < order.placed:
            on = {"on": payment.received, "placed": order.placed}
            self._cells.fault(row, "received", "payment-before-order", **on)
            return None
        if payment.amount > self._owed[order.number]:
            owed = max(ZERO, self._owed[order.number])
            self._cells.fault(row, "amount", "payment-above", number=order.number, owed=owed)
            return None
        self._owed[order.number] = Money(self._owed[order.number] - payment.amount)
        if payment.method == STORE_CREDIT:
            where = self._cells.columns["method"]
            self._notices.add("import-store-credit", row.line, where, number=order.number)
        return Planned(row.line, NEW, order.number, name, record=payment)

    def _order(self, row: Row) -> Order | None:
        number = self._cells.text(row, "order")
        if not number:
            self._cells.fault(row, "order", "import-no-payment-order")
            return None
        if number not in self._orders:
            try:
                found = orders.open_order(self._desk, number)
            except DeskError as trouble:
                self._cells.refused(row, "order", trouble)
                return None
            self._orders[number] = found
            if found.number not in self._owed:
                self._owed[found.number] = found.owed
                self._there.update(_key(found, each) for each in in_force(found.payments))
        return self._orders[number]

    def _payment(self, row: Row) -> NewPayment | None:
        read = self._cells
        amount, received = read.money(row, "amount"), past_day(self._desk, read, row, "received")
        for name, told in (("amount", amount), ("received", received)):
            if not told and not read.text(row, name):
                read.fault(row, name, f"import-no-payment-{name}")
        if amount == ZERO:
            read.fault(row, "amount", "payment-amount", amount=amount)
        method = self._method(row)
        if not (amount and received and method):
            return None
        four = read.text(row, "last4")
        if four and (len(four) != 4 or not (four.isascii() and four.isdecimal())):
            read.fault(row, "last4", "payment-last-four", text=shown(four))
        reference, brand = read.text(row, "reference"), read.text(row, "brand")
        return need_text(NewPayment(method, amount, received, reference, brand=brand, last4=four))

    def _method(self, row: Row) -> str:
        text = self._cells.text(row, "method")
        found = METHODS.get(text.casefold(), "")
        if not found:
            self._cells.fault(row, "method", "payment-method", method=shown(text), known=", ".join(KNOWN))
        return found


def _key(order: Order, payment: object) -> _Key:
    told = {name: getattr(payment, name) for name in ("received", "amount", "method", "reference")}
    return (f"{order.number} {told['received']}", told["amount"], told["method"], bare(told["reference"]))
