"""What the policy's tests are made of: the shipped packs, the worked order of policy.md, small packs."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from desk.policy import engine, pack
from desk.records.answers import Answer
from desk.records.errors import DeskError, Fault, Malformed, NotFound
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


def find(name: str) -> pack.Pack:
    """A shipped pack, as case files find it."""
    if not (PACKS / f"{name}.toml").is_file():
        raise NotFound("pack-unknown", name=name)
    return shipped(name)


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
    """The faults of a pack's text, each told whole."""
    try:
        pack.read(text)
    except Malformed as trouble:
        return told_whole(trouble.faults, text)
    return []


@cache
def placeholders(kind: str) -> dict[str, set[str]]:
    """What the sentence of each fault or error names, by its key."""
    paths = sorted((ROOT / "resources" / "words" / "en").glob("*.po"))
    catalogues = "\n".join(path.read_text("utf-8") for path in paths)
    sentences = re.findall(rf'msgid "{kind}\.([a-z-]+)"\nmsgstr ((?:".*"\n)+)', catalogues + "\n")
    return {key: set(re.findall(r"\{(\w+)", sentence)) for key, sentence in sentences}


@contextmanager
def raised(kind: type[DeskError], key: str) -> Iterator[None]:
    """Expects an error by its key, with all that its sentence names."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.key == key
    assert placeholders("error")[key] <= set(caught.value.values)
    assert None not in caught.value.values.values()


def told_whole(faults: Iterable[Fault], text: str) -> list[Fault]:
    """The faults, if each has the values that its sentence names and a place that stands in the text."""
    found, lines = list(faults), text.splitlines()
    for fault in found:
        assert placeholders("fault")[fault.key] <= set(fault.values), fault
        assert None not in fault.values.values(), fault
        names = [name for name in re.findall(r"[^.\[\]]+", fault.where) if not name.isdigit()]
        if fault.key == "unknown-amount" and "amount =" not in text and names[-1] == "amount":
            names.pop()  # without a way to count it, a label is taken for the amount's name
        assert [name for name in names if name not in text] == [], fault
        assert all(name in lines[fault.line - 1] for name in names[-1:]), fault
    return found


def keys(faults: list[Fault]) -> list[str]:
    """What the faults are called."""
    return [each.key for each in faults]


def fitting(answer: Answer) -> set[int]:
    """The rules of which all that they ask for was so in an explained answer, by their numbers."""
    return {step.rule - 1 for step in answer.steps if step.verdict in ("applies", "held")}
