"""The columns of a Shopify orders export that we read, and what its words mean to us."""

_ORDER = """Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Currency|Subtotal|Shipping|
Taxes|Total|Discount Amount|Shipping Method|Created at|Payment Method|Cancelled at"""
_LINE = "Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku"
_SIDES = ("Billing", "Shipping")
_PLACE = ("Name", "Address1", "City", "Zip", "Province", "Country")
_PLACE_MORE = ("Address2", "Company", "Phone")

REQUIRED = (
    *_ORDER.replace("\n", "").split("|"),
    *_LINE.split("|"),
    *(f"{side} {part}" for side in _SIDES for part in _PLACE),
)
COLUMNS = (
    *REQUIRED,
    *(f"{side} {part}" for side in _SIDES for part in _PLACE_MORE),
    "Lineitem fulfillment status",
    "Notes",
)
# A later row of an order repeats its name and email and holds nothing else but its line.
ONCE = tuple(name for name in COLUMNS if not name.startswith("Lineitem") and name not in ("Name", "Email"))

# The export has no amounts for what was paid or given back in part, so nothing is guessed: ``unclear``.
MONEY = {
    "paid": "paid",
    "pending": "none",
    "authorized": "none",
    "unpaid": "none",
    "expired": "none",
    "voided": "none",
    "": "none",
    "partially_paid": "unclear",
    "partially_refunded": "unclear",
    "refunded": "unclear",
}
FULFILLED = {
    "fulfilled": "shipped",
    "unfulfilled": "no",
    "pending": "no",
    "": "no",
    "partial": "partly",
    "restocked": "partly",
}
METHODS = {
    "money order / check": "check",
    "check": "check",
    "cheque": "check",
    "money order": "money_order",
    "cash": "cash",
    "cash on delivery (cod)": "cash",
    "gift card": "store_credit",
    "gift_card": "store_credit",
    "store credit": "store_credit",
    "shopify payments": "card",
    "shopify_payments": "card",
    "": "card",
}
SERVICES = {
    "standard": "customer_choice",
    "": "customer_choice",
    "ground": "ground",
    "ups ground": "ground",
    "ups® ground": "ground",
    "priority mail": "priority_mail",
    "usps priority mail": "priority_mail",
    "second day air": "second_day_air",
    "ups 2nd day air": "second_day_air",
    "next day air": "next_day_air",
    "ups next day air": "next_day_air",
    "pickup": "pickup",
    "local pickup": "pickup",
}
