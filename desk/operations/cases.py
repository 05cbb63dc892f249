"""Worked examples of the policy: a decision of the shop kept as one, and all of them asked again."""

import re
from collections.abc import Generator, Iterator
from dataclasses import replace

from desk.operations import decided, policies
from desk.operations.calendar import FEDERAL
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.policy import case_text, engine
from desk.policy import cases as case_files
from desk.policy.pack import Pack
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, DeskError, Fault, Malformed, NotFound, Refused
from desk.records.facts import Facts
from desk.records.lists import Progress
from desk.records.orders import Order
from desk.records.policies import CaseOutcome, KeptCase, Revision
from desk.records.returns import Return
from desk.records.rights import Act
from desk.records.shop import Edition
from desk.records.texts import need_text
from desk.records.what_if import Proposal, Verdict
from desk.store import cases, orders, shop
from desk.store import returns as kept_returns


def list_cases(desk: Desk) -> tuple[KeptCase, ...]:
    """The cases that the shop keeps, oldest first."""
    return cases.all(desk.db)


def save_case(desk: Desk, number: str, name: str = "") -> KeptCase:
    """Keep a return's real decision as a worked example, its settlement or else its RA; the same one once.

    Names, numbers and addresses stay out of it. Raises Refused for a voided RA, for one whose facts the
    shop's history does not tell as they were, and for one that rests on what a case cannot say.
    """
    ra = kept_returns.get(desk.db, _valid(number))
    made = decided.as_decided(desk, ra)
    order = made.order
    pack, _ = policies.judge_of(desk, order.edition)
    facts = policies.facts_for(pack, made.ask, order, made.request)
    title = _title(need_text(name.strip()), ra, order)
    text = _written(desk, order, facts, (title, made.answer))
    found = next(
        (each for each in cases.all(desk.db) if (each.subject, each.text) == (ra.number, text)), None
    )
    if found is not None:
        return found
    new = KeptCase(0, title, text, desk.moment, desk.who, ra.number)
    with desk.db.atomic():
        kept_id = cases.add(desk.db, new)
        permit(desk, Act("save_case", ra.number))
        desk.remember("save_case", ra.number, after={"case": title})
    return replace(new, id=kept_id)


def edition_of(desk: Desk, number: str) -> Edition:
    """The edition of the policy that a return is judged by."""
    order = kept_returns.get(desk.db, _valid(number)).order
    return shop.edition(desk.db, orders.get(desk.db, order).edition)


def _valid(number: str) -> str:
    return codes.validate(number) if codes.series_of(number) else number


def _title(name: str, ra: Return, order: Order) -> str:
    """The case's name, which must not name anybody; without one, what it is about."""
    if not name:
        place = order.ship_to.state or order.ship_to.country
        pieces, of = (sum(line.quantity for line in lines) for lines in (ra.lines, order.lines))
        return f"{ra.reason.replace('_', ' ')}, {place}, {pieces} of {of} pieces, {order.placed}"
    told = [
        *order.customer.name.split(),
        *order.ship_to.name.split(),
        order.customer.email,
        order.number,
        ra.number,
    ]
    if any(len(each) > 2 and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", name, re.I) for each in told):
        raise BadInput("case-name-personal", name=name)
    return name


def _written(desk: Desk, order: Order, facts: Facts, told: tuple[str, Answer]) -> str:
    """The case's text, read back: it must come out as it was decided, or it is no case of this decision."""
    title, kept = told
    pack, choices = policies.judge_of(desk, order.edition)
    edition = shop.edition(desk.db, order.edition)
    text = case_text.text(title, pack, choices, (facts, kept))
    text = f"# Decided under the edition of {edition.in_force} ({edition.digest[:12]}).\n{text}"
    try:
        read = case_files.read(text, lambda _: pack, title, FEDERAL)
        again = engine.answer(pack, choices, read.cases[0].facts)
    except DeskError as trouble:
        raise Refused("case-unsayable") from trouble
    # What is left between bounds is told by line, and lines have other names in a case.
    differs = set(Verdict.of(kept).differs(Verdict.of(again))) - {"intervals"}
    if differs or any(each.differences for each in case_files.check(read)):
        raise Refused("case-unsayable")
    return text


def running_cases(
    desk: Desk, proposal: Proposal | None = None
) -> Generator[Progress, None, tuple[CaseOutcome, ...]]:
    """Ask the shop's own cases and those shipped with its policy, under a proposal or the edition in force.

    The shop's own are asked with the policy's choices, since they say what its policy should give; a shipped
    file is about the choices that it names.
    """
    edition = policies.edition_on(desk, desk.clock.today())
    text = proposal.text if proposal and proposal.text else edition.text
    choices = proposal.choices if proposal else policies.choices_of(edition)
    judge = policies.kept_pack(text), choices
    sources = [("", each.name, each.text) for each in cases.all(desk.db)]
    sources += [
        (name, name, shipped) for name, shipped in desk.cases.items() if _is_about(shipped, judge[0].id)
    ]
    found: list[CaseOutcome] = []
    for done, source in enumerate(sources):
        yield Progress(done, len(sources))
        found += _outcomes(desk, source, judge)
    return tuple(found)


def run_cases(desk: Desk, proposal: Proposal | None = None) -> tuple[CaseOutcome, ...]:
    """How all cases come out, at once."""
    steps = running_cases(desk, proposal)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _is_about(text: str, pack: str) -> bool:
    return f'pack = "{pack}"' in text.splitlines()


def _outcomes(desk: Desk, source: tuple[str, str, str], judge: policies.Judge) -> Iterator[CaseOutcome]:
    """How the cases of one file come out; a file that cannot be read is told as one."""
    file, name, text = source
    pack, choices = judge

    def find(wanted: str) -> Pack:
        if wanted == pack.id:
            return pack
        if wanted in desk.packs:
            return policies.read_pack(desk.packs[wanted])
        for edition in reversed(shop.editions(desk.db)):
            if edition.pack == wanted:
                return policies.kept_pack(edition.text)
        raise NotFound("pack-unknown", name=wanted, known=", ".join(desk.packs))

    try:
        read = case_files.read(text, find, name, FEDERAL)
    except Malformed as trouble:
        yield CaseOutcome(file, name, trouble=trouble.faults[0])
        return
    if not file and read.pack is pack:
        read = replace(read, choices=choices)
    for case in read.cases:
        yield _outcome(file, replace(read, cases=(case,)))


def _outcome(file: str, single: case_files.CaseFile) -> CaseOutcome:
    try:
        (result,) = case_files.check(single)
    except DeskError as trouble:
        return CaseOutcome(file, single.cases[0].name, trouble=Fault(trouble.key, "", 0, 0, **trouble.values))
    found = (Revision(each.key, each.expected, each.found) for each in result.differences)
    return CaseOutcome(file, result.name, tuple(found))
