"""Checks in a history of orders: taken, brought to the bank, cleared, returned, paid, given up."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import partial
from random import Random

from desk.operations import (
    bouncing,
    checks,
    credits,
    deposits,
    items,
    orders,
    payments,
    quoting,
    recovering,
    shipping,
    spending,
)
from desk.records.checks import REASONS, Bounce, Check, NewCheck, NewPart
from desk.records.money import ZERO, Money
from desk.records.orders import NewOrder
from desk.records.payments import CASH, CHECK, METHODS, MONEY_ORDER, STORE_CREDIT, NewPayment
from desk.records.shipments import Dispatch
from desk.store import items as kept_items
from tests.operations.check_collection import Collection
from tests.operations.check_tries import NO, ON_THEIR_WAY, OWED, WITH_BANK, heard, tried
from tests.operations.check_undos import Undos
from tests.operations.claim_books import last_line
from tests.operations.credit_history import Credits
from tests.operations.order_history import COUNTED, HOME, History

TURNS = 6
_MINE = """
    SELECT DISTINCT k.number, k.state FROM checks k JOIN check_parts part ON part.check_id = k.id
    JOIN payments p ON p.id = part.payment JOIN orders o ON o.id = p.order_id
    WHERE o.number IN (SELECT value FROM json_each(?)) ORDER BY k.id
"""
_SLIPS = """
    SELECT DISTINCT slip.number FROM deposits slip JOIN deposit_checks held ON held.deposit = slip.id
    JOIN checks k ON k.id = held.check_id
    WHERE slip.state = 'made' AND k.number IN (SELECT value FROM json_each(?)) ORDER BY slip.id
"""
_SHIPPED = """
    SELECT id, operation FROM history WHERE operation IN ('ship', 'ship_anyway') AND subject = ?
    ORDER BY id DESC LIMIT 1
"""


class Checks(Undos, Collection, Credits, History):
    """Orders of two customers that pay by check more often than not, and what becomes of these checks."""

    def __init__(self, pack: str) -> None:
        super().__init__(pack)
        self.pack = pack

    def step(self, seed: int) -> str:
        """Do one thing; its name."""
        if len(self.numbers) < 2:
            self.rng = Random(seed)
            self.sell()
            return "sell"
        # What cannot be done now is no step.
        for turn in range(TURNS):
            last, done = last_line(self.desk), super().step(seed + turn)
            if last_line(self.desk) != last:
                break
        return done

    def does(self) -> tuple[Callable[[], None], ...]:
        """What may be done, as often as it is likely."""
        ours = (
            *(self.sell, self.receive, self.receive, self.deposit, self.deposit, self.bounce, self.bounce),
            *(self.clear, self.undo_deposit, self.undo_clear, self.undo_bounce, self.recover, self.recover),
            *(self.write_off, self.undo_write_off, self.close, self.void_check, self.replace, self.mark),
            *(self.both_ways, self.both_ways, self.void_recovery, self.give_credit, heard(self.refund)),
            *(self.demand, self.hand_over, self.recall, self.agency_pays, self.lose),
            *(self.wait, heard(self.ship), heard(self.cancel), heard(self.send_back)),
        )
        return *map(heard, super().does()), *ours, *ours, *ours

    def sell(self) -> None:
        """An order that is there and paid by check, or by several; now and then it leaves at once."""
        lines = tuple(self._line(("stock",)) for _ in range(self.rng.randint(1, 2)))
        for sku in map(self._own, COUNTED):
            there = kept_items.get(self.desk.db, sku).allocated
            items.count_stock(self.desk, sku, there + 12, "found in the cellar")
        email = f"{self._own(self.rng.choice('ab'))}@example.com"
        new = NewOrder(self.today, "Ann", lines, email=email, ship_to=HOME)
        owed = quoting.quote(self.desk, new).order.total
        first = owed.percent(Fraction(self.rng.choice((0, 40, 100))))
        ways = self.rng.choice(((CHECK, CHECK), (CHECK, CASH), (MONEY_ORDER, CHECK)))
        paid = [
            NewPayment(way, each, self.today) for way, each in zip(ways, (first, owed - first), strict=True)
        ]
        new = replace(new, payments=tuple(each for each in paid if each.amount))
        if tried(lambda: self.numbers.append(self._take(new).number)) and self.rng.random() < 0.5:
            self._send(self.numbers[-1])

    def _send(self, number: str) -> None:
        parcel = Dispatch(number, self.today)
        held = shipping.look_at_parcel(self.desk, parcel).holds
        step = partial(shipping.ship_anyway, reason="so it is") if held else shipping.ship
        tried(lambda: step(self.desk, parcel), {"nothing-to-ship", "stock-short"})

    def ship(self) -> None:
        """Something leaves; nothing that a check holds without the owner's word in history."""
        before = {number: self._last(number) for number in self.numbers}
        super().ship()
        for number in self.numbers:
            line = self._last(number)
            if line != before[number] and line[1] == "ship":
                held = checks.checks_of(self.desk, number)
                waits = [each for each in held if each.kind == CHECK and self._holds(each)]
                assert not waits, f"{number} left, which {waits} hold"

    def _last(self, number: str) -> tuple[int, str]:
        rows = self.desk.db.query(_SHIPPED, (number,))
        return (rows[0]["id"], rows[0]["operation"]) if rows else (0, "")

    def _holds(self, check: Check) -> bool:
        """Whether ten days have not gone by since it was taken, or brought to the bank once more."""
        if self.pack != "samanthas" or check.state not in ("received", "cleared", *WITH_BANK):
            return False
        since = check.received if check.state != "redeposited" else check.deposited
        assert since is not None
        return self.today < since + timedelta(days=10)

    def _check(self, *states: str) -> str:
        """The number of one of its checks in some states."""
        rows = self.desk.db.query(_MINE, (json.dumps(self.numbers),))
        found = [row["number"] for row in rows if row["state"] in states]
        return self.rng.choice(found) if found else ""

    def _slip(self) -> str:
        held = [row["number"] for row in self.desk.db.query(_MINE, (json.dumps(self.numbers),))]
        rows = self.desk.db.query(_SLIPS, (json.dumps(held),))
        return self.rng.choice(rows)["number"] if rows else ""

    def receive(self) -> None:
        """A check that pays what several orders of a customer owe, whole or in part."""
        new = self._written()
        if new is None:
            return
        grave = any(each.grave for each in checks.look_at_check(self.desk, new))
        step = partial(checks.receive_check_anyway, reason="so it is") if grave else checks.receive_check
        tried(lambda: step(self.desk, new))

    def _written(self) -> NewCheck | None:
        first = self._pick(lambda each: each.owed > ZERO)
        if first is None:
            return None
        every = [orders.open_order(self.desk, number) for number in self.numbers]
        theirs = [each for each in every if each.customer.id == first.customer.id and each.owed > ZERO]
        theirs = theirs[: self.rng.randint(1, 3)]
        share = Fraction(self.rng.choice((50, 100, 100)))
        parts = tuple(NewPart(each.number, max(Money(1), each.owed.percent(share))) for each in theirs)
        amount = Money(sum(part.amount for part in parts))
        kind = self.rng.choice((CHECK, CHECK, MONEY_ORDER))
        number = str(self.rng.randint(1, 5))
        dated = self.today + timedelta(days=self.rng.choice((0, 0, 0, -200, 3)))
        return NewCheck(amount, self.today, parts, "Ann", "First", number, dated, account="12345", kind=kind)

    def deposit(self) -> None:
        """Some checks go to the bank together, among them such as it returned once."""
        rows = self.desk.db.query(_MINE, (json.dumps(self.numbers),))
        found = [row["number"] for row in rows if row["state"] in ON_THEIR_WAY]
        some = self.rng.sample(found, self.rng.randint(1, len(found))) if found else []
        on = self.today - timedelta(days=self.rng.choice((0, 0, 0, 2)))
        if some:
            tried(lambda: deposits.make_deposit(self.desk, some, on))

    def undo_deposit(self) -> None:
        """A slip did not go to the bank."""
        if slip := self._slip():
            no = {
                *NO,
                "check-is-cleared",
                *(f"check-is-{each.replace('_', '-')}" for each in (*OWED, "collections", "paid")),
            }
            tried(lambda: deposits.undo_deposit(self.desk, slip, "left in the drawer"), no)

    def clear(self) -> None:
        """The bank paid a check."""
        if number := self._check(*WITH_BANK):
            deposits.clear_checks(self.desk, [number], self.today)

    def undo_clear(self) -> None:
        """It did not."""
        if number := self._check("cleared"):
            deposits.undo_clear(self.desk, number, "another check")

    def bounce(self) -> None:
        """The bank returns a check."""
        if number := self._check(*WITH_BANK):
            self._bounce(number)

    def _bounce(self, number: str) -> None:
        told = Bounce(
            number, self.today, self.rng.choice(REASONS), Money(self.rng.choice((0, 1200))), "the notice"
        )
        shown = bouncing.look_at_bounce(self.desk, told)
        bouncing.bounce(self.desk, told, shown)

    def undo_bounce(self) -> None:
        """The bank erred."""
        if number := self._check(*OWED):
            tried(lambda: bouncing.undo_bounce(self.desk, number, "the bank erred"))

    def recover(self) -> None:
        """Something is paid of a returned check, by any means."""
        if number := self._check(*OWED):
            self._recover(number)

    def _recover(self, number: str) -> bool:
        sheet = checks.open_check(self.desk, number)
        amount = sheet.open.percent(Fraction(self.rng.choice((33, 50, 100, 100))))
        method = self.rng.choice((*METHODS, CASH, CHECK))
        if method == STORE_CREDIT:
            amount = Money(min(amount, spending.available(self.desk, sheet.check.customer)))
        paid = NewPayment(method, amount, self.today)
        return amount > ZERO and tried(lambda: recovering.take_check_payment(self.desk, number, paid))

    def void_recovery(self) -> None:
        """What was paid of a returned check was entered by mistake."""
        number = self._check(*OWED, "paid", "written_off")
        found = checks.open_check(self.desk, number).recoveries if number else ()
        if found:
            name = self.rng.choice(found).payment.called
            tried(lambda: payments.void_payment(self.desk, name, "typed twice"))

    def write_off(self) -> None:
        """What is owed of a check is lost."""
        if number := self._check(*OWED):
            tried(lambda: recovering.write_off(self.desk, number, "moved away"))

    def undo_write_off(self) -> None:
        """It is not."""
        if number := self._check("written_off"):
            recovering.undo_write_off(self.desk, number, "she is back")

    def close(self) -> None:
        """Nothing is owed of a check any more."""
        if number := self._check(*OWED):
            tried(lambda: recovering.close_check(self.desk, number))

    def void_check(self) -> None:
        """A check was entered by mistake."""
        number = self._check("received")
        if number and self.rng.random() < 0.4:
            tried(lambda: checks.void_check(self.desk, number, "typed twice"))

    def replace(self) -> None:
        """A check is given back for another payment."""
        if number := self._check("received"):
            check = checks.open_check(self.desk, number).check
            paid = NewPayment(self.rng.choice((CASH, CHECK, MONEY_ORDER)), check.amount, self.today, "77")
            tried(lambda: checks.replace_check(self.desk, number, paid))

    def mark(self) -> None:
        """No checks are taken from a customer any more, or again."""
        if self.rng.random() < 0.5:
            return
        buyer = self.rng.choice(list(self._buyers().values()))
        checks.mark_no_checks(self.desk, buyer, self.rng.random() < 0.2, "so it is")

    def give_credit(self) -> None:
        """What frees credit and binds it: one of the credits' own steps."""
        self.rng.choice((self.void_credit, self.transfer))()

    def void_credit(self) -> None:
        """Credit was given by mistake, where it is not frozen."""
        lot = self._lot()
        if lot and self.rng.random() < 0.3:
            tried(lambda: credits.void_credit(self.desk, lot, "by mistake"))

    def transfer(self) -> None:
        """Credit goes to the other customer."""
        lot, buyers = self._lot(), list(self._buyers().values())
        if lot:
            to = self.rng.choice(buyers)
            tried(lambda: credits.transfer_credit(self.desk, lot, to, "a present"), {*NO, "credit-theirs"})
