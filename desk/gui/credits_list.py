"""The list of store credit, as data."""

from desk.gui.list_page import Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import credits

CREDITS = Listing(
    noun="credits",
    opens="credit",
    columns=(
        Column("slip", lambda row: row.number, width=19, sort="number"),
        Column("customer", lambda row: row.customer, width=26, sort="customer"),
        Column("origin", lambda row: row.origin, width=19),
        Column("issued", lambda row: row.issued, width=15, sort="issued"),
        Column("expires", lambda row: row.expires, width=15, hidden=True),
        Column("state", lambda row: row.state, codes="state", width=14, mark=lambda row: row.state),
        Column("amount", lambda row: row.amount, width=14, right=True, sort="amount"),
        Column("balance", lambda row: row.balance, width=14, right=True, sort="balance"),
    ),
    chips=("open", "expired", "spent", "reversed"),
    reading=credits.reading,
    rows=credits.rows,
    counts=credits.counts,
    concerns=frozenset({"credits"}),
)


def credits_page(run: Run) -> ListPage:
    """The page of the rail that lists store credit."""
    return ListPage(run, CREDITS)
