"""A history of orders: what a shop does one thing after another, drawn from a number a step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from random import Random
from typing import Any

from desk.operations import (
    booking,
    cancelling,
    carriage,
    notices,
    orders,
    overrides,
    payments,
    preorders,
    quoting,
    returns,
    shipping,
    shops,
    spending,
    taking,
)
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.cancellations import BY, CancelAsk
from desk.records.errors import Refused
from desk.records.facts import Condition, LinePart
from desk.records.items import Item, StockMovement
from desk.records.money import ZERO, Money
from desk.records.orders import AWAITED, KINDS, LAYAWAY, PREORDER, NewLine, NewOrder, Order, OrderLine
from desk.records.paybacks import WAYS
from desk.records.payments import METHODS, STORE_CREDIT, NewPayment
from desk.records.returns import Ask, Parcel
from desk.records.shipments import Dispatch, Packed
from desk.store import items, stock
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.parcel_history import SHARES, Parcels, tried

DAY, ON_HAND, COUNTED = date(2026, 3, 13), 6, ("C1", "C2")
PRICES = (1, 3333, 100_000, 100_001)
FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True, damaged=False)
HOME = Address("Ann", "", "Main 1", "", "Rolla", "MO", "65401", "US")
SHOPS: dict[str, Desk] = {}
TURNS = count(1)


class History(Parcels):
    """New customers and items in a shop under a pack, which is opened once: that takes long."""

    def __init__(self, pack: str) -> None:
        self.desk = SHOPS[pack] if pack in SHOPS else SHOPS.setdefault(pack, _shop_of(pack))
        self.desk.clock.day = DAY  # type: ignore[attr-defined]
        self.turn, self.numbers, self.rng = next(TURNS), list[str](), Random(0)
        with self.desk.db.atomic():
            made = [items.add(self.desk.db, Item(0, self._own(sku), sku, Money(1000))) for sku in COUNTED]
            for item in made:
                self._move(item.id, "counted", ON_HAND)
        self.since = made[0].id - 1

    def step(self, seed: int) -> str:
        """Do one thing; its name."""
        self.rng = Random(seed)
        done = self.rng.choice(self.does() if self.numbers else (self.place,))
        done()
        return done.__name__

    def does(self) -> tuple[Callable[[], None], ...]:
        """What may be done, as often as it is likely."""
        return (
            self.place, self.pay, self.pay, self.ship, self.ship, self.arrive, self.arrive, self.cancel,
            self.cancel, self.send_back, self.void, self.void_order, self.wait, self.ask, self.agree,
            self.correct, self.undelivered, self.undelivered, self.void_charge,
        )  # fmt: skip

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.desk.clock.today()

    def _own(self, name: str) -> str:
        return f"{name}-{self.turn}"

    def _move(self, item: int, kind: str, change: int) -> None:
        moved = StockMovement(item, kind, change, self.today, self.desk.moment, "", "Alma")
        stock.move(self.desk.db, moved)

    def _pick(self, fits: Callable[[Order], object]) -> Order | None:
        every = [orders.open_order(self.desk, number) for number in self.numbers]
        found = [order for order in every if fits(order)]
        return self.rng.choice(found) if found else None

    def _some(self, lines: Sequence[OrderLine], most: Callable[[OrderLine], int]) -> dict[int, int]:
        """Some pieces of some lines, or none, which means all."""
        if self.rng.random() < 0.3:
            return {}
        drawn = {line.id: self.rng.randint(0, most(line)) for line in lines}
        return {line: pieces for line, pieces in drawn.items() if pieces}

    def place(self) -> None:
        """An order of some lines, with no, some or all of its money."""
        state = self.rng.choice(("MO", "OH"))
        kinds = self.rng.choice((KINDS, KINDS, (PREORDER,)))
        home = replace(HOME, state=state)
        new = NewOrder(
            self.today, "Ann", tuple(self._line(kinds) for _ in range(self.rng.randint(1, 3))),
            email=f"{self._own(self.rng.choice('ab'))}@example.com", address=home, ship_to=home,
            shipping_charged=Money(self.rng.choice((0, 1295))),
            service=self.rng.choice(("ground", "ground", "ground", "pickup")),
        )  # fmt: skip
        quote = quoting.quote(self.desk, new)
        amount = self.rng.choice((ZERO, quote.due_now, quote.order.total))
        first = amount.percent(Fraction(self.rng.choice(SHARES)))
        paid = tuple(
            NewPayment(self.rng.choice(METHODS[:-1]), each, self.today)
            for each in (first, amount - first)
            if each
        )
        new = replace(new, payments=paid)
        tried(lambda: self.numbers.append(self._take(new).number))

    def _line(self, kinds: Sequence[str]) -> NewLine:
        kind, pieces = self.rng.choice(kinds), self.rng.randint(1, 3)
        sku = self._own(self.rng.choice(("P1", "P2") if kind in AWAITED else ("C1", "C2", "U1")))
        price = Money(self.rng.choice((*PRICES, *(self.rng.randint(1, 30_000) for _ in PRICES))))
        off = min(self.rng.choice((0, 0, 1, 100, price * pieces)), price * pieces)
        first = Money(self.rng.randint(0, price)) if kind == LAYAWAY else None
        rated = kind == PREORDER and price < PRICES[2]
        rate = Fraction(self.rng.choice((20, 25, 30))) if rated else None
        bare = self.rng.random() < 0.2
        return NewLine(sku, sku, pieces, price, kind, Money(off), rate, first, untaxed=bare)

    def _take(self, new: NewOrder) -> Order:
        try:
            return taking.take_order(self.desk, new)
        except Refused as error:
            if not error.key.startswith("quote-"):
                raise
            return taking.override_order(self.desk, new, "the owner says so")

    def pay(self) -> None:
        """Some or all of what is owed, in money or with store credit."""
        order = self._pick(lambda each: each.owed > ZERO)
        if order is None:
            return
        there = spending.available(self.desk, order.customer.id)
        method = STORE_CREDIT if there and self.rng.random() < 0.5 else self.rng.choice(METHODS[:-1])
        amount = max(Money(1), order.owed.percent(Fraction(self.rng.choice(SHARES))))
        amount = min(amount, there) if method == STORE_CREDIT else amount
        paid = NewPayment(method, amount, self.today)
        tried(lambda: payments.take_payment(self.desk, order.number, paid))

    def void(self) -> None:
        """A payment that was entered by mistake."""
        order = self._pick(lambda each: each.payments)
        if order is not None:
            name = self.rng.choice([each.number for each in order.payments if each.number])
            tried(lambda: payments.void_payment(self.desk, name, "typed twice"))

    def void_order(self) -> None:
        """An order that was entered by mistake."""
        order = self._pick(lambda each: each.is_open and not each.paid)
        if order is not None and self.rng.random() < 0.3:
            tried(lambda: taking.void_order(self.desk, order.number, "typed twice"))

    def ship(self) -> None:
        """Some or all of what is in, also where it is held."""
        order = self._pick(lambda each: each.is_open and any(line.shippable for line in each.lines))
        if order is None:
            return
        packed = self._some(order.lines, lambda line: line.shippable)
        cost = self.rng.choice((None, ZERO, Money(850)))
        parcel = Dispatch(
            order.number, self.today, tuple(Packed(*each) for each in packed.items()), cost=cost
        )
        try:
            shipping.ship(self.desk, parcel)
        except Refused as error:
            if not error.key.startswith("order-held") or self.rng.random() < 0.5:
                return
            shipping.ship_anyway(self.desk, parcel, "the owner says so")

    def arrive(self) -> None:
        """Pieces that the maker sent, for whose turn it is; then the balances of what is in are asked for."""
        order = self._pick(lambda each: each.is_open and any(line.awaited for line in each.lines))
        if order is None:
            return
        line = self.rng.choice([line for line in order.lines if line.awaited])
        pieces = self.rng.randint(1, line.awaited)
        preorders.arrive(self.desk, line.sku, pieces, self.today)
        self.ask()

    def ask(self) -> None:
        """The balances of what is in are asked for, and some customers are told."""
        for made in notices.make_balance_notices(self.desk, tuple(self.numbers)):
            if self.rng.random() < 0.7:
                notices.mark_told(self.desk, made.number, self.today, "email")

    def agree(self) -> None:
        """Shipping costs otherwise than was said."""
        order = self._pick(lambda each: each.is_open and not any(line.shipped for line in each.lines))
        if order is not None:
            charged = Money(self.rng.choice((0, 1295, 2500)))
            tried(lambda: carriage.agree_shipping(self.desk, order.number, charged))

    def cancel(self) -> None:
        """Some or all that is to leave, by the policy or as the owner decides."""
        order = self._pick(lambda each: each.is_open)
        if order is not None:
            tried(lambda: self._cancel(order), {"replacement-stays"})

    def _cancel(self, order: Order) -> None:
        picked = self._some(order.lines, lambda line: line.unshipped)
        parts = tuple(LinePart(str(line), pieces) for line, pieces in picked.items())
        ask = CancelAsk(order.number, self.today, parts, self.rng.choice(("customer", *BY)))
        sheet = cancelling.ask_cancel(self.desk, ask)
        if sheet.answer.outcome == "allowed":
            done = cancelling.cancel_order(self.desk, sheet)
            assert bool(done.slip) == (sheet.answer.destination == "store_credit")
            assert done.order.credited == order.credited + sheet.answer.credit
            return
        way, given = self.rng.choice(WAYS), sheet.proposed
        given = given.percent(Fraction(self.rng.choice(SHARES)))
        cancelling.decide_cancel(self.desk, sheet, given, way, "so it is")

    def send_back(self) -> None:
        """Some of what left comes back as new, and where the policy allows it is settled."""
        order = self._pick(lambda each: any(line.returnable > 0 for line in each.lines))
        if order is None or any(line.kind == LAYAWAY for line in order.lines):
            return
        wanted: dict[str, Any] = {"delivered": None if order.delivered else self.today}
        wanted["shipping_cost"] = Money(700) if order.shipping_cost is None else None
        picked = self._some(order.lines, lambda line: line.returnable)
        parts = tuple(LinePart(str(line), pieces) for line, pieces in picked.items())
        ask = Ask(order.number, "changed_mind", self.today, parts, **wanted)
        if parts:
            tried(lambda: self._send_back(ask))

    def _send_back(self, ask: Ask) -> None:
        if returns.ask_return(self.desk, ask).outcome != "allowed":
            return
        ra = returns.issue_ra(self.desk, ask)
        noted = tuple((line.id, FINE) for line in ra.lines)
        wish = self.rng.choice(("store_credit", "original_payment"))
        parcel = Parcel(self.today, self.today, self.rng.random() < 0.8, noted, destination=wish)
        sheet = returns.inspect(self.desk, returns.open_return(self.desk, ra.number), parcel)
        if sheet.answer is None or sheet.wants:
            return
        if sheet.answer.outcome == "allowed":
            returns.settle(self.desk, sheet)
        else:
            most = booking.to_give(self.desk, sheet.order)
            given = most.percent(Fraction(self.rng.choice(SHARES)))
            overrides.override_settlement(self.desk, sheet, given, wish, "so it is")
        if self.rng.random() < 0.4:
            tried(lambda: returns.reverse_settlement(self.desk, ra.number, "wrong doll"))

    def wait(self) -> None:
        """Days go by."""
        self.desk.clock.day += timedelta(days=self.rng.randint(1, 12))  # type: ignore[attr-defined]


def _shop_of(pack: str) -> Desk:
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs[pack])
    return desk
