"""A made-up shop whose policy asks questions of its own, offers two ways and can send a credit two ways."""

from desk.operations import orders, shops
from desk.operations.desk import Clock, Desk
from desk.records.orders import NewOrder
from tests.conftest import SHOP, doll_order, owners_desk

PACK = """
id = "needles"
name = "Needles"
edition = 2026-01-01
currency = "USD"

[clauses.fair]
text.en = "Unhappy? Bring it back."

[facts.photo]
text = { en = "Was a photo sent?", es = "¿Se envió una foto?" }
is = "flag"
of = "request"

[facts.wound]
text.en = "How was it wound?"
is = "word"
of = "line"
options = { skein = { en = "Skein" }, ball = { en = "Ball" } }
default = "skein"

[facts.gift_card]
text.en = "How much was paid by gift card?"
is = "money"
of = "order"
default = "0.00"

[facts.before]
text.en = "How often before?"
is = "count"
of = "request"
default = 0

[facts.wear]
text.en = "When is it worn?"
is = "day"
of = "order"

[windows.fitting]
clause = "fair"
days = 7
before = "wear"

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
when = { fact = { photo = false } }
outcome = "refused"

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
when = { fact = { before = { over = 3 } } }
outcome = "refused"

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
when = { passed = "fitting", fact = { wear = true } }
outcome = "refused"

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
give = "merchandise"
to = ["store_credit", "original_payment", "exchange"]

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
when = { wish = "original_payment" }
take = "restocking_fee"
percent = 10

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
when = { fact = { wound = "ball" } }
take = "late_fee"
flat = "5.00"

[[rules]]
clause = "fair"
ask = "return"
when = { wish = "store_credit" }
tender = "original_payment"
amount = "gift_card"
per = "request"
"""

HOURS = """
id = "hours"
name = "Hours"
edition = 2026-01-01
currency = "USD"

[clauses.fair]
text.en = "Tell us within 48 hours. Restocking by the hour."

[facts.wear]
text.en = "When is it worn?"
is = "day"
of = "order"

[windows.telling]
clause = "fair"
hours = 48
after = "delivered"

[windows.more]
clause = "fair"
hours = 2
after = "telling"

[windows.fitting]
clause = "fair"
hours = 24
before = "wear"

[[rules]]
clause = "fair"
ask = "return_request"
when = { passed = "more" }
outcome = "refused"

[[rules]]
clause = "fair"
ask = "return_request"
when = { has = "sent", within = "fitting" }
inform = "late_fee"
flat = "1.00"

[[rules]]
clause = "fair"
ask = ["return_request", "return"]
give = "merchandise"
to = "store_credit"

[[rules]]
clause = "fair"
ask = "return"
take = "restocking_fee"
tiers = [{ hours = 30, percent = 10 }, { percent = 20 }]
since = "sent"
until = "received"
"""


def open_shop(clock: Clock, pack: str = PACK, order: NewOrder | None = None) -> Desk:
    """The shop in memory with the order #1001 of 120.00 and 89.95."""
    desk = owners_desk(clock)
    shops.create_shop(desk, SHOP, pack)
    orders.enter_order(desk, order or doll_order())
    return desk
