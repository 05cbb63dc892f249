"""``desk policy explain``, ``lint``, ``diff`` and ``editions``: what they print and how they exit."""

from pathlib import Path

import pytest

from desk.policy.vocabulary import ASKS
from tests.cli.conftest import Counter
from tests.cli.test_case_files import CASES
from tests.policy.material import HEAD, PACKS, RULE

SECOND = """
[[case]]
name = "an exchange"
ask = "return_request"
request = { on = 2026-03-13, reason = "damaged_in_transit" }
expect = { outcome = "allowed" }
[case.order]
placed = 2026-03-02
shipped = 2026-03-04
delivered = 2026-03-09
lines = [{ sku = "A", price = "120.00" }]
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "own.cases.toml"
    path.write_text(CASES + SECOND)
    return path


def test_a_case_is_explained_step_by_step(counter: Counter, cases: Path) -> None:
    text = counter("policy", "explain", cases)
    assert text.count("\nCase 2: an exchange (") == 1
    assert text.startswith(f"Case 1: quickly back ({cases}, line 3)\nAllowed\n$103.32 → store credit\n")
    assert "  + Restocking fee of 20 % (clause restocking, line A): applies; takes $24.00.\n" in text
    assert "  - Ground “Only the box is damaged” (clause damaged-box): does not apply; it is about" in text
    assert "\nThe clauses\n" in text and "  damaged-box: A damaged box alone" in text
    one = counter("policy", "explain", cases, "--case", "2")
    assert one.startswith("Case 2: an exchange") and "Case 1" not in one
    assert counter("policy", "explain", cases, "--case", "an exchange") == one
    assert one.split("\n")[1:3] == ["Allowed", ""]
    assert "se aplica; retiene" in counter("--language", "es", "policy", "explain", cases, "--case", "1")


@pytest.mark.parametrize("wrong", ["0", "3", "nobody", "²"])
def test_a_case_that_there_is_not(counter: Counter, cases: Path, wrong: str) -> None:
    text = counter("policy", "explain", cases, "--case", wrong, code=2)
    assert f"“{wrong}”" in text and "1 to 2" in text


def test_a_malformed_case_file_is_not_explained(counter: Counter, cases: Path) -> None:
    cases.write_text(CASES.replace("shipped =", "shiped ="))
    assert "shiped" in counter("policy", "explain", cases, code=2)


def test_what_is_charged_is_told_too(counter: Counter) -> None:
    text = counter("policy", "explain", PACKS / "samanthas.checks.cases.toml", "--case", "1")
    assert "To be paid: $270.71\n" in text
    silent = counter("policy", "explain", PACKS / "miniature-expressions.cases.toml")
    assert "What is left to the owner" in silent


def test_packs_are_looked_through(counter: Counter, tmp_path: Path) -> None:
    good, bad, none = tmp_path / "good.toml", tmp_path / "bad.toml", tmp_path / "none.toml"
    good.write_text(HEAD + RULE)
    bad.write_text((HEAD + RULE).replace("clause =", "clauze =") + "percent = 101\n" + RULE * 30)
    text = counter("policy", "lint", good)
    first, second, *others = text.splitlines()
    assert first == f"{good}: no faults: 1 clauses, 1 rules, 0 readings"
    assert second == f"To look at again, though no fault: {len(others)}"
    assert any("“Cancellation”" in each for each in others)
    assert any(each.startswith("  Line 6, clauses.fair") and "Spanish" in each for each in others)
    told = counter("policy", "lint", bad, good, none, code=2)
    assert f"{bad}: faults: " in told and "“clauze”" in told and "clause" in told
    assert len([each for each in told.splitlines() if each.startswith("  Line")]) > 30
    assert "101" in told and f"{good}: no faults" in told and f"{none}: " in told
    whole = HEAD.replace("text.en", 'text.es = "Lo justo."\ntext.en')
    good.write_text(whole + RULE.replace('ask = "return"', f"ask = {list(ASKS)}".replace("'", '"')))
    assert counter("policy", "lint", good).splitlines() == [
        f"{good}: no faults: 1 clauses, 1 rules, 0 readings"
    ]


def test_editions_are_compared(counter: Counter, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(counter.start.packs["samanthas"].replace("days = 14\n", "days = 21\n"))
    assert counter("policy", "diff", "samanthas", "samanthas") == "The two say the same.\n"
    assert counter("policy", "diff", "samanthas", own, code=1).splitlines() == [
        "Changed window of time: balance",
        "    days: 14 → 21",
        "1 difference",
    ]
    own.write_text("id = 3")
    assert "name" in counter("policy", "diff", "samanthas", own, code=2)
    assert "nowhere" in counter("policy", "diff", "samanthas", "nowhere", code=2)


def test_editions_of_the_shop(counter: Counter) -> None:
    listed = counter("policy", "editions")
    assert listed.startswith("1: ") and "samanthas" in listed
    assert counter("policy", "diff", "1", "samanthas") == "The two say the same.\n"
    assert counter("policy", "diff", "2026-05-01", "1") == "The two say the same.\n"
    for wrong in ("2", "0", "2026-13-01"):
        text = counter("policy", "diff", wrong, "samanthas", code=2)
        assert f"no edition {wrong}" in text and "1 to 1" in text
