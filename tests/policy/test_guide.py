"""The guide beside the packs cannot rot: its blocks are read, its messages are Desk's, its words are all."""

import re
from pathlib import Path
from typing import Any

import pytest

from desk.cli import reports
from desk.operations.calendar import FEDERAL
from desk.policy import (
    bounds,
    case_keys,
    cases,
    conditions,
    contents,
    deposits,
    elapsed,
    explaining,
    pack,
    plans,
    rules,
    sums,
    tables,
    taxes,
    told,
    vocabulary,
)
from desk.policy.amounts import ACCRUAL, SHARES
from desk.policy.bases import BASES, SHARED
from desk.policy.pack import Pack
from desk.records.errors import Malformed, NotFound
from desk.words import Words
from tests.policy.material import PACKS, fitting
from tests.policy.test_vocabulary import GROUPS

GUIDE = (PACKS / "README.md").read_text("utf-8")
EXAMPLES = PACKS / "examples"
CASE_FILES = sorted(EXAMPLES.glob("*.cases.toml"))
BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MISTAKE = re.compile(r"^```toml mistake\n(.*?)^```\n\n```text\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
KINDS = {"smallest", "pack", "case", "recipe", "mistake"}
TITLES = {
    "ask": "Questions: `ask`",
    "outcome": "Outcomes: `outcome`",
    "finding": "Grounds: `finding`",
    "destination": "Where it goes: `to`, `wish`",
    "amount": "Labels of amounts: `give`, `take`, `bill`, `less`, `inform`",
    "deadline": "Labels of deadlines: `deadline`",
    "state": "States: `state`",
    "hold": "Holds: `hold`",
    "reason": "Reasons: `reason`",
    "condition": "What was found: `condition`",
    "kind": "Kinds of lines: `kind`",
    "by": "Who cancels: `by`",
    "payment": "Ways to pay: `payment`",
    "service": "Shipping services: `service`, `serve`, `deny`",
    "cause": "Why a parcel came back: `cause`",
}
# What a recipe of the guide is put into: it says that there is a clause called so.
AROUND = """
id = "my-shop"
name = "My Shop"
edition = 2026-01-01
currency = "USD"
[clauses.page]
text.en = "As our page says."
"""
LONGEST = 110


def blocks(kind: str) -> list[str]:
    """The guide's TOML blocks of a kind, in their order."""
    return [text for language, name, text in BLOCK.findall(GUIDE) if (language, name) == ("toml", kind)]


def find(name: str) -> Pack:
    """A pack that lies beside the example's cases."""
    path = EXAMPLES / name
    if not path.is_file():
        raise NotFound("pack-unknown", name=name)
    return pack.read(path.read_text("utf-8"), name)


def read_cases(text: str, name: str = "") -> cases.CaseFile:
    """The cases of the example."""
    return cases.read(text, find, name, FEDERAL)


def faults(text: str) -> str:
    """What Desk says about a pack's text, a line for each fault."""
    with pytest.raises(Malformed) as caught:
        pack.read(text)
    return "\n".join(Words("en").fault(each) for each in caught.value.faults)


def word_lists() -> str:
    """The last chapter of the guide; write this to it after a change of the words."""
    words, parts = Words("en"), []
    for group, title in TITLES.items():
        rows = [f"| `{word}` | {words(f'{group}.{word}')} |" for word in GROUPS[group]]
        parts.append("\n".join([f"### {title}", "", "| word | as Desk shows it |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def test_each_block_is_of_a_kind_that_is_tested() -> None:
    found = BLOCK.findall(GUIDE)
    assert {language for language, _, _ in found} == {"toml", "text"}
    assert {name for language, name, _ in found if language == "toml"} == KINDS
    assert GUIDE.count("```") == 2 * len(found)


def test_the_smallest_pack_is_read_and_answers() -> None:
    (text,) = blocks("smallest")
    assert pack.read(text).asks("return")


def test_the_steps_make_up_the_examples_pack() -> None:
    assert "\n".join(blocks("pack")) == (EXAMPLES / "three-needles.toml").read_text("utf-8")


def test_the_cases_shown_are_the_examples() -> None:
    text = (EXAMPLES / "three-needles.cases.toml").read_text("utf-8")
    shown = blocks("case")
    assert len(shown) > 5
    assert [each for each in shown if each not in text] == []
    assert f"{len(read_cases(text).cases)} in all" in GUIDE


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.name)
def test_the_examples_cases_hold(path: Path) -> None:
    results = cases.check(read_cases(path.read_text("utf-8"), path.name))
    assert [(each.name, each.line, each.differences) for each in results if each.differences] == []


def test_each_rule_clause_and_option_of_the_example_has_a_case() -> None:
    example = find("three-needles.toml")
    fitted: set[int] = set()
    cited: set[str] = set()
    options: set[tuple[str, str]] = set()
    for path in CASE_FILES:
        found = read_cases(path.read_text("utf-8"))
        for case in found.cases:
            answer = explaining.explain(found.pack, found.choices, case.facts)
            fitted |= fitting(answer)
            cited |= {*answer.cites}
            options |= {*answer.readings.items()}
    assert [rule.name for rule in example.rules if rule.number not in fitted] == []
    assert set(example.clauses) - cited - example.notes == {"deposit"}  # its case is what is forfeited
    assert options == {("sale-flaw", "covered"), ("sale-flaw", "final")}


def test_the_example_is_told_in_both_languages() -> None:
    example = find("three-needles.toml")
    texts = [each.text for each in example.clauses.values()] + [each.text for each in example.facts.values()]
    for reading in example.readings.values():
        texts += [reading.text, *reading.options.values()]
    assert [each for each in texts if not (each.get("en") and each.get("es"))] == []


@pytest.mark.parametrize("text", blocks("recipe"))
def test_a_recipe_is_read_without_faults(text: str) -> None:
    assert pack.read(AROUND + text).rules


def test_each_mistake_is_followed_by_what_desk_says() -> None:
    (smallest,) = blocks("smallest")
    found = MISTAKE.findall(GUIDE)
    assert len(found) == len(blocks("mistake"))
    for mistake, message in found:
        assert message == faults(f"{smallest}\n{mistake}")


def test_what_falls_short_is_told_as_the_guide_says() -> None:
    text = (EXAMPLES / "three-needles.toml").read_text("utf-8")
    broken = pack.read(text.replace("{ days = 20,", "{ days = 19,"))
    cases_text = (EXAMPLES / "three-needles.cases.toml").read_text("utf-8")
    results = cases.check(cases.read(cases_text, lambda name: broken, "", FEDERAL))
    words, file = Words("en"), "three-needles.cases.toml"
    (short,) = [each for each in results if each.differences]
    lines = [words("cli.case-short", name=short.name, file=file, line=short.line)]
    for each in short.differences:
        lines.append(words("cli.difference", what=each.key, expected=each.expected, found=each.found))
    held = [
        words("cli.case-holds", name=each.name, file=file, line=each.line)
        for each in results
        if "asked on day 3" in each.name
    ]
    told_by_guide = [text.splitlines() for language, _, text in BLOCK.findall(GUIDE) if language == "text"]
    assert lines in told_by_guide
    assert held in told_by_guide


def test_a_case_is_explained_as_the_guide_says() -> None:
    found = read_cases((EXAMPLES / "three-needles.cases.toml").read_text("utf-8"))
    answer = explaining.explain(found.pack, found.choices, found.cases[2].facts)
    lines = reports.explanation_lines(Words("en"), answer)
    (shown,) = [text for language, _, text in BLOCK.findall(GUIDE) if language == "text" and "  + " in text]
    assert [each for each in shown.splitlines() if each not in lines] == []


def _keys() -> dict[str, Any]:
    entries = {name: dict.fromkeys(each) for name, each in contents._ENTRIES.items()}
    return {
        "head": contents.KEYS,
        **entries,
        "taxes": taxes.KEYS,
        "deposits": deposits.KEYS,
        "plans": plans.KEYS,
        "rules": rules.KEYS,
        "when": conditions.KEYS,
        "tiers": dict.fromkeys(elapsed.UNITS),
        "accrues": ACCRUAL,
        "bounds": dict.fromkeys(bounds.NAMES),
        "file": case_keys.FILE,
        "words": dict.fromkeys((*SHARES, *elapsed.PARTS, *told.TYPES, *told.HOLDERS, *vocabulary.SETTINGS)),
        "amounts": dict.fromkeys((*BASES, *SHARED, *sums.SUMS)),
        "events": dict.fromkeys(vocabulary.DAYS),
    }


def _case_keys() -> list[str]:
    shape = tables.shape_of(tables.record(case_keys.FILE))["properties"]["case"]["items"]["properties"]
    found = [*shape]
    for part in ("order", "request", "check", "expect"):
        found += shape[part]["properties"]
    line = shape["order"]["properties"]["lines"]["items"]["properties"]
    return [*found, *line]


@pytest.mark.parametrize("group", _keys())
def test_each_key_of_the_format_is_explained(group: str) -> None:
    names = [re.compile(rf"`[^`\n]*\b{re.escape(key)}\b[^`\n]*`") for key in _keys()[group]]
    reference = GUIDE[GUIDE.index("## The format, key by key") :]
    assert [each.pattern for each in names if not each.search(reference)] == []


def test_each_key_of_a_case_file_is_explained() -> None:
    reference = GUIDE[GUIDE.index("## Case files") : GUIDE.index("## All words")]
    missing = [key for key in _case_keys() if not re.search(rf"`[^`\n]*\b{key}\b[^`\n]*`", reference)]
    assert missing == []


def test_all_words_stand_in_the_last_chapter() -> None:
    assert set(TITLES) == set(GROUPS) - {"setting"}
    assert GUIDE.endswith(word_lists())


def test_a_link_within_the_guide_has_its_end() -> None:
    titles = re.findall(r"(?m)^#+ (.+)$", GUIDE)
    anchors = {re.sub(r"[^\w\- ]", "", title).lower().replace(" ", "-") for title in titles}
    assert [each for each in re.findall(r"\]\(#([^)]+)\)", GUIDE) if each not in anchors] == []
    files = [each for each in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in each]
    assert files
    assert [each for each in files if not (PACKS / each).exists()] == []


def test_lines_are_short_and_no_code_is_broken_over_two() -> None:
    prose = BLOCK.sub("", GUIDE).splitlines()
    assert [each for each in prose if each.count("`") % 2] == []
    assert [each for each in prose if len(each) > LONGEST and not each.startswith("|")] == []


def test_the_line_that_names_the_schema_is_a_remark() -> None:
    first = (EXAMPLES / "three-needles.toml").read_text("utf-8").splitlines()[0]
    assert first == "#:schema ../pack.schema.json"
    assert (EXAMPLES / first.removeprefix("#:schema ")).resolve() == (PACKS / "pack.schema.json").resolve()
