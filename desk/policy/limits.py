"""Nobody is credited more than they paid: how much of what is given back somebody had paid for."""

from desk.policy.parts import line_value
from desk.policy.purse import purse_of
from desk.policy.view import View

# Questions about orders of which not all may have been paid yet.
BEFORE_SHIPPING = frozenset({"cancel", "layaway", "unclaimed", "price_match"})


def backed(view: View, given: int) -> int:
    """What of an amount given back was paid and not credited before, in whole cents; may be below 0."""
    credited = int(view.order.credited)
    if view.facts.ask in BEFORE_SHIPPING:
        purse = purse_of(view)
        return min(given - purse.unpaid(), purse.total - credited)
    return min(given, _paid(view, given) - credited)


def _paid(view: View, given: int) -> int:
    """What was paid for the order; unless said, all that was due if the money came, else nothing."""
    order = view.order
    if order.paid is not None:
        return int(order.paid)
    if not view.has_effect():
        return 0
    paid = view.spread()[1] + int(view.shipping_charged or 0)
    for line in order.lines:
        if line.paid is not None:
            paid += int(line.paid) - line_value(line)
    if given > paid - int(order.credited):
        # Only where the goods alone do not cover what is given back must the tax be known.
        paid += sum(tax.whole(view) for tax in view.terms.taxes)
    return paid
