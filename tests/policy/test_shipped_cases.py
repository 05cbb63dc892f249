"""Case files hold; those that are shipped make each rule fit and choose each option between them."""

from pathlib import Path

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import cases, engine, explaining, vocabulary
from desk.records.answers import Answer
from tests.house.source import ROOT
from tests.policy.material import PACKS, find, fitting, shipped

FILES = sorted(PACKS.glob("*.cases.toml"))
# Reckoned by hand and by a script of its own, from policy.md alone, by somebody who had not seen the code.
# What is always told line by line; a fee may be one amount on the whole.
OF_LINES = ("merchandise", "sales_tax", "forfeited_deposit")
RECKONED = sorted((ROOT / "tests" / "policy" / "reckoned").glob("*.cases.toml"))


@pytest.mark.parametrize("path", FILES + RECKONED, ids=lambda path: path.name)
def test_a_case_file_holds(path: Path) -> None:
    results = cases.check(cases.read(path.read_text("utf-8"), find, path.name, FEDERAL))
    assert results
    assert [(each.name, each.line, each.differences) for each in results if each.differences] == []


def test_every_rule_and_every_option_has_a_case() -> None:
    """Asked of each rule of both packs: some shipped case makes it fit."""
    fitted: dict[str, set[int]] = {}
    options: dict[str, set[tuple[str, str]]] = {}
    for path in FILES:
        found = cases.read(path.read_text("utf-8"), find, path.name, FEDERAL)
        for case in found.cases:
            answer = explaining.explain(found.pack, found.choices, case.facts)
            fitted.setdefault(found.pack.id, set()).update(fitting(answer))
            options.setdefault(found.pack.id, set()).update(answer.readings.items())
    for name in ("samanthas", "miniature-expressions"):
        pack = shipped(name)
        assert [rule.name for rule in pack.rules if rule.number not in fitted[name]] == []
        used = {key for rule in pack.rules for key in rule.when.get("reading", {})}
        wanted = {(key, option) for key in used for option in pack.readings[key].options}
        assert wanted - options[name] == set()


@pytest.mark.parametrize("path", FILES + RECKONED, ids=lambda path: path.name)
def test_every_answer_explains_itself(path: Path) -> None:
    """Each amount, deadline, requirement and ground stands under a cited clause, in words that there are."""
    found = cases.read(path.read_text("utf-8"), find, path.name, FEDERAL)
    for case in found.cases:
        answer = engine.answer(found.pack, found.choices, case.facts)
        if not found.pack.asks(case.facts.ask):
            assert (answer.outcome, [each.key for each in answer.findings]) == ("owner", ["question-silent"])
            continue
        clauses = found.pack.clauses
        assert [clause.text for clause in answer.clauses] == [clauses[name].text for name in answer.cites]
        assert [clause.id for clause in answer.clauses] == list(answer.cites)
        said = [found.pack.readings[name].said[option] for name, option in answer.readings.items()]
        assert list(answer.said) == said
        hold_together(answer, {line.key for line in case.facts.order.lines})


def hold_together(answer: Answer, lines: set[str]) -> None:
    """What an answer says is of its order's lines, under clauses that it cites, in words that there are."""
    for each in answer.amounts:
        assert each.label in vocabulary.AMOUNTS
        assert each.clause in answer.cites
        assert each.line in lines or (not each.line and each.label not in OF_LINES)
        assert each.money
    assert {each.name for each in answer.deadlines} <= set(vocabulary.DEADLINES)
    assert {each.clause for each in answer.deadlines} <= set(answer.cites)
    assert set(answer.requirements) | set(answer.refused_services.values()) <= set(answer.cites)
    for ground in answer.findings:
        assert ground.key in vocabulary.FINDINGS
        assert ground.clause in (*answer.cites, "")
        assert ground.line in (*lines, "")
    assert answer.outcome == "allowed" or answer.findings
    assert answer.destination in vocabulary.DESTINATIONS
    assert answer.state in ("", *vocabulary.STATES)
    assert set(answer.figures) <= set(vocabulary.FIGURES)
    assert set(answer.holds) <= set(vocabulary.HOLDS)
