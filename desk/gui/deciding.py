"""The owner's yes or no to what waits: what is asked, and the decision that the answers come to."""

from collections.abc import Callable
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.overriding import ways_text
from desk.records.answers import Answer, Interval
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.requests import ISSUE, Decision, Request
from desk.records.returns import MISSING
from desk.words import Words

YES, NO = "yes", "no"
_IF_YES = ("answer", (YES,))
_IF_MONEY = ("destination", WAYS)


def question(
    words: Words, request: Request, proposal: Answer | None, step: Callable[[dict[str, Any]], None]
) -> Question:
    """What the owner is asked; ``proposal`` is what the policy says of what was found, if it does."""
    about = _about(request)
    options = {answer: words(f"decide.{answer}-{about}") for answer in (YES, NO)}
    blanks = [Blank("answer", words("decide.answer"), "choice", options=options)]
    if about != ISSUE:
        blanks += _granted(words, request) or _given(words, proposal)
    blanks.append(Blank("reason", words("ask.reason"), "reason"))
    return Question(words(f"decide.ask-{about}"), words("decide.confirm"), tuple(blanks), step)


def decision(request: Request, given: dict[str, Any]) -> Decision:
    """What the owner's answers come to."""
    if given["answer"] == NO:
        return Decision(False, given["reason"])
    granted = {_key(each): given[_key(each)] for each in _open(request.answer) if _key(each) in given}
    return Decision(True, given["reason"], given.get("credit"), given.get("destination", ""), granted)


def _about(request: Request) -> str:
    """An RA, a missing item, of which nothing comes back, or a parcel that is here."""
    return "missing" if request.kind == ISSUE and request.reason == MISSING else request.kind


def _granted(words: Words, request: Request) -> list[Blank]:
    """A field for each amount that the policy leaves to the owner between two bounds."""
    bounds = _open(request.answer) if request.kind != ISSUE else []
    if not bounds:
        return []
    # Whether the policy says the way is known only once the amounts are: it may leave that to the customer.
    ways = {"": words("decide.way-policy"), **ways_text(words)}
    way = Blank(
        "destination",
        words("override.destination"),
        "choice",
        required=False,
        options=ways,
        only=_IF_YES,
    )
    return [*(_between(words, request, each) for each in bounds), way]


def _open(answer: Answer) -> list[Interval]:
    """The amounts that are the owner's; what they come to together follows."""
    return [each for each in answer.intervals if each.label not in ("credit", "charge")]


def _between(words: Words, request: Request, each: Interval) -> Blank:
    name = words.named("amount", each.label, request.answer.names)
    skus = {str(line.order_line): line.sku for line in request.lines}
    label = words("decide.between", name=name, least=each.least, most=each.most)
    label = f"{skus[each.line]}  ·  {label}" if each.line in skus and len(request.lines) > 1 else label
    return Blank(_key(each), label, "money", only=_IF_YES)


def _key(each: Interval) -> str:
    """How an amount is told that the owner decides."""
    return f"{each.label} {each.line}".strip()


def _given(words: Words, proposal: Answer | None) -> list[Blank]:
    """How it is made up for, and with how much money where money is given."""
    first = proposal.destination if proposal is not None else ""
    ways = sorted((*WAYS, *IN_KIND), key=lambda way: way != first)
    amount = proposal.credit if proposal is not None and proposal.credit else None
    return [
        Blank(
            "destination",
            words("override.destination"),
            "choice",
            options=ways_text(words, ways),
            only=_IF_YES,
        ),
        Blank("credit", words("override.credit"), "money", money=amount, only=_IF_MONEY),
    ]
