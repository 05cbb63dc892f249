"""Strict and kind: the shipped packs misspelt, cut and bent; each fault has its place and its right word."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from desk.policy import conditions, contents, pack
from desk.policy.positions import Path, positions, spell
from desk.records.errors import Fault, Malformed
from tests.policy.material import PACKS

NAMES = ("samanthas", "miniature-expressions")
# Tables whose entries are called as the shop likes, by how many parts their path has.
NAMED = {"clauses": 2, "readings": 2, "settings": 2, "facts": 2, "names": 2, "windows": 2}
# What a shop may call as it likes: its labels, its own states and marks, and where an order goes.
FREE = ("give", "take", "bill", "less", "inform", "state", "country", "tag", "channel", "name")


@cache
def text_of(name: str) -> str:
    return (PACKS / f"{name}.toml").read_text("utf-8")


def faults(text: str) -> list[Fault]:
    """All that is wrong with a pack's text; a test that changes nothing must fail."""
    with pytest.raises(Malformed) as caught:
        pack.read(text)
    return list(caught.value.faults)


def in_line(text: str, number: int, old: str, new: str) -> str:
    """A text with the first of something in one line replaced."""
    lines = text.splitlines(keepends=True)
    assert re.search(old, lines[number - 1]), (old, lines[number - 1])
    lines[number - 1] = re.sub(old, new, lines[number - 1], count=1)
    return "".join(lines)


def is_free(path: Path) -> bool:
    """Whether the last part of a path is a name that the shop gives, and no key of the format."""
    if len(path) == NAMED.get(str(path[0])):
        return True
    return path[-2:-1] in (("options",), ("reading",), ("deadline",), ("outlasts",))


def keys_of(name: str) -> Iterator[tuple[str, Path, int]]:
    """Each key of the format that a pack uses, once for each table that it stands in, with a line."""
    seen = set()
    for path, line in positions(text_of(name)).items():
        kind = tuple(
            part
            for place, part in enumerate(path)
            if isinstance(part, str) and not is_free(path[: place + 1])
        )
        if isinstance(path[-1], str) and not is_free(path) and kind not in seen:
            seen.add(kind)
            yield ".".join(kind), path, line


KEYS = [
    pytest.param(name, path, line, id=f"{name}-{kind}")
    for name in NAMES
    for kind, path, line in keys_of(name)
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "path", "line"), KEYS)
def test_each_key_misspelt(name: str, path: Path, line: int) -> None:
    """In turn a letter too many, one too few, two in the wrong order."""
    word = str(path[-1])
    bends = [word + word[-1], word[:-1], word[:-2] + word[-1] + word[-2]]
    wrong = bends[line % 3] if len(word) > 3 and bends[line % 3] != word else bends[0]
    found = faults(in_line(text_of(name), line, rf"(?<![\w-]){word}\b(?=\s*=|\]|\.)", wrong))
    (fault,) = [each for each in found if each.key == "unknown-key" and each.values["name"] == wrong]
    assert (fault.line, fault.values["nearest"]) == (line, word)
    assert fault.where == spell((*path[:-1], wrong))


def words_of(name: str) -> Iterator[tuple[str, str, int]]:
    """Each word that a rule chooses from known ones, once for each key, with its line."""
    lines, seen = positions(text_of(name)), set()

    def walk(value: Any, path: Path) -> Iterator[tuple[str, str, int]]:
        if isinstance(value, dict):
            for key, each in value.items():
                yield from walk(each, (*path, key))
        elif isinstance(value, list):
            for place, each in enumerate(value):
                yield from walk(each, (*path, place))
        elif isinstance(value, str) and not re.fullmatch(r"[0-9.]+", value):
            key = next(str(part) for part in reversed(path) if isinstance(part, str) and part != "not")
            if key not in FREE and value not in seen:
                seen.add(value)
                yield key, value, lines[path]

    for place, rule in enumerate(tomllib.loads(text_of(name))["rules"]):
        yield from walk(rule, ("rules", place))


WORDS = [
    pytest.param(name, word, line, id=f"{name}-{key}-{word}")
    for name in NAMES
    for key, word, line in words_of(name)
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "word", "line"), WORDS)
def test_each_word_misspelt(name: str, word: str, line: int) -> None:
    """Words of the format, clauses, windows, readings and options alike."""
    wrong = word + word[-1]
    found = faults(in_line(text_of(name), line, f'"{word}"', f'"{wrong}"'))
    (fault,) = [each for each in found if each.values.get("word") == wrong]
    assert fault.key.startswith("unknown-") or fault.key == "label-unnamed"
    assert (fault.line, fault.values["nearest"]) == (line, word)


def blocks(name: str) -> list[str]:
    """The text cut before each table."""
    return re.split(r"(?m)^(?=\[)", text_of(name))


def without(name: str, *unwanted: str) -> str:
    """The text without the tables that match any of these."""
    return "".join(each for each in blocks(name) if not any(re.search(word, each, re.M) for word in unwanted))


def named(name: str, table: str) -> list[str]:
    return list(tomllib.loads(text_of(name)).get(table, {}))


NEEDED = [
    *((name, "", key) for name in NAMES for key in contents.NEEDED if key not in ("clauses", "rules")),
    *((name, f"windows.{each}", "clause") for name in NAMES for each in named(name, "windows")),
    *((name, f"readings.{each}", "clause") for name in NAMES for each in named(name, "readings")),
    *((name, f"clauses.{each}", "text") for name in NAMES for each in named(name, "clauses")),
    *((name, "[rules]", "ask") for name in NAMES),
    *((name, "[taxes]", "name") for name in NAMES),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "table", "key"), NEEDED)
def test_each_needed_key_dropped(name: str, table: str, key: str) -> None:
    found = blocks(name)
    place = next(number for number, each in enumerate(found) if each.startswith(f"[{table}]") or not table)
    found[place] = re.sub(rf"(?m)^{key}\b.*\n", "", found[place])
    text = "".join(found)
    missing = [each for each in faults(text) if each.key == "missing-key" and each.values["name"] == key]
    line = "".join(found[:place]).count("\n") + 1 if table else 1
    assert [each.line for each in missing] == [line]
    assert missing[0].where == re.sub(r"\[(\w+)\]", r"\1[1]", table)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "clause"),
    [
        (name, each)
        for name in NAMES
        for each in named(name, "clauses")
        if each not in ("preorder-when", "be-sure")
    ],
)
def test_each_clause_without_a_rule(name: str, clause: str) -> None:
    cut = without(name, rf'^\[\[(rules|taxes|deposits|plans)\]\]\n(.*\n)*clause = "{clause}"')
    (fault,) = [
        each for each in faults(cut) if each.key == "clause-unused" and each.values["clause"] == clause
    ]
    assert (fault.where, fault.line) == (f"clauses.{clause}", positions(cut)[("clauses", clause)])


@pytest.mark.parametrize(
    ("name", "reading"), [(name, each) for name in NAMES for each in named(name, "readings")]
)
def test_each_reading_that_no_rule_asks_for(name: str, reading: str) -> None:
    cut = without(name, rf"^when = .*reading = .*(?<![\w-]){reading} = ")
    (fault,) = [
        each for each in faults(cut) if each.key == "reading-unused" and each.values["reading"] == reading
    ]
    assert (fault.where, fault.line) == (f"readings.{reading}", positions(cut)[("readings", reading)])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "window"), [(name, each) for name in NAMES for each in named(name, "windows")]
)
def test_each_window_without_an_event_a_length_or_a_use(name: str, window: str) -> None:
    found = blocks(name)
    place = next(number for number, each in enumerate(found) if each.startswith(f"[windows.{window}]"))
    line = "".join(found[:place]).count("\n") + 1
    for key, pattern in (
        ("window-without-anchor", r"(?m)^(after|before|latest) = .*\n"),
        ("window-without-length", r"(?m)^(\w*days = .*|latest = .*)\n"),
    ):
        bent = [*found[:place], re.sub(pattern, "", found[place]), *found[place + 1 :]]
        faulty = [each for each in faults("".join(bent)) if each.key == key]
        assert [(each.where, each.line) for each in faulty] == [(f"windows.{window}", line)]
    unused = text_of(name).replace(f"[windows.{window}]", f"[windows.{window}-else]")
    faulty = faults(unused)
    assert ("window-unused", line) in [(each.key, each.line) for each in faulty]
    assert {each.values["word"] for each in faulty if each.key in ("unknown-window", "unknown-anchor")} == {
        window
    }
    assert {each.values["nearest"] for each in faulty if each.key == "unknown-window"} <= {
        f"{window}-else",
        *NEAR.get(window, ()),
    }


# Windows that are called much like another one.
NEAR = {"check-held": ("check-hold",), "check-hold": ("check-held",)}


def test_every_key_of_a_condition_is_bent_somewhere() -> None:
    """So that these tests do not pass for want of keys."""
    used = {str(path[-1]) for name in NAMES for _, path, _ in keys_of(name) if "when" in path}
    assert len(used & conditions.KEYS.keys()) >= 20
    assert len(KEYS) > 100 and len(WORDS) > 200
