"""Letters and folders of a check to draw, without a shop's file."""

from dataclasses import replace
from datetime import date

from desk.records.addresses import Address
from desk.records.answers import Amount, Answer, Clause, Deadline
from desk.records.checks import Check, CheckSheet, Debt, Recovery, Step
from desk.records.customers import Customer
from desk.records.demands import Agency, Demand
from desk.records.money import Money
from desk.records.papers import CollectionsPaper, DemandPaper
from desk.records.payments import Payment
from tests.paper.samples import SHOP

CUSTOMER = Customer(
    1,
    "C-00012",
    "Ann Miller",
    "ann@example.com",
    address=Address("Ann Miller", "", "22 Elm St", city="Rolla"),
)
NUMBER = "CK-26-00003-2"
RETURNED, DUE = date(2026, 6, 1), date(2026, 6, 11)
CLAUSES = (
    Clause("returned-check-due", {"en": "Due in full within 10 days.", "es": "Se paga en 10 días."}),
    Clause(
        "returned-check-fee", {"en": "Each returned check costs $35.00.", "es": "Cada cheque cuesta $35.00."}
    ),
    Clause("unused", {"en": "Of something else.", "es": "De otra cosa."}),
)
AMOUNTS = (
    Amount("check_amount", Money(23571), "returned-check-due"),
    Amount("returned_check_fee", Money(3500), "returned-check-fee"),
    Amount("paid", Money(-5000), "returned-check-due"),
)
ANSWER = Answer(
    "returned_check",
    "allowed",
    state="open",
    charge=Money(22071),
    amounts=AMOUNTS,
    deadlines=(Deadline("check_due", DUE, "returned-check-due"),),
    cites=("returned-check-due", "returned-check-fee"),
    clauses=CLAUSES,
)
CHECK = Check(
    1,
    NUMBER,
    1,
    CUSTOMER.number,
    CUSTOMER.name,
    Money(23571),
    date(2026, 5, 20),
    date(2026, 5, 19),
    payer="Ann Miller",
    bank="First Bank",
    check_number="1042",
    routing="061000104",
    account4="6789",
    memo="two dolls",
    state="collections",
    returned=RETURNED,
    reason="nsf",
    due=DUE,
    handed=date(2026, 6, 12),
)
DEMAND = Demand(NUMBER, "first", RETURNED, Money(22071), ANSWER, DUE, nth=1)
SENT = replace(DEMAND, way="certified", sent=date(2026, 6, 2), proof="RR 12 34")
CHECKCARE = Agency("Checkcare", "1 Main Street, Columbus, GA", "706-555-0100", "cc@cc.example", "S-77")


def demand_paper(check: Check = CHECK, **changes: object) -> DemandPaper:
    """A first letter, written as the check came back, unless ``changes`` say otherwise."""
    demand = replace(DEMAND, **changes)  # type: ignore[arg-type]
    return DemandPaper(SHOP, check, CUSTOMER, demand, ("#10100", "#10101"))


def collections_paper(check: Check = CHECK, **changes: object) -> CollectionsPaper:
    """The folder of a check of two orders, of which 50.00 was paid, with one letter."""
    paid = Payment(7, "cash", Money(5000), date(2026, 6, 3))
    sheet = CheckSheet(
        check,
        (),
        (
            Step("receive", "", "received", date(2026, 5, 20), "2026-05-20T15:00:00+00:00", "Alma"),
            Step("return", "deposited", "returned", RETURNED, "2026-06-01T15:00:00+00:00", "Bo", "a liar"),
        ),
        (
            Debt("#10100", Money(20000), Money(3500), Money(5000), Money(18500)),
            Debt("#10101", Money(3571), open=Money(3571)),
        ),
        (Recovery("#10100", paid, Money(5000)),),
        ANSWER,
    )
    made = CollectionsPaper(SHOP, CHECKCARE, date(2026, 6, 12), sheet, CUSTOMER, (SENT,), AMOUNTS)
    return replace(made, **changes)  # type: ignore[arg-type]
