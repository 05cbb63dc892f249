"""The report of store credit outstanding: by lot and origin, beside what the ledger says."""

from datetime import date

from desk.operations.desk import Desk
from desk.records.outstanding import Outstanding
from desk.store import ledger, outstanding

ACCOUNT = "2100"


def outstanding_credit(desk: Desk, day: date | None = None) -> Outstanding:
    """What is left of store credit at the end of a day, today unless said; a day to come counts as today."""
    today = desk.clock.today()
    asked = min(day or today, today)
    booked = -ledger.balance_on(desk.db, ACCOUNT, asked)
    return Outstanding(asked, outstanding.lots(desk.db, asked), booked)
