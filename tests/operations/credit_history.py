"""What becomes of credit, refunds and the shelf in a history: transferred, voided, made, counted, mended."""

import json
from collections.abc import Callable
from random import Random

from desk.operations import credits, items, payouts, shelving
from desk.operations.desk import Desk
from desk.records.items import Item
from desk.records.money import Money
from desk.records.payouts import NewPayout
from desk.records.reversals import in_force
from desk.store import items as kept_items
from tests.operations.parcel_history import tried

NO = {"refund-made", "refund-lost", "credit-theirs", "count-below-allocated"}
_BUYERS = """
    SELECT DISTINCT c.id, c.number FROM customers c JOIN orders o ON o.customer = c.id
    WHERE o.number IN (SELECT value FROM json_each(?)) ORDER BY c.id
"""
_LOTS = "SELECT number FROM credit_lots WHERE customer = ? AND balance > 0 ORDER BY id"
_ITEMS = "SELECT sku FROM items WHERE id > ? ORDER BY id"


class Credits:
    """The steps, taken by a history that knows its orders and its items."""

    desk: Desk
    rng: Random
    numbers: list[str]
    since: int

    def _buyers(self) -> dict[int, str]:
        """The numbers of its customers, by their ids."""
        rows = self.desk.db.query(_BUYERS, (json.dumps(self.numbers),))
        return {row["id"]: row["number"] for row in rows}

    def _lot(self) -> str:
        rows = [row for buyer in self._buyers() for row in self.desk.db.query(_LOTS, (buyer,))]
        return self.rng.choice(rows)["number"] if rows else ""

    def _item(self, fits: Callable[[Item], object]) -> Item | None:
        skus = [row["sku"] for row in self.desk.db.query(_ITEMS, (self.since,))]
        found = [item for item in (kept_items.get(self.desk.db, sku) for sku in skus) if fits(item)]
        return self.rng.choice(found) if found else None

    def void_credit(self) -> None:
        """Credit was given by mistake."""
        lot = self._lot()
        if lot and self.rng.random() < 0.3:
            credits.void_credit(self.desk, lot, "by mistake")

    def transfer(self) -> None:
        """Credit goes to the other customer, whole or a part of it."""
        lot, buyers = self._lot(), list(self._buyers().values())
        if lot and self.rng.random() < 0.5:
            amount = self.rng.choice((None, Money(1)))
            to = self.rng.choice(buyers)
            tried(lambda: credits.transfer_credit(self.desk, lot, to, "a present", amount), NO)

    def refund(self) -> None:
        """A refund is made outside, or a note of one is taken back."""
        every = [each for number in self.numbers for each in payouts.refunds_of(self.desk, number)]
        if not every:
            return
        refund = self.rng.choice(every)
        made = in_force(refund.payouts)
        if made and self.rng.random() < 0.5:
            payouts.void_payout(self.desk, self.rng.choice(made).id, "not sent")
            return
        amount = self.rng.choice((None, Money(1)))
        new = NewPayout(refund.id, self.rng.choice(payouts.WAYS), self.desk.clock.today(), "r 1", amount)
        tried(lambda: payouts.mark_refunded(self.desk, new), NO)

    def mend(self) -> None:
        """A damaged piece is thrown away, or mended."""
        item = self._item(lambda each: each.damaged)
        if item is not None:
            mended = item.on_hand is not None and self.rng.random() < 0.5
            shelving.clear_damaged(self.desk, item.sku, 1, "a new arm", to_shelf=mended)

    def count(self) -> None:
        """Pieces are counted, some of them for the first time."""
        item = self._item(lambda each: True)
        if item is not None and self.rng.random() < 0.5:
            there = (item.on_hand or 0) + self.rng.randint(-1, 3)
            tried(lambda: items.count_stock(self.desk, item.sku, max(0, there), "counted"), NO)
