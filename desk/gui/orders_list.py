"""The orders list, as data."""

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import orders_list
from desk.records.rights import Act

ORDERS = Listing(
    noun="orders",
    opens="order",
    columns=(
        Column("number", lambda row: row.number, width=16, sort="number"),
        Column("customer", lambda row: row.customer, width=28, sort="customer"),
        Column("placed", lambda row: row.placed, width=16, sort="placed"),
        Column("state", lambda row: row.state, codes="state", width=16, mark=lambda row: row.state),
        Column("total", lambda row: row.total, width=16, right=True, sort="total"),
        Column("owed", lambda row: row.owed or None, width=15, right=True),
        Column(
            "note",
            lambda row: "flagged" if row.flagged else "",
            codes="state",
            width=15,
            mark=lambda row: "flagged" if row.flagged else "",
        ),
    ),
    chips=(
        "open",
        "to_ship",
        "late",
        "to_tell",
        "on_hold",
        "awaiting",
        "partly_shipped",
        "owing",
        "shipped",
        "delivered",
        "cancelled",
        "flagged",
    ),
    reading=orders_list.reading,
    rows=orders_list.rows,
    counts=orders_list.counts,
    sums=True,
    concerns=frozenset({"orders"}),
)


def orders_page(run: Run) -> ListPage:
    """The page of the rail that lists orders."""
    words, wanted = run.words, run.wanted
    take = Deed(words("action.take"), "orders", lambda: wanted.emit("take", ""), Act("take_order"))
    act = Act("import_orders")
    bring_in = Deed(words("orders.import"), "import", lambda: wanted.emit("import", ""), act)
    picks = Deed(words("orders.pick-list"), "print", lambda: wanted.emit("pick_list", ""), Act("ship"))
    return ListPage(run, ORDERS, (take, picks, bring_in))
