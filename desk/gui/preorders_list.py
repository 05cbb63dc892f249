"""The list of pre-orders and special orders, as data."""

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import preorders_list
from desk.records.arrivals import PreorderRow
from desk.records.rights import Act


def _inside(row: PreorderRow) -> str:
    """How many of its pieces are in."""
    return f"{row.inside} / {row.quantity}"


PREORDERS = Listing(
    noun="preorders",
    opens="order",
    columns=(
        Column("number", lambda row: row.number, width=18, sort="number"),
        Column("customer", lambda row: row.customer, width=26, sort="customer"),
        Column("placed", lambda row: row.placed, width=15, sort="placed"),
        Column("sku", lambda row: row.sku, width=16, sort="sku"),
        Column("item", lambda row: row.item, width=28),
        Column("inside", _inside, width=10, right=True),
        Column("state", lambda row: row.state, codes="preorder", width=18, mark=lambda row: row.state),
        Column("due-by", lambda row: row.due if row.state in ("due", "overdue") else None, width=15),
        Column("kind", lambda row: row.kind, codes="kind", width=15, hidden=True),
        Column("released", lambda row: row.released, width=15, hidden=True),
    ),
    chips=("awaited", "in", "untold", "charge", "due", "overdue", "paid"),
    reading=preorders_list.reading,
    rows=preorders_list.rows,
    counts=preorders_list.counts,
    concerns=frozenset({"orders", "preorders", "notices"}),
    makes="arrival",
)


def preorders_page(run: Run) -> ListPage:
    """The page of the rail that lists what is awaited, in, and to be paid."""
    words, wanted = run.words, run.wanted

    arrive = Act("arrive")
    arrival = Deed(words("preorders.arrival"), "receive", lambda: wanted.emit("arrival", ""), arrive)
    tell = Deed(words("preorders.tell"), "mail", lambda: wanted.emit("notices", ""), Act("mark_told"))
    return ListPage(run, PREORDERS, (arrival, tell))
