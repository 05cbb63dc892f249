"""The real cost is noted before the first parcel leaves, and not after it."""

from types import SimpleNamespace
from typing import Any

from desk.gui.shipping_cost import cost_entries
from desk.operations import shipping
from desk.operations.desk import Desk
from desk.records.shipments import Dispatch, Packed
from desk.words import Words
from tests.operations.ordering import paid, taken


def test_what_is_billed_is_not_noted_anew(desk: Desk, words: Words) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    window: Any = SimpleNamespace(words=words)
    acts = [entry[3].operation for entry in cost_entries(window, shipping.pack_sheet(desk, order.number))]  # type: ignore[misc]
    assert acts == ["foresee_cost", "agree_shipping"]
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), (Packed(order.lines[0].id, 1),)))
    assert cost_entries(window, shipping.pack_sheet(desk, order.number)) == []
