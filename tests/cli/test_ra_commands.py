"""RAs by command under a policy that asks questions of its own and offers several ways."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.app import Start
from desk.operations import orders
from desk.records.orders import SPECIAL
from tests.asking_shop import PACK
from tests.cli.conftest import Counter
from tests.cli.test_order_commands import run
from tests.conftest import doll_order
from tests.exchange.export_file import two_dolls

PARCEL = ("--on", "2026-02-12", "--sent", "2026-02-11", "--condition", "original_packaging,secured")


@pytest.fixture
def asking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Counter:
    """The shop that asks, with order #2001 delivered."""
    made = Counter(tmp_path, capsys)
    assert isinstance(made.start, Start)
    (tmp_path / "needles.toml").write_text(PACK, "utf-8")
    made("new", "--pack", tmp_path / "needles.toml", "--name", "Needles")
    (tmp_path / "orders.csv").write_bytes(two_dolls())
    made("import", "shopify-orders", tmp_path / "orders.csv")
    made("order", "deliver", "2001", "--on", "2026-02-08")
    return made


def issue(asking: Counter, *facts: str, code: int = 0) -> str:
    """The second doll is to come back."""
    sku = asking.json("order", "show", "2001", "--json")["lines"][1]["sku"]
    told = [word.replace("SKU", sku) for fact in facts for word in ("--fact", fact)]
    words = ("--line", sku, "--reason", "changed_mind", "--on", "2026-02-10")
    return asking("ra", "issue", "2001", *words, *told, "--json", code=code)


def test_questions_are_answered_by_options(asking: Counter) -> None:
    assert "Was a photo sent?" in issue(asking, code=1)
    assert '"refused"' in issue(asking, "photo=no", code=1)
    assert "asks for: photo, wound" in issue(asking, "foto=yes", code=1)
    assert '"allowed"' in issue(asking, "photo=yes", "wound:SKU=ball")


def test_the_way_is_chosen_by_an_option(asking: Counter) -> None:
    text = issue(asking, "photo=yes", "wound:SKU=ball")
    number = text.partition('"number": "')[2].partition('"')[0]
    assert "it offers: " in asking("ra", "receive", number, *PARCEL, "--to", "price_reduction", code=1)
    found = asking.json("ra", "receive", number, *PARCEL, "--to", "exchange", "--json")
    assert (found["outcome"], found["destination"], found["amounts"]["late_fee"]) == (
        "allowed",
        "exchange",
        "-5.00",
    )


def test_the_owner_extends_a_return_by_command(counter: Counter) -> None:
    told = ("--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")
    ra = counter.json("ra", "issue", "2001", *told)
    assert ra["return_by"] == "2026-02-20"
    why = ("--until", "2026-03-02", "--reason", "She is in hospital")
    assert "Mar 2, 2026" in counter("ra", "extend", ra["number"], *why)
    assert counter.json("ra", "show", ra["number"], "--json")["return_by"] == "2026-03-02"
    assert "Mar 2, 2026" in counter("ra", "extend", ra["number"], *why, code=1)
    later = ("--until", "2026-03-09", "--reason", "still")
    assert counter.unsigned("ra", "extend", ra["number"], *later, code=1)


@pytest.fixture
def mixed(counter: Counter) -> tuple[str, ...]:
    """What is asked of an order with a bear from stock and a doll that was ordered for its customer."""
    new = doll_order("#3001")
    lines = (new.lines[0], replace(new.lines[1], kind=SPECIAL))
    with counter.start.open_desk(counter.shop) as desk:
        orders.enter_order(desk, replace(new, lines=lines))
    return ("#3001", "--line", "A", "--line", "B", "--reason", "changed_mind", "--on", "2026-03-13")


def test_what_may_come_back_gets_an_ra_and_the_rest_a_request(
    counter: Counter, mixed: tuple[str, ...]
) -> None:
    assert "Do it without the owner" in counter("request", "note", *mixed, code=1)
    ra = counter.json("ra", "issue", *mixed, "--json")
    assert [line["sku"] for line in ra["lines"]] == ["A"]
    (number,) = ra["apart"]
    assert "1 × B" in counter("request", "show", number)


def test_what_is_not_accepted_of_a_parcel_is_told(counter: Counter, mixed: tuple[str, ...]) -> None:
    lines = counter.json("order", "show", mixed[0], "--json")["lines"]
    parts = [{"key": str(line["id"]), "quantity": 1} for line in lines]
    ask = {"order": mixed[0], "reason": "changed_mind", "on": "2026-03-13", "lines": parts}
    number = run(counter, "override_ra", {"ask": ask, "reason": "she is a friend"})["number"]
    days = ("--on", "2026-03-16", "--sent", "2026-03-14", "--ra-outside")
    said = counter("ra", "receive", number, *days, "--condition", "original_packaging,secured")
    assert "Settled" in said and "What is not accepted of it: RQ-" in said
