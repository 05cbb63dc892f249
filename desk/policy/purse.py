"""What was paid for an order and for which of its lines (policy.md, Money by default).

Money that is only known for the whole order goes to what is due at once, its tax and the shipping first,
then to deposits in line order, then to the rest: the line whose balance was asked for first is the first.
Where it is told what cancelled pieces took along, none is on them.
"""

from collections.abc import Sequence
from datetime import date

from desk.policy.parts import Part, cumulated, line_value, units_value
from desk.policy.view import Unknown, View
from desk.records.facts import LineFacts
from desk.records.money import share

LAST = 2**63


class Purse:
    """The money on each line's price and tax, on the shipping, and in all; whole cents."""

    def __init__(self, view: View) -> None:
        lines = view.order.lines
        self.view = view
        self.told = view.order.paid is not None and view.order.withdrawn is not None
        # What of an amount of a whole line counts here, and what of that is of pieces not cancelled.
        self.counted, self.kept = (_kept, _whole) if self.told else (_whole, _kept)
        self.values = [self.counted(line, line_value(line)) for line in lines]
        self.taxes = [self.counted(line, tax) for line, tax in zip(lines, _taxes(view), strict=True)]
        gone = [self.told and line.cancelled == line.quantity for line in lines]
        self.staged = [gone[place] or _is_staged(view, line) for place, line in enumerate(lines)]
        self.charged = int(view.shipping_charged or 0)
        for tax in view.terms.taxes:
            self.charged += tax.on_shipping(view)
        self.price = [0 if line.paid is None else min(int(line.paid), line_value(line)) for line in lines]
        self.deposits: dict[int, int] = {}
        self.tax = [0] * len(lines)
        self.shipping = 0
        paid = view.order.paid
        if paid is None:
            self._all_that_was_due()
            self.total = sum(self.price) + sum(self.tax) + self.shipping
        else:
            self.total = int(paid)
            self._spread(max(0, self.total - int(view.order.withdrawn or 0) - sum(self.price)))

    def _all_that_was_due(self) -> None:
        """Nothing before the money came; then all, of what waits only its deposit or first payment."""
        if not self.view.has_effect():
            return
        brought = False
        for place, line in enumerate(self.view.order.lines):
            whole = self._is_due(place, line)
            if line.paid is None:
                self.price[place] = self.values[place] if whole else self._first(place, line)
            elif self.staged[place]:
                whole = self.price[place] >= self.values[place]
            if whole:
                self.tax[place] = self.taxes[place]
                brought = True
        self.shipping = self.charged if brought else 0

    def _is_due(self, place: int, line: LineFacts) -> bool:
        """Whether all of a line's price was due by the day asked."""
        if not self.staged[place] or self.view.dispatch() == "whole":
            return True
        balance = isinstance(self.view.balance_paid, date) or line.balanced
        return line.kind != "layaway" and balance

    def _first(self, place: int, line: LineFacts) -> int:
        """What of a line that waits is due at once."""
        deposits = self.view.terms.deposits
        if line.kind != "layaway" and deposits is not None:
            return self._deposit(place, line)
        return first_payment(self.view, place, line)

    def _deposit(self, place: int, line: LineFacts) -> int:
        """A line's deposit, looked up once; 0 where the pack takes none."""
        found = self.deposits.get(place)
        if found is None:
            deposits = self.view.terms.deposits
            rate, lines = self.view.choices.deposit_rate, self.view.order.lines
            found = deposits.of(line, rate, lines) if deposits is not None else 0
            self.deposits[place] = found
        return found

    def whole(self) -> int:
        """All that the order comes to, without what was cancelled."""
        lines = enumerate(self.view.order.lines)
        kept = [self.kept(line, self.values[place] + self.taxes[place]) for place, line in lines]
        return sum(kept) + (self.charged if any(kept) else 0)

    def at_once(self) -> int:
        """What was due at once, without what was cancelled: of what waits its first payment, else all."""
        lines = enumerate(self.view.order.lines)
        due = [
            _kept(line, self._first(place, line))
            if self.staged[place]
            else self.kept(line, self.values[place] + self.taxes[place])
            for place, line in lines
        ]
        return sum(due) + (0 if all(self.staged) else self.charged)

    def paid(self) -> int:
        """What was paid for what was not cancelled."""
        lines = self.view.order.lines
        if not any(line.cancelled for line in lines):
            return self.total
        kept = [self.kept(line, self.price[place] + self.tax[place]) for place, line in enumerate(lines)]
        return sum(kept) + self.shipping

    def _spread(self, left: int) -> None:
        lines = self.view.order.lines
        at_once = [place for place, staged in enumerate(self.staged) if not staged]
        later = [place for place, staged in enumerate(self.staged) if staged]
        for place in at_once:
            left = self._pay(place, self.values[place] if lines[place].paid is None else 0, left)
        for place in at_once:
            left = self._pay_tax(place, left)
        if at_once:
            left = self._ship(left)
        for place in later:
            left = self._pay(place, self._first_of(place) if lines[place].paid is None else 0, left)
        for number, place in enumerate(sorted(later, key=self._turn)):
            open_price = self.values[place] - self.price[place] if lines[place].paid is None else 0
            left = self._pay_tax(place, self._pay(place, open_price, left))
            left = self._ship(left) if number == 0 and not at_once else left

    def _turn(self, place: int) -> tuple[bool, int]:
        """Whose balance was asked for has money before the others; what was cancelled has none."""
        line = self.view.order.lines[place]
        return not self.values[place], line.turn or (1 if line.balanced else LAST)

    def _first_of(self, place: int) -> int:
        line = self.view.order.lines[place]
        try:
            return self.counted(line, self._first(place, line))
        except Unknown:
            return 0

    def _pay(self, place: int, wanted: int, left: int) -> int:
        money = min(wanted, left)
        self.price[place] += money
        return left - money

    def _pay_tax(self, place: int, left: int) -> int:
        self.tax[place] = min(self.taxes[place], left)
        return left - self.tax[place]

    def _ship(self, left: int) -> int:
        self.shipping = min(self.charged, left)
        return left - self.shipping

    def on_price(self, part: Part) -> int:
        """What was paid of a part's price."""
        return self._of(self.price[part.place], part)

    def on_tax(self, part: Part) -> int:
        """What was paid of a part's tax."""
        return self._of(self.tax[part.place], part)

    def _of(self, money: int, part: Part) -> int:
        """A part's share of the money on its line, of which cancelled pieces have none where that is told."""
        line = part.line
        if not (self.told and line.cancelled):
            return cumulated(money, part)
        start = units_value(line, line.cancelled, part.before - line.cancelled)
        return share(money, start, part.value, self.values[part.place])

    def forfeit(self, part: Part) -> int:
        """A part's deposit, at most what was paid of it; 0 where the pack takes no deposits."""
        return min(self.deposit(part), self.on_price(part))

    def deposit(self, part: Part) -> int:
        """A part's share of its line's deposit."""
        return cumulated(self._deposit(part.place, part.line), part)

    def open_tax(self, part: Part, tax: int) -> int:
        """What of a part's tax was not paid; a line's tax is paid whole where all of it, price too, was."""
        return 0 if self._is_paid(part.place) else max(0, tax - self.on_tax(part))

    def is_open(self, part: Part) -> bool:
        """Whether anything of a part's price and tax was not paid."""
        return part.value != self.on_price(part) or self.open_tax(part, self.tax_of(part)) != 0

    def tax_of(self, part: Part) -> int:
        """A part's tax in the order's own sequence."""
        if part.quantity == part.line.quantity:
            return self.taxes[part.place]
        return sum([tax.in_order(self.view, part) for tax in self.view.terms.taxes])

    def open_shipping(self) -> int:
        """The shipping that comes with the first balance: where nothing was due at once that brought it."""
        lines = self.view.order.lines
        if not all(self.staged) or True in [line.balanced for line in lines]:
            return 0
        return self.charged - self.shipping

    def unpaid(self) -> int:
        """What of all that was given, before fees, nobody had paid: of what waits, and its shipping."""
        view = self.view
        missing = view.whole.given - self.shipping_given()
        if True not in self.staged:
            return missing
        missing += self.unpaid_shipping(view.parts)
        if view.takes_the_last():
            # All that remains goes: what of its tax was not paid is told by what was, to the cent.
            taxes = sum([part.taxed - self._borne_tax(part) for part in view.parts])
            return missing + sum([self._unpaid_price(part) for part in view.parts]) + max(0, taxes)
        return missing + sum([self.missing(part) for part in view.parts])

    def unpaid_shipping(self, parts: Sequence[Part]) -> int:
        """What of the shipping that lines give back nobody paid: it comes with the first balance."""
        if not all(self.staged):
            return 0
        return max(0, sum([part.shipped for part in parts]) - self.shipping)

    def shipping_given(self) -> int:
        """What of the shipping given back counts as paid: all, unless it comes with the first balance."""
        given = self.view.whole.given
        return min(given, self.shipping) if all(self.staged) else given

    def missing(self, part: Part) -> int:
        """What of a part's price and tax that was given nobody had paid, where it waits for its balance."""
        if not self.staged[part.place]:
            return 0
        return self._unpaid_price(part) + self.open_tax(part, part.taxed)

    def _borne_tax(self, part: Part) -> int:
        """What of a part's tax counts as paid: where nothing waits, what is given back.

        All that was paid, where all of it is given back: that may be a cent more by the order's sequence.
        """
        paid = self.on_tax(part)
        if self.staged[part.place] and not self._is_paid(part.place):
            return paid
        whole = sum([tax.given_back(self.view, part) for tax in self.view.terms.taxes])
        return max(paid, part.taxed) if part.taxed == whole else part.taxed

    def _is_paid(self, place: int) -> bool:
        return self.tax[place] >= self.taxes[place] and self.price[place] >= self.values[place]

    def _unpaid_price(self, part: Part) -> int:
        waits = self.staged[part.place] and self.price[part.place] < self.values[part.place]
        return max(0, part.priced - self.on_price(part)) if waits else 0


def purse_of(view: View) -> Purse:
    """The purse of a view, filled once; raises Unknown where a first payment is not told."""
    if view._purse is None:
        view._purse = Purse(view)
    found: Purse = view._purse
    return found


def first_payment(view: View, place: int, line: LineFacts) -> int:
    """A layaway line's first payment: its own, its share of the order's, what the pack asks."""
    if line.first_payment is not None:
        return int(line.first_payment)
    whole, deposits = view.order.first_payment, view.terms.deposits
    if whole is None and deposits is not None and deposits.takes("layaway"):
        return deposits.of(line, None, view.order.lines)
    if whole is None:
        raise Unknown("first_payment")
    starts, value_of_all = view.spread(is_layaway)
    return share(int(whole), starts[place], line_value(line), value_of_all)


def _kept(line: LineFacts, whole: int) -> int:
    """What of an amount of a whole line is of the pieces that were not cancelled."""
    if not line.cancelled:
        return whole
    gone, value = units_value(line, 0, line.cancelled), line_value(line)
    return share(whole, gone, value - gone, value)


def _whole(line: LineFacts, whole: int) -> int:
    return whole


def is_layaway(line: LineFacts) -> bool:
    """Whether a first payment on the order was made for a line too."""
    return line.kind == "layaway"


def _taxes(view: View) -> list[int]:
    """Each line's tax, of all kinds of taxes."""
    each = [tax.of_lines(view) for tax in view.terms.taxes]
    if len(each) == 1:
        return each[0]
    return [sum([found[place] for found in each]) for place in range(len(view.order.lines))]


def _is_staged(view: View, line: LineFacts) -> bool:
    deposits = view.terms.deposits
    if is_layaway(line) or deposits is None:
        return is_layaway(line)
    return deposits.takes(line.kind) if line.kind == "preorder" else deposits.entry(line) is not None
