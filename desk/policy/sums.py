"""Amounts that the facts of a question tell by themselves, by the name that a rule calls them."""

from collections.abc import Callable

from desk.policy import instalments
from desk.policy.limits import backed
from desk.policy.parts import Part, line_value, units_value
from desk.policy.purse import purse_of
from desk.policy.view import NOT_YET, Unknown, View
from desk.records.facts import CheckFacts, LineFacts

Sum = Callable[[View, Part], int]


def _deposit(view: View, part: Part) -> int:
    return purse_of(view).deposit(part)


def _forfeit(view: View, part: Part) -> int:
    return purse_of(view).forfeit(part)


def _balance(view: View, part: Part) -> int:
    return part.value - purse_of(view).on_price(part)


def _open_tax(view: View, part: Part) -> int:
    purse = purse_of(view)
    return purse.open_tax(part, purse.tax_of(part))


def _open_shipping(view: View, part: Part) -> int:
    return purse_of(view).open_shipping()


def _paid(view: View, part: Part) -> int:
    """What was paid of a part's price and tax; of the order as a whole, its shipping."""
    purse = purse_of(view)
    return purse.on_price(part) + purse.on_tax(part) if part.key else purse.shipping


def _reship_cost(view: View, part: Part) -> int:
    cost = view.request.reship_cost
    if cost is None:
        raise Unknown("reship_cost")
    return int(cost)


def _charge(view: View, part: Part) -> int:
    charge = view.request.charge
    if charge is None:
        raise Unknown("charge")
    return int(charge)


def _check_amount(view: View, part: Part) -> int:
    return int(_check(view).amount)


def _check_paid(view: View, part: Part) -> int:
    """What was paid since the check came back; a last payment still to come is none."""
    return 0 if view.check_day("check_paid") is NOT_YET else int(_check(view).paid)


def _order_value(view: View, part: Part) -> int:
    return view.spread()[1]


def _order_total(view: View, part: Part) -> int:
    """The order with its taxes and shipping, as it was placed."""
    goods = view.spread()[1] + int(view.shipping_charged or 0)
    return goods + sum(tax.whole(view) for tax in view.terms.taxes)


def _full_price(view: View, part: Part) -> int:
    """A part's price before any discount."""
    return int(part.line.price) * part.quantity


def _discount(view: View, part: Part) -> int:
    return _full_price(view, part) - part.value


def _discount_kept(view: View, part: Part) -> int:
    """The discounts of what remains once the parts asked about have gone."""
    asked = {each.place: each.quantity for each in view.parts}
    return sum(_kept_discount(line, asked.get(place, 0)) for place, line in enumerate(view.order.lines))


def _kept_discount(line: LineFacts, asked: int) -> int:
    gone = line.returned + line.cancelled + asked
    return int(line.price) * (line.quantity - gone) - (line_value(line) - units_value(line, 0, gone))


def _shortfall(view: View, part: Part) -> int:
    """What the fees of this answer are above the money that was paid: the customer owes it."""
    parts = (*view.parts, view.whole)
    available = max(0, backed(view, sum(each.given for each in parts)))
    return max(0, sum(each.taken for each in parts) - available)


def _instalments_due(view: View, part: Part) -> int:
    return instalments.due(view)


def _check(view: View) -> CheckFacts:
    if view.facts.check is None:
        raise Unknown("check")
    return view.facts.check


def is_settled(view: View, part: Part) -> bool:
    """Whether nothing of a part's balance is open, of any part where the whole order is meant."""
    purse = purse_of(view)
    for each in (part,) if part.key else view.parts:
        if purse.is_open(each):
            return False
    return purse.open_shipping() == 0


def remains(view: View, after: bool) -> int:
    """What is left of the order at full prices, before the parts asked about go or ``after`` it."""
    left = sum(
        int(line.price) * (line.quantity - line.returned - line.cancelled) for line in view.order.lines
    )
    return left - (sum(_full_price(view, part) for part in view.parts) if after else 0)


def pieces(view: View, part: Part) -> int:
    """How many pieces a part has; the order as a whole has all that are asked about."""
    return sum(each.quantity for each in view.parts) if part is view.whole else part.quantity


def pieces_together(view: View, part: Part) -> int:
    """How many pieces are asked about of the part's kind, on whatever lines; of the order as a whole, all."""
    if part is view.whole:
        return pieces(view, part)
    return sum(each.quantity for each in view.parts if each.line.kind == part.line.kind)


def count(view: View, part: Part, name: str) -> int:
    """How many pieces a part has, or how many payments of a plan were missed."""
    return pieces(view, part) if name == "pieces" else instalments.missed(view)


SUMS: dict[str, Sum] = {
    "deposit": _deposit,
    "forfeit": _forfeit,
    "balance": _balance,
    "open_tax": _open_tax,
    "open_shipping": _open_shipping,
    "paid": _paid,
    "reship_cost": _reship_cost,
    "charge": _charge,
    "check_amount": _check_amount,
    "check_paid": _check_paid,
    "order_value": _order_value,
    "order_total": _order_total,
    "full_price": _full_price,
    "discount": _discount,
    "discount_kept": _discount_kept,
    "shortfall": _shortfall,
    "instalments_due": _instalments_due,
}
