"""The shop's own policy editions, and the one way to ask one of them about an order."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache

from desk.operations import questions
from desk.operations.calendar import FEDERAL
from desk.operations.desk import Desk
from desk.policy import engine, explaining, pack
from desk.records import plain
from desk.records.answers import Answer
from desk.records.errors import BadInput, Wanting
from desk.records.facts import Choices, Facts, LineFacts, OrderFacts, Place, RequestFacts
from desk.records.measures import inches, pounds
from desk.records.money import Money
from desk.records.orders import PICKUP, NewOrder, Order
from desk.records.payments import AGENCY
from desk.records.reversals import in_force
from desk.records.shop import Edition
from desk.store import shop

Judge = tuple[pack.Pack, Choices]
# By digest and choices: an edition's text is long, and every question of a write asks it anew.
_judges: dict[tuple[str, str], Judge] = {}


@lru_cache(maxsize=32)
def read_pack(text: str, name: str = "") -> pack.Pack:
    """A pack from its text, or that of the file named, read once; raises Malformed with every fault."""
    return pack.read(text, name)


@lru_cache(maxsize=32)
def kept_pack(text: str) -> pack.Pack:
    """The pack of an edition that was adopted before, whatever a later Desk finds fault with; read once."""
    return pack.kept(text)


@lru_cache(maxsize=32)
def _read_choices(text: str) -> Choices:
    return plain.from_plain(Choices, json.loads(text))


def first_edition(text: str, in_force: date) -> Edition:
    """The shop's first edition of a pack's text, with its digest and the pack's own defaults."""
    found = read_pack(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Edition(0, found.id, in_force, text, digest)


def edition_on(desk: Desk, day: date) -> Edition:
    """The edition in force on a day; the first one holds for all earlier days."""
    return shop.edition(desk.db, shop.edition_on(desk.db, day))


def choices_of(edition: Edition) -> Choices:
    """What the owner chose within an edition."""
    return _read_choices(edition.choices)


def facts_of(order: Order) -> OrderFacts:
    """An order as the policy sees it."""
    came = in_force(order.payments)
    # What an agency kept of it was paid like the rest that it collected.
    ways = dict.fromkeys(payment.method for payment in came if payment.method != AGENCY)
    methods = tuple(ways) or (order.payment_method,)
    # What a check paid may stand in a later row than what another one did that came after it.
    arrived = {each.method: each.received for each in sorted(came, key=lambda each: each.received)}
    return OrderFacts(
        placed=order.placed,
        lines=tuple(_line_facts(order)),
        ship_to=Place(order.ship_to.state, order.ship_to.country, order.ship_to.po_box),
        payment=methods,
        processed=order.processed,
        shipped=order.shipped,
        delivered=order.delivered,
        effective=arrived.get("money_order"),
        check_received=arrived.get("check"),
        balance_paid=order.balance_paid,
        paid=order.paid,
        credited=order.credited,
        withdrawn=order.withdrawn,
        tax=order.tax if order.tax_stands else None,
        service=order.service,
        channel=order.channel,
        shipping_charged=order.shipping_charged,
        shipping_cost=order.foreseen_cost if order.shipping_cost is None else order.shipping_cost,
        weight_lb=pounds(order.weight),
        size_in=inches(order.size),
    )


def _line_facts(order: Order) -> list[LineFacts]:
    # Only of an order that is on its way do its lines tell how much left; else its days do.
    told = not order.shipped and (order.service == PICKUP or any(line.shipped for line in order.lines))
    return [
        LineFacts(
            key=str(line.id),
            sku=line.sku,
            price=line.price,
            quantity=line.quantity,
            kind=line.kind,
            discount=line.discount,
            deposit_rate=line.deposit_rate,
            first_payment=line.first_payment,
            returned=line.returned,
            cancelled=line.cancelled,
            balanced=line.balanced,
            turn=line.turn,
            tags=_tags(line.untaxed),
            shipped=line.shipped if told else None,
        )
        for line in order.lines
    ]


def _tags(untaxed: bool) -> tuple[str, ...]:
    return ("untaxed",) if untaxed else ()


def ask(desk: Desk, question: str, order: Order, request: RequestFacts) -> Answer:
    """What the edition that the order was placed under answers; raises Wanting where a fact is missing."""
    judge = judge_of(desk, order.edition)
    return engine.answer(*judge, facts_for(judge[0], question, order, request))


def ask_at_first(desk: Desk, question: str, order: Order, request: RequestFacts) -> Answer:
    """The same, as though no more had been paid than was due at once."""
    judge = judge_of(desk, order.edition)
    facts = facts_for(judge[0], question, order, request)
    return engine.answer(*judge, replace(facts, order=replace(facts.order, paid=None, withdrawn=None)))


def ask_if_known(desk: Desk, question: str, order: Order, request: RequestFacts) -> Answer | None:
    """The same; None where a fact is missing, or the policy cannot be asked that of the order."""
    try:
        return ask(desk, question, order, request)
    except (Wanting, BadInput):
        return None


def backed(desk: Desk, question: str, order: Order, request: RequestFacts) -> Money:
    """What was paid of what an answer gives back, before it takes any fee off it."""
    judge = judge_of(desk, order.edition)
    return engine.paid_for(*judge, facts_for(judge[0], question, order, request))


def explain(desk: Desk, question: str, order: Order, request: RequestFacts) -> Answer:
    """The same answer with its steps: which rules were asked, and what each of them did."""
    judge = judge_of(desk, order.edition)
    return explaining.explain(*judge, facts_for(judge[0], question, order, request))


def wants(desk: Desk, question: str, order: Order, request: RequestFacts) -> tuple[str, ...]:
    """The keys of all facts that are missing for an answer, to be asked for at once."""
    judge = judge_of(desk, order.edition)
    missing = engine.wants(*judge, facts_for(judge[0], question, order, request))
    return tuple(each.key for each in missing)


def judge_of(desk: Desk, edition: int) -> Judge:
    """The pack of an edition and what the owner chose within it."""
    key = shop.edition_key(desk.db, edition)
    if key not in _judges:
        found = shop.edition(desk.db, edition)
        _judges[key] = kept_pack(found.text), _read_choices(found.choices)
    return _judges[key]


def facts_for(asked: pack.Pack, question: str, order: Order, request: RequestFacts) -> Facts:
    """What a policy is asked about an order, with the answers to its own questions."""
    return questions.tell(asked, Facts(question, facts_of(order), request, holidays=FEDERAL))


def expected_tax(desk: Desk, new: NewOrder) -> Money:
    """The sales tax that the edition in force on the day it was placed computes for a new order."""
    edition = edition_on(desk, new.placed)
    lines = tuple(
        LineFacts(
            str(place),
            line.price,
            line.sku,
            line.quantity,
            line.kind,
            line.discount,
            tags=_tags(line.untaxed),
        )
        for place, line in enumerate(new.lines)
    )
    place = Place(new.ship_to.state, new.ship_to.country, new.ship_to.po_box)
    order = OrderFacts(new.placed, lines, place, service=new.service)
    facts = Facts("quote", order, RequestFacts(new.placed))
    return engine.sales_tax(kept_pack(edition.text), _read_choices(edition.choices), facts)


def with_known(order: Order, **known: object) -> Order:
    """The order with what was told at the counter where it lacks that; BadInput where it says otherwise."""
    lacking = {}
    for name, told in known.items():
        stored = getattr(order, name)
        if told is not None and stored is None:
            lacking[name] = told
        elif told is not None and told != stored:
            raise BadInput(f"told-otherwise-{name}", number=order.number, told=told, known=stored)
    return replace(order, **lacking) if lacking else order  # type: ignore[arg-type]
