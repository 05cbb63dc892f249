"""Refunds are listed and marked done by command."""

from pathlib import Path

import pytest

from desk.records.money import Money
from tests.cli.conftest import Counter
from tests.exchange.export_file import two_dolls


@pytest.fixture
def refunding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Counter:
    """A shop that gives money back, with a doll that came back."""
    made = Counter(tmp_path, capsys)
    made("new", "--pack", "miniature-expressions", "--name", "Button & Bear")
    (tmp_path / "orders.csv").write_bytes(two_dolls())
    made("import", "shopify-orders", tmp_path / "orders.csv")
    made("order", "deliver", "2001", "--on", "2026-02-08")
    issue = ("--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--cost", "9.40", "--json")
    ra = made.json("ra", "issue", "2001", *issue)["number"]
    came = ("--on", "2026-02-14", "--sent", "2026-02-12", "--ra-outside")
    made("ra", "receive", ra, *came, "--condition", "original_packaging,secured,resaleable")
    return made


def test_a_refund_is_listed_and_marked_done(refunding: Counter) -> None:
    (due,) = refunding.json("refund", "due", "--json")
    assert due["record"].startswith("RA-") and due["record"] in refunding("refund", "due")
    made = ("refund", "made", str(due["id"]), "--method", "card", "--reference", "R77", "--json")
    assert refunding.json(*made)["open"] == "0.00"
    assert due["record"] in refunding(*made, code=1)
    assert "Nothing is owed" in refunding("refund", "due")


def test_a_part_is_marked_done_with_what_was_told_of_it(refunding: Counter) -> None:
    (due,) = refunding.json("refund", "due", "--json")
    told = ("--amount", "1.00", "--method", "check", "--reference", "R77")
    (payout,) = refunding.json("refund", "made", str(due["id"]), *told, "--json")["payouts"]
    assert (payout["amount"], payout["method"], payout["reference"]) == ("1.00", "check", "R77")
    left = Money.parse(due["open"]) - Money(100)
    assert refunding.json("refund", "due", "--json")[0]["open"] == str(left)
    assert f"${left}" in refunding("refund", "due") and f"${due['open']}" not in refunding("refund", "due")
