"""Explains an answer: each rule that was asked, in order, why it did not fit, what it brought.

The answer is given once more while what each rule adds is watched, so that answering itself stays quick.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk.policy import engine, judging
from desk.policy.draft import Draft
from desk.policy.misses import known_of, misses
from desk.policy.pack import Pack
from desk.policy.parts import Part
from desk.policy.rules import Rule
from desk.policy.view import View
from desk.policy.windows import put_off
from desk.records.answers import STAGES, Answer, Interval, Point, Stage, Step, Verdict
from desk.records.facts import Choices, Facts, LineFacts
from desk.records.money import Money

LIMIT = "limit_to_paid"
# So many conditions that do not hold are told of a rule; the others would only make it longer.
FEW = 2
_WAYS = {
    ("credit", 1): "give",
    ("credit", -1): "take",
    ("charge", 1): "bill",
    ("charge", -1): "less",
    ("tender", 1): "tender",
}
_Heard = tuple[Verdict, tuple[Point, ...], tuple[Point, ...]]


def explain(pack: Pack, choices: Choices, facts: Facts) -> Answer:
    """The same answer with its steps, and the texts of all clauses and readings that they name.

    Before the customer has chosen a way, the steps are those of the one whose amounts the answer tells.
    """
    found = engine.answer(pack, choices, facts)
    if not pack.asks(facts.ask):
        return found
    facts = engine.as_answered(pack, choices, facts, found)
    options = dict(zip(pack.readings, pack.programs.choose(choices.readings), strict=True))
    steps = [*_Hearing(pack, choices, facts, options).steps(), *_limit(found)]
    steps.sort(key=lambda step: (STAGES.index(step.stage), step.rule))
    missed = [each.values["name"] for step in steps for each in step.misses if each.key == "reading"]
    readings = dict.fromkeys((*found.readings, *missed))
    clauses = dict.fromkeys((*found.cites, *[step.clause for step in steps if step.clause]))
    return replace(
        found,
        steps=tuple(steps),
        clauses=tuple(pack.clauses[name] for name in clauses),
        said=tuple(pack.readings[name].said[options[name]] for name in readings),
    )


class _Hearing:
    """One question heard anew, with what each rule brought for each part."""

    def __init__(self, pack: Pack, choices: Choices, facts: Facts, options: Mapping[str, str]) -> None:
        self.pack, self.ask, self.options = pack, facts.ask, options
        # Rules that decide are heard before anything is given.
        self.before = View(facts, choices, pack.home, pack.terms)
        self.after = View(facts, choices, pack.home, pack.terms)
        self.known = known_of(pack)
        self.brought: dict[tuple[int, int], tuple[Point, ...]] = {}
        judging.judge(self.after, engine.plan(pack, choices, self.after), self._add)
        self.names = _names(facts.order.lines)

    def _add(self, draft: Draft, rule: Rule, view: View, part: Part) -> None:
        """Add what a rule brings, and keep what of the draft is other than before."""
        count, opened, totals = len(draft.amounts), len(draft.intervals), _totals(draft)
        judging.add(draft, rule, view, part)
        points = []
        points += [_open(each) for each in draft.intervals[opened:]]
        if rule.given is not None:
            way, sign = _way(rule), rule.given.sign
            points += [_amount(way, sign * each.money, each.label) for each in draft.amounts[count:]]
            for names in (rule.given.figures, (rule.given.label,) if way == "tender" else ()):
                shown = _totals(draft).get(names[0], 0) - totals.get(names[0], 0) if names else 0
                points += (
                    [_amount("show" if names == rule.given.figures else way, shown, names)] if shown else []
                )
        points += [each for each in _others(rule, view) if each.key != "to" or draft.destination == rule.to]
        self.brought[rule.number, part.number] = tuple(points)

    def steps(self) -> Iterator[Step]:
        """The steps of all rules of the question; what a rule says alike of several lines is one step."""
        own = self.pack.names
        for rule in self.pack.rules:
            if self.ask in rule.asks:
                parts = (self.after.whole,) if rule.whole else self.after.parts
                heard: list[tuple[_Heard, list[str]]] = []
                for part in parts:
                    found, name = self._hear(rule, part), self.names.get(part.key, "")
                    same = next((names for other, names in heard if other == found), None)
                    if same is None:
                        heard.append((found, [name]))
                    else:
                        same.append(name)
                for found, names in heard:
                    of_all = len(names) == len(parts) and not (rule.given and found[0] == "applies")
                    step = _step(rule, found, () if rule.whole or of_all else tuple(names))
                    effects = tuple(each.called(own) for each in step.effects)
                    yield replace(step, about=step.about.called(own), effects=effects)

    def _hear(self, rule: Rule, part: Part) -> _Heard:
        """Whether a rule applies to a part, why not, and what it brought."""
        if (rule.number, part.number) in self.brought:
            return "applies", (), self.brought[rule.number, part.number]
        view = self.before if rule.outcome else self.after
        found = misses(rule, view, part, self.known, self.options)
        sure = [each.point for each in found if not each.unsure]
        if found:
            points = sure or [each.point for each in found]
            return "misses" if sure else "unsure", tuple(points[:FEW]), ()
        return ("applies", (), tuple(_others(rule, view))) if rule.outcome else ("held", (), ())


def _step(rule: Rule, heard: _Heard, lines: tuple[str, ...]) -> Step:
    about = _about(rule)
    verdict, missed, effects = heard
    stage: Stage = "deadlines" if about.key == "deadline" else "gifts"
    if rule.outcome:
        stage = "open" if rule.outcome == "owner" else "refusals"
    return Step(rule.number + 1, stage, rule.clause, about, verdict, lines, missed, effects)


def _limit(answer: Answer) -> Iterator[Step]:
    """The step that cuts off what nobody paid, where it did."""
    for each in answer.amounts:
        if each.label == LIMIT:
            effect = _amount("give" if each.money > 0 else "take", abs(each.money), LIMIT)
            yield Step(0, "limit", each.clause, Point("limit"), "applies", effects=(effect,))


def _names(lines: tuple[LineFacts, ...]) -> dict[str, str]:
    """What people call each line: its SKU; a second line of the same one is told apart by a number."""
    counts: dict[str, int] = {}
    names = {}
    for line in lines:
        sku = line.sku or line.key
        counts[sku] = counts.get(sku, 0) + 1
        names[line.key] = sku if counts[sku] == 1 else f"{sku}#{counts[sku]}"
    return names


def _totals(draft: Draft) -> dict[str, int]:
    """The figures and the parts of the credit so far."""
    return {**draft.extras.figures, **draft.extras.tenders} if draft.extras else {}


def _open(interval: Interval) -> Point:
    """What of an amount is left to the owner."""
    values = {"label": interval.label, "least": interval.least, "most": interval.most}
    return Point("between", values)


def _amount(key: str, cents: int, label: str | tuple[str, ...]) -> Point:
    return Point(key, {"label": label, "amount": Money(cents)})


def _way(rule: Rule) -> str:
    """The key by which a rule gives or takes; what is for information counts nowhere."""
    given = rule.given
    if given is None or not given.label:
        return "show"
    return _WAYS.get((given.account, given.sign), "inform")


def _about(rule: Rule) -> Point:
    """What a rule could bring, first of all."""
    if rule.outcome:
        return Point("outcome", {"label": rule.outcome, "finding": rule.finding})
    if rule.given is not None:
        rates = {key: rule.given.spec[key] for key in ("percent", "flat") if key in rule.given.spec}
        return Point(_way(rule), {"label": rule.given.label or rule.given.figures, **rates})
    return next((Point(key, {"label": label}) for key, label in _brings(rule)), Point("cite"))


def _brings(rule: Rule) -> Iterator[tuple[str, Any]]:
    """What a rule brings beside amounts, by its key in a pack."""
    further = rule.further
    if rule.outcome:
        yield "outcome", rule.outcome
    if rule.to:
        yield "to", rule.options or rule.to
    if rule.state:
        yield "state", rule.state
    if further is not None:
        told = {"hold": further.hold, "serve": further.serve, "deny": further.deny, "weigh": further.weigh}
        yield from ((key, label) for key, label in told.items() if label)
        if further.schedule:
            yield "schedule", ""
    yield from (("deadline", label) for label, _ in rule.deadlines)
    if rule.requires:
        yield "requires", ""
    if rule.finding:
        yield "finding", rule.finding


def _others(rule: Rule, view: View) -> Iterator[Point]:
    """What a rule that fits brings beside amounts, with its days."""
    days, clocks = dict(rule.deadlines), dict(rule.clocks)
    brings = list(_brings(rule))
    for key, label in brings:
        values: dict[str, Any] = {"label": label} if label else {}
        day: Any = days[label](view) if key == "deadline" else None
        if key == "finding" and rule.told is not None:
            day = rule.told(view)
        if isinstance(day, date):
            values["day"] = put_off(label, day, view) if key == "deadline" else day
        hour = clocks[label](view) if key == "deadline" and label in clocks else None
        if hour is not None and put_off(label, hour[0], view) == hour[0]:
            values |= {"day": hour[0], "at": hour[1].isoformat("minutes")}
        if key != "deadline" or "day" in values:
            yield Point(key, values)
    if not brings and rule.given is None:
        yield Point("cite")
