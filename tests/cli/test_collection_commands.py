"""Letters, hand-over, agency and write-off by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Counter
from tests.cli.test_order_commands import run

_ITEM = {"id": 0, "sku": "A1", "name": "Doll", "price": "120.00"}
_TAKE = ("--name", "Zoe", "--line", "A1:1", "--service", "pickup", "--pay", "check:20.00:1042")
_AGENCY = (
    "--address",
    "1 Main Street",
    "--phone",
    "555-0100",
    "--email",
    "cc@cc.example",
    "--account",
    "S-7",
)


@pytest.fixture
def back(counter: Counter) -> str:
    """A check of 20.00 that the bank returned today."""
    run(counter, "add_item", {"item": _ITEM})
    counter("order", "take", *_TAKE)
    number = str(counter.json("check", "list", "--json")[0]["number"])  # type: ignore[index]
    today = str(counter.json("check", "show", number, "--json")["check"]["received"])
    run(counter, "make_deposit", {"wanted": [number], "on": today})
    run(counter, "bounce", {"told": {"check": number, "on": today, "reason": "nsf"}})
    return number


def test_the_owner_confirms_what_is_lawful(counter: Counter) -> None:
    assert "Not confirmed yet" in counter("demands", "lawful")
    assert "our lawyer" in counter("demands", "lawful", "--source", "our lawyer")
    assert counter.json("demands", "lawful", "--json")["source"] == "our lawyer"


def test_an_agency_is_set_and_shown(counter: Counter) -> None:
    assert counter("agency", "show") == "No agency is set.\n"
    told = counter("agency", "set", "Checkcare", *_AGENCY)
    assert told == counter("agency", "show") and "Phone: 555-0100" in told
    assert counter.json("agency", "show", "--json")["name"] == "Checkcare"


def test_a_letter_is_made_written_and_noted_as_sent(counter: Counter, back: str, tmp_path: Path) -> None:
    assert counter("check", "letters", back) == "No letter was made yet.\n"
    assert "no such letter" in counter("check", "demand-sent", back, "--way", "hand", code=1)
    file = tmp_path / "letter.pdf"
    told = counter("check", "demand", back, "--output", str(file))
    assert file.read_bytes().startswith(b"%PDF") and f"{back}:1" in told and "lawful" in told
    assert "not sent yet" in counter("check", "letters", back)
    assert "final letter" in counter("check", "demand", back, "--final", code=1)
    sent = counter("check", "demand-sent", back, "--way", "certified", "--proof", "RR 12")
    assert "certified letter  RR 12" in sent
    counter("demands", "lawful", "--source", "our lawyer")
    second = counter("check", "demand", back)
    assert f"{back}:2" in second and "lawful" not in second
    found = counter.json("check", "demand-sent", back, "--way", "hand", "--letter", f"{back}:2", "--json")
    assert (found["way"], found["kind"]) == ("hand", "first")
    paper = tmp_path / "paper.pdf"
    counter("paper", "demand-letter", f"{back}:1", "--output", str(paper))
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_check_goes_to_the_agency_and_comes_back(counter: Counter, back: str, tmp_path: Path) -> None:
    assert "Settings" in counter("check", "hand-over", back, code=1)
    counter("agency", "set", "Checkcare", *_AGENCY)
    counter("check", "demand", back)
    assert "from" in counter("check", "hand-over", back, code=1)
    told = counter("check", "hand-over", back, "--reason", "moved away", "--output", str(tmp_path))
    assert "with collections" in told and str(tmp_path / back) in told
    names = sorted(each.name for each in (tmp_path / back).iterdir())
    assert names == ["amounts.csv", "check.pdf", "notice-1.pdf"]
    again = counter.json("check", "hand-over", back, "--output", str(tmp_path), "--json")
    assert again["check"]["state"] == "collections"
    paid = counter("check", "agency-paid", back, "--amount", "5.00", "--kept", "1.00", "--method", "cash")
    assert "$49.00" in paid
    assert "returned" in counter("check", "recall", back, "--reason", "they pay here")


def test_a_check_is_given_up_and_taken_up_again(counter: Counter, back: str) -> None:
    sheet = counter.json("check", "show", back, "--json")
    order, today = sheet["parts"][0]["order"], sheet["check"]["received"]
    assert order in counter("check", "write-off", back, "--reason", "gone", code=1)
    run(counter, "ship_anyway", {"dispatch": {"order": order, "on": today}, "reason": "she will pay"})
    assert "written off" in counter("check", "write-off", back, "--reason", "gone")
    told = counter.json("check", "undo-write-off", back, "--reason", "she pays", "--json")
    assert told["check"]["state"] == "returned"
