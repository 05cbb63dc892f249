"""The accountant's files: their kinds, their columns, and what is checked against the ledger."""

from dataclasses import dataclass

from desk.records.money import Money

TEXT, DAY, AMOUNT, COUNT = "text", "day", "amount", "count"
# A value of any kind, which says itself what it is: records that are no part of the books.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: ``kind`` is text, day (ISO), amount (whole cents), count or any."""

    name: str
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Control:
    """The sum of a column, and what the ledger says that it must be."""

    column: str
    total: Money
    ledger: Money


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: how many rows it has, the sum of each amount, its SHA-256."""

    name: str
    kind: str
    rows: int
    sums: dict[str, Money]
    digest: str
    controls: tuple[Control, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether all that is checked is what the ledger says."""
        return all(each.total == each.ledger for each in self.controls)


def columns(text: str) -> tuple[Column, ...]:
    """Columns told as words; ``name:kind`` where one is no text."""
    told = (word.partition(":") for word in text.split())
    return tuple(Column(name, kind or TEXT) for name, _, kind in told)


# What each column means is the sentence ``export.<kind>.<column>``. The first two of a kind are no amounts:
# the row of totals has its own words there.
BOOKS = {
    "orders": columns(
        """number day:day customer_number customer email phone state channel payment_method service
        processed:day shipped:day delivered:day cancelled:day promised:day
        merchandise:amount shipping:amount sales_tax:amount total:amount
        paid:amount credited:amount held:amount owed:amount
        sold:amount sold_shipping:amount sold_tax:amount
        ship_name ship_company ship_street ship_street2 ship_city ship_state ship_postal_code ship_country
        shipping_cost:amount source note"""
    ),
    "lines": columns(
        """order day:day position:count sku item kind quantity:count price:amount discount:amount
        value:amount untaxed shipped:count cancelled:count returned:count deposit_percent
        first_payment:amount"""
    ),
    "payments": columns(
        """number day:day order customer method amount:amount purpose reference brand last4 received:day
        takes_back check"""
    ),
    "payouts": columns("number day:day order customer method amount:amount reference"),
    "deposits": columns("number day:day customer_number customer state total:amount held:amount"),
    "returns": columns(
        """number day:day order customer reason state issued:day received:day settled:day destination slip
        merchandise:amount sales_tax:amount restocking_fee:amount shipping:amount other:amount credit:amount
        asked:day refunded_on:day clauses days_to_issue:count days_to_receive:count days_to_settle:count
        days_to_refund:count"""
    ),
    "claims": columns(
        "number day:day order customer carrier reference amount:amount state paid:amount ended:day"
    ),
    "credits": columns(
        """number day:day customer origin reason clauses state expires:day amount:amount before:amount
        issued:amount used:amount ended:amount balance:amount"""
    ),
    "checks": columns(
        """number day:day kind customer payer check_number dated:day amount:amount state deposit deposited:day
        cleared:day returned:day reason banked:amount sent_back:amount"""
    ),
    "fees": columns("account account_name clause event legs:count kept:amount given_back:amount net:amount"),
    "sales_tax": columns(
        "state month account taxable:amount exempt:amount collected:amount given_back:amount due:amount"
    ),
    "journal": columns(
        """entry:count day:day happened:day event number account account_name debit:amount credit:amount
        clause takes_back:count"""
    ),
    "trial_balance": columns(
        "account account_name kind before:amount debit:amount credit:amount after:amount"
    ),
    "accounts": columns("account account_name kind standard_number standard_name state"),
}
# What of a file is a sum of the ledger: the column, the sign of debits there, and what is summed up. ``flow``
# is what events moved in the period, ``at`` what accounts come to at its end, ``before`` at its beginning.
# An account that ends with * stands for all that begin like it.
CHECKED: dict[str, tuple[tuple[str, int, str, str, str], ...]] = {
    "orders": (
        ("sold", -1, "flow", "4000", "order_shipped"),
        ("sold_shipping", -1, "flow", "4100", "order_shipped"),
        ("sold_tax", -1, "flow", "22*", "order_shipped"),
    ),
    "payments": (("amount", -1, "flow", "2000", "payment_received check_returned"),),
    "payouts": (("amount", 1, "flow", "2110", "refund_made"),),
    "deposits": (("held", -1, "at", "2000", ""),),
    "returns": (
        ("merchandise", 1, "flow", "4010", "return_*"),
        ("sales_tax", 1, "flow", "22*", "return_*"),
        ("restocking_fee", 1, "flow", "4200", "return_*"),
        ("credit", -1, "flow", "1100 2100 2110", "return_*"),
    ),
    "claims": (("paid", -1, "flow", "4250", "carrier_paid"),),
    "credits": (("before", -1, "before", "2100", ""), ("balance", -1, "at", "2100", "")),
    "checks": (
        ("banked", 1, "flow", "1020", "check_deposited"),
        ("sent_back", -1, "flow", "1020", "check_returned"),
    ),
    "fees": (("net", -1, "flow", "42* 4110", ""),),
    "sales_tax": (("due", -1, "flow", "22*", ""),),
    "journal": (("debit", 0, "debit", "", ""), ("credit", 0, "credit", "", "")),
    "trial_balance": (("debit", 0, "debit", "", ""), ("credit", 0, "credit", "", "")),
}
# What the shop keeps beside the price of its goods: fees, forfeited deposits, shipping that is billed again.
FEES = ("4110", "4200", "4210", "4220", "4230", "4240", "4290")
