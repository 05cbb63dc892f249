"""Shops under small policies of their own: one keeps half of what is cancelled, one bills it."""

from dataclasses import replace

from desk.operations import shops
from desk.operations.desk import Desk
from tests.conftest import SHOP, owners_desk

# A shop that keeps half of the price of what is cancelled, and the shipping; one that lets you choose.
HALF = """
id = "half"
name = "Half"
edition = 2026-01-01
currency = "USD"

[clauses.half]
text.en = "Half of the price is given back."

[[rules]]
clause = "half"
ask = "cancel"
give = "merchandise"
percent = 50
to = "store_credit"
"""
# What is cancelled costs a fee that is billed beside what is given back; something is told for information.
BILLED = (
    HALF
    + """
[clauses.work]
text.en = "Work that was begun is billed with 15.00 an order, less 2.50; nothing else is."

[[rules]]
clause = "work"
ask = "cancel"
inform = "storage_fee"
flat = "99.00"
per = "request"

[[rules]]
clause = "work"
ask = "cancel"
bill = "processing_fee"
flat = "15.00"
per = "request"

[[rules]]
clause = "work"
ask = "cancel"
less = "late_fee"
flat = "2.50"
per = "request"
"""
)
EITHER = HALF.replace('percent = 50\nto = "store_credit"', 'to = "customer_choice"')
# What could not be delivered is given back, unless it is wet: which only this shop asks.
ASKING = """
id = "asking"
name = "Asking"
edition = 2026-01-01
currency = "USD"

[clauses.fair]
text.en = "What comes back dry is given back."

[facts.wet]
text.en = "Is it wet?"
is = "flag"
of = "line"

[[rules]]
clause = "fair"
ask = "undeliverable"
when = { fact = { wet = true } }
outcome = "refused"

[[rules]]
clause = "fair"
ask = "undeliverable"
give = "merchandise"
to = "original_payment"
"""

# What the first shop's policy lacks: its store credit can be spent for 90 days, that of a cancellation too.
EXPIRING = """
[windows.spending]
clause = "credit-only"
days = 90
after = ["received", "on"]

[[rules]]
clause = "credit-only"
ask = ["return", "cancel"]
deadline = { credit_until = "spending" }
"""


def shop_under(desk: Desk, text: str) -> Desk:
    """A shop under a policy of its own."""
    other = owners_desk(desk.clock)
    shops.create_shop(other, replace(SHOP, pack="own"), text)
    return other
