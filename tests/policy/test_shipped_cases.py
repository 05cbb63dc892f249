"""Case files hold; those that are shipped make each rule fit and choose each option between them."""

from pathlib import Path

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import cases, explaining
from tests.house.source import ROOT
from tests.policy.material import PACKS, find, shipped

FILES = sorted(PACKS.rglob("*.cases.toml"))
# Reckoned by hand and by a script of its own, from policy.md alone, by somebody who had not seen the code.
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
            numbers = {step.rule - 1 for step in answer.steps if step.fitted}
            fitted.setdefault(found.pack.id, set()).update(numbers)
            options.setdefault(found.pack.id, set()).update(answer.readings.items())
    for name in ("samanthas", "miniature-expressions"):
        pack = shipped(name)
        assert [rule.name for rule in pack.rules if rule.number not in fitted[name]] == []
        used = {key for rule in pack.rules for key in rule.when.get("reading", {})}
        wanted = {(key, option) for key in used for option in pack.readings[key].options}
        assert wanted - options[name] == set()
