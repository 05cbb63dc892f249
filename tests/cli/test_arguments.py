"""Words typed after ``desk``: days, amounts, pieces, and commands as a table."""

import io
import json
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desk.cli.arguments import Command, language_of, make_parser, option, pieces_of
from desk.cli.commands import COMMANDS
from desk.operations import drafts, orders
from desk.operations.desk import Desk
from desk.records.errors import NotFound
from desk.store import history
from desk.words import Words
from tests.cli.conftest import Counter
from tests.conftest import doll_order


def test_a_table_of_commands_becomes_a_parser(words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (
        option("--line", action="lines", metavar="SKU"),
        option("--quantity", kind="pieces", action="lines"),
    )
    parser = make_parser(
        words, (Command("ra issue", lambda call: 0, lines), Command("ra show", lambda call: 1))
    )
    given = parser.parse_args(
        ["--shop", "x.desk", "ra", "issue", "--line", "A", "--quantity", "2", "--line", "B"]
    )
    assert (given.lines, given.run(None), given.json, str(given.shop)) == (
        [("A", 2), ("B", 1)],
        0,
        False,
        "x.desk",
    )
    for wrong in (
        ["ra", "issue", "--quantity", "2"],
        ["ra"],
        ["r"],
        ["ra", "show", "x"],
        ["--sh", "x", "ra", "show"],
    ):
        with pytest.raises(SystemExit) as caught:
            parser.parse_args(wrong)
        assert caught.value.code == 2
    assert "usage: desk" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--language", "es", "do"], "es"),
        (["--language=es"], "es"),
        (["--language=fr"], ""),
        (["--language"], ""),
        (["order", "show", "1"], ""),
    ],
)
def test_the_language_is_found_before_all_else(arguments: list[str], language: str) -> None:
    assert language_of(arguments) == language


def test_pieces_come_from_the_lines_in_turn(desk: Desk) -> None:
    new = doll_order("#7")
    bears = tuple(replace(new.lines[0], quantity=quantity) for quantity in (2, 3))
    orders.enter_order(desk, replace(new, lines=bears, email="seven@example.com"))
    order = orders.open_order(desk, "7")
    first, second = (str(line.id) for line in order.lines)
    taken = [
        [(part.key, part.quantity) for part in pieces_of(order, [("a", number)])] for number in (1, 4, 9)
    ]
    assert taken == [[(first, 1)], [(first, 2), (second, 2)], [(first, 6), (second, 3)]]
    assert [part.quantity for part in pieces_of(order, [("A", 2), ("A", 1)])] == [2, 1]
    with pytest.raises(NotFound, match="sku-not-on-order"):
        pieces_of(order, [("nope", 1)])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["policy", "lint"], "falta: FILE"),
        (["export", "foo"], "'foo' no es ninguno de"),
        (["export", "orders", "--to"], "--to necesita un valor después"),
        (["export", "orders", "more"], "no se entiende: more"),
    ],
)
def test_wrong_use_is_told_in_the_readers_language(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        make_parser(Words("es"), COMMANDS).parse_args(given)
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("uso: desk ") and said in told


def test_the_help_is_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    for given in ([], ["policy"], ["policy", "lint"]):
        with pytest.raises(SystemExit):
            make_parser(Words("es"), COMMANDS).parse_args([*given, "--help"])
        told = capsys.readouterr().out
        assert told.startswith("uso: desk ") and "opciones:" in told
        assert not re.search("usage|options:|positional|show this", told)


def test_an_account_named_as_a_person_is_not_that_person(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account's name comes from the environment: it opens no drafts, and history does not believe it."""
    with counter.start.open_desk(counter.shop) as desk:
        drafts.save(replace(desk, who="Alma", person=1), "issue_ra", "#2001", {"note": "hers"})
    for name in ("Alma", "alma"):
        monkeypatch.setenv("LOGNAME", name)
        monkeypatch.setattr(sys, "stdin", io.StringIO("{}"))
        assert json.loads(counter.unsigned("do", "waiting")) == []
    made = counter.json("backup", str(tmp_path / "usb"), "--json")
    counter.unsigned("backup", tmp_path / "usb")
    counter.signed("Alma", "restore", made["path"], "--to", tmp_path / "again.desk", lines=("no secret",))
    told = [("Alma", 1), ("@alma", None)]
    with counter.start.open_desk(counter.shop) as desk:
        assert [(line.person, line.signed) for line in history.done(desk.db, "back_up")] == told
    with counter.start.open_desk(tmp_path / "again.desk") as desk:
        assert [(line.person, line.signed) for line in history.done(desk.db, "restore")] == told[1:]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_command_group_and_option_has_its_help(language: str) -> None:
    words = Words(language)
    names = {part for each in COMMANDS for part in (each.name, each.name.rpartition(" ")[0])} - {""}
    wanted = {f"cli.{name.replace(' ', '-')}" for name in names}
    for each in COMMANDS:
        said = (one.settings.get("says", one.flags[0].lstrip("-")) for one in each.options)
        wanted |= {f"option.{name}" for name in said}
    assert sorted(key for key in wanted if not words.has(key)) == []


def test_the_commands_of_the_readme_are_understood(words: Words) -> None:
    """Each line of its block; that they do what they say was tried with the numbers that they print."""
    whole = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    block = whole.partition("## The same without a window")[2].split("```")[1]
    lines = [shlex.split(each) for each in block.replace("\\\n", " ").splitlines() if each]
    parser = make_parser(words, COMMANDS)
    for first, *told in lines:
        assert first == "desk" and callable(parser.parse_args(told).run), told
    assert len(lines) > 30
