"""Answers a question by a pack's rules: pure, total, the same facts give the same answer.

Silence goes first: where the policy leaves it open the owner decides, whatever else is wrong. Then refusals,
all of them heard. Only what neither touches is given and taken; no more is credited than was paid.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from desk.policy import checking, choosing, judging, vocabulary, weighing
from desk.policy.draft import Draft, Extras
from desk.policy.limits import BEFORE_SHIPPING, backed
from desk.policy.pack import Pack
from desk.policy.parts import Part
from desk.policy.program import Program
from desk.policy.purse import purse_of
from desk.policy.view import Unknown, View
from desk.records.answers import Amount, Answer, Finding
from desk.records.errors import Wanting
from desk.records.facts import Choices, Facts
from desk.records.money import Money

NO_PICKS: choosing.Picks = {}
WITHOUT_MONEY = (*vocabulary.MONEYLESS, "exchange")


def answer(pack: Pack, choices: Choices, facts: Facts) -> Answer:
    """The answer to one question; raises BadInput on facts that cannot be, Wanting on missing ones."""
    checking.check(pack, choices, facts)
    if not pack.asks(facts.ask):
        return Answer(facts.ask, "owner", findings=(Finding("question-silent"),))
    return _answer(pack, choices, facts)


def _answer(pack: Pack, choices: Choices, facts: Facts, picks: choosing.Picks = NO_PICKS) -> Answer:
    """The answer to facts that were checked; what is left to choose is answered each way."""
    view, draft = _judged(pack, choices, facts, picks)
    if view.wants:
        raise _wantings(pack, view.wants)[0]
    if draft.outcome == "allowed" and len(set(draft.sent.values())) > 1:
        ways = choosing.shared(draft.sent.values())
        if not ways or (view.wish not in ways and any(view.wish in each for each in draft.sent.values())):
            return _left_to_owner(_finish(pack, view, draft), "ways-differ")
        if len(ways) == 1 and not view.wish:
            return _answer(pack, choices, choosing.wishing(facts, ways[0]), picks)
        draft.destination, draft.options = ways[0], ways if len(ways) > 1 else ()
    if draft.options and (not view.wish or view.wish not in draft.options):
        return choosing.offer(draft.options, facts, partial(_answer, pack, choices))
    answer = _finish(pack, view, draft)
    if answer.tenders.get(answer.destination, answer.credit) and answer.destination in vocabulary.MONEYLESS:
        return _left_to_owner(answer, "money-without-way")
    if not draft.intervals or picks:
        return answer
    return choosing.leave_open(answer, draft.intervals, partial(_answer, pack, choices, facts))


def wants(pack: Pack, choices: Choices, facts: Facts) -> tuple[Wanting, ...]:
    """All facts that are missing for an answer, to be asked for at once; none if the answer can be given."""
    checking.check(pack, choices, facts)
    return _wantings(pack, _wanted(pack, choices, facts))


def _wanted(pack: Pack, choices: Choices, facts: Facts) -> dict[tuple[str, str], None]:
    view, draft = _judged(pack, choices, facts)
    found = dict(view.wants)
    for picks in choosing.picks(draft.intervals) if draft.intervals else ():
        found |= _judged(pack, choices, facts, picks)[0].wants
    # Before the customer has chosen, each of the ways is answered: what one of them needs is missing too.
    for way in _ways(draft) if not (found or view.wish) else ():
        found |= _wanted(pack, choices, choosing.wishing(facts, way))
    return found


def sales_tax(pack: Pack, choices: Choices, facts: Facts) -> Money:
    """The sales tax of the whole order under the pack's rates, or the order's own where that stands."""
    view = View(facts, choices, pack.home, pack.terms)
    return Money(sum(tax.whole(view) for tax in pack.taxes))


def paid_for(pack: Pack, choices: Choices, facts: Facts) -> Money:
    """What was paid of what is given back, before any fee: out of it they are kept, however little it is."""
    view, draft = _judged(pack, choices, facts)
    return Money(max(0, backed(view, draft.given)))


def as_answered(pack: Pack, choices: Choices, facts: Facts, found: Answer) -> Facts:
    """The facts that an answer's amounts are of: before the customer has chosen, with the way told."""
    if found.options:
        return choosing.wishing(facts, choosing.first_open(found.options))
    draft = _judged(pack, choices, facts)[1]
    ways = _ways(draft)
    return choosing.wishing(facts, ways[0]) if len(ways) == 1 and not facts.request.wish else facts


def _ways(draft: Draft) -> tuple[str, ...]:
    """What the customer may choose from; where the lines differ, the ways that all of them may go."""
    parted = draft.outcome == "allowed" and len(set(draft.sent.values())) > 1
    return choosing.shared(draft.sent.values()) if parted else draft.options


def _judged(
    pack: Pack, choices: Choices, facts: Facts, picks: choosing.Picks = NO_PICKS
) -> tuple[View, Draft]:
    """The view and the draft of an answer once all rules are heard."""
    view = View(facts, choices, pack.home, pack.terms)
    view.picks = picks
    draft = judging.judge(view, plan(pack, choices, view))
    if facts.ask in BEFORE_SHIPPING and draft.amounts:
        try:
            purse_of(view)
        except Unknown as unknown:
            view.wants[unknown.want] = None
    return view, draft


def plan(pack: Pack, choices: Choices, view: View) -> list[tuple[Part, Program]]:
    """Each part with the rules that can concern it, the order as a whole after its lines."""
    request, programs = view.request, pack.programs
    options = programs.choose(choices.readings)
    ask, by, reason = view.facts.ask, request.by, request.reason
    plans = []
    for part in view.parts if ask in programs.asks_of_lines else ():
        course = programs.of_line((ask, by, reason, part.line.kind, options))
        if course.is_heard:
            plans.append((part, course.of(view, part)))
    if ask in programs.asks_of_orders:
        whole = view.whole
        course = programs.of_order((ask, by, reason, whole.line.kind, options))
        plans.append((whole, course.of(view, whole)))
    return plans


def _wantings(pack: Pack, wants: Iterable[tuple[str, str]]) -> tuple[Wanting, ...]:
    """One Wanting for each key; what is named is named together, declared facts by the pack's question."""
    names: dict[str, dict[str, object]] = {}
    for key, named in wants:
        for name in named.split(", "):
            fact = pack.facts.get(name)
            names.setdefault(key, {})[name] = name if fact is None else fact.text
    return tuple(
        Wanting(key, names=tuple(each.values())) if any(each) else Wanting(key) for key, each in names.items()
    )


def _finish(pack: Pack, view: View, draft: Draft) -> Answer:
    """The draft as an answer: limited to what was paid, with the texts of all the clauses that it cites."""
    allowed = draft.outcome == "allowed"
    credit = _limit(view, draft) if draft.given or draft.taken else 0
    findings = tuple(draft.findings.values())
    if view.notes and (allowed or draft.extras):
        findings += tuple([Finding(key) for key in view.notes])
    if draft.options:
        draft.destination = view.wish
    kept = not credit and draft.destination not in WITHOUT_MONEY
    goes = "none" if kept else draft.destination or "none"
    cites, readings = tuple(draft.cites), draft.readings
    answer, fields = Answer.begun()
    fields["ask"], fields["outcome"] = view.facts.ask, draft.outcome
    fields["destination"] = goes
    fields["amounts"] = tuple(draft.amounts)
    fields["cites"] = cites
    fields["clauses"] = tuple([pack.clauses[name] for name in cites])
    fields["readings"] = readings
    fields["figures"], fields["refused_services"], fields["tenders"], fields["names"] = {}, {}, {}, {}
    if draft.state:
        fields["state"] = draft.state
    if credit:
        fields["credit"] = Money(credit)
    if view.charge:
        fields["charge"] = Money(view.charge)
    if draft.deadlines:
        fields["deadlines"] = tuple(draft.deadlines.values())
    if draft.requirements:
        fields["requirements"] = tuple(draft.requirements)
    if findings:
        fields["findings"] = findings
    if readings:
        fields["said"] = tuple([pack.readings[name].said[readings[name]] for name in readings])
    if draft.extras:
        _add_more(fields, view, draft.extras)
    return replace(answer, names=pack.names_in(answer)) if pack.names else answer


def _left_to_owner(answer: Answer, finding: str) -> Answer:
    """The owner's decision where the policy sends money nowhere, or the lines different ways at once."""
    return Answer(
        answer.ask,
        "owner",
        findings=(Finding(finding),),
        cites=answer.cites,
        clauses=answer.clauses,
        readings=answer.readings,
        said=answer.said,
    )


def _add_more(fields: dict[str, Any], view: View, extras: Extras) -> None:
    """Add what only some questions bring."""
    fields["figures"] = {name: Money(cents) for name, cents in extras.figures.items()}
    fields["refused_services"] = extras.denied
    if extras.served:
        fields["services"] = tuple(extras.served)
    if extras.weighed:
        fields["billable_weight_lb"] = weighing.billable(view, extras.weighed)
    if extras.holds:
        fields["holds"] = tuple(extras.holds)
    if extras.schedule:
        fields["schedule"] = extras.schedule
    if extras.tenders and "credit" in fields:
        fields["tenders"] = _tenders(extras.tenders, fields["credit"], fields["destination"])


def _tenders(wanted: dict[str, int], credit: Money, goes: str) -> dict[str, Money]:
    """The ways that a credit goes: parts of it apart, no more than there is, the rest to where it goes."""
    found: dict[str, Money] = {}
    left = credit
    for name, cents in wanted.items():
        found[name] = Money(max(0, min(cents, left)))
        left -= found[name]
    found[goes] = found.get(goes, Money(0)) + left
    return found


def _limit(view: View, draft: Draft) -> int:
    """The credit in cents; what is cut off above the money paid, or below 0.00, is an amount of its own."""
    credit = max(0, backed(view, draft.given) - draft.taken)
    over = credit - (draft.given - draft.taken)
    if over:
        draft.amounts.append(Amount("limit_to_paid", Money(over), draft.remedy))
    return credit
