"""Amounts that the facts of a question tell by themselves, by the name that a rule calls them."""

from collections.abc import Callable

from desk.policy.parts import Part
from desk.policy.purse import purse_of
from desk.policy.view import NOT_YET, Unknown, View
from desk.records.facts import CheckFacts

Sum = Callable[[View, Part], int]


def _deposit(view: View, part: Part) -> int:
    return purse_of(view).deposit(part)


def _forfeit(view: View, part: Part) -> int:
    return purse_of(view).forfeit(part)


def _balance(view: View, part: Part) -> int:
    return part.value - purse_of(view).on_price(part)


def _open_tax(view: View, part: Part) -> int:
    tax = sum(each.in_order(view, part) for each in view.terms.taxes)
    return purse_of(view).open_tax(part, tax)


def _open_shipping(view: View, part: Part) -> int:
    return purse_of(view).open_shipping()


def _reship_cost(view: View, part: Part) -> int:
    return _wanted(view.request.reship_cost, "reship_cost")


def _charge(view: View, part: Part) -> int:
    return _wanted(view.request.charge, "charge")


def _check_amount(view: View, part: Part) -> int:
    return int(_check(view).amount)


def _check_paid(view: View, part: Part) -> int:
    """What was paid since the check came back; a last payment still to come is none."""
    return 0 if view.check_day("check_paid") is NOT_YET else int(_check(view).paid)


def _check(view: View) -> CheckFacts:
    if view.facts.check is None:
        raise Unknown("check")
    return view.facts.check


def _wanted(amount: int | None, name: str) -> int:
    if amount is None:
        raise Unknown(name)
    return int(amount)


def is_settled(view: View, part: Part) -> bool:
    """Whether nothing of a part's balance is open, of any part where the whole order is meant."""
    parts = view.parts if part is view.whole else (part,)
    paid = all(_balance(view, each) == _open_tax(view, each) == 0 for each in parts)
    return paid and _open_shipping(view, part) == 0


SUMS: dict[str, Sum] = {
    "deposit": _deposit,
    "forfeit": _forfeit,
    "balance": _balance,
    "open_tax": _open_tax,
    "open_shipping": _open_shipping,
    "reship_cost": _reship_cost,
    "charge": _charge,
    "check_amount": _check_amount,
    "check_paid": _check_paid,
}
