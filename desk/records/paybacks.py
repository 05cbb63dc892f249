"""How money goes back to a customer, and the event of the ledger that books each way."""

STORE_CREDIT, ORIGINAL_PAYMENT = WAYS = ("store_credit", "original_payment")
# By what a policy may call it: an exchange for another item is paid with credit, a lower price for an item
# that is kept with money.
GOES = {way: way for way in WAYS} | {"exchange": STORE_CREDIT, "price_reduction": ORIGINAL_PAYMENT}
# Where the same item is sent again and no money moves.
IN_KIND = ("exchange_same_item", "replacement")
# What was held for pieces that never leave, and what was earned with pieces that came back.
OF_HELD = {STORE_CREDIT: "cancellation_credited", ORIGINAL_PAYMENT: "cancellation_refunded"}
OF_EARNED = {STORE_CREDIT: "return_credited", ORIGINAL_PAYMENT: "return_refunded"}


def way_of(destination: str) -> str:
    """The way that money goes by where it is to go; what goes nowhere is booked like store credit."""
    return GOES.get(destination, STORE_CREDIT)
