"""The weight that a carrier bills: what the scale says, or what the size of the box stands for."""

from math import ceil, prod

from desk.policy.view import View


def billable(view: View, way: str) -> int | None:
    """Whole pounds: the weight rounded up, or by ``size`` what the box's cubic inches stand for."""
    order = view.order
    divisor = view.choices.dim_divisor or view.terms.divisor
    if order.weight_lb is None:
        return None
    scale = ceil(order.weight_lb)
    if way == "scale":
        return scale
    if len(order.size_in) != 3 or divisor is None:
        return None
    return max(scale, ceil(prod(order.size_in) / divisor))
