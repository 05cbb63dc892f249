"""The operations on the books, as the catalogue lists them."""

from collections.abc import Callable
from typing import Any

from desk.operations import accounts, cash_moves, close_outs, closings, undoing_imports

ALL: tuple[Callable[..., Any], ...] = (
    accounts.change_account,
    accounts.list_accounts,
    accounts.list_postings,
    accounts.posting_paper,
    cash_moves.list_cash_moves,
    cash_moves.move_cash,
    cash_moves.undo_move_cash,
    close_outs.close_out,
    close_outs.close_out_slip,
    close_outs.count_drawer,
    close_outs.last_close_out,
    close_outs.list_close_outs,
    close_outs.open_close_out,
    close_outs.open_drawer,
    close_outs.undo_close_out,
    closings.close_month,
    closings.list_closings,
    closings.look_at_month,
    closings.next_month,
    undoing_imports.list_imports,
    undoing_imports.rests_on,
)
