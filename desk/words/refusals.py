"""Why something was refused, in the words of the shop's papers: for letter, mail and phone alike."""

from desk.records.answers import Answer, Clause
from desk.records.papers import RefusalPaper
from desk.records.requests import DECLINED, SETTLE
from desk.records.returns import MISSING
from desk.words.sentences import Words


def title(words: Words, paper: RefusalPaper) -> str:
    """What the letter is about, as a heading."""
    return words(f"refusal.title-{paper.request.kind}")


def subject(words: Words, paper: RefusalPaper) -> str:
    """The subject of a mail."""
    request = paper.request
    return words("refusal.subject", order=request.order, title=title(words, paper), number=request.number)


def opening(words: Words, paper: RefusalPaper) -> str:
    """The first sentence: what was asked, or what came."""
    request = paper.request
    said = words(f"refusal.said.{request.reason}")
    given = {"asked": request.asked, "order": request.order, "said": said, "ra": request.ra}
    return words(f"refusal.{request.kind}", **given)


def items(paper: RefusalPaper) -> list[str]:
    """The goods that it is about, with how many of each."""
    return [f"{line.quantity} × {line.name} ({line.sku})" for line in paper.request.lines]


def verdict(words: Words, paper: RefusalPaper) -> str:
    """That it is refused, and by whom; the owner's own reason is the shop's affair."""
    request = paper.request
    if request.state == DECLINED:
        return words("refusal.declined", decided=request.decided)
    return words(f"refusal.no-{request.kind}")


def grounds(words: Words, answer: Answer) -> list[str]:
    """What stands against it, a sentence each."""
    return list(dict.fromkeys(words.finding(each) for each in answer.findings))


def clauses(answer: Answer) -> tuple[Clause, ...]:
    """The clauses that say so."""
    return tuple(clause for clause in answer.clauses if clause.id in answer.against)


def ending(words: Words, paper: RefusalPaper) -> list[str]:
    """What becomes of the goods, and whom to call, a sentence or two each."""
    request, phone = paper.request, paper.shop.address.phone
    told = [words("refusal.call" if phone else "refusal.write", number=request.number, phone=phone)]
    if request.kind != SETTLE:
        # What never came need not be kept.
        return told if request.reason == MISSING else [words("refusal.keep"), *told]
    if request.sent_back is None:
        return [words("refusal.back"), *told]
    sent = [words("refusal.sent", day=request.sent_back)]
    sent += [words("refusal.tracking", tracking=request.tracking)] if request.tracking else []
    return [" ".join(sent), *told]


def mail_text(words: Words, paper: RefusalPaper) -> str:
    """A whole mail: greeting, what was asked, why not, with the clauses, what now, the shop's name."""
    answer = paper.request.answer
    why = " ".join([verdict(words, paper), *grounds(words, answer)])
    parts = [
        words("letter.dear", name=paper.customer.name),
        opening(words, paper),
        "\n".join(items(paper)),
        why,
        "\n".join(words.clause(clause) for clause in clauses(answer)),
        *ending(words, paper),
        f"{words('letter.close')}\n{paper.shop.name}",
    ]
    return "\n\n".join(part for part in parts if part)


def spoken(words: Words, answer: Answer) -> str:
    """What to say on the phone to whoever asks for what the policy refuses."""
    why = next(iter(grounds(words, answer)), words("refusal.no-issue"))
    said = next((text for text in map(words.clause, clauses(answer)) if text), "")
    return words("refusal.say" if said else "refusal.say-bare", why=why, clause=said)
