"""Every operation by name, for ``desk do``: a script can do whatever a clerk can."""

from collections.abc import Callable
from typing import Any

from desk.operations import (
    cases,
    credits,
    drafts,
    editions,
    orders,
    orders_list,
    proposals,
    returns,
    returns_list,
    search,
    shops,
    what_if,
)

_ALL: tuple[Callable[..., Any], ...] = (
    cases.list_cases,
    cases.run_cases,
    cases.save_case,
    credits.count_print,
    credits.credit_slip,
    credits.list_credits,
    credits.open_credit,
    drafts.waiting,
    editions.list_editions,
    editions.new_edition,
    editions.read_changes,
    editions.withdraw_edition,
    orders.correct_delivery,
    orders.enter_order,
    orders.mark_delivered,
    orders.mark_shipped,
    orders.open_order,
    orders.order_paper,
    orders.read_history,
    orders_list.list_orders,
    proposals.adopt,
    proposals.look_ahead,
    proposals.open_policy,
    returns.ask_return,
    returns.explain_ask,
    returns.explain_parcel,
    returns.explain_return,
    returns.inspect,
    returns.issue_ra,
    returns_list.list_returns,
    returns_list.of_order,
    returns.open_return,
    returns.return_paper,
    returns.reverse_settlement,
    returns.settle,
    returns.void_ra,
    search.find,
    shops.editions,
    shops.read_shop,
    what_if.what_if,
)

OPERATIONS: dict[str, Callable[..., Any]] = {each.__name__: each for each in _ALL}
