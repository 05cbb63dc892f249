"""The list of checks, as data."""

from collections.abc import Callable
from datetime import date

from desk.gui.list_page import Deed, Listing, ListPage
from desk.gui.run import Run
from desk.gui.table import Column
from desk.operations import checks_list
from desk.records.check_rows import CHIPS, CheckRow, standing
from desk.records.rights import Act
from desk.words import Words
from desk.words.moments import days_left


def listing(words: Words, today: Callable[[], date]) -> Listing:
    """The list, drawn as of the day that it is looked at."""

    def state(row: CheckRow) -> str:
        return standing(row, today())

    def counts(row: CheckRow) -> date | None:
        return row.counts(today())

    def left(row: CheckRow) -> str:
        day = row.counts(today())
        return days_left(words, today(), day) if day else ""

    return Listing(
        noun="checks",
        opens="check",
        columns=(
            Column("check-own", lambda row: row.number, width=15, sort="number"),
            Column("received", lambda row: row.received, width=13, sort="received"),
            Column("customer", lambda row: row.customer, width=19, sort="customer"),
            Column("payer", lambda row: row.payer, width=22, sort="payer", hidden=True),
            Column("check-printed", lambda row: row.check_number, width=12, sort="check"),
            Column("amount", lambda row: row.amount, width=11, right=True, sort="amount"),
            Column("state", state, codes="check-state", width=18, mark=state),
            Column("check-day", counts, width=13),
            Column("check-left", left, width=13),
            Column("still-owed", lambda row: row.owed or None, width=11, right=True),
            Column("deposit", lambda row: row.deposit, width=14, hidden=True),
        ),
        chips=CHIPS,
        reading=checks_list.reading,
        rows=checks_list.rows,
        counts=checks_list.counts,
        sums=True,
        concerns=frozenset({"checks", "orders", "payments"}),
        makes="receive_check",
    )


def checks_page(run: Run) -> ListPage:
    """The page of the rail that lists checks."""
    words, wanted = run.words, run.wanted
    deposit = Deed(words("checks.deposit"), "checks", lambda: wanted.emit("deposit", ""), Act("make_deposit"))
    act = Act("receive_check")
    receive = Deed(words("checks.receive"), "receive", lambda: wanted.emit("receive_check", ""), act)
    act = Act("match_line")
    bank = Deed(words("reconcile.window"), "check", lambda: wanted.emit("reconcile", ""), act)
    return ListPage(run, listing(words, run.desk.clock.today), (deposit, receive, bank))
