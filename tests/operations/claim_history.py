"""What comes back in a history of orders: asked, apart, refused, waiting, sent again, credited, undone."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

from desk.operations import (
    booking,
    issuing,
    items,
    missing,
    orders,
    overrides,
    quoting,
    refusals,
    requests,
    returns,
    setting_apart,
    shipping,
)
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.payments import METHODS, NewPayment
from desk.records.requests import DECLINED, ISSUE, REFUSED, WAITING, Decision, Request
from desk.records.returns import MISSING, PLACES, REASONS, Ask, Parcel, Return, Sheet
from desk.records.shipments import Dispatch
from desk.store import items as kept_items
from desk.store import returns as kept_returns
from tests.operations.credit_history import Credits
from tests.operations.order_history import FINE, HOME, History
from tests.operations.parcel_history import SHARES, tried

WORSE = (
    Condition(opened=True, original_packaging=True, secured=True, resaleable=True, damaged=False),
    Condition(opened=False, original_packaging=False, secured=True, resaleable=True, damaged=False),
    Condition(opened=False, original_packaging=True, secured=True, resaleable=False, damaged=True),
)
# What a history may be told: it is no fault that this cannot be done now.
NO = {
    "apart-all", "credit-spent", "credit-transferred", "credit-voided", "issue-owner", "issue-refused",
    "override-amount", "override-in-kind", "refund-given", "refused-elsewhere", "replacement-shipped",
    "request-needless", "request-waiting", "restocked-gone", "together-other", "too-many-pieces",
    "told-otherwise-delivered", "before-delivery", "order-cancelled-before", "day-ahead", "order-came-back",
    "damaged-gone", "missing-comes-not", "refused-gone", "ra-voided", "ra-settled", "ra-refused",
}  # fmt: skip
_RETURNS = """
    SELECT ra.number, CASE WHEN ra.refused IS NULL THEN ra.state ELSE 'refused' END AS state
    FROM return_authorizations ra JOIN orders o ON o.id = ra.order_id
    WHERE o.number IN (SELECT value FROM json_each(?)) ORDER BY ra.id
"""
_AGAIN = """
    SELECT sent.number FROM orders sent JOIN return_authorizations ra ON ra.id = sent.for_return
    JOIN orders o ON o.id = ra.order_id WHERE o.number IN (SELECT value FROM json_each(?)) ORDER BY sent.id
"""


class Claims(Credits, History):
    """Orders that left and arrived, and all that may come of that; what a history of orders does as well."""

    def step(self, seed: int) -> str:
        """Do one thing; its name."""
        if len(self.numbers) < 2:
            self.rng = Random(seed)
            self.sell()
            return "sell"
        done = super().step(seed)
        # What is sent again is an order as any from then on.
        again = self.desk.db.query(_AGAIN, (json.dumps(self.numbers),))
        self.numbers += [row["number"] for row in again if row["number"] not in self.numbers]
        return done

    def does(self) -> tuple[Callable[[], None], ...]:
        """What may be done, as often as it is likely."""
        claims = (
            self.sell, *(self.call,) * 4, *(self.receive,) * 4, self.part, self.extend, self.decide,
            self.decide, self.withdraw, self.send_refused, self.unrefuse, self.void_ra, self.reverse,
            self.void_credit, self.transfer, self.refund, self.mend, self.count,
        )  # fmt: skip
        return *super().does(), *claims, *claims, *claims

    def sell(self) -> None:
        """An order that is there, is paid, leaves whole and arrives."""
        skus = [self._own(self.rng.choice(("C1", "C2", "U1"))) for _ in range(self.rng.randint(1, 3))]
        lines = tuple(self._sold(sku, self.rng.randint(1, 4)) for sku in skus)
        for sku in set(skus):
            item = kept_items.by_sku(self.desk.db, sku)
            if item is not None and item.on_hand is not None:
                items.count_stock(self.desk, sku, item.on_hand + 12, "found in the cellar")
        charged = Money(self.rng.choice((0, 1295)))
        email = f"{self._own(self.rng.choice('ab'))}@example.com"
        new = NewOrder(self.today, "Ann", lines, email=email, ship_to=HOME, shipping_charged=charged)
        owed = quoting.quote(self.desk, new).order.total
        method = self.rng.choice(METHODS[:-1])
        number = self._take(replace(new, payments=(NewPayment(method, owed, self.today),))).number
        self.numbers.append(number)
        cost = self.rng.choice((None, ZERO, Money(850)))
        parcel = Dispatch(number, self.today, cost=cost)
        held = shipping.look_at_parcel(self.desk, parcel).holds
        step = partial(shipping.ship_anyway, reason="so it is") if held else shipping.ship
        step(self.desk, parcel)
        if self.rng.random() < 0.7:
            orders.mark_delivered(self.desk, number, self.today)

    def _sold(self, sku: str, pieces: int) -> NewLine:
        price = Money(self.rng.choice((2, 3333, 12000, self.rng.randint(1, 30_000))))
        off = self.rng.choice((0, 0, 1, price // 2))
        return NewLine(sku, sku, pieces, price, "stock", Money(off))

    def _ra(self, *states: str) -> Return | None:
        """One of its returns in some states."""
        rows = self.desk.db.query(_RETURNS, (json.dumps(self.numbers),))
        found = [row["number"] for row in rows if row["state"] in states]
        return kept_returns.get(self.desk.db, self.rng.choice(found)) if found else None

    def _request(self, *states: str) -> Request | None:
        """One of its requests in some states."""
        every = [each for number in self.numbers for each in requests.requests_of(self.desk, number)]
        found = [each.number for each in every if each.state in states]
        return requests.open_request(self.desk, self.rng.choice(found)) if found else None

    def call(self) -> None:
        """A customer calls about some pieces: an RA, what was missing settled, a no, or the owner's turn."""
        order = self._pick(lambda each: any(line.returnable > 0 for line in each.lines))
        if order is None:
            return
        left = {line.id: self.rng.randint(0, max(0, line.returnable)) for line in order.lines}
        parts = tuple(LinePart(str(line), pieces) for line, pieces in left.items() if pieces)
        today = self.desk.clock.today()
        wanted: dict[str, Any] = {"delivered": None if order.delivered else today}
        wanted["shipping_cost"] = Money(700) if order.shipping_cost is None else None
        wanted["replacement"] = self.rng.choice((None, None, True, False))
        first = self._ra("open") if self.rng.random() < 0.3 else None
        wanted["together"] = first.number if first else ""
        reason = self.rng.choice(("changed_mind", "changed_mind", *REASONS))
        if parts:
            tried(lambda: self._call(Ask(order.number, reason, today, parts, **wanted)), NO)

    def _call(self, ask: Ask) -> None:
        sheet = issuing.look_at_ask(self.desk, ask)
        if sheet.answer.outcome != "allowed":
            if ask.reason != MISSING and self.rng.random() < 0.4:
                overrides.override_ra(self.desk, ask, "so it is")
            else:
                requests.note_request(self.desk, ask, sheet.answer)
        elif ask.reason == MISSING:
            missing.settle_missing(self.desk, ask, self.rng.choice(WAYS))
        elif sheet.apart or self.rng.random() < 0.5:
            issuing.issue_allowed(self.desk, sheet)
        else:
            returns.issue_ra(self.desk, ask, sheet.answer)

    def part(self) -> None:
        """Some pieces under an RA did not come with the rest."""
        ra = self._ra("open")
        if ra is not None:
            pieces = {line.id: self.rng.randint(0, line.quantity) for line in ra.lines}
            pieces = {line: count for line, count in pieces.items() if count}
            if pieces:
                tried(lambda: setting_apart.set_apart(self.desk, ra.number, pieces), NO)

    def extend(self) -> None:
        """What is to come back may come later."""
        ra = self._ra("open")
        if ra is not None and ra.return_by is not None:
            until = ra.return_by + timedelta(days=self.rng.randint(1, 20))
            tried(lambda: overrides.extend_ra(self.desk, ra.number, until, "she is ill"), NO)

    def receive(self) -> None:
        """A parcel comes, each line of it in some condition: settled, refused, or left to the owner."""
        ra = self._ra("open")
        if ra is not None:
            tried(lambda: self._receive(ra), NO)

    def _receive(self, ra: Return) -> None:
        sheet = returns.open_return(self.desk, ra.number)
        sheet = returns.inspect(self.desk, sheet, self._parcel(sheet))
        if sheet.answer is None or sheet.wants:
            return
        if sheet.answer.outcome == "allowed":
            returns.settle(self.desk, sheet)
        elif self.rng.random() < 0.3:
            given, way = self._given(sheet.order)
            overrides.override_settlement(self.desk, sheet, given, way, "so it is")
        else:
            requests.note_parcel(self.desk, sheet)

    def _parcel(self, sheet: Sheet) -> Parcel:
        found = {line.id: self.rng.choice((FINE, FINE, *WORSE)) for line in sheet.ra.lines}
        if self.rng.random() < 0.5:
            found = dict.fromkeys(found, FINE)
        places = {line: self.rng.choice(("", *PLACES)) for line in found}
        return Parcel(
            self.desk.clock.today(),
            self.desk.clock.today(),
            self.rng.random() < 0.9,
            tuple(found.items()),
            shipping_cost=Money(700) if sheet.order.shipping_cost is None else None,
            destination=self.rng.choice(WAYS),
            places=tuple(places.items()),
            checks=tuple((line, {"box": self.rng.choice(("yes", "no"))}) for line in found),
            found_reason=self.rng.choice(REASONS) if self.rng.random() < 0.1 else "",
            replacement=self.rng.choice((None, None, True, False)),
        )

    def _given(self, order: Order) -> tuple[Money, str]:
        """What the owner gives of an order's money, and how."""
        way = self.rng.choice((*WAYS, *IN_KIND))
        most = ZERO if way in IN_KIND else booking.to_give(self.desk, order)
        return most.percent(Fraction(self.rng.choice(SHARES))), way

    def decide(self) -> None:
        """The owner says yes or no to what waits."""
        request = self._request(WAITING)
        if request is not None:
            given, way = self._given(orders.open_order(self.desk, request.order))
            for_ra = request.kind == ISSUE and request.reason != MISSING
            told: dict[str, Any] = {} if for_ra else {"credit": given, "destination": way}
            decision = Decision(self.rng.random() < 0.6, "so it is", **told)
            tried(lambda: requests.decide_request(self.desk, request.number, decision), NO)

    def withdraw(self) -> None:
        """A customer does not ask any more."""
        request = self._request(WAITING)
        if request is not None and self.rng.random() < 0.5:
            requests.withdraw_request(self.desk, request.number, "she keeps it")

    def send_refused(self) -> None:
        """What was refused leaves again."""
        request = self._request(REFUSED, DECLINED)
        if request is not None and request.waits_to_go_back:
            requests.send_refused_back(self.desk, request.number, self.desk.clock.today(), "1Z 7")

    def unrefuse(self) -> None:
        """A refusal was a mistake."""
        ra = self._ra("refused")
        if ra is not None:
            tried(lambda: refusals.take_back_refusal(self.desk, ra.number, "the wrong shelf"), NO)

    def void_ra(self) -> None:
        """An RA was a mistake."""
        ra = self._ra("open")
        if ra is not None and self.rng.random() < 0.4:
            returns.void_ra(self.desk, ra.number, "typed twice")

    def reverse(self) -> None:
        """A settlement was a mistake."""
        ra = self._ra("settled")
        if ra is not None:
            tried(lambda: returns.reverse_settlement(self.desk, ra.number, "the wrong doll"), NO)
