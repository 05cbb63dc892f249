"""``desk policy what-if``: what it tells, what it takes, and that it may be stopped."""

import io
import sys
from pathlib import Path

import pytest

from desk.app import ShippedPacks
from desk.exchange.csv_out import read_back
from desk.exchange.what_if_csv import COLUMNS
from tests.cli.conftest import Counter
from tests.cli.test_commands import ISSUE, receive

WHAT_IF = ("policy", "what-if")


@pytest.fixture
def lived(counter: Counter) -> Counter:
    """A shop in which the doll B came back and was settled with 73.78."""
    number = counter.json(*ISSUE)["number"]
    counter.json(*receive(number, "--ra-outside"))
    return counter


@pytest.fixture
def tenth(tmp_path: Path) -> Path:
    """The dolls' policy with half the restocking fee."""
    path = tmp_path / "tenth.toml"
    fee = 'take = "restocking_fee"\npercent = '
    path.write_text(ShippedPacks()["samanthas"].replace(f"{fee}20", f"{fee}10"), "utf-8")
    return path


class Terminal(io.StringIO):
    """A terminal at which nothing, or Ctrl-C, is pressed as soon as it tells how far it is."""

    encoding = "utf-8"

    def __init__(self, stops: bool) -> None:
        super().__init__()
        self.stops = stops

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.stops and "%" in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_the_differences_are_told_to_a_shopkeeper(lived: Counter, tenth: Path) -> None:
    said = lived(*WHAT_IF, "--pack", tenth)
    assert "All decisions" in said and "Decisions looked at: 2; that would come out otherwise: 2." in said
    assert "given $8.57 more" in said
    assert "Restocking fee" in said and "[restocking]" in said
    assert "what-if." not in said and "error." not in said


def test_a_script_gets_it_as_json(lived: Counter, tenth: Path) -> None:
    found = lived.json(*WHAT_IF, "--pack", str(tenth), "--json")
    assert (found["decisions"], found["difference"], found["skipped"]) == (2, "8.57", [])
    asked, came = found["changes"]
    assert (asked["ask"], came["ask"], came["credit"]) == ("return_request", "return", "8.57")
    fees = [each for each in found["clauses"] if each["clause"] == "restocking"]
    assert [each["difference"] for each in fees] == ["8.57", "8.57"]


def test_all_of_it_is_written_as_csv(lived: Counter, tenth: Path, tmp_path: Path) -> None:
    assert "changes.csv" in lived(*WHAT_IF, "--pack", tenth, "--output", tmp_path / "changes.csv")
    head, first, second, last = read_back((tmp_path / "changes.csv").read_bytes())
    assert head == COLUMNS
    assert dict(zip(head, second, strict=True))["credit_difference"] == "8.57"
    assert (first[3], last[:2]) == ("decided", ("TOTAL", "2"))
    told = lived(*WHAT_IF, "--columns")
    assert all(name in told for name in COLUMNS) and "export." not in told


def test_readings_and_settings_alone_change_the_shops_own_edition(lived: Counter) -> None:
    kept = ("--reading", "tax-on-returns=kept")
    found = lived.json(*WHAT_IF, *kept, "--json")
    assert {each["ask"] for each in found["changes"]} <= {"return_request", "return"}
    settings = ("--setting", "deposit_rate=25", "--setting", "dim_divisor=166")
    assert lived.json(*WHAT_IF, *settings, "--json")["changes"] == []
    assert "own edition" in lived(*WHAT_IF, *kept)


def test_the_edition_of_a_day_answers_for_all(lived: Counter) -> None:
    found = lived.json(*WHAT_IF, "--edition", "2026-02-10", "--json")
    assert (found["decisions"], found["changes"]) == (2, [])


def test_only_the_days_named_are_looked_at(lived: Counter, tenth: Path) -> None:
    found = lived.json(*WHAT_IF, "--pack", str(tenth), "--to", "2026-02-10", "--json")
    assert [each["ask"] for each in found["changes"]] == ["return_request"]
    assert "Swap" in lived(*WHAT_IF, "--from", "2026-02-02", "--to", "2026-02-01", code=1)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--pack", "no-such-pack"), 1, "no-such-pack"),
        (("--reading", "no-such=x"), 1, "no-such"),
        (("--reading", "tax-on-returns"), 2, "NAME=VALUE"),
        (("--reading", "=kept"), 2, "NAME=VALUE"),
        (("--setting", "no_such=3"), 2, "no_such"),
        (("--setting", "dim_divisor=many"), 2, "many"),
        (("--setting", "tax_rates.OH=much"), 2, "much"),
        (("--setting", "tax_rates.OH=5.75"), 1, "tax_rates"),
    ],
)
def test_what_cannot_be_tried_is_a_sentence(
    lived: Counter, words: tuple[str, ...], code: int, said: str
) -> None:
    sentence = lived(*WHAT_IF, *words, code=code)
    assert said in sentence and "error." not in sentence and "cli." not in sentence


def test_a_faulty_policy_is_wrong_use_and_named(lived: Counter, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("id = 3\n", "utf-8")
    assert "bad.toml" in lived(*WHAT_IF, "--pack", tmp_path / "bad.toml", code=2)


@pytest.mark.parametrize("stops", [False, True])
def test_a_terminal_is_told_how_far_it_is_and_may_stop(
    lived: Counter, monkeypatch: pytest.MonkeyPatch, stops: bool
) -> None:
    terminal = Terminal(stops)
    monkeypatch.setattr(sys, "stderr", terminal)
    said = lived(*WHAT_IF, code=1 if stops else 0)
    assert ("Nothing was changed" in terminal.getvalue()) is stops
    assert ("0 %" in terminal.getvalue()) is not stops
    assert ("Decisions looked at" in said) is not stops
    monkeypatch.undo()
    assert lived.json("order", "show", "2001", "--json")["credited"] == "73.78"


@pytest.mark.parametrize(
    "words", [("--pack", "samanthas", "--edition", "2026-03-01"), ("--json", "--output", "x.csv")]
)
def test_what_does_not_go_together_is_wrong_use(counter: Counter, words: tuple[str, ...]) -> None:
    said = counter("policy", "what-if", *words, code=2)
    assert "do not go together" in said and not Path("x.csv").exists()
