"""The tables of the reports by month, state and account: what each row adds up of the ledger."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desk.operations.desk import Desk
from desk.records.books import Flow, Sent
from desk.records.ledger import Account, tax_account
from desk.records.money import ZERO, Money, divide, total
from desk.records.periods import Period
from desk.records.reports import Behind, Row, Table, Value, summed
from desk.store import ledger, sums

DEPOSITS, SALES, RETURNS, SHIPPING = "2000", "4000", "4010", "4100"
SOLD = "order_shipped"
# What the policy has the shop keep, by its clause.
FEES = ("4110", "4200", "4210", "4220", "4230", "4290")
# Within two days is in time: counter.md, Today.
IN_TIME = 2

Make = Callable[[Desk, Period], Table]


def sales(desk: Desk, period: Period) -> Table:
    """By month what was sold, what came back, shipping and tax: income positive, what came back negative."""
    flows = sums.flows(desk.db, period.start, period.end)
    taxes = tuple(sorted({each.account for each in flows if is_tax(each.account)}))
    columns: list[tuple[tuple[str, ...], str]] = [
        ((SALES,), "sales"),
        ((RETURNS,), "returns"),
        ((SALES, RETURNS), "net"),
    ]
    columns += [((SHIPPING,), "shipping"), (taxes, "tax")]
    moved: dict[tuple[date, str], Money] = defaultdict(lambda: ZERO)
    for each in flows:
        moved[each.month, each.account] -= each.balance
    rows = []
    for month in period.months():
        values = tuple(total(moved[month, account] for account in of) for of, _name in columns)
        days = period.within(month)
        behind = tuple(Behind(days, of) if of else None for of, _name in columns)
        rows.append(Row((month.isoformat(),), values, behind))
    return Table(tuple(name for _of, name in columns), 2, tuple(rows), summed(rows, len(columns)))


def sales_tax(desk: Desk, period: Period) -> Table:
    """By state what was taxed and what not, less what came back; the tax collected and given back.

    What a sale collects and what its reversal takes off are one sum, and so with what came back.
    """
    taxed: dict[str, list[Money]] = defaultdict(lambda: [ZERO] * 4)
    for each in sums.taxed(desk.db, period.start, period.end):
        taxed[each.state][0] += each.taxable
        taxed[each.state][1] += each.exempt
    for flow in sums.flows(desk.db, period.start, period.end):
        if is_tax(flow.account):
            state = Account(flow.account, "", "").state
            if flow.event == SOLD:
                taxed[state][2] -= flow.balance
            else:
                taxed[state][3] += flow.balance
    rows = []
    for state, (taxable, exempt, collected, back) in sorted(taxed.items()):
        sold = Behind(period, (SALES, RETURNS), state=state)
        owed = Behind(period, (tax_account(state).number,))
        came, gone = replace(owed, event=SOLD), replace(owed, but=SOLD)
        values = (taxable, exempt, collected, -back, Money(collected - back))
        rows.append(Row((state,), values, (sold, sold, came, gone, owed)))
    columns = ("taxable", "exempt", "collected", "given_back", "tax_net")
    return Table(columns, 4, tuple(rows), summed(rows, 5))


def fees(desk: Desk, period: Period) -> Table:
    """By account and clause what the policy had the shop keep, and what of it was given back."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in sums.flows(desk.db, period.start, period.end):
        if each.account in FEES:
            kept = found[each.account, each.clause]
            for place, value in enumerate((each.legs, each.credit, each.debit)):
                kept[place] += value
    rows = []
    for (account, clause), (many, money, back) in sorted(found.items()):
        values = (many, Money(money), Money(-back), Money(money - back))
        behind = tuple(Behind(period, (account,), side=side, clause=clause) for side in (0, -1, 1, 0))
        rows.append(Row((account, clause), values, behind))
    legs, *amounts = summed(rows, 4)
    return Table(("legs", "kept", "given_back", "net"), 3, tuple(rows), (int(legs), *amounts))


def deposits_held(desk: Desk, period: Period) -> Table:
    """By month what was held of customers' money before it, what came in, what went, and what is held."""
    flows = [each for each in sums.flows(desk.db, period.start, period.end) if each.account == DEPOSITS]
    first = held = -sums.balances_at(desk.db, day_before(period)).get(DEPOSITS, ZERO)
    rows = []
    for month in period.months():
        came = total(each.credit for each in flows if each.month == month)
        went = total(each.debit for each in flows if each.month == month)
        before, held = held, held + came - went
        credits, debits = (Behind(period.within(month), (DEPOSITS,), side=side) for side in (-1, 1))
        rows.append(Row((month.isoformat(),), (before, came, -went, held), (None, credits, debits, None)))
    came, went = summed(rows, 3)[1:]
    return Table(("held_before", "came", "went", "held"), 3, tuple(rows), (first, came, went, held))


def shipping_times(desk: Desk, period: Period) -> Table:
    """By month how many parcels of sales left, how many in time, and after how many days from the order."""
    found = sums.sent(desk.db, period.start, period.end)
    rows = []
    for month in period.months():
        values = _times([each for each in found if each.month == month])
        behind = Behind(period.within(month), (SALES,), SOLD)
        rows.append(Row((month.isoformat(),), values, (behind,) * 5))
    return Table(
        ("parcels", "in_time", "late", "average_days", "longest_days"), 3, tuple(rows), _times(found)
    )


def _times(found: Iterable[Sent]) -> tuple[Value, ...]:
    by_days: dict[int, int] = defaultdict(int)
    for each in found:
        by_days[each.days] += each.parcels
    many = sum(by_days.values())
    in_time = sum(parcels for days, parcels in by_days.items() if days <= IN_TIME)
    days = sum(days * parcels for days, parcels in by_days.items())
    average = Decimal(divide(days * 10, many)).scaleb(-1) if many > 0 else None
    longest = max((days for days, parcels in by_days.items() if parcels > 0), default=None)
    return many, in_time, many - in_time, average, longest


def profit_loss(desk: Desk, period: Period) -> Table:
    """By account what was earned, and negative what it cost; together the profit."""
    kinds = {each.number: each.kind for each in ledger.accounts(desk.db)}
    wanted = ("income", "contra_income", "expense")
    moved = _by_account(sums.flows(desk.db, period.start, period.end))
    rows = [
        Row((account,), (Money(credit - debit),), (Behind(period, (account,)),))
        for account, (debit, credit) in sorted(moved.items())
        if kinds[account] in wanted
    ]
    return Table(("amount",), 0, tuple(rows), summed(rows, 1))


def trial_balance(desk: Desk, period: Period) -> Table:
    """By account what it came to before, its two sides in the period, and after; all of them are zero."""
    before = sums.balances_at(desk.db, day_before(period))
    moved = _by_account(sums.flows(desk.db, period.start, period.end))
    rows = []
    for account in sorted(before.keys() | moved.keys()):
        debit, credit = moved.get(account, (ZERO, ZERO))
        first = before.get(account, ZERO)
        debits, credits = (Behind(period, (account,), side=side) for side in (1, -1))
        values = (first, debit, -credit, first + debit - credit)
        rows.append(Row((account,), values, (None, debits, credits, None)))
    return Table(("before", "debit", "credit", "after"), 3, tuple(rows), summed(rows, 4))


def _by_account(flows: Iterable[Flow]) -> dict[str, tuple[Money, Money]]:
    found: dict[str, tuple[Money, Money]] = {}
    for each in flows:
        debit, credit = found.get(each.account, (ZERO, ZERO))
        found[each.account] = (debit + each.debit, credit + each.credit)
    return found


def day_before(period: Period) -> date:
    """The last day before a period."""
    return date.fromordinal(period.start.toordinal() - 1)


def is_tax(account: str) -> bool:
    """Whether sales tax is owed on an account, to a state or elsewhere."""
    return account == tax_account("").number or bool(Account(account, "", "").state)
