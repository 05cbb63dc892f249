"""Hears a program's rules for the parts of a request: what is silent, what refuses, what is given."""

from collections.abc import Callable, Sequence
from datetime import date

from desk.policy import instalments
from desk.policy.choosing import MOST
from desk.policy.draft import Draft, Extras
from desk.policy.parts import Part
from desk.policy.program import Program
from desk.policy.rules import LAST, Further, Given, Rule
from desk.policy.view import Unknown, View
from desk.policy.windows import put_off
from desk.records.answers import Amount, Deadline, Finding, Instalment, Interval, Outcome
from desk.records.errors import BadInput
from desk.records.money import Money, share

Heard = tuple[Rule, Part]
Apply = Callable[["Draft", Rule, View, Part], None]
SILENCE: tuple[Sequence[Rule], Sequence[Heard]] = ((), ())


def fits(rule: Rule, view: View, part: Part) -> bool | None:
    """Whether a rule applies; None where a fact is missing and nothing else keeps it away."""
    found: bool | None = True
    for check in rule.checks:
        holds = check(view, part)
        if holds is None:
            found = None
        elif not holds:
            return False
    return found


def judge(view: View, plans: list[tuple[Part, Program]], apply: Apply | None = None) -> Draft:
    """Hear all rules for all parts; what a missing fact leaves undecided is kept in the view's wants.

    Who wants to see what each rule brings gives an ``apply`` of their own.
    """
    draft, apply = Draft(), apply or add
    unsure: list[Heard] = []
    outcomes = set()
    for part, program in plans:
        if program.readings:
            draft.readings.update(program.readings)
        if program.decides:
            outcomes.add(_decide(draft, program, view, part, unsure))
    if "refused" in outcomes:
        draft.outcome = "refused"
    elif unsure:
        for rule, part in unsure:
            want(rule, view, part)
    elif "owner" in outcomes:
        draft.outcome = "owner"
    _grant(draft, view, plans, apply)
    return draft


def _grant(draft: Draft, view: View, plans: list[tuple[Part, Program]], apply: Apply) -> None:
    """Hear what gives and takes: line by line, then what needs all lines, the order, what was billed."""
    allowed = draft.outcome == "allowed"
    late: list[Heard] = []
    last: list[Heard] = []
    for part, program in plans:
        # What waits for all lines is heard with the rules of the order, in the pack's order.
        waits = part is view.whole and bool(late)
        for rule in program.grants if allowed else program.always:
            if rule.turn or waits:
                (last if rule.turn >= LAST else late).append((rule, part))
                continue
            holds = fits(rule, view, part) if rule.checks else True
            if holds:
                apply(draft, rule, view, part)
            elif holds is None and allowed:
                want(rule, view, part)
    if late or last:
        _apply(draft, view, [*sorted(late, key=_place), *sorted(last, key=_place)], apply)


def _place(heard: Heard) -> tuple[int, int]:
    """What is heard last goes by its turn, all else by its place in the file."""
    rule, _ = heard
    return (rule.turn if rule.turn >= LAST else 0), rule.number


def _apply(draft: Draft, view: View, heard: Sequence[Heard], apply: Apply) -> None:
    for rule, part in heard:
        holds = fits(rule, view, part)
        if holds:
            apply(draft, rule, view, part)
        elif holds is None and draft.outcome == "allowed":
            want(rule, view, part)


def want(rule: Rule, view: View, part: Part) -> None:
    """Keep in the view what a rule would have to know."""
    for test, name in rule.tests:
        if test(view, part) is None:
            view.wants[name] = None


def _decide(draft: Draft, program: Program, view: View, part: Part, unsure: list[Heard]) -> Outcome:
    """The outcome for one part; rules that a missing fact leaves undecided go to ``unsure``."""
    silent, dark = _hear(program.silences, view, part) if program.silences else SILENCE
    refusing, dim = _hear(program.refusals, view, part) if program.refusals else SILENCE
    if silent or refusing:
        for rule in (*silent, *refusing):
            _tell(draft, rule, view, part)
    if silent:
        return "owner"
    unsure += dark
    if refusing and not dark:
        return "refused"
    unsure += dim
    remedies, unclear = _hear(program.remedies, view, part) if program.remedies else SILENCE
    unsure += unclear
    if not remedies and not unclear and not dim and not dark and program.must_fit:
        draft.findings[("nothing-fits", "", part.key)] = Finding("nothing-fits", line=part.key)
        return "owner"
    return "allowed"


def _hear(rules: tuple[Rule, ...], view: View, part: Part) -> tuple[Sequence[Rule], Sequence[Heard]]:
    """The rules that fit, and those that a missing fact leaves undecided."""
    fitting: list[Rule] = []
    unsure: list[Heard] = []
    for rule in rules:
        holds = fits(rule, view, part) if rule.checks else True
        if holds:
            fitting.append(rule)
        elif holds is None:
            unsure.append((rule, part))
    return fitting, unsure


def add(draft: Draft, rule: Rule, view: View, part: Part) -> None:
    """Add what a rule gives, takes, sets and requires, each under its clause."""
    clause = rule.clause
    if clause:
        draft.cites[clause] = None
    given = rule.given
    if given is not None:
        _count(draft, rule, given, view, part)
    if rule.to and part.key:
        draft.sent.setdefault(part.number, rule.options or (rule.to,))
    if rule.to and not draft.destination:
        draft.destination, draft.remedy = rule.to, clause
        if rule.options:
            draft.options = rule.options
    if rule.state and rule.number >= draft.stated:
        draft.state, draft.stated = rule.state, rule.number
    if rule.requires:
        draft.requirements[clause] = None
    for label, last_day in rule.deadlines:
        day = last_day(view)
        if isinstance(day, date):
            draft.deadlines[label] = Deadline(label, put_off(label, day, view), clause)
    for label, clock in rule.clocks:
        hour = clock(view)
        if hour is not None and put_off(label, hour[0], view) == hour[0]:
            draft.deadlines[label] = Deadline(label, hour[0], clause, hour[1])
    if rule.finding:
        _tell(draft, rule, view, part)
    if rule.further is not None:
        _add_further(draft, rule.further, clause, view)


def _add_further(draft: Draft, further: Further, clause: str, view: View) -> None:
    extras = draft.extras = draft.extras or Extras()
    if further.hold:
        extras.holds[further.hold] = None
    extras.served.update(dict.fromkeys(further.serve))
    extras.denied.update(dict.fromkeys(further.deny, clause))
    extras.weighed = further.weigh or extras.weighed
    if further.schedule:
        try:
            payments = instalments.schedule(view)
        except Unknown as unknown:
            view.wants[unknown.want] = None
        else:
            extras.schedule = tuple([Instalment(day, Money(cents)) for day, cents in payments])


def _count(draft: Draft, rule: Rule, given: Given, view: View, part: Part) -> None:
    if given.once:
        if rule.number in draft.once:
            return
        draft.once.add(rule.number)
    view.hearing = rule.number
    try:
        of = view.whole if given.of_all else part
        cents = given.compute(view, of) if given.between is None else _decided(draft, rule, view, part)
    except Unknown as unknown:
        view.wants[unknown.want] = None
        return
    if given.figures:
        _show(draft, given.figures, cents)
    if not cents or not given.label:
        return
    if given.account == "tender":
        extras = draft.extras = draft.extras or Extras()
        extras.tenders[given.label] = extras.tenders.get(given.label, 0) + cents
        return
    if given.account != "credit":
        cents = _bill(given, view, cents)
    else:
        for each, own in _spread(view, part, cents) if given.of_all and part.key else ((part, cents),):
            _keep(each, rule, own)
        draft.given += cents if given.sign > 0 else 0
        draft.taken += cents if given.sign < 0 else 0
        cents *= given.sign
    # What counts once a request is of no line.
    line = "" if given.once else part.key
    if given.account == "credit":
        draft.amounts.append(Amount(given.label, Money(cents), rule.clause, line))
    else:
        billed = given.account == "charge"
        draft.amounts.append(Amount(given.label, Money(cents), rule.clause, line, apart=True, billed=billed))


def _keep(part: Part, rule: Rule, cents: int) -> None:
    """Count what a rule gave or took of a part."""
    given = rule.given
    assert given is not None, "only amounts are counted"
    if given.sign < 0:
        part.taken += cents
        part.log.append((rule.number, 0, cents))
        return
    part.given += cents
    part.log.append((rule.number, cents, 0))
    part.priced += cents if given.back == "price" else 0
    part.taxed += cents if given.back == "tax" else 0
    part.shipped += cents if given.back == "shipping" else 0


def _spread(view: View, part: Part, cents: int) -> list[tuple[Part, int]]:
    """What counts once a request, over its parts by value; on the one that was heard where none has any."""
    whole, reached, found = sum(each.value for each in view.parts), 0, []
    if whole == 0:
        return [(part, cents)]
    for each in view.parts:
        found.append((each, share(cents, reached, each.value, whole)))
        reached += each.value
    return found


def _decided(draft: Draft, rule: Rule, view: View, part: Part) -> int:
    """What the owner decided between the bounds of the policy; what is open is kept, and the least counts."""
    given = rule.given
    assert given is not None and given.between is not None, "only such amounts are left to the owner"
    least, most = [bound(view, view.whole if given.of_all else part) for bound in given.between]
    line = "" if given.once else part.key
    granted = view.request.granted
    picked = granted.get(f"{given.label} {line}") if line else None
    if picked is None and (not line or len(view.parts) == 1):
        picked = granted.get(given.label)
    if picked is None and given.label in view.picks:
        return max(least, most) if view.picks[given.label] == MOST else least
    if picked is None:
        if least < most:
            draft.intervals.append(Interval(given.label, Money(least), Money(most), rule.clause, line))
        return least
    if not least <= picked <= max(least, most):
        raise BadInput(
            "granted-out-of-range", label=given.label, found=picked, least=Money(least), most=Money(most)
        )
    return int(picked)


def _show(draft: Draft, names: tuple[str, ...], cents: int) -> None:
    extras = draft.extras = draft.extras or Extras()
    for name in names:
        extras.figures[name] = extras.figures.get(name, 0) + cents


def _bill(given: Given, view: View, cents: int) -> int:
    """Add to the charge or take off it, never below 0.00; what is for information changes nothing."""
    if given.account:
        cents = cents if given.sign > 0 else -min(cents, view.charge)
        view.charge += cents
    return cents


def _tell(draft: Draft, rule: Rule, view: View, part: Part) -> None:
    """Keep a finding, once for the request if it is about no line; a passed window brings its last day."""
    line = part.key if rule.by_line else ""
    key = (rule.finding, rule.clause, line)
    if key not in draft.findings:
        day = rule.told(view) if rule.told else None
        values = {"day": day.isoformat()} if isinstance(day, date) else {}
        draft.findings[key] = Finding(rule.finding, rule.clause, line, values)
    if rule.clause:
        draft.cites[rule.clause] = None
