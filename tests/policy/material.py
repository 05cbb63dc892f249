"""What the policy's tests are made of: the shipped packs, the worked order of policy.md, small packs."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from desk.policy import engine, pack
from desk.records.answers import Answer
from desk.records.errors import Fault, Malformed
from desk.records.facts import Choices, Condition, Facts, LineFacts, LinePart, OrderFacts, Place, RequestFacts
from desk.records.money import Money
from tests.house.source import ROOT

PACKS = ROOT / "resources" / "packs"
GOOD = Condition(original_packaging=True, secured=True, resaleable=True)
HEAD = """
id = "third"
name = "A third shop"
edition = 2026-01-01
currency = "USD"
[clauses.fair]
text.en = "Fair is fair."
"""

RULE = """
[[rules]]
clause = "fair"
ask = "return"
to = "store_credit"
"""


@cache
def shipped(name: str) -> pack.Pack:
    """A pack that comes with the program."""
    return pack.read((PACKS / f"{name}.toml").read_text("utf-8"), name)


def dolls(**changes: Any) -> OrderFacts:
    """The worked order: 120.00 and 89.95 to Missouri, delivered on 2026-03-09."""
    order = OrderFacts(
        placed=date(2026, 3, 2),
        processed=date(2026, 3, 2),
        shipped=date(2026, 3, 4),
        delivered=date(2026, 3, 9),
        ship_to=Place("MO"),
        shipping_charged=Money(1295),
        shipping_cost=Money(1120),
        lines=(LineFacts("A", Money(12000)), LineFacts("B", Money(8995))),
    )
    return replace(order, **changes)


def sent_back(*parts: LinePart, **changes: Any) -> RequestFacts:
    """A parcel that is as it should be: asked on 2026-03-13, sent and received in time."""
    request = RequestFacts(
        on=date(2026, 3, 13),
        reason="changed_mind",
        lines=parts,
        ra_issued=date(2026, 3, 13),
        sent=date(2026, 3, 16),
        received=date(2026, 3, 18),
        ra_on_package=True,
        condition=GOOD,
    )
    return replace(request, **changes)


def returned(name: str, order: OrderFacts, request: RequestFacts, choices: Choices | None = None) -> Answer:
    """What a shipped pack answers to a return."""
    return engine.answer(shipped(name), choices or Choices(), Facts("return", order, request))


def asked(pack_text: str, order: OrderFacts, request: RequestFacts) -> Answer:
    """What a small pack answers to a return."""
    return engine.answer(pack.read(HEAD + pack_text), Choices(), Facts("return", order, request))


def faults_of(text: str) -> list[Fault]:
    """The faults of a pack's text."""
    try:
        pack.read(text)
    except Malformed as trouble:
        return list(trouble.faults)
    return []


def keys(faults: list[Fault]) -> list[str]:
    """What the faults are called."""
    return [each.key for each in faults]
