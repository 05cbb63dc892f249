"""What would change under another policy: all decisions decided again, and what is open today asked again.

Nothing is written. A voided RA and a reversed settlement are left out: they were mistakes, and decide nothing
any more. Each decision is decided by itself, on the facts as they stood: what was credited before is what the
shop really credited, not what the other policy would have.
"""

from collections.abc import Generator, Iterator
from datetime import date

from desk.operations import open_matters, parcel_facts
from desk.operations.desk import Desk
from desk.operations.judges import Judges, Matter
from desk.operations.stories import as_stood
from desk.records.answers import Outcome
from desk.records.decisions import Decision, Story
from desk.records.errors import BadInput, Wanting
from desk.records.lists import Progress
from desk.records.money import Money
from desk.records.what_if import Change, ClauseSum, OutcomeCount, Proposal, Skipped, Verdict, WhatIf
from desk.store import decisions
from desk.store.decisions import Period

# So many decisions are made from one progress to the next.
SLICE = 20


class _Tally:
    """The report in the making."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.touched: list[Change] = []
        self.skipped: list[Skipped] = []
        self.uncompared: list[Skipped] = []
        self._sums: dict[tuple[str, str, str], list[int]] = {}
        self._outcomes: dict[tuple[str, Outcome, Outcome], int] = {}

    def add(self, matter: Matter, before: Verdict, after: Verdict) -> None:
        """Count a decision and its amounts; keep it if it comes out otherwise."""
        for side, verdict in enumerate((before, after)):
            for amount in verdict.amounts:
                key = matter.ask, amount.clause, amount.label
                self._sums.setdefault(key, [0, 0])[side] += amount.money
        if before.outcome != after.outcome:
            step = matter.ask, before.outcome, after.outcome
            self._outcomes[step] = self._outcomes.get(step, 0) + 1
        # Which clauses the customer had to heed is over: it alone changes no decision.
        differs = tuple([name for name in before.differs(after) if name != "requirements"])
        if differs:
            self.changes.append(matter.change(before, after, differs))

    def clauses(self) -> tuple[ClauseSum, ...]:
        """The sums that differ, by question and clause."""
        found = sorted(self._sums.items())
        return tuple(ClauseSum(*key, Money(old), Money(new)) for key, (old, new) in found if old != new)

    def outcomes(self) -> tuple[OutcomeCount, ...]:
        """How many decisions went from one outcome to another."""
        return tuple(OutcomeCount(*step, count) for step, count in sorted(self._outcomes.items()))


def what_if(
    desk: Desk, proposal: Proposal, start: date | None = None, end: date | None = None
) -> Generator[Progress, None, WhatIf]:
    """Decide the history between two days again under a proposal; it returns the report.

    Raises Malformed for a faulty pack, BadInput for a period that ends before it begins and for a reading
    or setting that no edition knows. It may be ended at any step, since nothing is written.
    """
    if start and end and end < start:
        raise BadInput("period-backwards", start=start, end=end)
    period = Period(start or date.min, end or date.max)
    judges, tally = Judges(desk, proposal), _Tally()
    decided = sum(decisions.count(desk.db, kind, period) for kind in decisions.KINDS)
    waiting = open_matters.count(desk)
    for done, _ in enumerate(_steps(desk, period, judges, tally)):
        if done % SLICE == 0:
            yield Progress(done, decided + waiting)
    return WhatIf(
        start,
        end,
        decided,
        waiting,
        changes=tuple(tally.changes),
        clauses=tally.clauses(),
        outcomes=tally.outcomes(),
        touched=tuple(tally.touched),
        skipped=tuple(tally.skipped),
        uncompared=tuple(tally.uncompared),
        names=judges.names(),
    )


def _steps(desk: Desk, period: Period, judges: Judges, tally: _Tally) -> Iterator[None]:
    """Every decision, then all that is open, one at a time."""
    for page in decisions.pages(desk.db, decisions.KINDS, period):
        for kind, made in page.decisions.items():
            for decision in made:
                _decide_again(kind, decision, page.stories[decision.order], judges, tally)
                yield
    for found in open_matters.compare(desk, judges):
        tally.touched += [each for each in found if isinstance(each, Change)]
        tally.uncompared += [each for each in found if isinstance(each, Skipped)]
        yield


def _decide_again(kind: str, decision: Decision, story: Story, judges: Judges, tally: _Tally) -> None:
    order = as_stood(decision, story.at(story.moments.get((kind, decision.id), 0)))
    ask, request = parcel_facts.question_of(decision), parcel_facts.as_asked(decision)
    matter = Matter(
        decision.number, order, ask, decision.day, request, otherwise=parcel_facts.is_otherwise(decision)
    )
    if story.gaps:
        tally.skipped.append(matter.skip(BadInput("history-missing")))
        return
    try:
        after = judges.then(matter)
    except (Wanting, BadInput) as trouble:
        tally.skipped.append(matter.skip(trouble))
    else:
        tally.add(matter, decision.verdict, after)
