"""The customers list, as data."""

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import customers_list
from desk.records.rights import Act

CUSTOMERS = Listing(
    noun="customers",
    opens="customer",
    columns=(
        Column("customer_number", lambda row: row.number, width=17, sort="number"),
        Column("name", lambda row: row.name, width=26, sort="name"),
        Column("place", lambda row: row.place, width=19),
        Column("phone", lambda row: row.phone, width=17),
        Column("email", lambda row: row.email, width=24),
        Column("orders", lambda row: str(row.orders or ""), width=10, right=True),
        Column("credit", lambda row: row.credit or None, width=13, right=True),
    ),
    chips=("buying", "credit", "noted"),
    reading=customers_list.reading,
    rows=customers_list.rows,
    counts=customers_list.counts,
    concerns=frozenset({"customers", "orders", "credits"}),
    descending=False,
    makes="customer_form",
)


def customers_page(run: Run) -> ListPage:
    """The page of the rail that lists customers."""
    words, wanted = run.words, run.wanted
    act = Act("add_customer")
    new = Deed(words("customer.new"), "customers", lambda: wanted.emit("customer_form", ""), act)
    act = Act("import_customers")
    bring_in = Deed(words("import.open"), "import", lambda: wanted.emit("import", ""), act)
    return ListPage(run, CUSTOMERS, (new, bring_in))
