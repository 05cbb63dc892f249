"""A fault names its line, whatever way a table is written in."""

import tomllib

import pytest

from desk.policy.positions import Path, positions, spans, spell

TEXT = '''# a comment
id = "x" # [not.a.table]
"quoted key" = 1
[clauses.one]
text.en = """
[[rules]] in a text
"""
text.es = 'its'
[[rules]]
ask = ["a", "b",
  "c"]
when = { reason = "r", lines = [{ sku = "A" },
  { sku = "B" }], empty = {}, none = [] }
[rules.deep]
key = 2026-01-01 # a date
[[rules]]
last = 1.5
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("quoted key",), 3),
        (("clauses", "one"), 4),
        (("clauses", "one", "text", "en"), 5),
        (("clauses", "one", "text", "es"), 8),
        (("rules", 0), 9),
        (("rules", 0, "ask", 0), 10),
        (("rules", 0, "ask", 2), 11),
        (("rules", 0, "when", "reason"), 12),
        (("rules", 0, "when", "lines", 1, "sku"), 13),
        (("rules", 0, "when", "none"), 13),
        (("rules", 0, "deep", "key"), 15),
        (("rules", 1, "last"), 17),
    ],
)
def test_a_path_has_its_line(path: Path, line: int) -> None:
    assert positions(TEXT)[path] == line


def test_every_path_that_toml_reads_is_found() -> None:
    found = positions(TEXT)

    def walk(value: object, path: Path) -> None:
        if isinstance(value, dict | list):
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            for key, each in inner:
                assert (*path, key) in found
                walk(each, (*path, key))

    walk(tomllib.loads(TEXT), ())


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "a = 'x"])
def test_a_text_that_ends_early_ends_the_scan(text: str) -> None:
    assert set(positions(text)) <= {("a",)}


def test_a_path_is_spelt_as_people_count() -> None:
    assert spell(("rules", 3, "when", "reason")) == "rules[4].when.reason"
    assert spell(()) == ""
    assert spell(("names", "", "Very odd")) == 'names.""."Very odd"'


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("id",), '"x"'),
        (("quoted key",), "1"),
        (("clauses", "one", "text", "en"), '"""\n[[rules]] in a text\n"""'),
        (("rules", 0, "ask"), '["a", "b",\n  "c"]'),
        (("rules", 0, "ask", 2), '"c"'),
        (("rules", 0, "when", "lines", 1, "sku"), '"B"'),
        (("rules", 0, "deep", "key"), "2026-01-01"),
        (("rules", 1, "last"), "1.5"),
    ],
)
def test_a_value_has_its_span(path: Path, written: str) -> None:
    start, end = spans(TEXT)[path]
    assert TEXT[start:end] == written
