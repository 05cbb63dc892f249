"""Claims by command: photos, a pickup, a claim on the carrier and its end, and what was missing."""

from pathlib import Path

import pytest

from desk.exchange.csv_out import read_back
from tests.cli.conftest import Counter
from tests.exchange.export_file import two_dolls
from tests.exchange.photo_samples import jpeg


@pytest.fixture
def claimed(counter: Counter) -> str:
    """The number of an RA for a doll that came broken."""
    sku = counter.json("order", "show", "2001", "--json")["lines"][1]["sku"]
    told = ("--line", sku, "--reason", "damaged_in_transit", "--on", "2026-02-10", "--json")
    return str(counter.json("ra", "issue", "2001", *told)["number"])


def test_a_pickup_is_arranged(counter: Counter, claimed: str) -> None:
    told = ("--on", "2026-02-12", "--reference", "PU 7")
    said = counter("claim", "pickup", claimed, "--carrier", "UPS", *told)
    assert said.strip() == f"{claimed}  UPS picks it up on Feb 12, 2026  PU 7"
    assert "which carrier" in counter("claim", "pickup", claimed, "--carrier", " ", *told, code=1)


def test_a_carrier_is_asked_and_answers(counter: Counter, claimed: str) -> None:
    assert "No claim" in counter("claim", "list")
    told = ("--carrier", "UPS", "--amount", "89.95", "--on", "2026-02-10", "--reference", "C-7")
    assert counter("claim", "carrier", claimed, *told).startswith(f"   1  {claimed}  Claimed of UPS")
    counter("claim", "end", "1", "--state", "paid", "--on", "2026-02-20", code=1)
    paid = counter("claim", "end", "1", "--state", "paid", "--paid", "60", "--on", "2026-02-20")
    assert paid.strip().endswith("C-7  Paid on Feb 20, 2026: $60.00")
    (row,) = counter.json("claim", "list", "--from", "2026-02-10", "--to", "2026-02-10", "--json")
    assert (row["state"], row["paid"], row["ended"]) == ("paid", "60.00", "2026-02-20")
    assert counter.json("claim", "list", "--from", "2026-02-11", "--json") == []
    counter("claim", "carrier", claimed, *told)
    denied = counter("claim", "end", "2", "--state", "denied", "--on", "2026-02-20", "--reason", "late")
    assert "Denied on Feb 20, 2026" in denied


def test_claims_are_exported(counter: Counter, claimed: str, tmp_path: Path) -> None:
    told = ("--carrier", "UPS", "--amount", "89.95", "--on", "2026-02-10")
    counter("claim", "carrier", claimed, *told)
    counter("export", "claims", "--output", tmp_path / "claims.csv")
    header, row, totals = read_back((tmp_path / "claims.csv").read_bytes())
    assert header[:2] == ("number", "day") and row[:2] == (claimed, "2026-02-10")
    assert (totals[0], totals[1], totals[header.index("amount")]) == ("TOTAL", "1", "89.95")
    assert "what the carrier paid" in counter("export", "claims", "--columns")


def test_photos_are_kept_and_listed(counter: Counter, claimed: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "crack.jpg", tmp_path / "list.jpg"
    good.write_bytes(jpeg())
    bad.write_bytes(b"nothing")
    assert "There is no photo." in counter("claim", "photos", claimed)
    said = counter("claim", "photos", claimed, good, bad, code=1)
    assert "60 x 40  crack.jpg" in said and "list.jpg" in said
    found = counter.json("claim", "photos", claimed, "--json")
    assert [each["name"] for each in found["photos"]] == ["crack.jpg"] and found["refused"] == []


def test_its_report_is_a_paper(counter: Counter, claimed: str, tmp_path: Path) -> None:
    counter("paper", "claim-report", claimed, "--output", tmp_path / "claim.pdf")
    assert (tmp_path / "claim.pdf").read_bytes().startswith(b"%PDF")


def missing(counter: Counter, *more: str, code: int = 0) -> str:
    """A doll of order #2001 was not in its parcel, as is told the day after it came."""
    sku = counter.json("order", "show", "2001", "--json")["lines"][0]["sku"]
    words = ("--line", sku, "--on", "2026-02-09", *more)
    return counter("claim", "missing", "2001", *words, code=code)


def test_where_the_policy_is_silent_about_what_is_missing_it_says_so(counter: Counter) -> None:
    assert "owner" in missing(counter, code=1).lower()


@pytest.fixture
def miniatures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Counter:
    """A shop under the policy that replaces what is missing, with order #2001."""
    made = Counter(tmp_path, capsys)
    made("new", "--pack", "miniature-expressions", "--name", "Minis")
    (tmp_path / "orders.csv").write_bytes(two_dolls())
    made("import", "shopify-orders", tmp_path / "orders.csv")
    made("order", "deliver", "2001", "--on", "2026-02-08")
    return made


def test_what_was_missing_is_sent_again(miniatures: Counter) -> None:
    said = missing(miniatures)
    assert "Replacement" in said or "replacement" in said


def test_where_there_is_none_left_it_is_given_back(miniatures: Counter) -> None:
    assert "original payment" in missing(miniatures, "--there", "no").lower()
