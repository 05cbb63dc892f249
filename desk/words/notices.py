"""What a customer is told, in the words of the shop's papers: for letter, mail and phone alike."""

from desk.records.notices import BALANCE, DELAY, DELAYS, LATE, SHIPPING_COST
from desk.records.papers import NoticePaper
from desk.words.sentences import Words

# What an answer is about: to pay a balance, to bear a cost; else to wait.
_ABOUT = {BALANCE: "pay", SHIPPING_COST: "cost"}


def answer_text(words: Words, kind: str, said: str) -> str:
    """What a customer answered to a notice of this kind."""
    own = f"said.{_ABOUT.get(kind, 'wait')}-{said}"
    return words(own if words.has(own) else f"said.{said}")


def title(words: Words, paper: NoticePaper) -> str:
    """What a notice is about, as a heading."""
    return words(f"letter.title.{paper.notice.kind}")


def subject(words: Words, paper: NoticePaper) -> str:
    """The subject of a mail."""
    return words("letter.subject", order=paper.order.number, title=title(words, paper))


def items(paper: NoticePaper) -> list[str]:
    """The goods that a notice names, with how many of each; of an order that is late all that remain."""
    named = {int(part.key): part.quantity for part in paper.notice.lines}
    left = {line.id: line.unshipped for line in paper.order.lines if line.unshipped}
    asked = named or left
    lines = [line for line in paper.order.lines if line.id in asked]
    return [f"{asked[line.id]} × {line.name} ({line.sku})" for line in lines]


def opening(words: Words, paper: NoticePaper) -> str:
    """The first sentence: what happened to the order."""
    notice, order = paper.notice, paper.order
    given = {"order": order.number, "placed": order.placed, "promised": notice.promised}
    return words(f"letter.{notice.kind}.what", **given, amount=_money(words, paper))


def requests(words: Words, paper: NoticePaper) -> list[str]:
    """What the customer may or has to do, a sentence or two each."""
    notice = paper.notice
    if notice.kind == BALANCE:
        asks = "pay" if notice.amount is not None and notice.due else "ask"
        return [words(f"letter.balance.{asks}", amount=_money(words, paper), due=notice.due)]
    if notice.kind in DELAYS:
        waits = "silent" if notice.due is None else "answer"
        return [
            words("letter.choice"),
            words(f"letter.{waits}", promised=notice.promised, due=notice.due),
        ]
    return [words(f"letter.{notice.kind}.choice")]


def mail_text(words: Words, paper: NoticePaper) -> str:
    """A whole mail: greeting, what happened, the goods, what to do, the shop's name."""
    goods = "\n".join(items(paper))
    parts = [
        words("letter.dear", name=paper.notice.customer.name),
        opening(words, paper),
        goods,
        *requests(words, paper),
        f"{words('letter.close')}\n{paper.shop.name}",
    ]
    return "\n\n".join(part for part in parts if part)


def spoken(words: Words, paper: NoticePaper) -> str:
    """What is said on the phone, in short."""
    notice = paper.notice
    key = notice.kind
    if key == BALANCE and (notice.amount is None or notice.due is None):
        key = "ask"
    if key == DELAY and notice.due is not None:
        key = "delay-answer"
    goods = "; ".join(items(paper)) if notice.kind != LATE else ""
    given = {"items": goods, "amount": _money(words, paper)}
    return words(f"letter.say.{key}", **given, due=notice.due, promised=notice.promised)


def _money(words: Words, paper: NoticePaper) -> str:
    asks = paper.notice.asks
    return "" if asks is None else words.money(asks, paper.shop.currency)
