"""The returns list, as data."""

from datetime import date

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import returns_list
from desk.records.lapses import standing
from desk.records.returns import ReturnRow
from desk.records.rights import Act


def listing(today: date) -> Listing:
    """The list as it stands on a day."""

    def state(row: ReturnRow) -> str:
        return standing(row, today)

    return Listing(
        noun="returns",
        opens="return",
        columns=(
            Column("ra", lambda row: row.number, width=19, sort="number"),
            Column("customer", lambda row: row.customer, width=26, sort="customer"),
            Column("order", lambda row: row.order, width=14),
            Column("issued", lambda row: row.issued, width=15, sort="issued"),
            Column("reason", lambda row: row.reason, codes="reason", width=20),
            Column("return-by", lambda row: row.return_by, width=15, sort="return_by"),
            Column("state", state, codes="state", width=14, mark=state),
            Column("credit", lambda row: row.credit or None, width=13, right=True),
        ),
        chips=("open", "lapsed", "settled", "refused", "voided"),
        reading=returns_list.reading,
        rows=returns_list.rows,
        counts=returns_list.counts,
        concerns=frozenset({"returns"}),
    )


def returns_page(run: Run) -> ListPage:
    """The page of the rail that lists returns."""
    words, wanted = run.words, run.wanted
    issue = Deed(words("action.issue"), "returns", lambda: wanted.emit("issue", ""), Act("issue_ra"))
    receive = Deed(words("action.receive"), "receive", lambda: wanted.emit("receive", ""), Act("settle"))
    refunds = Deed(
        words("refunds.entry"), "credits", lambda: wanted.emit("refunds", ""), Act("mark_refunded")
    )
    asked = Deed(words("requests.entry"), "alert", lambda: wanted.emit("requests", ""), Act("note_request"))
    return ListPage(run, listing(run.desk.clock.today()), (issue, receive, asked, refunds))
