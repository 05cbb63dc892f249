"""The chart of accounts and the table of postings that a new shop begins with, as a bookkeeper reads them.

A posting moves one labelled amount of an event from its credit account to its debit account. ``sign`` is the
sign that the amount has in a policy's answer when it is posted as written: what is taken off a credit is
negative there. An amount of the other sign is posted with the sides swapped. Labels that only a shop's own
pack has go as ``other_given`` (positive) or ``other_kept`` (negative).
"""

from desk.records.ledger import Account, Posting

ACCOUNTS = (
    Account("1000", "Cash", "asset"),
    Account("1010", "Undeposited checks", "asset"),
    Account("1020", "Bank", "asset"),
    Account("1030", "Card clearing", "asset"),
    Account("1040", "Other payments clearing", "asset"),
    Account("1100", "Receivable", "asset"),
    Account("1110", "Returned checks receivable", "asset"),
    Account("2000", "Customer deposits", "liability"),
    Account("2100", "Store credit", "liability"),
    Account("2110", "Refunds payable", "liability"),
    Account("2200", "Sales tax payable", "liability"),
    Account("2300", "Shipping payable", "liability"),
    Account("3000", "Opening balances", "equity"),
    Account("4000", "Sales", "income"),
    Account("4010", "Returns", "contra_income"),
    Account("4100", "Shipping income", "income"),
    Account("4110", "Shipping recovered", "income"),
    Account("4200", "Restocking fees", "income"),
    Account("4210", "Cancellation fees", "income"),
    Account("4220", "Forfeited deposits", "income"),
    Account("4230", "Returned check fees", "income"),
    Account("4290", "Other fees", "income"),
    Account("5100", "Shipping cost", "expense"),
    Account("5200", "Bank charges", "expense"),
    Account("5300", "Bad debts", "expense"),
    Account("5400", "Replacements", "expense"),
)

_SALE = (
    Posting("payment_received", "card", "1030", "2000"),
    Posting("payment_received", "check", "1010", "2000"),
    Posting("payment_received", "money_order", "1010", "2000"),
    Posting("payment_received", "cash", "1000", "2000"),
    Posting("payment_received", "store_credit", "2100", "2000"),
    Posting("payment_received", "other_given", "1040", "2000"),
    Posting("order_shipped", "merchandise", "1100", "4000"),
    Posting("order_shipped", "sales_tax", "1100", "2200"),
    Posting("order_shipped", "shipping", "1100", "4100"),
    Posting("order_shipped", "prepaid", "2000", "1100"),
    # The carrier bills later: the cost is owed from the day the parcel leaves.
    Posting("order_shipped", "shipping_cost", "5100", "2300"),
    Posting("payment_applied", "prepaid", "2000", "1100"),
)


def _return_postings(event: str, owed: str) -> tuple[Posting, ...]:
    """What a settled return posts, owed to the customer on the account ``owed``."""
    return (
        Posting(event, "merchandise", "4010", owed),
        Posting(event, "sales_tax", "2200", owed),
        Posting(event, "shipping", "4100", owed),
        Posting(event, "limit_to_paid", "4010", owed),
        Posting(event, "other_given", "4010", owed),
        Posting(event, "restocking_fee", owed, "4200", -1),
        Posting(event, "processing_fee", owed, "4210", -1),
        Posting(event, "forfeited_deposit", owed, "4220", -1),
        Posting(event, "first_payment", owed, "4220", -1),
        Posting(event, "shipping_incurred", owed, "4110", -1),
        Posting(event, "other_kept", owed, "4290", -1),
    )


# A credit that goes two ways: what of it goes the other way than the rest; the fifth migration adds it.
SPLIT_POSTINGS = (
    Posting("return_credited", "tender", "2100", "2110"),
    Posting("return_refunded", "tender", "2110", "2100"),
)


def _cancellation_postings(event: str, owed: str) -> tuple[Posting, ...]:
    """What a cancellation posts: what the shop held for pieces that will not leave goes to ``owed``."""
    return (
        Posting(event, "merchandise", "2000", owed),
        Posting(event, "sales_tax", "2000", owed),
        Posting(event, "shipping", "2000", owed),
        Posting(event, "limit_to_paid", "2000", owed),
        Posting(event, "other_given", "2000", owed),
        Posting(event, "restocking_fee", owed, "4200", -1),
        Posting(event, "processing_fee", owed, "4210", -1),
        Posting(event, "forfeited_deposit", owed, "4220", -1),
        Posting(event, "first_payment", owed, "4220", -1),
        Posting(event, "other_kept", owed, "4290", -1),
    )


# The eighth migration adds what cancelling, more shipping, goods back unpaid and a voided credit post.
SALE_POSTINGS = (
    *_cancellation_postings("cancellation_credited", "2100"),
    *_cancellation_postings("cancellation_refunded", "2110"),
    Posting("cancellation_credited", "tender", "2100", "2110"),
    Posting("cancellation_refunded", "tender", "2110", "2100"),
    *_return_postings("return_released", "1100"),
    Posting("charge_billed", "reship_cost", "1100", "4110"),
    Posting("charge_billed", "address_correction", "1100", "4110"),
    Posting("charge_billed", "other_given", "1100", "4110"),
    Posting("credit_voided", "voided", "2100", "4240"),
    # What was taken on one account goes back from it; a check is written on the bank.
    Posting("refund_made", "card", "2110", "1030"),
    Posting("refund_made", "check", "2110", "1020"),
    Posting("refund_made", "cash", "2110", "1000"),
    Posting("refund_made", "money_order", "2110", "1020"),
)
# What a carrier pays for goods that it damaged or lost: the ninth migration adds it.
CLAIM_POSTINGS = (Posting("carrier_paid", "carrier", "1020", "4250"),)
# What a check does on its way to the bank and back: the tenth migration adds it. What it paid is held for its
# order, which owes it again where the check comes back.
CHECK_POSTINGS = (
    Posting("check_deposited", "check", "1020", "1010"),
    Posting("check_returned", "check", "2000", "1020"),
    Posting("bank_charged", "bank_charge", "5200", "1020"),
    Posting("charge_billed", "returned_check_fee", "1100", "4230"),
    Posting("check_written_off", "written_off", "5300", "1100"),
    # What an agency keeps of what it collected was paid by the customer all the same.
    Posting("payment_received", "agency", "5210", "2000"),
)
# The owner's own money in the drawer, and what is missing there or too much: the eleventh migration.
BOOK_ACCOUNTS = (
    Account("3100", "Owner's money", "equity"),
    Account("5220", "Cash over and short", "expense"),
)
BOOK_POSTINGS = (
    Posting("cash_moved", "put_in", "1000", "3100"),
    Posting("cash_moved", "banked", "1020", "1000"),
    Posting("cash_moved", "taken", "3100", "1000"),
    Posting("cash_counted", "difference", "1000", "5220"),
)
CHECK_ACCOUNTS = (Account("5210", "Collection costs", "expense"),)
CLAIM_ACCOUNTS = (Account("4250", "Carrier claims", "income"),)
SALE_ACCOUNTS = (Account("4240", "Store credit voided", "income"),)
POSTINGS = _SALE + _return_postings("return_credited", "2100") + _return_postings("return_refunded", "2110")
