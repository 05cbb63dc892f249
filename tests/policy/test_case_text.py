"""A decision written as a case reads back as the same facts, and its answer holds."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import case_text, cases, engine, pack
from desk.policy.pack import Pack
from desk.records.facts import Choices, Condition, Facts, LineFacts, LinePart, OrderFacts
from desk.records.money import Money
from desk.records.what_if import Verdict
from tests.house.source import ROOT
from tests.policy.material import HEAD, PACKS, RULE, dolls, sent_back, shipped

# Of these an answer that has none says nothing.
UNSAID = {"absent", "holds", "charge", "amounts", "deposit", "total", "tax", "due_now"}
FILES = [*sorted(PACKS.rglob("*.cases.toml")), *sorted((ROOT / "tests/policy").rglob("*.cases.toml"))]


def again(pack: Pack, choices: Choices, facts: Facts, name: str = "a case") -> tuple[str, cases.CaseFile]:
    """A decision written and read back, its case checked."""
    text = case_text.text(name, pack, choices, (facts, engine.answer(pack, choices, facts)))
    read = cases.read(text, lambda _: pack, "kept", FEDERAL)
    (result,) = cases.check(read)
    assert (result.name, result.differences) == (name, ()), text
    return text, read


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_shipped_case_is_written_read_and_holds(path: Path) -> None:
    def find(name: str) -> Pack:
        beside = path.parent / name
        return pack.read(beside.read_text("utf-8")) if beside.is_file() else shipped(name)

    file = cases.read(path.read_text("utf-8"), find, path.name, FEDERAL)
    for case in file.cases:
        _, read = again(file.pack, file.choices, case.facts, case.name)
        assert read.choices == file.choices
        first, second = (
            engine.answer(file.pack, file.choices, facts) for facts in (case.facts, read.cases[0].facts)
        )
        # Lines have other names in a case; what is told by line is told by label in `again`.
        assert set(Verdict.of(first).differs(Verdict.of(second))) <= {"intervals"}
        by_line = {"amounts": (), "findings": (), "options": (), "intervals": ()}
        assert replace(second, **by_line) == replace(first, **by_line)
        assert read.cases[0].expect.keys() >= case.expect.keys() - UNSAID


def test_nobody_is_named_and_lines_are_letters() -> None:
    lines = tuple(LineFacts(f"{n}", Money(1000), f"BEAR-{n}") for n in range(28))
    order = OrderFacts(date(2026, 3, 2), lines, paid=Money(28000), processed=date(2026, 3, 2))
    request = replace(sent_back(), reason="", condition=None)
    text, read = again(shipped("samanthas"), Choices(), Facts("cancel", order, request))
    letters = [line.sku for line in read.cases[0].facts.order.lines]
    assert "BEAR" not in text and letters[25:] == ["Z", "AA", "AB"]


def test_the_condition_of_the_pieces_is_the_parcels() -> None:
    found = Condition(opened=True, original_packaging=True, secured=True)
    request = sent_back(LinePart("B", 1, found), condition=None)
    text, _ = again(shipped("samanthas"), Choices(), Facts("return", dolls(), request))
    assert 'lines = [\n  { sku = "B", quantity = 1 },\n]' in text and "opened = true" in text
    assert 'credit = "77.45"' in text


def test_what_was_chosen_stands_in_the_file() -> None:
    choices = Choices({"tax-on-returns": "kept"})
    text, _ = again(shipped("samanthas"), choices, Facts("return", dolls(), sent_back(LinePart("A", 1))))
    assert 'readings = { tax-on-returns = "kept" }' in text and "settings" not in text


def test_hours_and_what_a_pack_asks_of_its_own_are_written() -> None:
    own = (
        '[facts.photo]\ntext.en = "Is there a photo?"\nis = "flag"\nof = "request"\n'
        '[facts.wedding]\ntext.en = "When is the wedding?"\nis = "day"\nof = "order"\n'
        '[windows.called]\nclause = "fair"\nhours = 48\nafter = "delivered"\n'
        '[windows.party]\nclause = "fair"\ndays = 3\nbefore = "wedding"\n'
    )
    rule = (
        'when = { fact = { photo = true }, within = "called" }\n'
        'deadline = { claim_by = "party" }\ngive = "merchandise"\n'
        'between = [{ flat = "0.00" }, { percent = 20 }]\n'
    )
    made = pack.read(HEAD + own + RULE + rule)
    times = {"delivered": time(9, 30)}
    order = dolls(times=times, told={"wedding": date(2026, 5, 9)})
    request = sent_back(LinePart("A", 1), times={"on": time(8)}, told={"photo": True})
    request = replace(request, on=date(2026, 3, 11), ra_issued=None, sent=None, received=None, condition=None)
    text, read = again(made, Choices(), Facts("return", order, request))
    assert "delivered = 2026-03-09T09:30:00" in text and "photo = true" in text
    assert read.cases[0].facts.order.told == order.told and read.cases[0].facts.order.times == times
    assert 'merchandise = ["0.00", "24.00"]' in text and "claim_by = 2026-05-06" in text
