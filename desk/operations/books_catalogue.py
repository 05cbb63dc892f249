"""The operations on the books, as the catalogue lists them."""

from collections.abc import Callable
from typing import Any

from desk.operations import accounts, closings, undoing_imports

ALL: tuple[Callable[..., Any], ...] = (
    accounts.change_account,
    accounts.list_accounts,
    accounts.list_postings,
    accounts.posting_paper,
    closings.close_month,
    closings.list_closings,
    closings.next_month,
    undoing_imports.list_imports,
    undoing_imports.rests_on,
)
