"""What a demand letter says, in the words of the shop's papers: for letter and mail alike.

The sentences tell what happened, how much is owed and by when; what may follow is said by the clauses alone.
"""

from desk.records.answers import Amount, Clause
from desk.records.contacts import address_lines
from desk.records.demands import FINAL, Demand
from desk.records.papers import DemandPaper
from desk.records.payments import MONEY_ORDER
from desk.records.shop import Shop
from desk.words.sentences import Words


def title(words: Words, demand: Demand) -> str:
    """What the letter is, as a heading."""
    return words(f"demand.title-{demand.kind}")


def subject(words: Words, paper: DemandPaper) -> str:
    """The subject of a mail."""
    return words("demand.subject", title=title(words, paper.demand), number=paper.check.number)


def opening(words: Words, paper: DemandPaper) -> str:
    """The first sentence: which check came back, when and why."""
    check = paper.check
    kind = check.kind if check.kind == MONEY_ORDER else "check"
    key = f"demand.what-{kind}" if check.check_number else f"demand.what-{kind}-bare"
    given = {"number": check.check_number, "dated": check.dated, "orders": ", ".join(paper.orders)}
    amount = words.money(check.amount, paper.shop.currency)
    reason = words.named("check-reason", check.reason)
    return words(key, amount=amount, returned=check.returned, reason=reason, **given)


def label(words: Words, paper: DemandPaper, amount: Amount) -> str:
    """What a part of the sum is called."""
    own = f"demand.amount-{amount.label}"
    if amount.label == "check_amount" and paper.check.kind == MONEY_ORDER:
        own = "demand.amount-money-order"
    return words(own) if words.has(own) else words.named("amount", amount.label, paper.demand.answer.names)


def requests(words: Words, paper: DemandPaper) -> list[str]:
    """What is asked: to pay the sum, by the day that the policy sets, if any."""
    demand = paper.demand
    told = [words("demand.final")] if demand.kind == FINAL else []
    if demand.due is None:
        return [*told, words("demand.pay", amount=_sum(words, paper))]
    due = words.day(demand.due, "full")
    if demand.made > demand.due:
        return [*told, words("demand.pay-was", amount=_sum(words, paper), due=due)]
    return [*told, words("demand.pay-by", amount=_sum(words, paper), due=due)]


def means(words: Words, paper: DemandPaper) -> list[str]:
    """How it can be paid, and whom to call."""
    phone = paper.shop.address.phone
    told = [words("demand.how", number=paper.check.number)]
    return [*told, *([words("demand.call", phone=phone)] if phone else [])]


def place(shop: Shop) -> list[str]:
    """Where it is paid: the shop with its address, a line each."""
    return [shop.name, *address_lines(shop.address, shop.address.country)]


def clauses(demand: Demand) -> tuple[Clause, ...]:
    """The clauses that the letter rests on: those of its parts, and those that decided."""
    used = {each.clause for each in demand.amounts} | set(demand.answer.cites)
    return tuple(clause for clause in demand.answer.clauses if clause.id in used)


def _sum(words: Words, paper: DemandPaper) -> str:
    return words.money(paper.demand.amount, paper.shop.currency)


def mail_text(words: Words, paper: DemandPaper) -> str:
    """A whole mail: greeting, what happened, the parts of the sum, what is asked, the clauses, the name."""
    currency = paper.shop.currency
    rows = [
        f"{label(words, paper, each)}: {words.money(each.money, currency)}" for each in paper.demand.amounts
    ]
    total = f"{words('demand.sum')}: {_sum(words, paper)}"
    said = [text for text in map(words.clause, clauses(paper.demand)) if text]
    parts = [
        words("letter.dear", name=paper.customer.name),
        opening(words, paper),
        "\n".join([*rows, total]),
        *requests(words, paper),
        " ".join(means(words, paper)),
        "\n".join(place(paper.shop)),
        "\n".join(said),
        f"{words('letter.close')}\n{paper.shop.name}",
    ]
    return "\n\n".join(part for part in parts if part)
