"""The items list, as data."""

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import items_list
from desk.records.rights import Act

ITEMS = Listing(
    noun="items",
    opens="item",
    columns=(
        Column("sku", lambda row: row.sku, width=18, sort="sku"),
        Column("item", lambda row: row.name, width=31, sort="name"),
        Column("kind", lambda row: "retired" if row.retired else row.kind, codes="item.kind", width=17),
        Column("price", lambda row: row.price, width=14, right=True, sort="price"),
        Column("on_hand", lambda row: _count(row.on_hand), width=13, right=True, sort="on_hand"),
        Column("free", lambda row: _count(row.free), width=11, right=True),
        Column("damaged", lambda row: row.damaged or "", width=11, right=True),
        Column("released", lambda row: row.released, width=16, sort="released"),
    ),
    chips=("free", "out", "uncounted", "preorder", "retired"),
    reading=items_list.reading,
    rows=items_list.rows,
    counts=items_list.counts,
    concerns=frozenset({"items", "orders"}),
    descending=False,
    makes="item_form",
)


def items_page(run: Run) -> ListPage:
    """The page of the rail that lists items."""
    words, wanted = run.words, run.wanted
    new = Deed(words("item.new"), "items", lambda: wanted.emit("item_form", ""), Act("add_item"))
    act = Act("import_items")
    bring_in = Deed(words("import.open"), "import", lambda: wanted.emit("import", ""), act)
    return ListPage(run, ITEMS, (new, bring_in))


def _count(number: int | None) -> str:
    """A number of pieces; nothing where nobody counted, which is not none."""
    return "" if number is None else str(number)
