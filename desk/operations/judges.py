"""Two policies that answer the same question: an order's own edition, and the one proposed instead of it."""

from dataclasses import dataclass
from datetime import date

from desk.operations import parcel_facts, policies
from desk.operations.desk import Desk
from desk.policy import checking, engine
from desk.records.errors import DeskError
from desk.records.facts import Choices, RequestFacts
from desk.records.orders import Order
from desk.records.what_if import Change, Proposal, Skipped, Verdict
from desk.store import shop


@dataclass(frozen=True, slots=True)
class Matter:
    """A question about an order as it stood on a day; ``number`` is that of the record it is about.

    ``otherwise``: what came back is something else than was told, so that it is the owner's whatever a
    policy says.
    """

    number: str
    order: Order
    ask: str
    day: date
    request: RequestFacts
    otherwise: bool = False

    def change(self, before: Verdict, after: Verdict, differs: tuple[str, ...]) -> Change:
        """That it comes out otherwise."""
        return Change(self.number, self.order.number, self.ask, self.day, before, after, differs)

    def skip(self, trouble: DeskError) -> Skipped:
        """That it cannot be decided again, and why."""
        values = {"number": self.order.number, **trouble.values}
        return Skipped(self.number, self.order.number, self.ask, self.day, trouble.key, values)


class Judges:
    """The shop's editions and what each would be under a proposal; raises Malformed for a faulty pack.

    Raises BadInput for a reading or a setting that no edition knows; one that only some know makes the
    decisions under the others impossible.
    """

    def __init__(self, desk: Desk, proposal: Proposal) -> None:
        self._now = {each.id: policies.judge_of(desk, each.id) for each in shop.editions(desk.db)}
        self._then = {edition: _proposed(judge, proposal) for edition, judge in self._now.items()}
        faults = [checking.choice_faults(*judge) for judge in self._then.values()]
        if all(faults):
            raise faults[-1][0]

    def names(self) -> dict[str, dict[str, str]]:
        """The own words of all these policies for labels."""
        packs = [pack for side in (self._now, self._then) for pack, _ in side.values()]
        return {label: dict(text) for pack in packs for label, text in pack.names.items()}

    def asks(self, matter: Matter) -> bool:
        """Whether one of the two has a rule for the question."""
        sides = self._now[matter.order.edition], self._then[matter.order.edition]
        return any(pack.asks(matter.ask) for pack, _ in sides)

    def now(self, matter: Matter) -> Verdict:
        """What the order's own edition answers; raises Wanting and BadInput as the policy does."""
        return _answer(self._now[matter.order.edition], matter)

    def then(self, matter: Matter) -> Verdict:
        """What the proposed policy answers; raises Wanting and BadInput as the policy does."""
        return _answer(self._then[matter.order.edition], matter)


def _answer(judge: policies.Judge, matter: Matter) -> Verdict:
    facts = policies.facts_for(judge[0], matter.ask, matter.order, matter.request)
    found = engine.answer(*judge, facts)
    return Verdict.of(parcel_facts.as_found_otherwise(found) if matter.otherwise else found)


def _proposed(judge: policies.Judge, proposal: Proposal) -> policies.Judge:
    if proposal.text is not None:
        return policies.read_pack(proposal.text), proposal.choices
    pack, own = judge
    return pack, _merged(own, proposal.choices)


def _merged(own: Choices, new: Choices) -> Choices:
    return Choices(
        {**own.readings, **new.readings},
        own.deposit_rate if new.deposit_rate is None else new.deposit_rate,
        {**own.tax_rates, **new.tax_rates},
        own.dim_divisor if new.dim_divisor is None else new.dim_divisor,
    )


def of_edition(desk: Desk, day: date, choices: Choices) -> Proposal:
    """The proposal that the edition of a day answers everything, with its own choices but for some."""
    edition = policies.edition_on(desk, day)
    return Proposal(edition.text, _merged(policies.choices_of(edition), choices))
