"""What a collection agency gets with a check: what stands on it, what is owed, letters, its whole life."""

from collections.abc import Sequence

from desk.paper.flow import STRONG, Column, Flow
from desk.paper.parts import Fact, Title, clause_list, facts, head, sums
from desk.records.answers import Clause
from desk.records.contacts import person_lines
from desk.records.demands import Demand
from desk.records.money import total
from desk.records.papers import CollectionsPaper
from desk.words import Words
from desk.words.payments import way_text

_PAIR = (Column(0, 150), Column(158, 346))
_DEBTS = (Column(0, 160), *(Column(at, 82, "right") for at in (164, 250, 336, 422)))
_DEBT_SUMS = (
    Column(0, 160, style=STRONG),
    *(Column(at, 82, "right", STRONG) for at in (164, 250, 336, 422)),
)
_PAID = (Column(0, 84), Column(92, 100), Column(200, 200), Column(404, 100, "right"))
_PAID_SUM = (Column(0, 390, style=STRONG), Column(404, 100, "right", STRONG))
_LETTERS = (Column(0, 70), Column(76, 66), Column(148, 66), Column(220, 206), Column(430, 74, "right"))
_LIFE = (Column(0, 84), Column(92, 220), Column(320, 184))


def render(paper: CollectionsPaper, words: Words) -> bytes:
    """The folder's sheet on Letter, as long as it takes; the same bytes for the same record.

    Of the account no more than its last four figures stands on it, and nothing that people noted for
    themselves. Raises BadInput ``letter-unprintable`` or ``text-too-long``.
    """
    check = paper.sheet.check
    flow = Flow(words, f"{check.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("collections.title"), check.number, bars=check.number))
    agency = paper.agency
    shown = (
        Fact(words("paper.to"), [agency.name, agency.address, agency.phone, agency.email], 2),
        Fact(words("collections.account"), [agency.account]),
        Fact(words("letter.made"), [words.day(paper.day)]),
        Fact(words("collections.from"), [paper.shop.address.phone]),
    )
    facts(flow, [Fact(each.label, [line for line in each.lines if line], each.share) for each in shown])
    _check(flow, paper)
    said = _clauses(paper)
    _owed(flow, paper, said)
    _orders(flow, paper)
    _payments(flow, paper)
    _letters(flow, paper)
    _life(flow, paper)
    clause_list(flow, words("letter.clauses"), said)
    return flow.finish()


def _check(flow: Flow, paper: CollectionsPaper) -> None:
    """What stands on the check, and who gave it."""
    words, check, customer = flow.words, paper.sheet.check, paper.customer
    flow.heading(words("collections.check"))
    home = paper.shop.address.country
    person = person_lines(customer.address, home)
    buyer = person if customer.name in person else [customer.name, *person]
    told = [
        ("kind", words.named("payment", check.kind)),
        ("number", check.check_number),
        ("amount", words.money(check.amount, paper.shop.currency)),
        ("dated", words.day(check.dated)),
        ("payer", check.payer),
        ("bank", check.bank),
        ("routing", check.routing),
        ("account4", f"…{check.account4}" if check.account4 else ""),
        ("memo", check.memo),
        ("customer", " · ".join(each for each in (*buyer, customer.phone, customer.email) if each)),
        ("received", words.day(check.received)),
        ("returned", f"{words.day(check.returned)} · {words.named('check-reason', check.reason)}"),
        ("due", words.day(check.due)),
        ("handed", words.day(check.handed)),
    ]
    for name, value in told:
        if value.strip():
            flow.row(_PAIR, (words(f"collections.check-{name}"), value))


def _clauses(paper: CollectionsPaper) -> tuple[Clause, ...]:
    answer = paper.sheet.answer
    if answer is None:
        return ()
    used = {each.clause for each in paper.amounts} | set(answer.cites)
    return tuple(clause for clause in answer.clauses if clause.id in used)


def _owed(flow: Flow, paper: CollectionsPaper, said: Sequence[Clause]) -> None:
    """The parts of what is owed, each with the clause that says so, and their sum."""
    words, answer = flow.words, paper.sheet.answer
    numbers = {clause.id: f"({at})" for at, clause in enumerate(said, start=1)}
    names = answer.names if answer else {}
    flow.heading(words("collections.owed"))
    rows = []
    for each in paper.amounts:
        own = f"demand.amount-{each.label}"
        name = words(own) if words.has(own) else words.named("amount", each.label, names)
        rows.append((name, numbers.get(each.clause, ""), each.money))
    sums(flow, rows, (words("collections.open"), paper.sheet.open), paper.shop.currency)


def _orders(flow: Flow, paper: CollectionsPaper) -> None:
    """What the check had paid, order by order, with control totals."""
    words, currency, debts = flow.words, paper.shop.currency, paper.sheet.debts
    if not debts:
        return
    flow.heading(words("collections.orders"))
    heads = [words(f"collections.{name}") for name in ("order", "part", "fee", "paid", "open")]
    flow.heads(_DEBTS, heads)
    for each in debts:
        shown = (each.amount, each.fee, each.paid, each.open)
        flow.row(_DEBTS, (each.order, *(words.money(money, currency) for money in shown)), heads)
    flow.rule(3)
    columns = zip(*((each.amount, each.fee, each.paid, each.open) for each in debts), strict=True)
    whole = (words.money(total(column), currency) for column in columns)
    flow.row(_DEBT_SUMS, (words.count("collections.count", len(debts)), *whole))


def _payments(flow: Flow, paper: CollectionsPaper) -> None:
    words, currency, paid = flow.words, paper.shop.currency, paper.sheet.recoveries
    if not paid:
        return
    flow.heading(words("collections.payments"))
    heads = [words(f"collections.{name}") for name in ("day", "order", "way", "amount")]
    flow.heads(_PAID, heads)
    for each in paid:
        cells = (words.day(each.payment.received), each.order, way_text(words, each.payment))
        flow.row(_PAID, (*cells, words.money(each.amount, currency)), heads)
    flow.rule(3)
    whole = words.money(total(each.amount for each in paid), currency)
    flow.row(_PAID_SUM, (words.count("collections.count", len(paid)), whole))


def _letters(flow: Flow, paper: CollectionsPaper) -> None:
    """The letters, with how each went out and what proves it."""
    words, currency = flow.words, paper.shop.currency
    if not paper.demands:
        return
    flow.heading(words("collections.letters"))
    heads = [words(f"collections.{name}") for name in ("letter", "made", "due", "sent", "amount")]
    flow.heads(_LETTERS, heads)
    for each in paper.demands:
        days = (words.day(each.made), words.day(each.due))
        cells = (words(f"demand.kind-{each.kind}"), *days, _went(words, each))
        flow.row(_LETTERS, (*cells, words.money(each.amount, currency)), heads)
        flow.space(2)


def _went(words: Words, demand: Demand) -> str:
    """How a letter went out, or that it did not."""
    if demand.sent is None:
        return words("demand.unsent")
    told = (words.day(demand.sent), words(f"demand.way-{demand.way}"), demand.proof)
    return " · ".join(part for part in told if part)


def _life(flow: Flow, paper: CollectionsPaper) -> None:
    words = flow.words
    flow.heading(words("collections.life"))
    heads = [words(f"collections.{name}") for name in ("day", "step", "person")]
    flow.heads(_LIFE, heads)
    for each in paper.sheet.steps:
        flow.row(_LIFE, (words.day(each.day), words.named("check-step", each.step), each.person), heads)
