"""How money goes back to a customer, and the event of the ledger that books each way."""

STORE_CREDIT, ORIGINAL_PAYMENT = WAYS = ("store_credit", "original_payment")
# What was held for pieces that never leave, and what was earned with pieces that came back.
OF_HELD = {STORE_CREDIT: "cancellation_credited", ORIGINAL_PAYMENT: "cancellation_refunded"}
OF_EARNED = {STORE_CREDIT: "return_credited", ORIGINAL_PAYMENT: "return_refunded"}
