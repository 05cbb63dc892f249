"""The words that facts, packs and case files share; a misspelt one is told with the nearest right one."""

from desk.records.returns import CONDITIONS, REASONS

ASKS = (
    "quote",
    "cancel",
    "balance",
    "return_request",
    "return",
    "undeliverable",
    "address_correction",
    "returned_check",
    "shipping_due",
    "layaway",
    "unclaimed",
    "price_match",
)
ABOUT_RETURNS = frozenset({"return_request", "return"})
BY = ("customer", "shop", "factory")
KINDS = ("stock", "preorder", "special", "layaway")
PAYMENTS = ("card", "check", "money_order", "cash", "store_credit")
CAUSES = ("bad_address", "unavailable_recipient", "other")
SERVICES = ("ground", "priority_mail", "second_day_air", "next_day_air", "customer_choice", "pickup")
OUTCOMES = ("allowed", "refused", "owner")
DESTINATIONS = (
    "store_credit",
    "original_payment",
    "customer_choice",
    "exchange_same_item",
    "replacement",
    "exchange",
    "repair",
    "price_reduction",
    "none",
)
# Ways that no money goes: what is credited beside them has to go another way.
MONEYLESS = ("exchange_same_item", "replacement", "repair", "none")
# Ways that a part of a credit can go apart from the rest.
TENDERS = ("store_credit", "original_payment")
STATES = (
    "awaiting_return",
    "not_due",
    "due",
    "overdue",
    "paid",
    "open",
    "presumption",
    "on_time",
    "late",
    "tell_customer",
    "shipped",
    "current",
    "behind",
    "defaulted",
    "waiting",
    "in_storage",
    "unclaimed",
)
AMOUNTS = (
    "merchandise",
    "restocking_fee",
    "processing_fee",
    "sales_tax",
    "shipping",
    "paid",
    "forfeited_deposit",
    "first_payment",
    "shipping_incurred",
    "limit_to_paid",
    "balance",
    "returned_check_fee",
    "check_amount",
    "reship_cost",
    "address_correction",
    "deposit",
    "cancellation_fee",
    "late_fee",
    "storage_fee",
    "instalments_due",
    "shortfall",
    "compensation",
    "price_difference",
    "discount_back",
    "return_shipping",
)
DEADLINES = (
    "ra_by",
    "return_by",
    "claim_by",
    "ship_back_by",
    "first_ship",
    "ship_target",
    "ship_limit",
    "effective",
    "balance_due",
    "check_due",
    "next_payment",
    "last_payment",
    "cancel_by",
    "collect_by",
    "refund_by",
    "credit_until",
)
HOLDS = ("check", "international", "balance")
ORDER_DATES = (
    "placed",
    "processed",
    "shipped",
    "delivered",
    "effective",
    "check_received",
    "balance_paid",
)
REQUEST_DATES = ("on", "ra_issued", "sent", "received", "arrived", "notified")
DATES = ORDER_DATES + REQUEST_DATES
# Days that are not keys of an order or request: of a check, and the day from which goods could ship.
CHECK_DAYS = ("check_returned", "check_paid")
# The next instalment that is open, and the last one, of a plan.
PLAN_DAYS = ("instalment", "last_instalment")
DAYS = (*DATES, *CHECK_DAYS, *PLAN_DAYS, "ready")
SUMS = ("reship_cost", "charge")
DISPATCH = ("none", "partly", "whole")
FIGURES = ("total", "tax", "deposit", "due_now")
# What a count can be told by, besides a pack's own facts: pieces of the part, payments of a plan missed.
COUNTS = ("pieces", "missed")
SETTINGS = ("deposit_rate", "tax_rates", "dim_divisor")
LANGUAGES = ("en", "es")
UNITS = ("days", "business_days", "weeks", "months", "years", "hours")
FINDINGS = (
    "refused-by-clause",
    "open-by-clause",
    "question-silent",
    "money-without-way",
    "ways-differ",
    "nothing-fits",
    "reason-silent",
    "kind-silent",
    "told-late",
    "special-defect",
    "layaway-defect",
    "no-replacement",
    "found-undamaged",
    "nothing-comes-back",
    "no-ra",
    "ra-not-outside",
    "asked-late",
    "sent-late",
    "arrived-late",
    "not-original-packaging",
    "not-secured",
    "found-damaged",
    "found-opened",
    "not-resaleable",
    "special-order",
    "damaged-box",
    "no-tax-rate",
    "by-silent",
    "partly-shipped",
    "already-shipped",
    "service-refused",
    "place-silent",
    "hold-outlasts-limit",
    "cost-differs",
    "balance-overdue",
    "cause-silent",
    "not-sent-again",
    "carrier-silent",
    "paid-late",
    "hand-over",
    "at-discretion",
    "within-bounds",
    "final-sale",
    "not-approved",
    "no-proof",
    "not-the-buyer",
    "set-broken",
    "order-too-small",
    "not-covered",
    "plan-defaulted",
    "unclaimed",
)

__all__ = [name for name in dir() if name.isupper()] + ["CONDITIONS", "REASONS"]
