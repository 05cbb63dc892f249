"""What holds of an order's books whatever happened to it, told from the ledger and the rows themselves."""

from collections import Counter
from collections.abc import Sequence

from desk.operations import balances, billings, standing
from desk.operations.desk import Desk
from desk.records.money import ZERO, Money, total
from desk.records.orders import PREORDER, Order, Standing
from desk.store import credits, ledger, orders

HELD, RECEIVABLE, CREDIT, REFUNDS, TAXES = "2000", "1100", "2100", "2110", "2200"
PAYING = ("payment_received", "check_returned")
# What was owed in money is given: the order's own books have it as refunded before.
GIVEN = ("refund_made",)
_ITEMS = """
    SELECT item.sku, item.on_hand, item.allocated,
        (SELECT coalesce(sum(line.allocated), 0) FROM order_lines line WHERE line.item = item.id) AS aside,
        (SELECT sum(moved.change) FROM stock_movements moved WHERE moved.item = item.id) AS moved
    FROM items item WHERE item.id > ?
"""
_NUMBERS = """
    SELECT number, count(*) AS times FROM (
        SELECT number FROM orders UNION ALL SELECT number FROM payments WHERE number <> ''
        UNION ALL SELECT number FROM shipments WHERE number <> '' UNION ALL SELECT number FROM credit_lots
        UNION ALL SELECT number FROM return_authorizations
    ) GROUP BY number HAVING count(*) > 1
"""
_CREDIT = "SELECT coalesce(sum(balance), 0) AS there FROM credit_lots"
_RETURNS = "SELECT ra.number FROM return_authorizations ra WHERE ra.order_id = ?"
_LOTS = """
    SELECT coalesce(sum(lot.amount), 0) AS granted FROM credit_lots lot WHERE origin = ? AND NOT EXISTS (
        SELECT 1 FROM credit_movements moved WHERE moved.lot = lot.id AND moved.kind = 'reversed')
"""


class Books:
    """An order's part of the ledger, its returns' entries with it."""

    def __init__(self, desk: Desk, order: Order) -> None:
        returns = [row["number"] for row in desk.db.query(_RETURNS, (order.id,))]
        self.subjects = (order.number, *returns)
        self.sums: Counter[str] = Counter()
        self.came: Counter[str] = Counter()
        for subject in self.subjects:
            for entry in ledger.entries(desk.db, subject):
                for leg in () if entry.event in GIVEN else entry.legs:
                    account = TAXES if leg.account.startswith("22") else leg.account
                    (self.came if entry.event in PAYING else self.sums)[account] += leg.money

    @property
    def paid(self) -> int:
        """What came in, store credit too."""
        return -self.came[HELD]

    @property
    def held(self) -> int:
        """What is held of it."""
        return -self.came[HELD] - self.sums[HELD]

    @property
    def receivable(self) -> int:
        """What its customer owes for what left."""
        return self.sums[RECEIVABLE]

    @property
    def earned(self) -> int:
        """Income and tax by clauses and parcels, as far as it is paid."""
        income = sum(cents for account, cents in self.sums.items() if account.startswith("4"))
        return -income - self.sums[TAXES] - self.receivable

    @property
    def credited(self) -> int:
        """Store credit that it made."""
        return -self.sums[CREDIT]

    @property
    def refunded(self) -> int:
        """What is given back in money."""
        return -self.sums[REFUNDS]


def check_shop(desk: Desk, numbers: Sequence[str], since: int = 0) -> None:
    """What holds at any step of some orders, of the items after an id, of all numbers and the ledger."""
    balances = ledger.trial_balance(desk.db)
    assert desk.db.query(_CREDIT)[0]["there"] == -balances.get(CREDIT, ZERO)
    for number in numbers:
        check_order(desk, orders.get(desk.db, number))
    for row in desk.db.query(_ITEMS, (since,)):
        assert row["allocated"] == row["aside"], dict(row)
        assert 0 <= row["allocated"] <= (row["on_hand"] or 0), dict(row)
        assert row["on_hand"] == row["moved"], dict(row)
    assert not desk.db.query(_NUMBERS)


def check_order(desk: Desk, order: Order) -> None:
    """All that holds of one order."""
    books = Books(desk, order)
    check_money(desk, order, books)
    check_pieces(order)
    check_balances(desk, order)
    kept = Standing(
        order.holds, order.first_ship, order.ship_target, order.ship_limit, order.balance_due, order.awaits
    )
    assert kept == (standing.look(desk, order) if order.is_open else Standing()), order


def check_money(desk: Desk, order: Order, books: Books) -> None:
    """What was paid is held, earned, credited or refunded, and the order says the same as the ledger."""
    assert books.paid == order.paid == total(each.amount for each in order.payments)
    assert books.paid == books.held + books.earned + books.credited + books.refunded
    assert min(books.held, books.receivable, books.earned, books.credited, books.refunded) >= 0, vars(books)
    assert not (books.held and books.receivable), vars(books)
    assert books.credited + books.refunded == order.credited <= max(ZERO, order.paid)
    lots = sum(desk.db.query(_LOTS, (subject,))[0]["granted"] for subject in books.subjects)
    assert books.credited == lots
    for lot in credits.open_lots(desk.db, order.customer.id):
        assert ZERO <= lot.balance <= lot.amount
    # An order that was never meant releases nothing: there was nothing to release.
    due = ZERO if order.voided else order.total - order.released
    left = billed(desk, order)
    unbilled = due - left
    assert unbilled >= 0, (order, unbilled)
    assert order.charged == total(each.amount for each in billings.charges_of(desk, order.number)) >= 0
    # What the customer owes is what left and did not come back unpaid, and the charges, less what was paid.
    open_now = left + order.charged - (order.paid - order.withdrawn)
    assert books.receivable == max(0, open_now), (order, vars(books))
    assert books.held == max(0, -open_now), (order, vars(books))
    if not order.is_open:
        assert unbilled == 0, (order, unbilled)
        # Nothing is held any more, but what was paid of a charge that was taken back.
        assert books.held == max(0, -order.owed), (order, vars(books))
    assert order.owed == books.receivable + unbilled - books.held
    assert order.owed >= -paid_beside(desk, order), (order, order.owed)


def check_balances(desk: Desk, order: Order) -> None:
    """What an order owes is asked for: where all its lines were pre-ordered, are in and were asked for.

    Not where a part of it left and came back: what the owner kept of its money is on no line any more.
    """
    left = [line for line in order.lines if line.quantity > line.cancelled + line.returned]
    every = balances.made(desk, order)
    asked = all(line.kind == PREORDER and line.balanced for line in left)
    if any(line.returned for line in order.lines):
        return
    if not (left and asked and order.is_open) or balances.unnoticed(desk, order):
        return
    found = [each.open for each in every]
    if None not in found:
        owed = max(ZERO, order.owed - order.charged)
        assert total(each for each in found if each) == owed, (order, found)


def billed(desk: Desk, order: Order) -> Money:
    """What the order's parcels billed and nobody was released from, as the ledger has it."""
    found = ZERO
    for entry in ledger.entries(desk.db, order.number):
        if entry.event == "order_shipped":
            found -= total(leg.money for leg in entry.legs if leg.account[:2] in ("40", "41", "22"))
        if entry.event == "return_released":
            found += total(leg.money for leg in entry.legs if leg.account == RECEIVABLE)
    return found


def paid_beside(desk: Desk, order: Order) -> Money:
    """What may have been paid too much: what was billed beside the order and taken back."""
    back = (-each.amount for each in billings.charges_of(desk, order.number) if each.reverses)
    return total(back)


def check_pieces(order: Order) -> None:
    """Pieces are shipped, cancelled, set aside or awaited, and never twice."""
    for line in order.lines:
        assert line.shipped + line.cancelled + line.unshipped == line.quantity, line
        assert 0 <= line.allocated <= line.unshipped, line
        assert 0 <= line.returned <= line.shipped, line
    if not order.is_open:
        assert not any(line.unshipped or line.allocated for line in order.lines), order
