"""Whom to tell, and that they were told and what they said, by command."""

import io
import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from desk.exchange.csv_out import read_back
from desk.operations import orders
from desk.operations.desk import Desk
from tests.cli.conftest import Counter
from tests.operations.ordering import RELEASE, basket, paid
from tests.paper.reading import text


@pytest.fixture
def preorder(counter: Counter) -> str:
    """A pre-order by check whose deposit came, of a doll that is expected."""
    with counter.start.open_desk(counter.shop) as desk:
        return entered(desk)


def entered(desk: Desk) -> str:
    """Two pieces that were ordered ten weeks ago by phone."""
    day = desk.clock.today() - timedelta(weeks=10)
    money = tuple(each for each in paid(desk, 14000, "check"))
    new = basket(desk, RELEASE, placed=day, payments=money, payment_method="check", channel="phone")
    return orders.enter_order(desk, new).number


def test_a_balance_is_asked_for_told_and_lettered(counter: Counter, preorder: str, tmp_path: Path) -> None:
    assert "nobody to tell" in counter("notices") and "nobody to tell" in counter("notice", "balance")
    said = counter("arrival", "P", "3", "--preview")
    assert f"2/2  {preorder}  Ann Bell" in said and "One piece goes to the shelf." in said
    assert "0/2 × P" in counter("preorders")
    assert counter.json("arrival", "P", "2", "--json")["quantity"] == 2
    (made,) = counter.json("notice", "balance", "--json")
    notice = made["number"]
    assert notice in counter("notices")
    counter("notices", "--output", tmp_path / "told.csv")
    assert read_back((tmp_path / "told.csv").read_bytes())[1][0] == notice
    for kind in ("notice-letters", "phone-list"):
        counter("paper", kind, notice, "--output", tmp_path / "paper.pdf")
        assert "Ann Bell" in text((tmp_path / "paper.pdf").read_bytes())
    assert notice in counter("notice", "told", notice, "--by", "phone")
    assert "nobody to tell" in counter("notices")
    assert "told" in counter("notice", "told", notice, "--by", "letter", code=1)


def test_who_is_not_in_effect_gets_nothing(counter: Counter) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        new = basket(desk, RELEASE, payment_method="check")
        number = orders.enter_order(desk, new).number
    said = counter("arrival", "P", "1", "--preview")
    assert f"Not in effect, so without a claim until the payment comes: {number} Ann Bell" in said


def test_a_delay_is_told_and_answered(counter: Counter, preorder: str) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        later = (desk.clock.today() + timedelta(days=50)).isoformat()
    (made,) = counter.json("notice", "delay", preorder, "--until", later, "--json")
    assert "No answer is awaited." in counter("notices", "--unanswered")
    counter("notice", "told", made["number"], "--by", "email")
    assert made["number"] in counter("notices", "--unanswered")
    assert made["number"] in counter("notices", "--unanswered", "--output", "-")
    assert made["number"] not in counter("notices", "--output", "-"), "who was told is told no more"
    counter("notice", "answer", made["number"], "agreed")
    assert "No answer is awaited." in counter("notices", "--unanswered")


def test_who_waits_too_long_is_told(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        day = desk.clock.today() - timedelta(weeks=3)
        number = orders.enter_order(desk, basket(desk, placed=day, payments=paid(desk, 23571))).number
    assert number in counter("orders", "--chip", "to_tell") and number in counter("orders", "--chip", "late")
    (made,) = counter.json("notice", "late", number, "--json")
    counter("notice", "told", made["number"], "--by", "email")
    assert number not in counter("orders", "--chip", "to_tell")
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"number": number})))
    assert counter.json("do", "open_order")["told"]
