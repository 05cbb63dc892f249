"""Shapes of policies: for each row of the survey a made-up shop that has it, and cases that show it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import cases, explaining, pack
from tests.house.source import ROOT
from tests.policy import material

SHAPES = ROOT / "tests" / "policy" / "shapes"
SURVEY = ROOT.parent / "shared" / "spec" / "shapes.md"
TABLES = sorted(SHAPES.glob("ROWS*.toml"))
ROWS = [row for table in TABLES for row in tomllib.loads(table.read_text("utf-8"))["row"]]
CASES = sorted(SHAPES.rglob("*.cases.toml"))
PACKS = sorted(set(SHAPES.rglob("*.toml")) - set(TABLES) - set(CASES))
_HEADING = re.compile(r"## (?P<section>.+)")
_ROW = re.compile(r"\| (?P<row>[^|]+?) \| \d+ \|.*")


def name_of(path: Path) -> str:
    """A file by its section and name."""
    return path.relative_to(SHAPES).with_suffix("").as_posix()


def read(path: Path) -> cases.CaseFile:
    """A case file with the pack beside it."""

    def find(name: str) -> pack.Pack:
        return pack.read((path.parent / name).read_text("utf-8"), name)

    return cases.read(path.read_text("utf-8"), find, name_of(path), FEDERAL)


def fitting(found: cases.CaseFile) -> set[int]:
    """The rules that some case of a file makes fit, by their numbers."""
    answers = [explaining.explain(found.pack, found.choices, case.facts) for case in found.cases]
    return {number for answer in answers for number in material.fitting(answer)}


def surveyed(text: str) -> list[tuple[str, str]]:
    """The rows of a survey's tables, each with its section."""
    found, section = [], ""
    for line in text.splitlines():
        heading, row = _HEADING.fullmatch(line), _ROW.fullmatch(line)
        section = heading["section"] if heading else section
        if row:
            found.append((section, row["row"]))
    return found


def unlisted(survey: list[tuple[str, str]], rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The rows of a survey that none of ours stands for; one of ours stands for a single row."""
    listed = [(row["section"], row["starts"]) for row in rows if row.get("starts")]
    missing = []
    for section, row in survey:
        starts = [each for each in listed if each[0] == section and row.startswith(each[1])]
        if starts:
            listed.remove(max(starts, key=lambda each: len(each[1])))
        else:
            missing.append((section, row))
    return missing


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_the_cases_of_a_shape_hold(path: Path) -> None:
    found = read(path)
    assert tomllib.loads(path.read_text("utf-8"))["pack"] == f"{path.name.split('.')[0]}.toml"
    results = cases.check(found)
    assert results
    assert [(each.name, each.line, each.differences) for each in results if each.differences] == []


@pytest.mark.parametrize("path", PACKS, ids=name_of)
def test_every_rule_of_a_shape_has_a_case(path: Path) -> None:
    own = [each for each in CASES if each.parent == path.parent and each.name.split(".")[0] == path.stem]
    assert own
    numbers = {number for each in own for number in fitting(read(each))}
    rules = pack.read(path.read_text("utf-8"), path.name).rules
    assert [(rule.name, dict(rule.when)) for rule in rules if rule.number not in numbers] == []


def test_every_row_has_its_example_and_every_example_its_row() -> None:
    listed = [row["file"] for row in ROWS]
    assert sorted(listed) == sorted(name_of(path) for path in PACKS)
    firsts = {name_of(path): path.read_text("utf-8").splitlines()[0] for path in PACKS}
    assert [
        row for row in ROWS if not firsts[row["file"]].startswith(f"# {row['section'].capitalize()}: ")
    ] == []
    assert len({(row["section"], row["row"]) for row in ROWS}) == len(ROWS)


def test_every_row_of_the_survey_is_listed() -> None:
    if not SURVEY.is_file():
        pytest.skip("the survey lies beside the project, and only there")
    survey = surveyed(SURVEY.read_text("utf-8"))
    assert survey
    assert unlisted(survey, ROWS) == []
    assert len(survey) == sum(bool(row.get("starts")) for row in ROWS)


def test_a_row_that_is_not_listed_is_caught() -> None:
    head = "## Fee\n| shape | k | first shops |\n|---|--:|---|\n"
    survey = surveyed(f"{head}| percent plus flat | 1 |  |\n| floor: p | 3 | A |\n")
    assert survey == [("Fee", "percent plus flat"), ("Fee", "floor: p")]
    row = {"section": "Fee", "starts": "floor"}
    assert unlisted(survey, [row]) == [("Fee", "percent plus flat")]
    assert unlisted(survey, [row, {**row, "starts": "percent"}]) == []
    assert unlisted([*survey, survey[1]], [row, {**row, "starts": "percent"}]) == survey[1:]
    assert unlisted(survey[:1], [{"section": "Claims", "starts": "percent"}]) == survey[:1]
